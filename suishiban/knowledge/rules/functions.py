"""Which functions can a rule call, and what do they give?

The functions of CEL keep their meaning (size, startsWith, endsWith, contains, matches); the others are ours.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from suishiban.knowledge.rules.dates import birth_date, days_between, full_years, sex
from suishiban.knowledge.rules.errors import BadLiteral, TypeMismatch, UnknownName, WrongArguments
from suishiban.knowledge.rules.nodes import Call
from suishiban.knowledge.rules.operators import require
from suishiban.knowledge.rules.part import Part, Run, Scope, all_of, strict
from suishiban.knowledge.rules.values import GroupType, ValueType
from suishiban.knowledge.rules.verdict import Unknown

STRING, BOOL, NUMBER, DATE = ValueType.STRING, ValueType.BOOL, ValueType.NUMBER, ValueType.DATE


#: Compiles the calls of a function that looks at more than values: the clock, the calendar, a text written out.
Special = Callable[[Call, tuple[Part, ...]], Part]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of values alone; None from `compute` says that the values do not tell."""

    takes: tuple[ValueType, ...]
    gives: ValueType
    compute: Callable[..., Any]


PLAIN = {
    "days_between": Function((DATE, DATE), NUMBER, days_between),
    "birth_date": Function((STRING,), DATE, birth_date),
    "sex": Function((STRING,), STRING, sex),
}
METHODS = {
    "startsWith": Function((STRING, STRING), BOOL, str.startswith),
    "endsWith": Function((STRING, STRING), BOOL, str.endswith),
    "contains": Function((STRING, STRING), BOOL, str.__contains__),
}


def called(call: Call, arguments: tuple[Part, ...]) -> Part:
    """The compiled call of any function but `has`, whose argument is not evaluated."""
    known: dict[str, Function | Special] = {**METHODS, "matches": _matches} if call.method else {**PLAIN, **_SPECIAL}
    found = known.get(call.name)
    if found is None:
        raise UnknownName(call.column, call.name, [*known, *(() if call.method else ("has",))])
    return _plain(call, found, arguments) if isinstance(found, Function) else found(call, arguments)


def _plain(call: Call, function: Function, arguments: tuple[Part, ...]) -> Part:
    _expect(call, arguments, function.takes)
    fields = all_of(arguments)
    silent = Unknown(fields)

    def compute(*values: Any) -> Any:
        result = function.compute(*values)
        return silent if result is None else result

    return Part(function.gives, strict(compute, *arguments), fields)


def _expect(call: Call, arguments: tuple[Part, ...], takes: tuple[ValueType, ...]) -> None:
    _expect_count(call, arguments, len(takes))
    for number, (part, expected) in enumerate(zip(arguments, takes, strict=True), 1):
        require(part, expected, call.column, f"argument {number} of {call.name}")


def _expect_count(call: Call, arguments: tuple[Part, ...], count: int) -> None:
    if len(arguments) != count:
        own = int(call.method)
        raise WrongArguments(call.column, function=call.name, expected=count - own, found=len(arguments) - own)


def _matches(call: Call, arguments: tuple[Part, ...]) -> Part:
    """`text.matches("pattern")`: whether the pattern occurs anywhere in the text."""
    _expect(call, arguments, (STRING, STRING))
    try:
        pattern = re.compile(_written_out(call, arguments[1]))
    except re.error as error:
        raise BadLiteral(call.column, pattern=arguments[1].constant, problem=str(error)) from None
    return Part(BOOL, strict(lambda text: pattern.search(text) is not None, arguments[0]), arguments[0].fields)


def _date(call: Call, arguments: tuple[Part, ...]) -> Part:
    """`date("2026-01-01")`."""
    _expect(call, arguments, (STRING,))
    text = _written_out(call, arguments[0])
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadLiteral(call.column, date=text, right="year-month-day, e.g. 2026-01-31") from None
    return Part(DATE, lambda _: day, constant=day)


def _today(call: Call, arguments: tuple[Part, ...]) -> Part:
    """`today()`: the day of `at` in China."""
    _expect_count(call, arguments, 0)
    return Part(DATE, _day_of)


def _day_of(scope: Scope) -> date | Unknown:
    return scope.today() or Unknown()


def _age(call: Call, arguments: tuple[Part, ...]) -> Part:
    """`age(born)`: full years at `at`."""
    _expect(call, arguments, (DATE,))
    return Part(NUMBER, strict(full_years, arguments[0], Part(DATE, _day_of)), arguments[0].fields)


def _working_days_between(call: Call, arguments: tuple[Part, ...]) -> Part:
    """`working_days_between(a, b)`: after a, up to and including b, by the calendar of the evaluation."""
    _expect(call, arguments, (DATE, DATE))
    dates = strict(lambda first, last: (first, last), *arguments)

    def run(scope: Scope) -> Any:
        found = dates(scope)
        return found if type(found) is Unknown else scope.calendar.working_days_between(*found)

    return Part(NUMBER, run, all_of(arguments))


def _size(call: Call, arguments: tuple[Part, ...]) -> Part:
    """`size(x)`: characters of a text, choices of a multiple choice, rows of a group."""
    _expect_count(call, arguments, 1)
    if arguments[0].type not in (STRING, ValueType.STRINGS) and not isinstance(arguments[0].type, GroupType):
        raise TypeMismatch(call.column, "argument 1 of size", "string, strings or group", str(arguments[0].type))
    return Part(NUMBER, strict(len, arguments[0]), arguments[0].fields)


def _total(call: Call, arguments: tuple[Part, ...]) -> Part:
    """`total(group, "field")`: the sum of one number over the rows of a group."""
    _expect_count(call, arguments, 2)
    group, name = arguments
    require(name, STRING, call.column, "argument 2 of total")
    if not isinstance(group.type, GroupType):
        raise TypeMismatch(call.column, "argument 1 of total", "group", str(group.type))
    field = _written_out(call, name)
    if field not in group.type.row:
        raise UnknownName(call.column, field, group.type.row)
    if group.type.row[field] is not NUMBER:
        raise TypeMismatch(call.column, f"{field} in total", NUMBER, group.type.row[field])
    (group_id,) = group.fields
    return Part(NUMBER, _sum(group.run, group_id, field), group.fields)


def _sum(rows: Run, group: str, field: str) -> Run:
    def run(scope: Scope) -> Any:
        found = rows(scope)
        if type(found) is Unknown:
            return found
        values = [row.get(field) for row in found]
        missing = [f"{group}.{index}.{field}" for index, value in enumerate(values) if value is None]
        return Unknown(frozenset(missing)) if missing else sum(values)

    return run


def _written_out(call: Call, part: Part) -> str:
    if part.constant is None:
        raise WrongArguments(call.column, function=call.name, expected="a text in quotes")
    return str(part.constant)


_SPECIAL: dict[str, Special] = {
    "date": _date,
    "today": _today,
    "age": _age,
    "working_days_between": _working_days_between,
    "size": _size,
    "total": _total,
}
