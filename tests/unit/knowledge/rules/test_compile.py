"""Is a wrong rule refused with its column and what would be right, and is a right one read by CEL's precedence?"""

import pytest

from suishiban.knowledge.rules import (
    GroupType,
    RuleError,
    RuleSyntaxError,
    TypeMismatch,
    Types,
    UnknownName,
    ValueType,
)
from suishiban.knowledge.rules import compile_rule as compiled
from suishiban.knowledge.rules.errors import BadLiteral, NameTaken, WrongArguments
from suishiban.knowledge.rules.nodes import Binary, Literal, Name, Node, Unary
from suishiban.knowledge.rules.nodes import Conditional as Choice
from suishiban.knowledge.rules.syntax import parse

TYPES: Types = {
    "kind": ValueType.STRING,
    "owns": ValueType.BOOL,
    "capital": ValueType.NUMBER,
    "signed": ValueType.DATE,
    "purposes": ValueType.STRINGS,
    "shareholders": GroupType({"name": ValueType.STRING, "share": ValueType.NUMBER}),
}


@pytest.mark.parametrize(
    ("text", "error", "column", "said"),
    [
        ("", RuleSyntaxError, 1, "found: the end; fix: a field, a value or a bracket"),
        ("kind = 'a'", RuleSyntaxError, 6, "found: =; fix: =="),
        ("owns & owns", RuleSyntaxError, 6, "found: &; fix: &&"),
        ("（owns)", RuleSyntaxError, 1, "found: （; fix: ("),
        ("owns owns", RuleSyntaxError, 6, "found: owns; fix: an operator, or the end"),
        ("size(kind", RuleSyntaxError, 10, "found: the end; fix: ,"),
        ("kind == 'a", RuleSyntaxError, 9, "fix: a closing quote"),
        (r"kind == 'a\d'", RuleSyntaxError, 11, r"found: \d"),
        ("kind == null", RuleSyntaxError, 9, "fix: has(field), or !has(field)"),
        ("kind == ['a']", RuleSyntaxError, 9, "fix: a list only to the right of `in`"),
        ("owns ? true", RuleSyntaxError, 12, "found: the end; fix: :"),
        ("shareholders.all(1, true)", RuleSyntaxError, 18, "found: 1; fix: a name"),
        ("knd == 'a'", UnknownName, 1, "name: knd; suggestions: kind"),
        ("kind == 'a' && zzz", UnknownName, 16, "name: zzz; suggestions: none is near"),
        ("shareholders.all(s, s.shar > 0)", UnknownName, 23, "suggestions: share"),
        ("kind.startswith('a')", UnknownName, 6, "suggestions: startsWith"),
        ("today2() > signed", UnknownName, 1, "suggestions: today"),
        ("total(shareholders, 'shares') > 1", UnknownName, 1, "suggestions: share"),
        ("kind == 3", TypeMismatch, 6, "part: right of ==; expected: string; found: number"),
        ("signed > '2026-01-01'", TypeMismatch, 8, "expected: date; found: string"),
        ("owns < true", TypeMismatch, 6, "expected: number or date or string; found: bool"),
        ("purposes == purposes", TypeMismatch, 10, "found: strings"),
        ("1 < capital < 3", TypeMismatch, 13, "left of <"),
        ("capital && owns", TypeMismatch, 9, "part: left of &&; expected: bool; found: number"),
        ("!capital", TypeMismatch, 1, "what ! stands before"),
        ("signed + signed", TypeMismatch, 8, "found: date + date"),
        ("capital in ['a']", TypeMismatch, 9, "part: value 1 of the list; expected: number; found: string"),
        ("kind in kind", TypeMismatch, 6, "expected: strings; found: string"),
        ("owns ? 1 : 'a'", TypeMismatch, 6, "part: right of :; expected: number; found: string"),
        ("size(capital) > 1", TypeMismatch, 1, "expected: string, strings or group; found: number"),
        ("kind.name == 'a'", TypeMismatch, 6, "expected: a row of a group; found: string"),
        ("kind.all(k, true)", TypeMismatch, 6, "expected: strings; found: string"),
        ("shareholders.all(s, s.share)", TypeMismatch, 14, "part: body of all; expected: bool; found: number"),
        ("total(shareholders, 'name') > 1", TypeMismatch, 1, "name in total; expected: number; found: string"),
        ("shareholders", TypeMismatch, 1, "expected: a value; found: group"),
        ("shareholders.all(owns, true)", NameTaken, 14, "variable: owns"),
        ("has(kind == 'a')", WrongArguments, 1, "one field, group or blank of a row"),
        ("age(signed, signed) > 3", WrongArguments, 1, "function: age; expected: 1; found: 2"),
        ("kind.contains() ", WrongArguments, 6, "function: contains; expected: 1; found: 0"),
        ("kind.matches(kind)", WrongArguments, 6, "expected: a text in quotes"),
        ("kind.matches('(')", BadLiteral, 6, "pattern: ("),
        ("signed > date('2026-02-30')", BadLiteral, 10, "date: 2026-02-30; right: year-month-day"),
    ],
)
def test_a_wrong_rule_is_refused(text: str, error: type[RuleError], column: int, said: str) -> None:
    with pytest.raises(error) as refused:
        compiled(text, TYPES)
    assert refused.value.column == column
    assert said in str(refused.value)


@pytest.mark.parametrize("text", ["(" * 300 + "owns" + ")" * 300, "!" * 500 + "owns", "1 + " * 300 + "1 > 0"])
def test_a_rule_too_deep_to_read_is_refused(text: str) -> None:
    with pytest.raises(RuleSyntaxError, match="split the rule"):
        compiled(text, TYPES)


def test_the_longest_rule_compiles() -> None:
    assert compiled(" || ".join(["owns"] * 200), TYPES).type is ValueType.BOOL
    assert compiled("(" * 39 + "owns" + ")" * 39, TYPES).type is ValueType.BOOL


def test_the_wanted_type_is_checked() -> None:
    assert compiled("capital * 2", TYPES, ValueType.NUMBER).type is ValueType.NUMBER
    with pytest.raises(TypeMismatch, match="the whole rule; expected: bool; found: number"):
        compiled("capital * 2", TYPES, ValueType.BOOL)


def test_rules_are_equal_when_their_texts_are() -> None:
    assert compiled("owns", TYPES) == compiled("owns", TYPES)
    assert compiled("owns", TYPES) != compiled("!owns", TYPES)


def shown(node: Node) -> str:
    """`node` with every bracket written."""
    match node:
        case Literal():
            return str(node.value)
        case Name():
            return node.name
        case Unary():
            return f"{node.operator}{shown(node.operand)}"
        case Binary():
            return f"({shown(node.left)} {node.operator} {shown(node.right)})"
        case Choice():
            return f"({shown(node.condition)} ? {shown(node.yes)} : {shown(node.no)})"
    return str(node)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a || b && c || d", "((a || (b && c)) || d)"),
        ("a && !b == c", "(a && (!b == c))"),
        ("a - b - c * d", "((a - b) - (c * d))"),
        ("a < b + 1 && c", "((a < (b + 1)) && c)"),
        ("a == b != c", "((a == b) != c)"),
        ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"),
        ("a || b ? c && d : e", "((a || b) ? (c && d) : e)"),
        ("-a * --b", "(-a * --b)"),
        ("a in b == c", "((a in b) == c)"),
        ("a\n  && 'b\\'c'", "(a && b'c)"),
    ],
)
def test_precedence_is_that_of_cel(text: str, expected: str) -> None:
    assert shown(parse(text)) == expected
