"""Is it heard that somebody stops for now, with a character missing too, and is nothing else taken for that?"""

import pytest

from suishiban.assistant.understanding.asides import puts_off


@pytest.mark.parametrize("text", ["今天先这样", "天先这样吧", "晚点续", "手机快没电了，晚点续", "先停一下，明天再说"])
def test_a_pause(text: str) -> None:
    assert puts_off(text)


@pytest.mark.parametrize("text", ["今天", "明天", "续", "继承", "今天办的", "2026年3月2日先这样"])
def test_no_pause(text: str) -> None:
    assert not puts_off(text)
