"""How does our own trained model read an utterance? It sees the words beside what the blank just asked takes.

What it is told of a form is what the guide says: the type of the blank just asked, and of every word whether it stands
in that blank's name, in one of its options, or in the name of any blank. So it reads what is said to a guide that it
has never seen; which blank a name means is told by the names of the open form (`naming`). A whole name or option is one
token to it, whatever it says. `training.recipes.reader` writes its files, `models/reader/MODEL_CARD.md` says on what it
was trained and how well it does.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from suishiban.assistant.understanding.intents import Intent, Mention
from suishiban.assistant.understanding.naming import names_of
from suishiban.assistant.understanding.parsed import Marked, Occasion, Parsed
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.text import SuishibanError, simplify

GRAPH, VOCABULARY = "reader.onnx", "vocabulary.txt"
INTENTS: Sequence[Intent] = tuple(Intent)
#: 0 is none of them; then, for each, the first token of a mention and its others.
MENTIONS: Sequence[Mention] = tuple(Mention)
#: Tokens of an utterance that are looked at.
_SAID = 80

PAD, UNKNOWN, BEGIN, NAME, OPTION = "[pad]", "[unknown]", "[begin]", "[name]", "[option]"
SPECIAL: Sequence[str] = (PAD, UNKNOWN, BEGIN, NAME, OPTION)
#: Characters of the shortest name or option that is one token.
_WHOLE = 2
#: What was asked: nothing, a yes, or a blank of a type.
KINDS: Sequence[str] = ("", "confirms", *sorted(FIELD_TYPES))
#: What is told of every token: whether it stands in the name of the blank asked for, in an option of it, in the name of
#: any blank.
FLAGS = 3


class MissingReader(SuishibanError):
    """A folder does not hold a reader as `suishiban train understanding` writes it"""


@dataclass(frozen=True, slots=True)
class Token:
    """One character, word or placeholder; characters of the text, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sequenced:
    """An utterance as the graph takes it."""

    ids: tuple[int, ...]
    """A first one that stands for all, then one for each token."""
    flags: tuple[tuple[bool, ...], ...]
    """`FLAGS` for each of them."""
    kind: int
    """Place in `KINDS`."""
    said: tuple[Token, ...]


def _view(text: str) -> str:
    view = simplify(text).lower()
    return view if len(view) == len(text) else text


@cache
def _name(name: str) -> str:
    """The same of what a guide calls something, kept; never of what somebody said."""
    return _view(name)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text`, in simplified characters and small letters."""
    return tuple(Token(match[0], *match.span()) for match in _TOKEN.finditer(_view(text)))


#: A placeholder is one thing; a run of Latin letters is a word.
_TOKEN = re.compile(r"〔\d+〕|[a-z']+|\S")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The vocabulary; tokens that are not in it are all the same."""

    ids: Mapping[str, int]

    def sequence(self, text: str, occasion: Occasion) -> Sequenced:
        """`text` with what the occasion tells of its tokens."""
        view = _view(text)
        asked = occasion.asked
        kind = "confirms" if occasion.confirms else "" if asked is None else asked.type
        options = asked.options if asked is not None else ()
        called = tuple(name for one in options for name in (one.label.zh, one.label.en, *one.aliases))
        listed = (names_of(asked) if asked is not None else (), called, occasion.names)
        wholes = {_name(name): OPTION for name in called} | {_name(name): NAME for name in occasion.names}
        said = _merged(tokens(text), view, wholes)[:_SAID]
        flags = zip(*(_standing(view, said, names) for names in listed), strict=True)
        ids = (self.ids[BEGIN], *(self._id(one.text) for one in said))
        return Sequenced(ids, ((False,) * FLAGS, *flags), KINDS.index(kind), said)

    def _id(self, token: str) -> int:
        # Which number a placeholder or a figure is tells nothing.
        shape = "〔1〕" if token.startswith("〔") and len(token) > 1 else "0" if token.isdigit() else token
        return self.ids.get(shape, self.ids[UNKNOWN])


def _merged(said: Sequence[Token], view: str, wholes: Mapping[str, str]) -> tuple[Token, ...]:
    """The tokens, those of a whole name or option as one; of two that overlap, the longer."""
    taken: list[Token] = []
    for name in sorted(wholes, key=len, reverse=True):
        at = view.find(name) if len(name) >= _WHOLE else -1
        while at >= 0:
            end = at + len(name)
            if all(end <= one.start or one.end <= at for one in taken):
                taken.append(Token(wholes[name], at, end))
            at = view.find(name, end)
    cut = [one for one in said if all(one.end <= whole.start or whole.end <= one.start for whole in taken)]
    return tuple(sorted((*cut, *taken), key=lambda one: one.start))


def _standing(view: str, said: Sequence[Token], names: Iterable[str]) -> tuple[bool, ...]:
    """Of every token, whether one of the names, or two neighbours of its characters, stand there."""
    there = bytearray(len(view))
    for name in {part for one in names for part in _parts(one)}:
        at = view.find(name)
        while at >= 0:
            there[at : at + len(name)] = b"\1" * len(name)
            at = view.find(name, at + 1)
    return tuple(all(there[token.start : token.end]) for token in said)


@cache
def _parts(name: str) -> tuple[str, ...]:
    """What tells of a name that it is meant: two characters of a Chinese one, all of an English one."""
    view = _name(name)
    return tuple(view[at : at + 2] for at in range(len(view) - 1)) if not view.isascii() else (view,) if view else ()


def spans(tags: Sequence[int], said: Sequence[Token]) -> Iterator[Marked]:
    """The mentions that the tags of the tokens `said` mark."""
    begun = 0

    def mention(at: int) -> tuple[int, int]:
        nonlocal begun
        tag = tags[at]
        begun += tag % 2  # odd: the first token of a mention
        return ((tag + 1) // 2, begun)

    for (which, _), places in groupby(range(len(said)), mention):
        at = list(places)
        if which:
            yield Marked(MENTIONS[which - 1], said[at[0]].start, said[at[-1]].end)


@dataclass(frozen=True, slots=True)
class Reader:
    """The model that ships. Immutable and safe to share between threads."""

    name: str
    tokens: Tokens
    session: Any = field(repr=False)

    def read(self, text: str, occasion: Occasion) -> Parsed:
        """What `text` is for, how sure that is, and which words are what."""
        sequence = self.tokens.sequence(text, occasion)
        if not sequence.said:
            return Parsed(Intent.OUT_OF_SCOPE, 0.0)
        shares, tags = self.session.run(
            ["intents", "tags"],
            {
                "ids": np.array([sequence.ids], dtype=np.int64),
                "flags": np.array([sequence.flags], dtype=np.float32),
                "kind": np.array([sequence.kind], dtype=np.int64),
            },
        )
        best = int(shares[0].argmax())
        marks = tags[0, -len(sequence.said) :].argmax(axis=1).tolist()
        return Parsed(INTENTS[best], float(shares[0, best]), tuple(spans(marks, sequence.said)))


def load_reader(folder: Path) -> Reader:
    """The reader in `folder`. Raises MissingReader when a file is not there."""
    for name in (GRAPH, VOCABULARY):
        if not (folder / name).is_file():
            raise MissingReader(folder=folder, missing=name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a sentence takes less than a millisecond
    session = onnxruntime.InferenceSession(folder / GRAPH, options, providers=["CPUExecutionProvider"])
    words = (folder / VOCABULARY).read_text(encoding="utf-8").splitlines()
    return Reader(
        session.get_modelmeta().custom_metadata_map["name"], Tokens({one: at for at, one in enumerate(words)}), session
    )
