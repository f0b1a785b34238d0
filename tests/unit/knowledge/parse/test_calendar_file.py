"""Does a wrong calendar file say what is wrong?"""

import pytest

from suishiban.knowledge.parse.calendar import CalendarRefused, parse_calendar

YEAR = """
years:
  - year: 2026
    source: notice
    issued: 2025-11-04
    holidays:
      - {name: {zh: 元旦}, first: 2026-01-01, last: 2026-01-03}
    workdays: [2026-01-04]
"""


def test_a_right_file_is_read() -> None:
    assert parse_calendar(YEAR, "calendar.yaml").announced == {2026}


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("2026-01-04", "2026-01-05", "key: workdays; value: 2026-01-05; right: a Saturday or Sunday"),
        ("last: 2026-01-03", "last: 2025-12-31", "key: 元旦; value: 2026-01-01 – 2025-12-31; right: days off of 2026"),
        ("last: 2026-01-03", "last: 2027-01-03", "key: 元旦"),
        ("year: 2026", "year: 2027", "right: days off of 2027"),
        ("2025-11-04", "soon", "key: years.0.issued; value: soon"),
        ("source:", "sauce:", "file: calendar.yaml; key: years.0"),
        ("years:", "years: [", "line: "),
    ],
)
def test_a_wrong_file_is_refused(right: str, wrong: str, said: str) -> None:
    with pytest.raises(CalendarRefused) as refused:
        parse_calendar(YEAR.replace(right, wrong), "calendar.yaml")
    assert said in str(refused.value)


def test_a_year_stands_once() -> None:
    with pytest.raises(CalendarRefused, match="key: year; value: 2026; right: each year once"):
        parse_calendar(YEAR + YEAR.split("years:\n")[1], "calendar.yaml")
