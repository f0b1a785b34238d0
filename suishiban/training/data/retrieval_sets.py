"""What does a set of questions with their right passages look like, whatever file it came from?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson

from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.text import SuishibanError


class UnreadableSet(SuishibanError):
    """A line of a passage or question file lacks what it must have"""


class Context(StrEnum):
    """How much of a conversation is searched for."""

    #: The last question alone.
    LAST = "last"
    #: Everything said so far, then the question.
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the ids of the passages that answer it, and what was said before it."""

    id: str
    text: str
    gold: frozenset[str]
    history: tuple[str, ...] = ()

    def before(self, context: Context) -> tuple[str, ...]:
        """What was said before and is searched for too."""
        return self.history if context is Context.HISTORY else ()

    def searched(self, context: Context) -> str:
        """All that is looked for, in one text."""
        return " ".join((*self.before(context), self.text))


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Passages, and questions whose answers are among them."""

    name: str
    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]
    context: Context = Context.LAST
    trained_on: bool = False
    """Whether the shipped encoder has seen these very questions; then the figures say little."""


def read_set(passages: Path, questions: Path, context: Context) -> RetrievalSet:
    """A set in the published format: passages `{"id","text","title"?}`, questions `{"id","query","gold","history"?}`.

    Raises UnreadableSet, which names the file, the line and the key.
    """
    pieces = tuple(
        foreign(str(_key(line, "id", where)), _key(line, "text", where), line.get("title") or "")
        for where, line in _lines(passages)
    )
    asked = tuple(
        Question(
            id=str(_key(line, "id", where)),
            text=_key(line, "query", where),
            gold=frozenset(map(str, _key(line, "gold", where))),
            history=tuple(turn["text"] for turn in line.get("history") or ()),
        )
        for where, line in _lines(questions)
    )
    return RetrievalSet(questions.stem, pieces, asked, context)


def _lines(path: Path) -> Sequence[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.name}:{number}", orjson.loads(line))
        for number, line in enumerate(path.read_bytes().splitlines(), start=1)
        if line.strip()
    ]


def _key(line: dict[str, Any], key: str, where: str) -> Any:
    if key not in line:
        raise UnreadableSet(line=where, missing=key)
    return line[key]
