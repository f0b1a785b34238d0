"""Does a rule say what cel-python says of the same text, wherever every answer is there?

Expressions of the common subset are made at random, with answers to match. Where CEL has no mixed or exact decimals,
only what both can do is made: whole numbers in arithmetic, decimals of two places in comparisons.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import celpy
from celpy import celtypes
from celpy.adapter import json_to_cel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suishiban.knowledge.rules import Answers, GroupType, Truth, Types, Unknown, ValueType, compile_rule, evaluate

AT = datetime(2026, 3, 2, tzinfo=UTC)
TYPES: Types = {
    "kind": ValueType.STRING,
    "place": ValueType.STRING,
    "owns": ValueType.BOOL,
    "married": ValueType.BOOL,
    "count": ValueType.NUMBER,
    "floors": ValueType.NUMBER,
    "rent": ValueType.NUMBER,
    "purposes": ValueType.STRINGS,
    "holders": GroupType({"name": ValueType.STRING, "share": ValueType.NUMBER, "agreed": ValueType.BOOL}),
}

words = st.sampled_from(["rent", "own", "r", "租赁", "", "r.n"])
numbers = st.integers(-20, 20)
amounts = st.integers(0, 500).map(lambda cents: Decimal(cents) / 100)
rows = st.lists(st.fixed_dictionaries({"name": words, "share": numbers, "agreed": st.booleans()}), max_size=3).map(
    tuple
)
answers_given = st.fixed_dictionaries(
    {
        "kind": words,
        "place": words,
        "owns": st.booleans(),
        "married": st.booleans(),
        "count": numbers,
        "floors": numbers,
        "rent": amounts,
        "purposes": st.lists(words, max_size=3).map(tuple),
        "holders": rows,
    }
)


def joined(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """The parts, those that are strategies drawn, with spaces between."""
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map(" ".join)


def quoted(text: str) -> str:
    return f'"{text}"'


equals = st.sampled_from(["==", "!="])
orders = st.sampled_from(["==", "!=", "<", "<=", ">", ">="])
logic = st.sampled_from(["&&", "||", "==", "!="])
words_written = words.map(quoted)
amounts_written = amounts.map(lambda amount: f"{amount:.2f}")


def texts(row: str) -> st.SearchStrategy[str]:
    own = [f"{row}.name"] if row else []
    plain = st.sampled_from(["kind", "place", *own]) | words_written
    return plain | joined("(", plain, "+", plain, ")")


def integers(row: str) -> st.SearchStrategy[str]:
    own = [f"{row}.share"] if row else []
    plain = st.sampled_from(["count", "floors", "-count", "size(holders)", "size(purposes)", "size(kind)", *own])
    plain |= numbers.map(str)
    deeper = joined(plain, st.sampled_from(["+", "-", "*"]), plain) | joined("(", plain, "-", plain, ") *", plain)
    return plain | deeper | joined("(", plain, "> 0 ?", plain, ":", plain, ")")


def atoms(row: str) -> st.SearchStrategy[str]:
    text, number = texts(row), integers(row)
    methods = st.sampled_from(["startsWith", "endsWith", "contains"])
    return st.one_of(
        st.sampled_from(["owns", "married", "true", "false", *([f"{row}.agreed"] if row else [])]),
        joined(text, orders, text),
        joined(number, orders, number),
        joined("rent", orders, amounts_written),
        joined(text, "in [", words_written, ",", text, "]"),
        joined(number, "in [", number, ",", number, "]"),
        joined(text, "in purposes"),
        joined(st.sampled_from(["kind", "place"]), ".", methods, "(", words_written, ")"),
        joined("kind.matches(", st.sampled_from(["r'^r'", "'n$'", "r'r\\.n'", "'租|o'"]), ")"),
    )


def conditions(row: str, macros: bool) -> st.SearchStrategy[str]:
    leaves = atoms(row)
    if macros:
        quantifiers = st.sampled_from(["all", "exists", "exists_one"])
        over_rows = joined("holders.", quantifiers, "(h,", conditions("h", macros=False), ")")
        over_words = joined("purposes.", quantifiers, "(p, p", equals, texts(""), ")")
        leaves = leaves | over_rows | over_words
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            joined("((", inner, ")", logic, "(", inner, "))"),
            joined(inner, st.sampled_from(["&&", "||"]), inner),
            joined("!", "(", inner, ")"),
            joined("(", inner, "?", inner, ":", inner, ")"),
        ),
        max_leaves=5,
    )


def as_cel(value: Any) -> Any:
    if isinstance(value, Decimal):
        return celtypes.DoubleType(float(value))
    if isinstance(value, tuple):
        return celtypes.ListType([as_cel(one) for one in value])
    if isinstance(value, Mapping):
        return celtypes.MapType({celtypes.StringType(key): as_cel(one) for key, one in value.items()})
    return json_to_cel(value)


CEL = celpy.Environment()


def cel_says(text: str, answers: Answers) -> Truth:
    found = CEL.program(CEL.compile(text)).evaluate({name: as_cel(value) for name, value in answers.items()})
    return Truth.YES if found else Truth.NO


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=conditions("", macros=True), answers=answers_given)
def test_complete_answers_give_what_cel_python_gives(text: str, answers: Answers) -> None:
    assert evaluate(compile_rule(text, TYPES), answers, AT) is cel_says(text, answers)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=conditions("", macros=True), answers=answers_given, hidden=st.sets(st.sampled_from(sorted(TYPES))))
def test_what_partial_answers_decide_no_further_answer_changes(text: str, answers: Answers, hidden: set[str]) -> None:
    rule = compile_rule(text, TYPES)
    given_so_far = {name: value for name, value in answers.items() if name not in hidden}
    verdict = evaluate(rule, given_so_far, AT)
    while isinstance(verdict, Unknown):
        assert verdict.fields
        assert verdict.fields <= rule.fields - given_so_far.keys()
        without = {name: value for name, value in answers.items() if name not in verdict.fields}
        assert isinstance(evaluate(rule, without, AT), Unknown)
        given_so_far |= {name: answers[name] for name in verdict.fields}
        verdict = evaluate(rule, given_so_far, AT)
    assert verdict is evaluate(rule, answers, AT)
