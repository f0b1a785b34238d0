"""Is it decided rightly whether a rule can hold, and whether one of several always holds?"""

from collections.abc import Sequence

import pytest

from suishiban.knowledge.rules import Coverage, Exhaustion, Reach, Value, ValueType, compile_rule, exhaustive, reachable

TYPES = {
    "kind": ValueType.STRING,
    "place": ValueType.STRING,
    "owns": ValueType.BOOL,
    "capital": ValueType.NUMBER,
}
DOMAINS: dict[str, Sequence[Value]] = {
    "kind": ("rent", "own"),
    "place": ("east", "west", "south"),
    "owns": (True, False),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('kind == "rent" && owns', Reach.REACHABLE),
        ('kind == "rnet"', Reach.UNREACHABLE),
        ('kind == "rent" && kind == "own"', Reach.UNREACHABLE),
        ("owns && !owns", Reach.UNREACHABLE),
        ('kind == "rent" || capital > 3', Reach.REACHABLE),
        ('kind == "rnet" && capital > 3', Reach.UNREACHABLE),
        ("capital > 3", Reach.UNDECIDED),
        ("has(capital)", Reach.UNDECIDED),
        ('today() > date("2026-01-01")', Reach.UNDECIDED),
        ("true", Reach.REACHABLE),
    ],
)
def test_reachable(text: str, expected: Reach) -> None:
    assert reachable(compile_rule(text, TYPES), DOMAINS) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (['kind == "rent"', 'kind == "own"'], Exhaustion(Coverage.COMPLETE)),
        (['kind == "rent"', "owns"], Exhaustion(Coverage.GAP, {"kind": "own", "owns": False})),
        (['kind == "rent"', 'kind == "own" && capital > 3'], Exhaustion(Coverage.UNDECIDED)),
        (['place in ["east", "west"]'], Exhaustion(Coverage.GAP, {"place": "south"})),
        (["capital > 3", "owns", "!owns"], Exhaustion(Coverage.COMPLETE)),
    ],
)
def test_exhaustive(texts: list[str], expected: Exhaustion) -> None:
    assert exhaustive([compile_rule(text, TYPES) for text in texts], DOMAINS) == expected


def test_too_many_combinations_are_left_undecided() -> None:
    types = {f"f{number}": ValueType.BOOL for number in range(17)}
    domains = dict.fromkeys(types, (True, False))
    rule = compile_rule(" && ".join(types), types)
    assert reachable(rule, domains) is Reach.UNDECIDED
    assert exhaustive([rule], domains) == Exhaustion(Coverage.UNDECIDED)
