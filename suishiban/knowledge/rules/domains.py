"""Can a rule ever hold, and does one of several always hold?

Answered by trying every combination of the answers that can be listed. Everything else (other fields, the date) stays
open, so a verdict given here is right whatever it may be.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import product
from math import prod
from typing import Any

from suishiban.knowledge.rules.calendar import WorkingCalendar
from suishiban.knowledge.rules.part import Scope
from suishiban.knowledge.rules.rule import Rule
from suishiban.knowledge.rules.values import Value
from suishiban.knowledge.rules.verdict import Unknown

#: Field or scenario id → every value it can have.
Domains = Mapping[str, Sequence[Value]]

#: More combinations than this are not tried.
MAX_COMBINATIONS = 50_000


class Reach(StrEnum):
    """Whether a condition can hold."""

    #: Some combination makes it hold, whatever else is answered.
    REACHABLE = "reachable"
    #: No combination makes it hold.
    UNREACHABLE = "unreachable"
    #: It depends on answers that cannot be listed, or there are too many combinations.
    UNDECIDED = "undecided"


class Coverage(StrEnum):
    """Whether of several conditions at least one always holds."""

    #: In every combination one holds.
    COMPLETE = "complete"
    #: In at least one combination none holds.
    GAP = "gap"
    #: It depends on answers that cannot be listed, or there are too many combinations.
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Exhaustion:
    """The outcome of `exhaustive`."""

    coverage: Coverage
    gap: Mapping[str, Value] = field(default_factory=dict)
    """The first combination in which no rule holds; empty unless there is a GAP (or the rules read nothing)."""


def reachable(rule: Rule, domains: Domains) -> Reach:
    """Whether the condition `rule` holds for some combination of `domains`."""
    combinations = _combinations((rule,), domains)
    if combinations is None:
        return Reach.UNDECIDED
    reach = Reach.UNREACHABLE
    for answers in combinations:
        found = _outcome(rule, answers)
        if found is True:
            return Reach.REACHABLE
        if found is not False:
            reach = Reach.UNDECIDED
    return reach


def exhaustive(rules: Sequence[Rule], domains: Domains) -> Exhaustion:
    """Whether in every combination of `domains` at least one of the conditions `rules` holds."""
    combinations = _combinations(rules, domains)
    if combinations is None:
        return Exhaustion(Coverage.UNDECIDED)
    coverage = Coverage.COMPLETE
    for answers in combinations:
        found = {_outcome(rule, answers) for rule in rules}
        if found <= {False}:
            return Exhaustion(Coverage.GAP, {name: answers[name] for name in answers if name in domains})
        if True not in found:
            coverage = Coverage.UNDECIDED
    return Exhaustion(coverage)


def _combinations(rules: Sequence[Rule], domains: Domains) -> Iterator[Mapping[str, Any]] | None:
    """Every combination of the listed answers that `rules` read, the rest open; None where there are too many."""
    read = sorted(frozenset[str]().union(*(rule.fields for rule in rules)))
    listed = [name for name in read if name in domains]
    if prod(len(domains[name]) for name in listed) > MAX_COMBINATIONS:
        return None
    unlisted = {name: Unknown(frozenset((name,))) for name in read if name not in domains}
    choices = product(*(domains[name] for name in listed))
    return ({**unlisted, **dict(zip(listed, values, strict=True))} for values in choices)


def _outcome(rule: Rule, answers: Mapping[str, Any]) -> Any:
    return rule.run(Scope(answers, None, WorkingCalendar()))
