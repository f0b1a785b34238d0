"""What does a question take for granted, and do the guides say so?"""

from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.index.passage import Passage


class Truth(StrEnum):
    """What the guide says to a premise."""

    #: It says so.
    CONFIRMED = "confirmed"
    #: It says otherwise.
    CONTRADICTED = "contradicted"
    #: It does not mention something that the premise names.
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Premise:
    """A statement that a question rests on (…对吧? 听说… 为什么…), judged."""

    truth: Truth
    words: str
    """What is contradicted or not mentioned; empty where all is confirmed."""
    proof: tuple[Passage, ...]
    """What the guide says about it."""
