"""Which scenario question removes most of what is left to ask, so that it comes first?

A question is worth the mean, over its options, of the blanks, groups, scenario questions and documents that the option
rules out for certain. The mean, not the worst case: nobody knows which option it will be, and what counts over many
citizens is how much is left to ask. Where two are worth about the same the guide's order stands.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from suishiban.knowledge.guide import Scenario
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.rules import Rule, Truth, evaluate

#: Option by scenario.
_Options = Mapping[str, str]
#: Guide (id, digest, implementation), day, options chosen, questions open.
_Key = tuple[tuple[str, str, str], date, frozenset[tuple[str, str]], tuple[str, ...]]
#: Orders that were worked out.
_KNOWN: dict[_Key, tuple[str, ...]] = {}
#: The guide's order is how people talk about the matter; it is left for a question that removes at least so much more.
_MARGIN = 2
#: Kept at most; the orders of another day come after them.
_MOST = 20_000


def most_eliminating(
    compiled: CompiledGuide, open_ones: Sequence[Scenario], chosen: _Options, at: datetime
) -> tuple[str, ...]:
    """The ids of the open questions, the one that removes most first."""
    guide = compiled.guide
    ids = tuple(one.id for one in open_ones)
    key = ((guide.id, guide.digest, guide.implementation_code), at.date(), frozenset(chosen.items()), ids)
    found = _KNOWN.get(key)
    if found is None:
        if len(_KNOWN) >= _MOST:
            _KNOWN.clear()
        found = _KNOWN[key] = _in_order(_rules(compiled), open_ones, chosen, at)
    return found


def _in_order(
    rules: tuple[Rule, ...], open_ones: Sequence[Scenario], chosen: _Options, at: datetime
) -> tuple[str, ...]:
    """Again and again the first in the guide's order among those that are worth about as much as the best."""
    worth = {one.id: _worth(rules, one, chosen, at) for one in open_ones}
    order: list[str] = []
    while worth:
        best = max(worth.values())
        order.append(next(id for id, removed in worth.items() if best - removed < _MARGIN))
        del worth[order[-1]]
    return tuple(order)


def _rules(compiled: CompiledGuide) -> tuple[Rule, ...]:
    """Of what is asked and handed in; a fee is neither."""
    guide = compiled.guide
    asked = {one.id for one in guide.scenarios} | {one.id for one in guide.form.fields}
    asked |= {one.id for one in guide.form.groups} | {one.id for one in guide.materials}
    return tuple(rule for path, rule in compiled.when.items() if path.partition(".")[0] in asked)


def _worth(rules: tuple[Rule, ...], scenario: Scenario, chosen: _Options, at: datetime) -> float:
    ruled_out = [
        sum(evaluate(rule, {**chosen, scenario.id: option.id}, at) is Truth.NO for rule in rules)
        for option in scenario.options
    ]
    return sum(ruled_out) / max(len(ruled_out), 1)
