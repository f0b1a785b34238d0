"""Does evaluation say Yes, No or Unknown with the fields that matter, and see the right names, rows and days?"""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from suishiban.knowledge.guide import Text
from suishiban.knowledge.rules import (
    Answers,
    GroupType,
    Row,
    Truth,
    Types,
    Unknown,
    ValueType,
    Verdict,
    compile_rule,
    compute,
    evaluate,
    fields_of,
)
from suishiban.knowledge.rules.calendar import CalendarYear, Holiday, WorkingCalendar
from suishiban.knowledge.rules.errors import NotACondition

YES, NO = Truth.YES, Truth.NO
TYPES: Types = {
    "kind": ValueType.STRING,
    "owns": ValueType.BOOL,
    "married": ValueType.BOOL,
    "capital": ValueType.NUMBER,
    "signed": ValueType.DATE,
    "ends": ValueType.DATE,
    "purposes": ValueType.STRINGS,
    "id_number": ValueType.STRING,
    "shareholders": GroupType({"name": ValueType.STRING, "share": ValueType.NUMBER, "agreed": ValueType.BOOL}),
}
AT = datetime(2026, 3, 2, 4, 10, tzinfo=UTC)


def unknown(*fields: str) -> Unknown:
    return Unknown(frozenset(fields))


def verdict(text: str, answers: Answers, at: datetime = AT) -> Verdict:
    return evaluate(compile_rule(text, TYPES), answers, at)


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ('kind == "rent"', {"kind": "rent"}, YES),
        ('kind != "rent"', {"kind": "rent"}, NO),
        ('kind == "rent"', {}, unknown("kind")),
        ("capital >= 30000 && capital < 50000.50", {"capital": Decimal("50000.49")}, YES),
        ("capital == 1.5", {"capital": Decimal("1.50")}, YES),
        ('kind in ["rent", "own"]', {"kind": "own"}, YES),
        ('kind in ["rent", "own"]', {"kind": "lent"}, NO),
        ('"visa" in purposes', {"purposes": ("work", "visa")}, YES),
        ("!owns", {"owns": False}, YES),
        ("owns == married", {"owns": False, "married": False}, YES),
        ("owns ? capital > 1 : capital > 9", {"owns": False, "capital": 5}, NO),
        ("-capital + 3 * 2 - 1 == 2", {"capital": 3}, YES),
        ("size(purposes) == 2 && size(kind) == 4", {"purposes": ("a", "b"), "kind": "租赁合同"}, YES),
        ('kind.startsWith("9") && kind.endsWith("1") && kind.contains("90")', {"kind": "9901"}, YES),
        (r'kind.matches(r"^\d{4}$")', {"kind": "99012"}, NO),
        ('purposes.exists(p, p == "visa")', {"purposes": ("work",)}, NO),
    ],
)
def test_operators(text: str, answers: Answers, expected: Verdict) -> None:
    assert verdict(text, answers) == expected


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("owns && married", {"owns": False}, NO),
        ("married && owns", {"owns": False}, NO),
        ("owns || married", {"married": True}, YES),
        ("owns && married", {"owns": True}, unknown("married")),
        ("owns || married", {}, unknown("owns", "married")),
        ("(owns && capital > 3) || married", {"owns": False}, unknown("married")),
        ("!(owns && capital > 3)", {"owns": True}, unknown("capital")),
        ("capital > 3 == owns", {}, unknown("capital", "owns")),
        ("owns ? married : capital > 3", {"owns": True}, unknown("married")),
        ("owns ? married : capital > 3", {"married": True, "capital": 5}, YES),
        ("owns ? married : capital > 3", {"married": True, "capital": 1}, unknown("owns")),
        ('kind in ["rent", id_number]', {"kind": "rent"}, YES),
        ('kind in ["rent", id_number]', {"kind": "own"}, unknown("id_number")),
        ("has(capital) && capital > 3", {}, NO),
        ("!has(capital) || capital > 3", {}, YES),
        ("has(shareholders)", {"shareholders": ()}, YES),
    ],
)
def test_what_is_missing_matters_only_where_it_can_change_the_outcome(
    text: str, answers: Answers, expected: Verdict
) -> None:
    assert verdict(text, answers) == expected


TWO = ({"name": "甲", "share": 60, "agreed": True}, {"name": "乙", "share": Decimal("40.0"), "agreed": False})
GAPPED = ({"name": "甲", "share": 60}, {"name": "乙", "agreed": True})


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("shareholders.all(s, s.share > 0)", TWO, YES),
        ("shareholders.all(s, s.agreed)", TWO, NO),
        ("shareholders.exists(s, s.agreed && s.share < 50)", TWO, NO),
        ("shareholders.exists_one(s, s.agreed)", TWO, YES),
        ("shareholders.exists_one(s, s.share > 0)", TWO, NO),
        ("shareholders.all(s, s.share > 0)", (), YES),
        ("shareholders.exists(s, s.share > 0)", (), NO),
        ('total(shareholders, "share") == 100', TWO, YES),
        ("size(shareholders) == 2", TWO, YES),
        ("shareholders.all(s, shareholders.exists(t, t.share > s.share || t.name == s.name))", TWO, YES),
        ("shareholders.all(s, s.share > 0)", GAPPED, unknown("shareholders.1.share")),
        ("shareholders.all(s, s.share > 70)", GAPPED, NO),
        ("shareholders.exists(s, s.share == 60)", GAPPED, YES),
        (
            "shareholders.exists(s, s.agreed && s.share > 1)",
            GAPPED,
            unknown("shareholders.0.agreed", "shareholders.1.share"),
        ),
        ("shareholders.exists_one(s, s.share == 60)", GAPPED, unknown("shareholders.1.share")),
        ("shareholders.exists(s, !has(s.share))", GAPPED, YES),
        ('total(shareholders, "share") == 100', GAPPED, unknown("shareholders.1.share")),
        ('total(shareholders, "share") == 0', (), YES),
        ("shareholders.all(s, s.share > 0)", None, unknown("shareholders")),
    ],
)
def test_rows_of_a_group(text: str, rows: tuple[Row, ...] | None, expected: Verdict) -> None:
    assert verdict(text, {} if rows is None else {"shareholders": rows}) == expected


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("today() == signed", {"signed": date(2026, 3, 2)}, YES),
        ('signed < date("2026-03-02")', {"signed": date(2026, 3, 1)}, YES),
        ("ends >= signed + 365", {"signed": date(2026, 1, 1), "ends": date(2026, 12, 31)}, NO),
        ("ends - signed == 30", {"signed": date(2026, 1, 1), "ends": date(2026, 1, 31)}, YES),
        ("days_between(signed, ends) == -1", {"signed": date(2026, 1, 2), "ends": date(2026, 1, 1)}, YES),
        ("age(signed) == 18", {"signed": date(2008, 3, 2)}, YES),
        ("age(signed) == 17", {"signed": date(2008, 3, 3)}, YES),
        ("age(birth_date(id_number)) >= 16", {"id_number": "990102200003152215"}, YES),
        ('birth_date(id_number) == date("2000-03-15")', {"id_number": "990102200003152215"}, YES),
        ('sex(id_number) == "male"', {"id_number": "990102200003152215"}, YES),
        ('sex(id_number) == "female"', {"id_number": "9901022000"}, unknown("id_number")),
        ("age(birth_date(id_number)) > 1", {"id_number": "990102200013152219"}, unknown("id_number")),
        ("working_days_between(signed, ends) == 3", {"signed": date(2028, 4, 27), "ends": date(2028, 5, 4)}, YES),
    ],
)
def test_dates(text: str, answers: Answers, expected: Verdict) -> None:
    assert verdict(text, answers) == expected


def test_the_day_is_the_day_in_china() -> None:
    rule = 'today() == date("2026-03-03")'
    assert verdict(rule, {}, datetime(2026, 3, 2, 16, 0, tzinfo=UTC)) is YES
    assert verdict(rule, {}, datetime(2026, 3, 2, 15, 59, tzinfo=UTC)) is NO
    assert verdict(rule, {}, datetime(2026, 3, 3, 0, 0)) is YES


def test_someone_born_on_29_february_comes_of_age_on_the_28th() -> None:
    born: Answers = {"signed": date(2008, 2, 29)}
    assert verdict("age(signed) == 17", born, datetime(2026, 2, 27, tzinfo=UTC)) is YES
    assert verdict("age(signed) == 18", born, datetime(2026, 2, 28, tzinfo=UTC)) is YES
    assert verdict("age(signed) == 19", born, datetime(2028, 2, 28, tzinfo=UTC)) is YES
    assert verdict("age(signed) == 20", born, datetime(2028, 2, 29, tzinfo=UTC)) is YES


def test_a_date_beyond_the_calendar_stops_at_its_end() -> None:
    answers: Answers = {"signed": date(2026, 1, 1), "capital": 10**9, "ends": date(2026, 1, 2)}
    assert verdict("signed + capital > ends", answers) is YES
    assert verdict("signed - capital < ends", answers) is YES


def test_working_days_are_those_of_the_calendar_given() -> None:
    swap = Holiday(name=Text("试"), first=date(2026, 3, 3), last=date(2026, 3, 3))
    year = CalendarYear(
        year=2026, source="test", issued=date(2025, 11, 4), holidays=(swap,), workdays=(date(2026, 3, 7),)
    )
    rule = compile_rule("working_days_between(today(), ends)", TYPES)
    answers: Answers = {"ends": date(2026, 3, 9)}
    assert compute(rule, answers, AT) == 5
    assert compute(rule, answers, AT, WorkingCalendar.of([year])) == 5
    assert compute(rule, {"ends": date(2026, 3, 6)}, AT, WorkingCalendar.of([year])) == 3


def test_values_are_computed_for_derived_fields() -> None:
    answers: Answers = {"kind": "东岸区", "capital": Decimal("12.50"), "signed": date(2026, 12, 30), "owns": True}
    assert compute(compile_rule('"明川市" + kind', TYPES), answers, AT) == "明川市东岸区"
    assert compute(compile_rule("capital * 3", TYPES), answers, AT) == Decimal("37.50")
    assert compute(compile_rule("3 + signed", TYPES), answers, AT) == date(2027, 1, 2)
    assert compute(compile_rule('owns ? "yes" : "no"', TYPES), answers, AT) == "yes"
    assert compute(compile_rule("capital + size(purposes)", TYPES), answers, AT) == unknown("purposes")


def test_a_value_is_not_a_condition() -> None:
    with pytest.raises(NotACondition, match=r"rule: capital \+ 1; type: number; right: compute"):
        verdict("capital + 1", {"capital": 1})


def test_a_rule_knows_the_fields_it_reads() -> None:
    rule = compile_rule('has(kind) && shareholders.all(s, s.share > capital) || sex(id_number) == "male"', TYPES)
    assert fields_of(rule) == {"kind", "shareholders", "capital", "id_number"}
    assert fields_of(compile_rule("today() > date('2026-01-01')", TYPES)) == frozenset()
