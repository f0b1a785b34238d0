import pytest

from suishiban.assistant.understanding.asides import puts_off
from suishiban.assistant.understanding.by_sound import asked_with_slip, nearly_fixed, sounds_alike, unslipped


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("改噌", "改成", True),
        ("去恃日期", "去世日期", True),
        ("改成", "改成", True),
        ("改成", "改为", False),
        ("证", "正", False),  # one character sounds like too many
        ("abc", "abc", False),
    ],
)
def test_words_sound_alike_character_by_character(one: str, other: str, alike: bool) -> None:
    assert sounds_alike(one, other) is alike


@pytest.mark.parametrize("said", ["今天先这这样", "先样这吧", "先停一下下", "明天再说说"])
def test_a_pause_with_a_slip_is_a_pause(said: str) -> None:
    assert any(map(puts_off, unslipped(said)))


@pytest.mark.parametrize(
    "said",
    ["技术开发服务", "餐饮餐饮服务", "糕点、面包", "天天向上少儿托管", "先锋路口有人盯着的那家店铺，明天再来看一看货"],
)
def test_a_text_is_no_pause(said: str) -> None:
    assert not any(map(puts_off, unslipped(said)))


@pytest.mark.parametrize(
    ("said", "meant"),
    [("这个收吗费", "这个收费吗"), ("星期六办不版", "星期六办不办"), ("要么什材料", "要什么材料")],
)
def test_a_question_with_a_slip_is_a_question(said: str, meant: str) -> None:
    assert asked_with_slip(said) == meant


@pytest.mark.parametrize("said", ["都不用", "不锈钢", "软件开发", "来不来", "是人都不懂"])
def test_a_text_is_no_question(said: str) -> None:
    assert not asked_with_slip(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [("现在斑理", "现在办理"), ("在现办理", "现在办理"), ("现办理", "现在办理"), ("先不办理", ""), ("现在不理", "")],
)
def test_a_phrase_with_one_slip_is_that_phrase(said: str, meant: str) -> None:
    assert nearly_fixed(said, ["现在办理", "好的"]) == meant
