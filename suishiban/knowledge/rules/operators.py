"""What do the operators compute, and on which types?"""

import operator
from collections.abc import Callable
from typing import Any

from suishiban.knowledge.rules.dates import days_between, shifted
from suishiban.knowledge.rules.errors import TypeMismatch
from suishiban.knowledge.rules.logic import either_or_both, negation
from suishiban.knowledge.rules.part import Part, Run, Scope, all_of, strict
from suishiban.knowledge.rules.values import AnyType, ValueType
from suishiban.knowledge.rules.verdict import Unknown

STRING, BOOL, NUMBER, DATE = ValueType.STRING, ValueType.BOOL, ValueType.NUMBER, ValueType.DATE

_EQUALITY: dict[str, Callable[[Any, Any], bool]] = {"==": operator.eq, "!=": operator.ne}
_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_EQUAL_TYPES = (STRING, BOOL, NUMBER, DATE)
_ORDERED_TYPES = (NUMBER, DATE, STRING)

_ARITHMETIC: dict[tuple[str, AnyType, AnyType], tuple[ValueType, Callable[[Any, Any], Any]]] = {
    ("+", NUMBER, NUMBER): (NUMBER, operator.add),
    ("+", STRING, STRING): (STRING, operator.add),
    ("+", DATE, NUMBER): (DATE, shifted),
    ("+", NUMBER, DATE): (DATE, lambda days, day: shifted(day, days)),
    ("-", NUMBER, NUMBER): (NUMBER, operator.sub),
    ("-", DATE, NUMBER): (DATE, lambda day, days: shifted(day, -days)),
    ("-", DATE, DATE): (NUMBER, lambda end, start: days_between(start, end)),
    ("*", NUMBER, NUMBER): (NUMBER, operator.mul),
}


def require(part: Part, expected: AnyType, column: int, role: str) -> None:
    """Raises TypeMismatch unless `part`, which is the `role` of something, is of the type `expected`."""
    if part.type != expected:
        raise TypeMismatch(column, role, str(expected), str(part.type))


def unary(sign: str, operand: Part, column: int) -> Part:
    """`!operand` or `-operand`."""
    require(operand, BOOL if sign == "!" else NUMBER, column, f"what {sign} stands before")
    if sign == "!":
        return negation(operand)
    return Part(NUMBER, strict(operator.neg, operand), operand.fields)


def binary(sign: str, left: Part, right: Part, column: int) -> Part:
    """`left sign right`, for every operator but a list written out after `in`."""
    if sign in ("&&", "||"):
        require(left, BOOL, column, f"left of {sign}")
        require(right, BOOL, column, f"right of {sign}")
        return either_or_both(left, right, decisive=sign == "||")
    if sign == "in":
        require(right, ValueType.STRINGS, column, "right of in")
        require(left, STRING, column, "left of in")
        return Part(BOOL, strict(lambda item, chosen: item in chosen, left, right), all_of((left, right)))
    if sign in _EQUALITY or sign in _ORDER:
        return _comparison(sign, left, right, column)
    return _computed(sign, left, right, column)


def _comparison(sign: str, left: Part, right: Part, column: int) -> Part:
    comparable = _EQUAL_TYPES if sign in _EQUALITY else _ORDERED_TYPES
    if left.type not in comparable:
        raise TypeMismatch(column, f"left of {sign}", " or ".join(comparable), str(left.type))
    require(right, left.type, column, f"right of {sign}")
    compare = _EQUALITY.get(sign) or _ORDER[sign]
    return Part(BOOL, strict(compare, left, right), all_of((left, right)))


def _computed(sign: str, left: Part, right: Part, column: int) -> Part:
    found = _ARITHMETIC.get((sign, left.type, right.type))
    if found is None:
        known = ", ".join(f"{one} {sign} {other}" for mark, one, other in _ARITHMETIC if mark == sign)
        raise TypeMismatch(column, f"around {sign}", known, f"{left.type} {sign} {right.type}")
    result, compute = found
    return Part(result, strict(compute, left, right), all_of((left, right)))


def membership(item: Part, listed: tuple[Part, ...], column: int) -> Part:
    """`item in [listed, …]`."""
    if item.type not in _EQUAL_TYPES:
        raise TypeMismatch(column, "left of in", " or ".join(_EQUAL_TYPES), str(item.type))
    for number, part in enumerate(listed, 1):
        require(part, item.type, column, f"value {number} of the list")
    return Part(BOOL, _among(item, listed), all_of((item, *listed)))


def _among(item: Part, listed: tuple[Part, ...]) -> Run:
    if all(part.constant is not None for part in listed):
        constants = frozenset(part.constant for part in listed)
        return strict(constants.__contains__, item)
    sought, runs = item.run, [part.run for part in listed]

    def run(scope: Scope) -> Any:
        value, still_open = sought(scope), None
        for candidate in (each(scope) for each in runs):
            if type(candidate) is Unknown:
                still_open = candidate | still_open if still_open else candidate
            elif candidate == value:
                return True
        if type(value) is Unknown:
            return value | still_open if still_open else value
        return still_open or False

    return run
