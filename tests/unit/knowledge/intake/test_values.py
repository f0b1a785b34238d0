"""How a department words a value, and what it comes to."""

from datetime import date
from decimal import Decimal

import pytest

from suishiban.knowledge.intake import values
from suishiban.knowledge.intake.labels import column_of, plain, slot_of


@pytest.mark.parametrize(
    ("text", "unit", "days"),
    [
        ("20个工作日", "", 20), ("二十个工作日", "", 20), ("当场办结", "", 0), ("即办", "", 0), ("1个月", "", 22),
        ("3", "工作日", 3), ("2", "月", 44), ("4小时", "", 0), ("不限", "", None), ("3", "轮", None),
    ],
)  # fmt: skip
def test_limits(text: str, unit: str, days: int | None) -> None:
    assert values.working_days(text, unit) == days


@pytest.mark.parametrize(
    ("text", "yuan"),
    [("20元/证", "20"), ("1,200元", "1200"), ("免费", "0"), ("不收费", "0"), ("15.5", "15.5"), ("按规定", None)],
)
def test_amounts(text: str, yuan: str | None) -> None:
    assert values.yuan(text) == (Decimal(yuan) if yuan is not None else None)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("1.登记表；2.身份证。", ["登记表", "身份证。"]),
        ("（一）登记表\n（二）身份证", ["登记表", "身份证"]),
        ("登记表", ["登记表"]),
        ("①登记表②身份证", ["登记表", "身份证"]),
        ("登记表\n身份证", ["登记表", "身份证"]),
    ],
)
def test_numbered_points(text: str, points: list[str]) -> None:
    assert values.listed(text) == points


def test_dates_phones_and_kinds() -> None:
    assert values.day("自2026年3月1日起施行") == date(2026, 3, 1)
    assert values.day("2026-02-30") is None
    assert values.phone("咨询（0990）1234567 转 8") is not None
    assert values.phone("无") is None
    assert (values.kind("即办件"), values.kind("承诺件"), values.kind("其他")) == ("instant", "promised", None)
    assert values.audience("自然人、企业法人") == ["person", "company"]
    assert (values.level("区县级"), values.level("市级"), values.level("全部")) == ("district", "city", None)


def test_labels_without_their_numbering_and_brackets() -> None:
    assert plain("（三）申请材料（原件）：") == "申请材料"
    assert (slot_of("一、受理条件"), slot_of("办事条件"), slot_of("天气")) == ("conditions", "conditions", "")
    assert (column_of("材料份数"), column_of("颜色")) == ("copies", "")
