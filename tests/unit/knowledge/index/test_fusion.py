import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.fusion import FusionSettings, Opinions, Weights, fuse

HALF = FusionSettings(
    alone=Weights(words=1.0, document=0.5, meaning=0.5),
    last=Weights(words=1.0, document=0.0, meaning=0.0),
    talk=Weights(words=0.0, document=2.0, meaning=0.0),
)


def scores(*values: float) -> NDArray[np.float32]:
    return np.array(values, dtype=np.float32)


def test_each_opinion_counts_by_its_weight() -> None:
    fused = fuse(Opinions(scores(0.75, 0, 0), scores(0, 0.5, 0), scores(0, 0, 1)), None, HALF)
    assert fused.tolist() == [0.75, 0.25, 0.5]


def test_meaning_decides_between_passages_that_cover_the_same_words() -> None:
    fused = fuse(Opinions(scores(0.5, 0.5), scores(0, 0), scores(0.1, 0.6)), None, HALF)
    assert int(fused.argmax()) == 1


def test_meaning_counts_less_for_a_question_in_english() -> None:
    opinions = Opinions(scores(0.5, 0.0), scores(0, 0), scores(0, 1))
    trust = HALF.trust("How long does it take?")
    assert (HALF.trust("多久 OK?"), trust) == (1.0, 0.5)
    assert fuse(opinions, None, HALF, trust).tolist() == [0.5, 0.25]


def test_in_a_conversation_the_talk_tells_the_document_and_the_last_question_the_passage() -> None:
    last = Opinions(scores(0.2, 0.9, 0.8), scores(9, 9, 9), scores(9, 9, 9))
    talk = Opinions(scores(9, 9, 9), scores(0.1, 0.1, 0.6), scores(9, 9, 9))
    assert fuse(last, talk, HALF).tolist() == scores(0.4, 1.1, 2.0).tolist()


def test_no_candidates_give_no_scores() -> None:
    nothing = Opinions(scores(), scores(), scores())
    assert fuse(nothing, nothing, HALF).shape == (0,)
