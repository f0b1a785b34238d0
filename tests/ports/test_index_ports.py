"""What must every lexical and every dense index do? Each adapter of the ports is listed here once."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from suishiban.knowledge.index.dense import DenseIndex, Precision, faiss_index, load_faiss
from suishiban.knowledge.index.encoder import Vectors, unit
from suishiban.knowledge.index.layered import LayeredVectors, LayeredWords
from suishiban.knowledge.index.lexical import LexicalIndex, bm25

TEXTS = ["变更登记住所不收费", "居住证补领收费二十元", "company deregistration needs a report"]
LEXICAL: dict[str, Callable[[], LexicalIndex]] = {
    "bm25": lambda: bm25(TEXTS),
    "layered": lambda: LayeredWords(bm25(TEXTS[:1]), bm25(TEXTS[1:]), np.zeros(1, np.bool_)),
}
DENSE: dict[str, Callable[[Vectors], DenseIndex]] = {
    "faiss": faiss_index,
    "faiss-float16": lambda vectors: faiss_index(vectors, Precision.FLOAT16),
    "faiss-int8": lambda vectors: faiss_index(vectors, Precision.INT8),
    "layered": lambda vectors: LayeredVectors(
        faiss_index(vectors[:20]), faiss_index(vectors[20:]), np.zeros(20, np.bool_)
    ),
}


def vectors(count: int = 50, dim: int = 16) -> Vectors:
    return unit(np.random.default_rng(1).standard_normal((count, dim)).astype(np.float32))


@pytest.fixture(params=LEXICAL, name="lexical")
def a_lexical_index(request: pytest.FixtureRequest) -> LexicalIndex:
    return LEXICAL[request.param]()


@pytest.fixture(params=DENSE, name="dense")
def a_dense_index(request: pytest.FixtureRequest) -> DenseIndex:
    return DENSE[request.param](vectors())


def test_every_passage_has_a_score_and_only_shared_terms_give_any(lexical: LexicalIndex) -> None:
    scores = lexical.scores("补领")
    assert scores.shape == (lexical.size,) == (3,)
    assert (scores > 0).tolist() == [False, True, False]


def test_what_stands_side_by_side_in_a_text_is_known(lexical: LexicalIndex) -> None:
    assert lexical.holds("居住")
    assert lexical.holds("住所")
    assert not lexical.holds("居所")


def test_the_ideal_grows_with_the_query_and_is_never_negative(lexical: LexicalIndex) -> None:
    assert lexical.ideal("") == 0.0
    assert 0.0 < lexical.ideal("居住证") < lexical.ideal("居住证补领")


def test_the_nearest_to_a_passage_is_itself_and_scores_fall(dense: DenseIndex) -> None:
    numbers, scores = dense.nearest(vectors()[7], 5)
    assert numbers[0] == 7
    assert scores[0] == pytest.approx(1.0, abs=0.02)
    assert np.all(np.diff(scores) <= 0)


def test_only_allowed_passages_are_found_and_all_of_them(dense: DenseIndex) -> None:
    allowed = np.zeros(dense.size, dtype=np.bool_)
    allowed[[3, 11, 49]] = True
    numbers, _ = dense.nearest(vectors()[7], 10, allowed)
    assert sorted(numbers.tolist()) == [3, 11, 49]
    assert len(dense.nearest(vectors()[7], 10, np.zeros(dense.size, dtype=np.bool_))[0]) == 0


def test_scores_of_named_passages_are_inner_products(dense: DenseIndex) -> None:
    named = np.array([4, 0, 31])
    assert dense.scores(vectors()[7], named) == pytest.approx(vectors()[named] @ vectors()[7], abs=0.02)
    assert dense.scores(vectors()[7], named[:0]).shape == (0,)


@pytest.mark.parametrize("precision", Precision)
def test_a_saved_index_finds_the_same(precision: Precision, tmp_path: Path) -> None:
    dense = faiss_index(vectors(), precision)
    dense.save(tmp_path / "dense.faiss")
    loaded = load_faiss(tmp_path / "dense.faiss")
    before, after = dense.nearest(vectors()[7], 5), loaded.nearest(vectors()[7], 5)
    assert before[0].tolist() == after[0].tolist()
    named = np.array([2, 5])
    assert np.array_equal(dense.scores(vectors()[0], named), loaded.scores(vectors()[0], named))
