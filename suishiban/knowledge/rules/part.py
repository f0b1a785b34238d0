"""What does a part of a rule become, so that evaluating it is fast?

Every part is a Python closure made once, when the rule is compiled: it takes the Scope of one evaluation and returns a
value or an Unknown. The types were checked before, so the closures check none.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from typing import Any

from suishiban.knowledge.rules.calendar import WorkingCalendar
from suishiban.knowledge.rules.values import AnyType
from suishiban.knowledge.rules.verdict import Unknown

#: Days begin at midnight in China, wherever the server stands.
CHINA = timezone(timedelta(hours=8))


@dataclass(slots=True)
class Scope:
    """What one evaluation looks at."""

    answers: Any
    """`Answers`; a value that is an Unknown is open, and so is the question whether it was answered."""
    at: datetime | None
    """None: open."""
    calendar: WorkingCalendar
    bound: dict[str, Any] = field(default_factory=dict)
    """Variable of a macro → (index, row), or one string of a list."""

    def today(self) -> date | None:
        """The day of `at` in China; a naive `at` is taken to be Chinese time."""
        if self.at is None or self.at.tzinfo is None:
            return self.at and self.at.date()
        return self.at.astimezone(CHINA).date()


#: Any: a value of the part's type, or Unknown.
Run = Callable[[Scope], Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One compiled part of a rule."""

    type: AnyType
    run: Run
    fields: frozenset[str] = frozenset()
    """Ids of the fields, scenarios and groups it reads."""
    constant: Any = None
    """Its value, where it is written out."""
    present: Run | None = None
    """Whether it was answered; only of a field, a group or a blank of a row."""


def all_of(parts: tuple[Part, ...]) -> frozenset[str]:
    """The fields that any of `parts` reads."""
    return frozenset[str]().union(*(part.fields for part in parts))


def strict(function: Callable[..., Any], *parts: Part) -> Run:
    """`function` of the values of `parts`, Unknown where any of them is."""
    if len(parts) == 1:
        return _strict_one(function, parts[0].run)
    if len(parts) == 2:
        return _strict_two(function, parts[0].run, parts[1].run)
    return lambda _: function()


def _strict_one(function: Callable[..., Any], operand: Run) -> Run:
    def run(scope: Scope) -> Any:
        value = operand(scope)
        return value if type(value) is Unknown else function(value)

    return run


def _strict_two(function: Callable[..., Any], left: Run, right: Run) -> Run:
    def run(scope: Scope) -> Any:
        first, second = left(scope), right(scope)
        if type(first) is Unknown:
            return first | second if type(second) is Unknown else first
        return second if type(second) is Unknown else function(first, second)

    return run
