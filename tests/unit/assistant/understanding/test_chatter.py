"""What is said around an answer is left aside, and nothing else is."""

import pytest

from suishiban.assistant.understanding.chatter import without_chatter, without_total


@pytest.mark.parametrize(
    "said",
    [
        "哎呀年纪大了记不清，X990000123",
        "不好意思打字慢，X990000123",
        "我跟你说啊，X990000123",
        "我这边有点吵，X990000123",
        "等我翻一下证件，X990000123",
        "麻烦你了小姑娘，X990000123",
        "硪这边有点吵，X990000123",
        "麻烦昵了小姑娘，X990000123",
        "今天太热了，哦对，X990000123",
        "不好蚁思打字慢，X990000123",
        "不好意思打慢字，X990000123",
        "让我享想啊，X990000123",
    ],
)
def test_talk_before_an_answer_is_blanked_out_in_place(said: str) -> None:
    left = without_chatter(said)
    assert len(left) == len(said)
    assert left.strip("，") == "X990000123"


@pytest.mark.parametrize(
    "said",
    [
        "张三",
        "我朋友张三，电话15400001234",
        "工作调动，刚到明川",
        "不好意思",
        "今天",
        "我要办居住证",
        "没有",
        "没有工作，不办",
    ],
)
def test_everything_else_stays(said: str) -> None:
    assert without_chatter(said) == said


@pytest.mark.parametrize(
    ("said", "left"), [("一共5", "，，5"), ("一廾二十", "，，二十"), ("一百", "一百"), ("一公斤", "一公斤")]
)
def test_a_total_misheard_counts_nothing(said: str, left: str) -> None:
    assert without_total(said) == left
