"""Characters typed by their sound."""

from collections.abc import Iterable

import pytest

from suishiban.knowledge.search.mistyped import Mended, by_sound
from suishiban.knowledge.search.names import features
from suishiban.knowledge.search.sounds import blurred, sounds

NAMES = ("居住证", "居住证办理", "办居住证", "护照", "护照换发", "补护照", "营业执照", "补营业执照", "换营业执照")


def mended(names: Iterable[str], known: frozenset[str]) -> Mended:
    names = tuple(names)
    used = known | {pair for name in names for pair in features(name)}
    return Mended(used.__contains__, by_sound(names))


@pytest.fixture(name="read")
def what_is_read() -> dict[str, str]:
    words = mended(NAMES, frozenset({"不行", "没有", "公告"}))
    asked = ("居主证怎么办", "护找换新的", "营业直照丢了", "执行", "今天不行", "a passport")
    return {text: words.read(text) for text in asked}


def test_a_character_that_sounds_like_the_one_of_a_name_is_put_right(read: dict[str, str]) -> None:
    assert read["居主证怎么办"] == "居住证怎么办"
    assert read["护找换新的"] == "护照换新的"
    assert read["营业直照丢了"] == "营业执照丢了"


def test_what_stands_in_no_name_stays(read: dict[str, str]) -> None:
    assert all(read[text] == text for text in ("执行", "今天不行", "a passport"))


def test_a_character_must_go_with_both_its_neighbours() -> None:
    names = ("护士执业", "护士执业注册", "办护士执业证")
    assert mended(names, frozenset()).read("律师执业") == "律师执业"
    assert mended(names, frozenset()).read("护师执业") == "护士执业"


def test_what_a_guide_uses_is_never_touched() -> None:
    assert mended(NAMES, frozenset({"居主"})).read("居主证") == "居主证"


def test_a_pair_of_a_single_name_is_no_word() -> None:
    assert mended(("居住证",), frozenset()).read("居主证") == "居主证"


def test_sounds_that_are_often_not_told_apart_are_one() -> None:
    assert (blurred("zhi"), blurred("shen"), blurred("ling"), blurred("cheng")) == ("zi", "sen", "lin", "cen")
    assert sounds()["住"] == sounds()["主"]
