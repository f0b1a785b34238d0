"""What may a department's back end answer?"""

from dataclasses import dataclass
from typing import Protocol

from suishiban.assistant.casework.messages import OutMessage


@dataclass(frozen=True, slots=True)
class Delivered:
    """Taken down, now or when the same key came before."""

    department_no: str
    """办件编号 of the case."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It will not take the message, now or later."""

    reason: str


@dataclass(frozen=True, slots=True)
class TryLater:
    """Nobody answered, or it cannot at the moment; nobody knows whether the message was taken down."""

    reason: str


Answer = Delivered | Refused | TryLater


class Backend(Protocol):
    """Port: one department's system."""

    def deliver(self, message: OutMessage) -> Answer:
        """Hand the message over; never raises for what a back end or a network may do. Safe in several threads."""
        ...
