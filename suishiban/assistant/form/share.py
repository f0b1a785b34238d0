"""What has one item of a life event of the answers?"""

from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.blanks import asked_as
from suishiban.assistant.form.relevance import Relevance
from suishiban.knowledge.library.compiled import JointMatter

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Share:
    """What one item of a life event has of the answers."""

    part: JointMatter
    answers: Answers
    """By the item's own paths: what the event gives, what was asked for it alone, and what it waits for."""
    relevant: Relevance
    """Of the item's own form."""
    covered: frozenset[str]
    """Its blanks, and its groups and their columns (`group.column`), that the event gives, or will once asked."""
    after: tuple[str, ...]
    """Items among the matters that must be concluded first."""

    def lift(self, path: str) -> str:
        """Where the citizen gives what the item has at `path`."""
        if not self.covers(path):
            return self.part.lift(path)
        return in_row_of(path, self.part.matter.takes[asked_as(path)])

    def covers(self, path: str) -> bool:
        """Whether the event gives what the item has at `path`."""
        return asked_as(path) in self.covered


def in_row_of(path: str, column: str) -> str:
    """What `column` (`group.column`, or a blank) is in the row that `path` is of."""
    group, _, name = column.partition(".")
    return f"{group}.{path.split('.')[1]}.{name}" if name else column
