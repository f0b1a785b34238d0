"""What has one item of a life event of the answers?"""

from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.assistant.conversation.answers import Answer
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
    """Its blanks that the event gives, or will give once it is asked."""
    after: tuple[str, ...]
    """Items among the matters that must be concluded first."""

    def lift(self, path: str) -> str:
        """Where the citizen gives what the item has at `path`."""
        given = self.part.matter.takes.get(path, "") if path in self.covered else ""
        return given or self.part.lift(path)
