"""How do people say days and divisions?"""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected
from suishiban.knowledge.guide import FormField

Judge = Callable[..., Accepted | Rejected]
Blank = Callable[..., FormField]
DAYS = (
    ("这个月底", date(2026, 3, 31)),
    ("这个月的最后一天", date(2026, 3, 31)),
    ("月底", date(2026, 3, 31)),
    ("下个月底", date(2026, 4, 30)),
    ("下月末", date(2026, 4, 30)),
    ("上个月底", date(2026, 2, 28)),
    ("3月底", date(2026, 3, 31)),
    ("明年三月底", date(2027, 3, 31)),
    ("2027年6月底", date(2027, 6, 30)),
    ("二〇二八年二月底", date(2028, 2, 29)),
    ("今年2月底前", date(2026, 2, 28)),
    ("年底", date(2026, 12, 31)),
    ("明年年底", date(2027, 12, 31)),
    ("2027年底", date(2027, 12, 31)),
    ("去年年底12月31号", date(2025, 12, 31)),
    ("去年年底12月31号就到期了", date(2025, 12, 31)),
    ("年底12月31号", date(2026, 12, 31)),
    ("去年六月一号登记的", date(2025, 6, 1)),
    ("哦不对，是3月5号", date(2026, 3, 5)),
    ("不好意思，是明天", date(2026, 3, 3)),
    ("等一下，看错了，是后天", date(2026, 3, 4)),
    ("诶，下下个月3号", date(2026, 5, 3)),
    ("the day after tomorrow", date(2026, 3, 4)),
    ("day before yesterday", date(2026, 2, 28)),
    ("on March 5th please", date(2026, 3, 5)),
    ("5th of March", date(2026, 3, 5)),
    ("Sept. 3", date(2026, 9, 3)),
    ("1st of next month", date(2026, 4, 1)),
)
PLACES = (
    ("明川发的", "9901"),
    ("明川这边", "9901"),
    ("明川", "9901"),
    ("就在明川交的", "9901"),
    ("明川车管所", "9901"),
    ("我以前在杭州交的", "3301"),
    ("西岭那边", "990103"),
    ("云湖县发的", "990121"),
    ("浙江的", "33"),
    ("以前在东岸区的公司", "990102"),
)


@pytest.mark.parametrize(("raw", "day"), DAYS)
def test_spoken_day(types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str, day: date) -> None:
    assert judge("date", raw) == Accepted(day)
    assert judge("date", types["date"].recognise(raw, blank("date"))[0].raw) == Accepted(day)


def test_the_end_of_a_month_takes_the_year_that_the_limits_allow(judge: Judge) -> None:
    assert judge("date", "2月底", minimum="today") == Accepted(date(2027, 2, 28))
    assert judge("date", "12月底", maximum="today") == Accepted(date(2025, 12, 31))


@pytest.mark.parametrize("raw", ["去年12月到期", "3月", "三月份"])
def test_a_month_alone_lacks_its_day(types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str) -> None:
    judged = judge("date", raw)
    assert isinstance(judged, Rejected)
    assert judged.problem.zh == "日期还缺“日”"
    assert types["date"].recognise(raw, blank("date")) == ()


def test_a_day_in_english_takes_the_year_that_the_limits_allow(judge: Judge) -> None:
    assert judge("date", "February 28", minimum="today") == Accepted(date(2027, 2, 28))
    assert judge("date", "December 31", maximum="today") == Accepted(date(2025, 12, 31))


@pytest.mark.parametrize(
    "raw", ["12个月", "三个月", "13月底", "没到期", "market 5", "March 5:30", "maybe 3", "31st of next month"]
)
def test_no_day(judge: Judge, raw: str) -> None:
    assert isinstance(judge("date", raw), Rejected)


@pytest.mark.parametrize(("raw", "code"), PLACES)
def test_spoken_division(types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str, code: str) -> None:
    assert judge("region", raw) == Accepted(code)
    assert judge("region", types["region"].recognise(raw, blank("region"))[0].raw) == Accepted(code)


@pytest.mark.parametrize("raw", ["北京西路", "南京东路8号", "外地", "不在明川"])
def test_no_division(types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str) -> None:
    assert types["region"].recognise(raw, blank("region")) == ()
    assert isinstance(judge("region", raw), Rejected)


@pytest.mark.parametrize(
    ("raw", "certainty"),
    [("990103200107071029，3月2号入职", 0.8), ("2月18号生的", 0.8), ("明天来", 0.6), ("月底", 0.6)],
)
def test_month_and_day_are_surer_than_words(
    types: Mapping[str, FieldType], blank: Blank, raw: str, certainty: float
) -> None:
    """0.8 is what the only empty date of a form needs."""
    assert types["date"].recognise(raw, blank("date"))[0].certainty == certainty
