"""What time is it?"""

from datetime import datetime, timedelta, timezone
from typing import Protocol

#: The legal time of the service (Beijing time, UTC+8, no summer time).
CHINA = timezone(timedelta(hours=8))


class Clock(Protocol):
    """Port: the only source of the present."""

    def now(self) -> datetime:
        """Aware, in Chinese time."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(CHINA)


class ShiftedClock:
    """The machine's clock, moved: demonstrations and dialogue files play days in seconds. Only in demo mode."""

    def __init__(self) -> None:
        self._shift = timedelta()

    def now(self) -> datetime:
        return datetime.now(CHINA) + self._shift

    def set(self, at: datetime) -> None:
        """Let it be `at` now."""
        self._shift = at.astimezone(CHINA) - datetime.now(CHINA)

    def advance(self, by: timedelta) -> None:
        """Let `by` pass at once."""
        self._shift += by
