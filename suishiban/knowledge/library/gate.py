"""Who judges a release before it goes live?"""

from typing import Protocol

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.library.release import Release


class Gate(Protocol):
    """Port: plays questions and dialogues against a release; the rehearsal implements it."""

    def judge(self, release: Release, previous: Release | None) -> tuple[Finding, ...]:
        """What speaks against `release` in place of `previous`; one error stops it."""
        ...
