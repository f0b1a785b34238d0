from collections.abc import Sequence

import numpy as np
import pytest

from suishiban.knowledge.index.foreign import foreign
from suishiban.training.data.retrieval_sets import Context, Question, RetrievalSet
from suishiban.training.evaluate.retrieval import DEPTH, Figures, figures, measured, paired_bootstrap

QUESTIONS = RetrievalSet(
    "four",
    tuple(foreign(str(n), "") for n in range(20)),
    (
        Question("first", "0", frozenset({"0"})),
        Question("fourth", "0", frozenset({"3", "17"})),
        Question("eighth", "0", frozenset({"7"})),
        Question("none", "0", frozenset({"gone"})),
    ),
)


def in_order(text: str, before: Sequence[str], k: int) -> list[str]:
    return [str(n) for n in range(10)][:k]


def test_figures_are_worked_out_as_published() -> None:
    found = figures(measured(in_order, QUESTIONS))
    assert (found.n, found.hit_at_1, found.hit_at_5, found.hit_at_10) == (4, 0.25, 0.5, 0.75)
    assert found.mrr_at_10 == pytest.approx((1 + 1 / 4 + 1 / 8) / 4, abs=1e-4)
    assert found.recall_at_100 == pytest.approx((1 + 0.5 + 1) / 4)
    assert set(found.as_json()) == {"hit@1", "hit@5", "hit@10", "mrr@10", "recall@100", "p50_ms", "p95_ms", "n"}


def test_a_passage_not_found_counts_as_beyond_the_depth() -> None:
    assert measured(in_order, QUESTIONS).places.tolist() == [0, 3, 7, DEPTH]


def test_no_questions_give_zeros() -> None:
    assert figures(measured(in_order, RetrievalSet("none", (), ()))) == Figures(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def test_history_comes_before_the_question_where_it_is_asked_for() -> None:
    question = Question("q", "要多少钱", frozenset(), ("补办居住证",))
    assert question.searched(Context.HISTORY) == "补办居住证 要多少钱"
    assert question.searched(Context.LAST) == "要多少钱"


def test_a_constant_gain_has_a_narrow_interval_and_noise_one_around_zero() -> None:
    ones, zeros = np.ones(200), np.zeros(200)
    assert paired_bootstrap(ones, zeros).low == 1.0
    coin = np.random.default_rng(3).integers(0, 2, 200).astype(np.float64)
    around = paired_bootstrap(coin, coin[::-1])
    assert around.low < 0.0 < around.high
    assert paired_bootstrap(coin, coin[::-1]) == around
