"""How do people say numbers and amounts, and what is no number?"""

from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected, Value
from suishiban.knowledge.guide import FormField, Text

Judge = Callable[..., Accepted | Rejected]
Blank = Callable[..., FormField]
UNITS = {
    "㎡": Text("平方米", "m2"), "月": Text("个月", "months"), "%": Text("%", "%"), "瓦": Text("瓦", "watts"),
    "日": Text("日", "day"), "人": Text("人", "people"), "kg": Text("公斤", "kg"), "间": Text("间", "rooms"),
}  # fmt: skip
NUMBERS: tuple[tuple[str, str, Value], ...] = (
    ("月", "还剩俩月", 2),
    ("月", "仨月", 3),
    ("月", "俩月吧", 2),
    ("月", "半年", 6),
    ("月", "一年半", 18),
    ("月", "两年零三个月", 27),
    ("月", "15年又2个月", 182),
    ("月", "一共交了十六年，192个月", 192),
    ("月", "十来个月", 10),
    ("㎡", "六十来平", 60),
    ("㎡", "六十多平", 60),
    ("㎡", "半亩地", Decimal("333.33")),
    ("㎡", "一亩半", 1000),
    ("㎡", "98.5，不到100平", 100),
    ("㎡", "3楼那个，120平方", 120),
    ("人", "three people", 3),
    ("人", "Twenty-five", 25),
    ("人", "two hundred and six people please", 206),
    ("㎡", "one thousand two hundred", 1200),
    ("人", "two people, we come at 1:15", 2),
    ("%", "百分之百", 100),
    ("%", "百分百", 100),
    ("%", "百分之五十一", 51),
    ("%", "占六成", 60),
    ("%", "8个点", 8),
    ("%", "12个百分点", 12),
    ("%", "百分之十二点五", Decimal("12.5")),
    ("%", "第2位买受人的份额改成60", 60),
    ("瓦", "400W", 400),
    ("瓦", "400w的", 400),
    ("瓦", "1.2kw", 1200),
    ("瓦", "四百瓦", 400),
    ("日", "每月十号", 10),
    ("日", "15号", 15),
    ("人", "就我们俩", 2),
    ("人", "三十多人", 30),
    ("人", "一共8个人", 8),
    ("人", "一起的有5个人", 5),
    ("kg", "一百斤", 50),
    ("间", "三十间", 30),
)
MONEY: tuple[tuple[str, Decimal], ...] = (
    ("一个月两千一", Decimal(2100)),
    ("一年三万六", Decimal(36000)),
    ("提取金额是90000，卡号是6299990000000017，合同号是DK2021-0088", Decimal(90000)),
    ("90000，手机15400001234", Decimal(90000)),
    ("望江路12号3幢502那套，一百二十万", Decimal(1200000)),
    ("一共五万", Decimal(50000)),
    ("三万二千块", Decimal(32000)),
    ("没有，一分没有", Decimal(0)),
    ("five thousand yuan", Decimal(5000)),
    ("一分钱没有", Decimal(0)),
    ("一毛钱都没有", Decimal(0)),
    ("第2位职工的工资改成5200", Decimal(5200)),
)


@pytest.mark.parametrize(("unit", "raw", "value"), NUMBERS)
def test_spoken_number(judge: Judge, unit: str, raw: str, value: Value) -> None:
    judged = judge("number", raw, unit=UNITS[unit])
    assert judged == Accepted(value)
    assert isinstance(judged, Accepted)
    assert type(judged.value) is type(value)


@pytest.mark.parametrize(("unit", "raw", "value"), NUMBERS)
def test_spoken_number_is_found_as_well(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, unit: str, raw: str, value: Value
) -> None:
    found = types["number"].recognise(raw, blank("number", unit=UNITS[unit]))
    assert judge("number", found[0].raw, unit=UNITS[unit]) == Accepted(value)


@pytest.mark.parametrize("raw", ["一个月都还没交", "一个月也没交过", "一天都没有", "半个月都没交", "没交过"])
def test_a_number_that_is_denied_is_none(types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str) -> None:
    """Nothing is found; where the guide itself states 0 as the least, none is 0."""
    assert types["number"].recognise(raw, blank("number", unit=UNITS["月"])) == ()
    assert isinstance(judge("number", raw, unit=UNITS["月"]), Rejected)
    assert judge("number", raw, unit=UNITS["月"], minimum="0") == Accepted(0)
    found = types["number"].recognise(raw, blank("number", unit=UNITS["月"], minimum="0"))
    assert judge("number", found[0].raw, unit=UNITS["月"], minimum="0") == Accepted(0)


@pytest.mark.parametrize("raw", ["一号", "1号", "第一枚", "刻1号的"])
def test_number_of_order(judge: Judge, raw: str) -> None:
    assert judge("number", raw, unit=None) == Accepted(1)


@pytest.mark.parametrize("raw", ["two three", "twelve five", "twenty hundred", "1:15"])
def test_words_and_hours_that_say_no_one_number(judge: Judge, raw: str) -> None:
    assert isinstance(judge("number", raw), Rejected)


@pytest.mark.parametrize(
    "raw",
    ["this one", "no one", "someone", "the tenant", "one of them", "一直都这样", "统一的", "第一次办", "半", "很多"],
)
def test_no_number(types: Mapping[str, FieldType], blank: Blank, raw: str) -> None:
    found = types["number"].recognise(raw, blank("number", unit=UNITS["月"]))
    assert all(one.certainty < 0.4 for one in found)


@pytest.mark.parametrize(("raw", "value"), MONEY)
def test_spoken_amount(types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str, value: Decimal) -> None:
    assert judge("money", raw) == Accepted(value)
    assert judge("money", types["money"].recognise(raw, blank("money"))[0].raw) == Accepted(value)


@pytest.mark.parametrize(
    "raw",
    ["我家，望江路12号3幢502", "世纪大道100号301室", "15楼", "一个月", "2月10号", "62999900000012348", "3号楼2单元"],
)
def test_figures_of_addresses_days_and_cards_are_no_amount(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str
) -> None:
    assert types["money"].recognise(raw, blank("money")) == ()
    assert isinstance(judge("money", raw), Rejected)


@pytest.mark.parametrize("raw", ["没有", "没有收入", "没钱", "没有，没收入"])
def test_none_is_an_amount_where_the_guide_allows_it(judge: Judge, raw: str) -> None:
    assert judge("money", raw, minimum="0") == Accepted(Decimal(0))
    assert isinstance(judge("money", raw), Rejected)
