"""Does a large index, which reads only a part, find what an exact one finds?"""

from collections.abc import Sequence

import numpy as np
import pytest

from suishiban.knowledge.index import dense, hybrid, lexical
from suishiban.knowledge.index.dense import exact_index, faiss_index, load_faiss
from suishiban.knowledge.index.encoder import HashingEncoder, TextKind, Vectors
from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index
from suishiban.knowledge.index.lexical import bm25
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.index.terms import query_terms

SUBJECTS = ("居住证", "营业执照", "结婚证", "驾驶证", "护照", "公积金", "社保卡", "房产证", "低保", "残疾证")
MATTERS = ("办理需要什么材料", "办结时限为五个工作日", "收费二十元", "在政务大厅办理", "可以全程网办", "由本人到场领取")


def passages() -> list[Passage]:
    """1,200 of them: every subject and matter in twenty districts."""
    return [
        foreign(f"{subject}-{matter}-{district}", f"第{district}区：{subject}{matter}。")
        for district in range(20)
        for subject in SUBJECTS
        for matter in MATTERS
    ]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an index of a few hundred passages count as a large one."""
    monkeypatch.setattr(dense, "EXACT", 500)
    monkeypatch.setattr(hybrid, "EXACT", 500)


@pytest.mark.usefixtures("small")
def test_it_finds_what_an_exact_index_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    made = passages()
    large = hybrid_index(made, HashingEncoder())
    monkeypatch.setattr(hybrid, "EXACT", 10_000)
    monkeypatch.setattr(dense, "EXACT", 10_000)
    exact = hybrid_index(made, HashingEncoder())
    for question in ("第7区居住证要什么材料", "护照收多少钱", "公积金能网上办吗"):
        wanted = exact.search(question, 10)
        monkeypatch.setattr(hybrid, "EXACT", 500)
        found = large.search(question, 10)
        monkeypatch.setattr(hybrid, "EXACT", 10_000)
        assert [round(hit.score, 2) for hit in found] == [round(hit.score, 2) for hit in wanted]


@pytest.mark.usefixtures("small")
def test_a_filter_of_any_size_acts_before_the_ranking() -> None:
    large = hybrid_index(passages(), HashingEncoder())
    for share in (2, 10, 400):
        allowed = large.mask(range(0, 1200, share))
        hits = large.search("驾驶证在哪里办理", 3, allowed)
        assert len(hits) == 3
        assert all(hit.number % share == 0 for hit in hits)


def test_the_scores_of_some_are_those_of_all() -> None:
    index = bm25([passage.text for passage in passages()])
    numbers = np.array([0, 5, 17, 600, 1199])
    question = "第7区居住证要什么材料"
    assert np.allclose(index.scores_of(question, numbers), index.scores(question)[numbers])


def test_the_likely_ones_hold_the_best() -> None:
    index = bm25([passage.text for passage in passages()])
    scores = index.scores("护照收费多少")
    likely = index.likely("护照收费多少", 100)
    assert set(np.argsort(-scores, kind="stable")[:10]) <= set(likely.numbers.tolist())


def test_what_the_rarer_terms_added_up_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexical, "_POSTINGS", 500)
    index, question, numbers = (
        bm25([passage.text for passage in passages()]),
        "第7区居住证要什么材料",
        np.array([0, 5, 1199]),
    )
    likely = index.likely(question, 100)
    (read,) = likely.read
    assert 0 < len(read.unread) < len(query_terms(question)[0])
    assert np.allclose(index.scores_of(question, numbers, likely), index.scores(question)[numbers])


@pytest.mark.usefixtures("small")
def test_the_parted_vectors_survive_the_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    vectors = HashingEncoder().encode([passage.text for passage in passages()], TextKind.PASSAGE)
    index, path = faiss_index(vectors), tmp_path_factory.mktemp("dense") / "dense.faiss"
    index.save(path)
    again = load_faiss(path)
    assert again.lists == index.lists > 0
    numbers, scores = again.nearest(vectors[3], 5)
    assert np.allclose(scores[0], exact_index(vectors).nearest(vectors[3], 1)[1][0], atol=1e-3)
    assert np.allclose(again.scores(vectors[3], numbers), scores, atol=1e-3)


def test_only_what_is_new_is_encoded(monkeypatch: pytest.MonkeyPatch) -> None:
    made, encoder = passages(), HashingEncoder()
    before = hybrid_index(made, encoder)
    encoded: list[str] = []
    plain = HashingEncoder.encode

    def counting(self: HashingEncoder, texts: Sequence[str], kind: TextKind) -> Vectors:
        encoded.extend(texts)
        return plain(self, texts, kind)

    monkeypatch.setattr(HashingEncoder, "encode", counting)
    changed = [*made[:-1], foreign("new", "新的一句。")]
    after: HybridIndex = hybrid_index(changed, encoder, previous=before)
    assert len(encoded) == 1
    assert np.allclose(after.dense.vectors(np.array([0, 600])), before.dense.vectors(np.array([0, 600])))
