"""On what occasion is a turn taken: who is there, when, and what can be looked up?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from suishiban.assistant.casework.application import AttachedFile
from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.earlier import Earlier
from suishiban.assistant.conversation.mandate import Mandate
from suishiban.assistant.conversation.reply import Claim
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.evidence import NewNumbers, Record


@dataclass(frozen=True, slots=True)
class Citizen:
    """Who is speaking, once the real-name identity is known."""

    person: str
    """Blind index; names the person without saying who it is."""
    identity: Record
    """name, id_number, mobile …"""


Tell = Callable[[Claim], None]


def untold(claim: Claim) -> None:
    """Nobody waits for single sentences."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One turn's occasion: who, when, and what is looked up only if the turn needs it."""

    moment: Moment
    numbers: Callable[[], NewNumbers]
    """Allots the numbers of a case."""
    cases: Callable[[], tuple[CaseSummary, ...]]
    """The citizen's cases, the latest first."""
    files: Callable[[tuple[str, ...]], Mapping[str, AttachedFile]]
    """What is stored under these attachment ids."""
    citizen: Citizen | None = None
    tell: Tell = untold
    """Told each sentence that a language model words, as soon as it is checked; the reply holds them all."""
    earlier: Callable[[], tuple[Earlier, ...]] = tuple
    """What the citizen's earlier applications hold, the latest first."""
    mandates: Callable[[], tuple[Mandate, ...]] = tuple
    """By which the citizen may act for others, whatever has become of them."""
