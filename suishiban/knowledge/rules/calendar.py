"""Which days do authorities work, and on which day does a time limit end?

Limits of administrative licensing are counted in working days, without statutory holidays
(行政许可法 第八十二条); the day on which a period begins does not count (民法典 第二百零一条). Days off and working
weekends are announced for one year at a time; until then weekends and the holidays with a fixed date are off, and
what rests on them is provisional.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from suishiban.knowledge.guide import EXTRA, Text
from suishiban.knowledge.text import SuishibanError

#: (month, day), off in every year: 全国年节及纪念日放假办法 第二条 (revised 10 November 2024). The other holidays
#: follow the lunar calendar and the solar terms.
FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """One run of days off, weekends in it included."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    name: Text
    first: date
    last: date
    """The last day off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarYear:
    """What the State Council announced for one year."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    year: int
    source: str
    """Title and number of the notice."""
    issued: date
    holidays: tuple[Holiday, ...]
    workdays: tuple[date, ...]
    """Weekend days worked in exchange (调休)."""


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a time limit."""

    day: date
    provisional: bool
    """Counted over days of a year not yet announced; may move when it is."""


class NegativeLimit(SuishibanError):
    """A time limit has a negative number of working days"""


class CalendarEnds(SuishibanError):
    """A time limit runs past the last year a date can have"""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The days off and working weekends of the years announced."""

    announced: frozenset[int] = frozenset()
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    @staticmethod
    def of(years: Iterable[CalendarYear]) -> "WorkingCalendar":
        """The calendar of `years`; every other year is provisional."""
        years = tuple(years)
        holidays = [holiday for year in years for holiday in year.holidays]
        return WorkingCalendar(
            frozenset(year.year for year in years),
            frozenset(day for holiday in holidays for day in _days(holiday.first, holiday.last)),
            frozenset(day for year in years for day in year.workdays),
        )

    def is_working_day(self, day: date) -> bool:
        """Whether authorities work on `day`."""
        if day in self.worked:
            return True
        if day in self.off or day.weekday() >= _SATURDAY:
            return False
        return day.year in self.announced or (day.month, day.day) not in FIXED_HOLIDAYS

    def add_working_days(self, start: date, days: int) -> DueDate:
        """The `days`-th working day after `start`, which itself does not count; `start` for 0 days.

        Raises NegativeLimit, and CalendarEnds past the year 9999.
        """
        if days < 0:
            raise NegativeLimit(days=days, right="0 or more")
        day = start
        for _ in range(days):
            day = self._next_working_day(day)
        return DueDate(day, provisional=days > 0 and not self._is_settled(start + _DAY, day))

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative where `end` is earlier.

        So working_days_between(start, add_working_days(start, n).day) is n.
        """
        if end < start:
            return -self.working_days_between(end, start)
        return _weekdays_to(end) - _weekdays_to(start) + self._corrections(start, end)

    def _next_working_day(self, day: date) -> date:
        while day < date.max:
            day += _DAY
            if self.is_working_day(day):
                return day
        raise CalendarEnds(day=day, right="a limit that ends by 9999-12-31")

    def _is_settled(self, first: date, last: date) -> bool:
        """Whether no notice still to come can move a day from `first` to `last`.

        A year's notice may reach back to the last days of December (as those for 2019 and 2023 did).
        """
        reach = last.year + (last.month == 12 and last.day >= 29)
        return self.announced.issuperset(range(first.year, reach + 1))

    def _corrections(self, start: date, end: date) -> int:
        """Working weekends less weekdays off, after `start` up to `end`."""
        fixed = (
            date(year, month, day)
            for year in range(start.year, end.year + 1)
            if year not in self.announced
            for month, day in FIXED_HOLIDAYS
        )
        off = {day for day in (*self.off, *fixed) if start < day <= end and day.weekday() < _SATURDAY}
        worked = {day for day in self.worked if start < day <= end}
        return sum(day.weekday() >= _SATURDAY for day in worked) - len(off - worked)


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


def _weekdays_to(day: date) -> int:
    """Mondays to Fridays from 1 January of year 1, a Monday, to `day`."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
