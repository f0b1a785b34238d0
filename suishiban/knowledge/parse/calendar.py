"""Which days off and working weekends does a calendar file state?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from pydantic import TypeAdapter, ValidationError

from suishiban.knowledge.guide import EXTRA
from suishiban.knowledge.parse.document import NotReadable, read_document
from suishiban.knowledge.rules.calendar import CalendarYear, WorkingCalendar
from suishiban.knowledge.text import SuishibanError


class CalendarRefused(SuishibanError):
    """The calendar file does not state a working-day calendar"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """The content of guides/calendar.yaml."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    years: tuple[CalendarYear, ...]


def read_calendar(path: Path) -> WorkingCalendar:
    """The calendar in the file at `path`; raises CalendarRefused, or OSError where there is no such file."""
    return parse_calendar(path.read_text(encoding="utf-8"), path.name)


def parse_calendar(text: str, source: str) -> WorkingCalendar:
    """The calendar that the YAML `text` of the file named `source` states; raises CalendarRefused."""
    try:
        file = TypeAdapter(CalendarFile).validate_python(read_document(text).content)
    except NotReadable as error:
        raise CalendarRefused(file=source, line=error.line, problem=error.problem, right=error.fix) from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise CalendarRefused(file=source, key=place, value=first["input"], right=first["msg"]) from None
    for key, value, right in _problems(file.years):
        raise CalendarRefused(file=source, key=key, value=value, right=right)
    return WorkingCalendar.of(file.years)


def _problems(years: tuple[CalendarYear, ...]) -> Iterator[tuple[str, object, str]]:
    """(key, value, what would be right) of all that is well-formed but cannot be."""
    for number, count in Counter(year.year for year in years).items():
        if count > 1:
            yield "year", number, "each year once"
    for year in years:
        for holiday in year.holidays:
            if not 0 <= (holiday.last - holiday.first).days < 31 or year.year not in (
                holiday.first.year,
                holiday.last.year,
            ):
                yield holiday.name.zh, f"{holiday.first} – {holiday.last}", f"days off of {year.year}, first to last"
        for day in year.workdays:
            if day.weekday() < 5:
                yield "workdays", day, "a Saturday or Sunday"
