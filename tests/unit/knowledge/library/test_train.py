"""Do releases follow from each other as published, rolled back and withdrawn?"""

from datetime import UTC, date, datetime

import pytest

from suishiban.knowledge.library import (
    CompiledGuide,
    NameTwice,
    NotOffered,
    NotOfferedReason,
    Release,
    UnknownGuide,
    UnknownVersion,
    VersionTaken,
    publish,
    withdraw,
)
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.knowledge.rules import Answers, RuleError, Truth, evaluate

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def parsed(text: str) -> ParsedGuide:
    found = parse_guide(text, "stall.yaml")
    assert isinstance(found, ParsedGuide)
    return found


def promised(release: Release, on: date = DAY) -> int:
    found = release.guide("market-stall", "9901", on)
    assert isinstance(found, CompiledGuide)
    return found.guide.limits.promised


@pytest.fixture
def first(stall: str) -> Release:
    return publish(None, [parsed(stall)])


@pytest.fixture
def second(stall: str, first: Release) -> Release:
    return publish(first, [parsed(stall.replace("promised: 3", "promised: 4"))])


def test_versions_count_and_the_release_is_named_by_what_it_serves(first: Release, second: Release) -> None:
    assert (first.number, first.live) == (1, {"market-stall": (1,)})
    assert (second.number, second.live) == (2, {"market-stall": (1, 2)})
    assert first.id.startswith("1-")
    assert (promised(first), promised(second)) == (3, 4)


def test_the_same_files_give_the_same_release(stall: str, first: Release) -> None:
    assert publish(None, [parsed(stall)]).id == first.id


def test_an_unchanged_draft_keeps_its_version(stall: str, first: Release) -> None:
    assert publish(first, [parsed(stall)]).live == {"market-stall": (1,)}


def test_a_store_may_give_the_version_numbers(stall: str, first: Release) -> None:
    changed = parsed(stall.replace("promised: 3", "promised: 4"))
    assert publish(first, [changed], {"market-stall": 7}).live == {"market-stall": (1, 7)}
    with pytest.raises(VersionTaken, match="version: 1"):
        publish(first, [changed], {"market-stall": 1})


def test_a_version_that_takes_effect_later_leaves_the_older_until_then(stall: str, first: Release) -> None:
    later = stall.replace("promised: 3", "promised: 4").replace("{since: 2025-01-01}", "{since: 2026-06-01}")
    release = publish(first, [parsed(later)])
    assert promised(release, date(2026, 5, 31)) == 3
    assert promised(release, date(2026, 6, 1)) == 4


def test_a_withdrawn_item_is_unknown_but_applications_keep_it(first: Release) -> None:
    release = withdraw(first, "market-stall")
    assert release.guide("market-stall", "9901", DAY) == NotOffered(
        "market-stall", NotOfferedReason.UNKNOWN_ITEM, "9901", DAY
    )
    assert release.pinned("market-stall", "9901", 1).guide.version == 1


def test_a_pinned_version_is_the_nearest_regions_whatever_the_date(second: Release) -> None:
    assert second.pinned("market-stall", "990121001", 1).guide.organ.zh == "云湖县市场监督管理局"
    assert second.pinned("market-stall", "990103", 1).guide.organ.zh == "明川市市场监督管理局"
    with pytest.raises(UnknownVersion, match=r"version: 7; known: \[1, 2\]"):
        second.pinned("market-stall", "9901", 7)


def test_a_version_is_offered_or_the_reason_named(second: Release) -> None:
    found = second.guide_version("market-stall", 1, "990102", DAY)
    assert isinstance(found, CompiledGuide)
    assert found.guide.version == 1
    missing = second.guide_version("market-stall", 3, "990102", DAY)
    assert isinstance(missing, NotOffered)
    assert missing.reason is NotOfferedReason.UNKNOWN_VERSION


def test_names_and_catalogue_come_from_the_newest_version(second: Release) -> None:
    assert second.name("market-stall").zh == "摆摊登记"
    with pytest.raises(UnknownGuide, match="known: market-stall"):
        second.name("market")
    entry = second.catalogue()[0]
    assert (entry.item, entry.version, entry.domain) == ("market-stall", 2, "market")
    assert entry.regions == ("9901", "990102", "990121")


def test_rules_are_compiled_by_what_they_belong_to(first: Release) -> None:
    compiled = first.guide("market-stall", "9901", DAY)
    assert isinstance(compiled, CompiledGuide)
    assert sorted(compiled.when) == ["health-certificate", "helpers.helper_since", "stall-fee", "stove"]
    assert sorted(compiled.must) == ["grown-up", "not-too-long"]
    assert sorted(compiled.derive) == ["days_paid"]
    assert compiled.instant is None
    assert evaluate(compiled.when["stove"], {"goods": "food"}, NOON) is Truth.YES
    row: Answers = {"stove": True, "keeper_name": "海明", "helper_name": "海明"}
    assert evaluate(compiled.when["helpers.helper_since"], row, NOON) is Truth.NO


def test_a_wrong_expression_or_a_name_twice_is_not_published(stall: str) -> None:
    with pytest.raises(RuleError):
        publish(None, [parsed(stall.replace("metres <= 5", "meters <= 5"))])
    with pytest.raises(NameTwice, match="market-stall"):
        publish(None, [parsed(stall), parsed(stall)])
