"""Is it heard that somebody stops for now, with a character missing too, and is nothing else taken for that?"""

import pytest

from suishiban.assistant.understanding.asides import puts_off


@pytest.mark.parametrize(
    "text",
    [
        "今天先这样",
        "天先这样吧",
        "晚点续",
        "手机快没电了，晚点续",
        "先停一下，明天再说",
        "有人敲门，等一下再说",
        "我先去吃个饭，回再说",
        "我有点事，等会儿填",
        "手机快没电了，晚继续",
        "今天这样吧",
        "停一下，我接个电话",
    ],
)
def test_a_pause(text: str) -> None:
    assert puts_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "今天",
        "明天",
        "续",
        "继承",
        "今天办的",
        "2026年3月2日先这样",
        "继续教育",
        "下午茶",
        "天津停车场",
        "会再来小吃店",
        "我回来了，接着办",
        "我回来，了接着办",
        "好的，我们继续吧",
        "退休了，不再上班",
    ],
)
def test_no_pause(text: str) -> None:
    assert not puts_off(text)
