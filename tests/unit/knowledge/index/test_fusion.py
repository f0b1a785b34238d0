import numpy as np

from suishiban.knowledge.index.fusion import FusionSettings, fuse


def scores(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, dtype=np.float32)


def test_meaning_decides_between_passages_that_share_the_same_words() -> None:
    fused = fuse(scores(8, 8, 0), scores(0.1, 0.6, 0.2), FusionSettings(dense=0.5))
    assert int(fused.argmax()) == 1


def test_without_shared_words_only_meaning_counts() -> None:
    fused = fuse(scores(0, 0), scores(0.4, 0.2), FusionSettings(dense=0.5))
    assert fused.tolist() == [np.float32(0.2), np.float32(0.1)]


def test_no_candidates_give_no_scores() -> None:
    assert fuse(scores(), scores(), FusionSettings()).shape == (0,)
