"""What does it mean that an utterance has this intent and these marked words?

A model of sentences sees the utterance with placeholders. Which blank a marked value is for is told by the marked name
of a blank, else it is the one just asked. Where an item is to be found or a question answered, our own routing and
search do that with the citizen's words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.form.lines import form_lines
from suishiban.assistant.understanding.asking import application
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of
from suishiban.assistant.understanding.intents import SMALL_TALK, Intent, Mention
from suishiban.assistant.understanding.naming import path_named
from suishiban.assistant.understanding.placeholders import Hidden
from suishiban.assistant.understanding.proposing import NoProposal, Unsure
from suishiban.knowledge.guide import FormField


@dataclass(frozen=True, slots=True)
class Marked:
    """Some words of the text that was sent; characters, end exclusive."""

    mention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the model makes of a text."""

    intent: str
    confidence: float
    """0 to 1."""
    marked: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Occasion:
    """What was asked when something was said, and what the open form calls its blanks."""

    asked: FormField | None = None
    """The blank asked for."""
    confirms: bool = False
    """Whether a yes was asked for instead."""
    names: tuple[str, ...] = ()
    """Of all blanks, in any language."""


def commands_of(heard: Heard, hidden: Hidden, parsed: Parsed) -> Commands:
    """The commands that `parsed`, which is of the hidden text, means. Raises NoProposal for words outside the text,
    Unsure for a value of no known blank."""
    return tuple(_commands(Intent(parsed.intent), _words(heard, hidden, parsed), heard))


@dataclass(frozen=True, slots=True)
class _Words:
    """Marked words as the citizen said them."""

    mention: Mention
    text: str
    span: c.Span


def _words(heard: Heard, hidden: Hidden, parsed: Parsed) -> tuple[_Words, ...]:
    """The marked words in the real utterance, in the order in which they were said."""
    words = []
    for one in sorted(parsed.marked, key=lambda one: (one.start, one.end)):
        if one.mention not in frozenset(Mention):
            continue
        if not 0 <= one.start < one.end <= len(hidden.text):
            raise NoProposal(marked=f"{one.start}–{one.end}", right=f"characters of a text of {len(hidden.text)}")
        start, end = hidden.behind(one.start, one.end)
        words.append(_Words(Mention(one.mention), heard.utterance.text[start:end], c.Span(start, end)))
    return tuple(words)


def _commands(intent: Intent, words: Sequence[_Words], heard: Heard) -> Iterator[c.Command]:
    """The commands that an intent means; none for decisions, for what is out of scope, and where words are wanting."""
    text = heard.utterance.text
    match intent:
        case Intent.GIVE_VALUE | Intent.CORRECT_VALUE:
            yield from _values(words, heard, corrects=intent is Intent.CORRECT_VALUE)
        case Intent.REVISE | Intent.EXPLAIN:
            named = next((_path(one, heard) for one in words if one.mention is Mention.BLANK), "")
            if intent is Intent.EXPLAIN:
                yield c.DontKnow(named)
            elif named:
                yield c.Revise(named)
        case Intent.ASK_GUIDE:
            yield c.AskGuide(text)
        case Intent.START_ITEM:
            yield from application(heard)
        case _ if intent in SMALL_TALK:
            yield c.Chitchat(intent.value)
        case _ if intent in _PLAIN:
            yield _PLAIN[intent]()


_PLAIN: Mapping[Intent, Callable[[], c.Command]] = {
    Intent.SKIP: c.Skip,
    Intent.ASK_REMAINING: c.AskRemaining,
    Intent.ASK_PROGRESS: c.AskProgress,
    Intent.SHOW_FORM: c.ShowForm,
    Intent.ASK_HUMAN: c.AskHuman,
    Intent.REPEAT: c.Repeat,
}


def _values(words: Sequence[_Words], heard: Heard, corrects: bool) -> Iterator[c.Command]:
    """Each marked value for the blank named before it, the first else for the one just asked; raises Unsure where a
    value is nobody's, for values of half a sentence would be worse than a question."""
    _, pending = pending_of(heard)
    path = "" if corrects else pending.path if pending is not None else None
    for one in words:
        if one.mention is Mention.BLANK:
            path = _path(one, heard) or None
        elif one.mention is Mention.VALUE:
            if path is None:
                raise Unsure(right="a known blank for each value")
            yield c.Correct(one.text, one.span, path) if corrects else c.GiveValue(path, one.text, one.span)
            path = None


def _path(words: _Words, heard: Heard) -> str:
    """The path of the blank named; empty where none is."""
    matter, form = open_matter(heard), heard.form
    if matter is None or form is None:
        return ""
    answered = [line.path for line in form_lines(form.compiled.guide, form.relevant, matter.answers)]
    return path_named(words.text, form.relevant, answered)
