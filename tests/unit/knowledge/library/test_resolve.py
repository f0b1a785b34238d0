"""Which implementation serves where and when?"""

from datetime import date

import pytest

from suishiban.knowledge.guide import BasicItem, Effective, Guide
from suishiban.knowledge.library import NotOffered, NotOfferedReason, resolve, upward, within
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide

DAY = date(2026, 3, 2)


@pytest.fixture
def basic(stall: str) -> BasicItem:
    parsed = parse_guide(stall, "stall.yaml")
    assert isinstance(parsed, ParsedGuide)
    assert isinstance(parsed.guide, BasicItem)
    return parsed.guide


def test_regions_lead_upward() -> None:
    assert upward("990102001") == ("990102001", "990102", "9901", "99")
    assert upward("9901") == ("9901", "99")
    assert within("990102001", "9901")
    assert not within("9901", "990102")


@pytest.mark.parametrize(
    ("region", "on", "code", "organ", "promised"),
    [
        ("990102001", DAY, "990131000001-990102", "东岸区市场监督管理局", 2),
        ("990102", DAY, "990131000001-990102", "东岸区市场监督管理局", 2),
        ("990103", DAY, "990131000001", "明川市市场监督管理局", 3),
        ("9901", DAY, "990131000001", "明川市市场监督管理局", 3),
        ("990121", DAY, "990131000001-990121", "云湖县市场监督管理局", 3),
        ("990121", date(2025, 6, 30), "990131000001", "明川市市场监督管理局", 3),
        ("990121", date(2025, 7, 1), "990131000001-990121", "云湖县市场监督管理局", 3),
        ("990121", date(2026, 7, 1), "990131000001", "明川市市场监督管理局", 3),
    ],
)
def test_the_nearest_implementation_in_force_serves(
    basic: BasicItem, region: str, on: date, code: str, organ: str, promised: int
) -> None:
    guide = resolve(basic, region, on, version=4, digest="d")
    assert isinstance(guide, Guide)
    assert (guide.implementation_code, guide.organ.zh, guide.limits.promised) == (code, organ, promised)
    assert (guide.version, guide.digest) == (4, "d")


def test_the_guide_names_what_was_overridden(basic: BasicItem) -> None:
    guide = resolve(basic, "990102", DAY, 1, "d")
    assert isinstance(guide, Guide)
    assert guide.overridden == {"limits", "fees"}
    assert guide.fees == ()
    assert guide.phone == "0999-50310001"


def test_an_implementation_with_its_own_days_narrows_the_guide(basic: BasicItem) -> None:
    guide = resolve(basic, "990121", DAY, 1, "d")
    assert isinstance(guide, Guide)
    assert guide.effective == Effective(since=date(2025, 7, 1), until=date(2026, 7, 1))
    assert guide.overridden == {"phone"}


@pytest.mark.parametrize(
    ("region", "on", "reason"),
    [
        ("9901", date(2024, 12, 31), NotOfferedReason.NOT_YET),
        ("9801", DAY, NotOfferedReason.NOT_HERE),
        ("99", DAY, NotOfferedReason.NOT_HERE),
        ("", DAY, NotOfferedReason.NOT_HERE),
    ],
)
def test_where_nothing_is_offered_the_reason_is_named(
    basic: BasicItem, region: str, on: date, reason: NotOfferedReason
) -> None:
    assert resolve(basic, region, on, 1, "d") == NotOffered("market-stall", reason, region, on)


def test_an_item_that_has_ended_is_no_longer_offered(stall: str) -> None:
    parsed = parse_guide(
        stall.replace("effective: {since: 2025-01-01}", "effective: {since: 2025-01-01, until: 2026-01-01}"), "s"
    )
    assert isinstance(parsed, ParsedGuide)
    assert isinstance(parsed.guide, BasicItem)
    assert resolve(parsed.guide, "9901", DAY, 1, "d") == NotOffered(
        "market-stall", NotOfferedReason.NO_LONGER, "9901", DAY
    )
