from random import Random

import pytest

from suishiban.knowledge.search.sounds import sounds
from suishiban.training.data.noise import misheard, slipped

TEXT = "申领居住证要多少钱"


@pytest.mark.parametrize("seed", range(20))
def test_one_slip_changes_one_place(seed: int) -> None:
    said = slipped(TEXT, Random(seed))
    assert abs(len(said) - len(TEXT)) <= 1
    assert set(said) <= set(TEXT)


def test_all_three_slips_occur() -> None:
    assert {len(slipped(TEXT, Random(seed))) - len(TEXT) for seed in range(20)} == {-1, 0, 1}


@pytest.mark.parametrize("seed", range(20))
def test_one_character_is_heard_as_another_that_sounds_the_same(seed: int) -> None:
    said = misheard(TEXT, Random(seed))
    different = [(was, now) for was, now in zip(TEXT, said, strict=True) if was != now]
    assert len(different) == 1
    assert sounds()[different[0][0]] == sounds()[different[0][1]]


def test_what_has_no_chinese_is_heard_right_and_what_is_short_does_not_slip() -> None:
    assert misheard("residence permit", Random(0)) == "residence permit"
    assert slipped("证", Random(0)) == "证"
