"""Does a second look put the passages that it likes first, and leave the rest as they were found?"""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index
from suishiban.training.evaluate import reranking
from suishiban.training.evaluate.reranking import LateInteraction, pieces, reranked

TEXTS = ("居住证补领收费二十元", "居住证在派出所办理", "驾驶证补领收费十元", "food business licence fee")


@pytest.fixture(name="index")
def an_index() -> HybridIndex:
    return hybrid_index([foreign(str(n), text) for n, text in enumerate(TEXTS)], HashingEncoder())


class LikesOffices:
    """Judges by one word, and remembers what it read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        self.read = list(passages)
        return np.array(["派出所" in passage for passage in passages], np.float32)


def test_a_heavy_second_look_decides(index: HybridIndex) -> None:
    plain = [hit.id for hit in index.search("居住证补领收费", 4)]
    judge = LikesOffices()
    found = reranked(index, judge, 100.0)("居住证补领收费", (), 4)
    assert plain[0] == "0"
    assert found == ["1", *(id for id in plain if id != "1")]


def test_only_the_first_passages_are_read_again(index: HybridIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reranking, "FIRST", 1)
    judge = LikesOffices()
    plain = [hit.id for hit in index.search("居住证补领收费", 4)]
    assert reranked(index, judge, 100.0)("居住证补领收费", (), 4) == plain
    assert judge.read == ["\n" + TEXTS[0]] or judge.read == [TEXTS[0]]


def test_late_interaction_likes_what_holds_the_pieces_asked_for(index: HybridIndex) -> None:
    judge = LateInteraction(index.encoder, index.lexical)
    scores = judge.scores("居住证补领", TEXTS)
    assert int(scores.argmax()) == 0
    assert scores[0] == pytest.approx(1.0, abs=1e-5)
    assert judge.scores("？", TEXTS).tolist() == [0.0] * 4


def test_pieces_are_pairs_and_words_each_once() -> None:
    assert pieces("收费收费 Fee fee") == ("收费", "费收", "fee")
