import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.fusion import FusionSettings, fuse

HALF = FusionSettings(document=0.5, meaning=0.5)


def scores(*values: float) -> NDArray[np.float32]:
    return np.array(values, dtype=np.float32)


def test_each_opinion_counts_by_its_weight() -> None:
    fused = fuse(scores(0.75, 0, 0), scores(0, 0.5, 0), scores(0, 0, 1), HALF)
    assert fused.tolist() == [0.75, 0.25, 0.5]


def test_meaning_decides_between_passages_that_cover_the_same_words() -> None:
    fused = fuse(scores(0.5, 0.5), scores(0, 0), scores(0.1, 0.6), HALF)
    assert int(fused.argmax()) == 1


def test_no_candidates_give_no_scores() -> None:
    assert fuse(scores(), scores(), scores(), HALF).shape == (0,)
