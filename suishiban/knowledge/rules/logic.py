"""How do `&&`, `||`, `!`, `? :` and the macros decide when not everything is known?

By Kleene's three values: what decides alone decides, however much else is unknown.
"""

from typing import Any

from suishiban.knowledge.rules.part import Part, Run, Scope, all_of
from suishiban.knowledge.rules.values import ValueType
from suishiban.knowledge.rules.verdict import Unknown


def either_or_both(left: Part, right: Part, decisive: bool) -> Part:
    """`left && right` where False is decisive, `left || right` where True is."""
    first, second = left.run, right.run

    def run(scope: Scope) -> Any:
        one = first(scope)
        if one is decisive:
            return decisive
        other = second(scope)
        if other is decisive or type(one) is not Unknown:
            return other
        return one | other if type(other) is Unknown else one

    return Part(ValueType.BOOL, run, all_of((left, right)))


def negation(operand: Part) -> Part:
    """`!operand`."""
    inner = operand.run

    def run(scope: Scope) -> Any:
        value = inner(scope)
        return value if type(value) is Unknown else not value

    return Part(ValueType.BOOL, run, operand.fields)


def choice(condition: Part, yes: Part, no: Part) -> Part:
    """`condition ? yes : no`; while the condition is unknown, known where both branches agree."""
    asked, first, second = condition.run, yes.run, no.run

    def run(scope: Scope) -> Any:
        held = asked(scope)
        if held is True:
            return first(scope)
        return second(scope) if held is False else _undecided(held, first(scope), second(scope))

    return Part(yes.type, run, all_of((condition, yes, no)))


def _undecided(condition: Unknown, one: Any, other: Any) -> Any:
    open_branches = [branch for branch in (one, other) if type(branch) is Unknown]
    if not open_branches and one == other:
        return one
    for branch in open_branches:
        condition = condition | branch
    return condition


def quantifier(name: str, rows: Part, variable: str, body: Part) -> Part:
    """`rows.all(variable, body)`, `.exists` or `.exists_one`."""
    each = _numbered(rows.run) if not isinstance(rows.type, ValueType) else rows.run
    made = (
        _exactly_one(each, variable, body.run)
        if name == "exists_one"
        else _every(each, variable, body.run, decisive=name == "exists")
    )
    return Part(ValueType.BOOL, made, all_of((rows, body)))


def _numbered(rows: Run) -> Run:
    """The rows of a group, each with its index, so that an Unknown can say in which row it is."""

    def run(scope: Scope) -> Any:
        found = rows(scope)
        return found if type(found) is Unknown else enumerate(found)

    return run


def _every(rows: Run, variable: str, body: Run, decisive: bool) -> Run:
    def run(scope: Scope) -> Any:
        found = rows(scope)
        if type(found) is Unknown:
            return found
        outcome: Any = not decisive
        for scope.bound[variable] in found:
            value = body(scope)
            if value is decisive:
                return decisive
            if type(value) is Unknown:
                outcome = outcome | value if type(outcome) is Unknown else value
        return outcome

    return run


def _exactly_one(rows: Run, variable: str, body: Run) -> Run:
    def run(scope: Scope) -> Any:
        found = rows(scope)
        if type(found) is Unknown:
            return found
        count, still_open = 0, None
        for scope.bound[variable] in found:
            value = body(scope)
            if type(value) is Unknown:
                still_open = value | still_open if still_open else value
            count += value is True
        return still_open if still_open is not None and count < 2 else count == 1

    return run
