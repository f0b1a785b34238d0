"""How well does the double behave today?"""

from dataclasses import dataclass
from enum import StrEnum


class Mode(StrEnum):
    """How the double answers; switched at run time."""

    #: As a good back end does.
    WORKS = "works"
    #: Each answer takes `Pace.slow` seconds.
    SLOW = "slow"
    #: Every message is turned away with 503 and has no effect.
    FAILS = "fails"
    #: The process dies after it has recorded a new message and before it answers.
    CRASHES = "crashes"
    #: Every call-back is sent twice, and the one before it once more.
    DOUBLES = "doubles"


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things take, in seconds."""

    slow: float = 3.0
    accept: float = 1.0
    """From registration to 受理, where the desk is the department's."""
    conclude: float = 3.0
    """From 受理 to 办结."""
