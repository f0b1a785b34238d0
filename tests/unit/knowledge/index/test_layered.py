"""Does an index that rests on another find what one made whole finds, and nothing that is gone?"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from suishiban.knowledge.index import dense, hybrid, layered
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index
from suishiban.knowledge.index.layered import followed
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.index.snapshot import LooseLayer, load, save

SUBJECTS = ("居住证", "营业执照", "结婚证", "驾驶证", "护照", "公积金", "社保卡", "房产证", "低保", "残疾证")
MATTERS = ("要户口本和照片", "办结时限为五个工作日", "收费二十元", "在政务大厅办理", "可以全程网办", "由本人到场领取")
CHANGED = "护照-3"


def passage(subject: str, district: int, number: int, text: str) -> Passage:
    item = f"{subject}-{district}"
    return replace(foreign(f"{item}/{number}", f"第{district}区{subject}：{text}。", subject), item=item)


def passages() -> list[Passage]:
    """600, of a hundred items."""
    return [
        passage(subject, district, number, text)
        for district in range(10)
        for subject in SUBJECTS
        for number, text in enumerate(MATTERS)
    ]


def edited() -> list[Passage]:
    """One fee is another, one item has gone, one is new."""
    kept = [one for one in passages() if one.item != "低保-7"]
    fee = passage("护照", 3, 2, "收费一百八十元")
    return [*(fee if one.id == fee.id else one for one in kept), passage("无人机", 1, 0, "实名登记不收费")]


def follow(base: HybridIndex, now: Sequence[Passage]) -> HybridIndex | None:
    """The index of the passages `now` after `base`, told which items differ."""
    before = [base.passages[number] for number in np.flatnonzero(base.served)]
    changed = {one.item for one in set(before) ^ set(now)}
    return followed(base, changed, [one for one in now if one.item in changed])


def laid(base: HybridIndex, now: Sequence[Passage]) -> HybridIndex:
    found = follow(base, now)
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a few hundred passages count as many."""
    monkeypatch.setattr(layered, "SMALL", 100)


@pytest.fixture(params=[100_000, 200], ids=["exact", "parted"])
def base(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> HybridIndex:
    monkeypatch.setattr(dense, "EXACT", request.param)
    monkeypatch.setattr(hybrid, "EXACT", request.param)
    return hybrid_index(passages(), HashingEncoder())


def found(index: HybridIndex, question: str) -> list[str]:
    return [index.passages[hit.number].text for hit in index.search(question, 3)]


def test_the_edit_is_found_and_what_it_replaced_is_not(base: HybridIndex) -> None:
    after = laid(base, edited())
    assert after.layer is not None
    assert after.layer.base is base
    assert {one.item for one in after.layer.above.passages} == {CHANGED, "无人机-1"}
    assert found(after, "第3区护照收费一百八十元")[0] == "第3区护照：收费一百八十元。"
    assert "第3区护照：收费二十元。" not in found(after, "第3区护照收费二十元")
    assert found(after, "无人机实名登记")[0].startswith("第1区无人机")
    assert not any("第7区低保" in text for text in found(after, "第7区低保在政务大厅办理"))
    assert found(base, "第7区低保在政务大厅办理")[0].startswith("第7区低保")


def test_it_serves_exactly_the_passages_of_the_release(base: HybridIndex) -> None:
    after = laid(base, edited())
    served = [after.passages[number] for number in np.flatnonzero(after.served)]
    assert sorted(one.id for one in served) == sorted(one.id for one in edited())
    assert set(served) == set(edited())


def test_scores_are_near_those_of_an_index_made_whole(base: HybridIndex) -> None:
    after, whole = laid(base, edited()), hybrid_index(edited(), base.encoder)
    for question in ("第3区护照收费多少", "公积金可以全程网办吗", "无人机要登记吗"):
        ours = [(after.passages[hit.number].id, hit.score) for hit in after.search(question, 5)]
        theirs = {whole.passages[hit.number].id: hit.score for hit in whole.search(question, 20)}
        assert [theirs[id] for id, _ in ours] == pytest.approx([score for _, score in ours], abs=0.15)


def test_a_filter_acts_on_both_parts(base: HybridIndex) -> None:
    after = laid(base, edited())
    only = [number for number, one in enumerate(after.passages) if one.item == CHANGED and after.served[number]]
    hits = after.search("居住证收费", 20, after.mask(only))
    assert 0 < len(hits) <= 6
    assert {after.passages[hit.number].item for hit in hits} == {CHANGED}


def test_the_next_edit_rests_on_the_same_base(base: HybridIndex) -> None:
    after = laid(base, edited())
    again = laid(after, passages())
    assert again.layer is not None
    assert again.layer.base is base
    assert {one.item for one in again.layer.above.passages} == {CHANGED, "低保-7"}
    assert found(again, "第3区护照收费二十元")[0] == "第3区护照：收费二十元。"


def test_where_much_changes_all_is_counted_anew(base: HybridIndex) -> None:
    other = [replace(one, text=one.text.replace("收费", "收取")) for one in passages()]
    assert follow(base, other) is None


def test_a_small_index_is_counted_anew(monkeypatch: pytest.MonkeyPatch, base: HybridIndex) -> None:
    monkeypatch.setattr(layered, "SMALL", 20_000)
    assert follow(base, edited()) is None


def test_a_layer_is_kept_beside_its_base_and_read_over_it(tmp_path: Path, base: HybridIndex) -> None:
    below = load(tmp_path, save(base, tmp_path), base.encoder)
    after = laid(below, edited())
    digest = save(after, tmp_path)
    assert sum(path.stat().st_size for path in (tmp_path / digest).iterdir()) < 200_000
    fresh = load(tmp_path, digest, base.encoder)
    beside = load(tmp_path, digest, base.encoder, held=below)
    assert beside.layer is not None
    assert beside.layer.base is below
    question = "第3区护照收费一百八十元"
    assert fresh.search(question, 5) == beside.search(question, 5) == after.search(question, 5)
    assert load(tmp_path, digest, base.encoder, held=beside).layer.base is below  # type: ignore[union-attr]


def test_a_layer_without_a_kept_base_is_refused(tmp_path: Path, base: HybridIndex) -> None:
    with pytest.raises(LooseLayer):
        save(laid(base, edited()), tmp_path)
