"""What may come of asking whether a rule holds?"""

from dataclasses import dataclass
from enum import StrEnum


class Truth(StrEnum):
    """A rule that the answers decide."""

    #: The condition holds.
    YES = "yes"
    #: The condition does not hold.
    NO = "no"


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answers given so far leave it open."""

    fields: frozenset[str] = frozenset()
    """Paths that keep it open: `field`, `group` or `group.N.field`, N from 0. While they lack, no other answer decides.

    Empty only where a rule about the date is evaluated without one.
    """

    def __or__(self, other: "Unknown") -> "Unknown":
        return self if other.fields <= self.fields else Unknown(self.fields | other.fields)


Verdict = Truth | Unknown
