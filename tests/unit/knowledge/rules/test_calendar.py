"""Are working days those of the State Council's notices, and are limits counted as the law counts them?"""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from suishiban.knowledge.parse.calendar import read_calendar
from suishiban.knowledge.rules.calendar import CalendarEnds, DueDate, NegativeLimit, WorkingCalendar

FILE = Path(__file__).parents[4] / "guides" / "calendar.yaml"
YEARS = (2024, 2025, 2026)


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return read_calendar(FILE)


@pytest.mark.parametrize("year", YEARS)
def test_every_day_agrees_with_chinesecalendar(calendar: WorkingCalendar, year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=step) for step in range(366 if year == 2024 else 365)]
    assert [calendar.is_working_day(day) for day in days] == [chinese_calendar.is_workday(day) for day in days]
    assert (days[-1].month, days[-1].day) == (12, 31)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 3, 2), 0, date(2026, 3, 2)),
        (date(2026, 3, 2), 1, date(2026, 3, 3)),
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        (date(2026, 3, 7), 1, date(2026, 3, 9)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 6, date(2026, 2, 28)),
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
    ],
)
def test_the_first_day_does_not_count_and_holidays_are_left_out(
    calendar: WorkingCalendar, start: date, days: int, due: date
) -> None:
    assert calendar.add_working_days(start, days) == DueDate(due, provisional=False)


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        (date(2026, 12, 25), 1, DueDate(date(2026, 12, 28), provisional=False)),
        (date(2026, 12, 25), 2, DueDate(date(2026, 12, 29), provisional=True)),
        (date(2026, 12, 31), 1, DueDate(date(2027, 1, 4), provisional=True)),
        (date(2028, 4, 28), 1, DueDate(date(2028, 5, 3), provisional=True)),
        (date(2027, 9, 30), 1, DueDate(date(2027, 10, 4), provisional=True)),
        (date(2023, 12, 31), 1, DueDate(date(2024, 1, 2), provisional=False)),
        (date(2023, 12, 28), 2, DueDate(date(2024, 1, 2), provisional=True)),
    ],
)
def test_a_limit_over_a_year_not_announced_is_provisional(
    calendar: WorkingCalendar, start: date, days: int, expected: DueDate
) -> None:
    assert calendar.add_working_days(start, days) == expected


def test_days_between_count_what_a_limit_adds(calendar: WorkingCalendar) -> None:
    for start in (date(2023, 11, 20), date(2024, 9, 13), date(2026, 1, 30), date(2026, 12, 1), date(2027, 4, 20)):
        for days in range(1, 60):
            due = calendar.add_working_days(start, days).day
            assert calendar.working_days_between(start, due) == days
            assert calendar.working_days_between(due, start) == -days


def test_days_between_count_one_by_one(calendar: WorkingCalendar) -> None:
    start, count = date(2023, 12, 1), 0
    for step in range(1, 1400):
        day = start + timedelta(days=step)
        count += calendar.is_working_day(day)
        assert calendar.working_days_between(start, day) == count


def test_impossible_limits_are_refused(calendar: WorkingCalendar) -> None:
    with pytest.raises(NegativeLimit, match="days: -1; right: 0 or more"):
        calendar.add_working_days(date(2026, 1, 1), -1)
    with pytest.raises(CalendarEnds):
        calendar.add_working_days(date(9999, 12, 30), 5)
