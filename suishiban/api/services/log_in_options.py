"""What can a log-in page offer here?"""

from dataclasses import dataclass

from suishiban.api.services.demo_staff import DemoStaff
from suishiban.knowledge.guide import Text


@dataclass(frozen=True, slots=True)
class DemoCitizen:
    """An invented citizen."""

    id: str
    """The code to log in with."""
    name: str
    what: Text
    """Who that is, in a few words."""


@dataclass(frozen=True, slots=True)
class LogInOptions:
    """Nobody outside a demonstration."""

    citizens: tuple[DemoCitizen, ...] = ()
    staff: DemoStaff | None = None
