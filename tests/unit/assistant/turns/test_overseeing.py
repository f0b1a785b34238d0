"""Where does the form stand: what is missing, what is filled in, what does a blank mean, what comes next?"""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.reply import Outcome

from .conftest import Talk


@pytest.fixture
def filling(begun: Callable[..., Talk]) -> Talk:
    """A change of address with one answer, the use of the building asked."""
    talk = begun("company-change-address")
    assert talk.say("租的").asks == "building"
    return talk


@pytest.mark.parametrize(
    "words",
    [
        *("还差啥", "还要填什么", "还剩几项", "还缺什么材料", "还有多少没填", "还差多少", "到底还要填多少", "哪些没填"),
        *("还有几个问题啊", "填完了吗", "好了没", "還差什麼", "what is left", "what's missing?", "how many left"),
    ],
)
def test_what_is_missing_is_told_from_the_form(filling: Talk, words: str) -> None:
    reply = filling.say(words)
    assert (reply.outcome, reply.asks) == (Outcome.SHOWN, "building")
    assert reply.card is None
    assert any(name in reply.text for name in ("新住所", "New address", "address"))
    assert "form" in [button.payload for button in reply.buttons]


@pytest.mark.parametrize("words", ["还要多久", "还要交多少钱", "还要去哪里办", "多少钱", "需要什么材料"])
def test_questions_about_the_guide_stay_questions(filling: Talk, words: str) -> None:
    reply = filling.say(words)
    assert "form" not in [button.payload for button in reply.buttons]
    assert reply.asks == "building"


@pytest.mark.parametrize(
    "words",
    [
        *("帮我看看表填了啥", "我都填了啥", "表给我看看", "看一下申请表", "我填了哪些", "把表拿给我看看", "检查一下表"),
        *("show me the form", "let me see my answers", "what have i filled in so far"),
    ],
)
def test_the_form_is_shown(filling: Talk, words: str) -> None:
    reply = filling.say(words)
    assert reply.card is not None
    assert reply.asks == "building"


@pytest.mark.parametrize("words", ["下一步", "然后呢", "接下来呢", "下一题", "到哪了", "next", "what's next?"])
def test_what_comes_next_is_the_question_itself(filling: Talk, words: str) -> None:
    reply = filling.say(words)
    assert (reply.outcome, reply.asks, reply.claims) == (Outcome.ASKED, "building", ())


def test_submitting_too_early_says_what_is_missing(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "同意", "租的")
    reply = talk.say("提交")
    assert "还不能提交" in reply.text
    assert "决议或者决定的日期" in reply.text


@pytest.mark.parametrize(
    "words",
    [
        *("什么叫房屋用途", "房屋用途是什么意思", "啥叫房屋用途啊", "这个怎么填", "什么意思", "新住所的房屋用途是啥"),
        *("房屋用途咋填", "填什么", "what does use of the building mean"),
    ],
)
def test_the_blank_asked_is_explained(filling: Talk, words: str) -> None:
    reply = filling.say(words)
    assert (reply.outcome, reply.asks, reply.claims) == (Outcome.ASKED, "building", ())
    assert len(reply.paragraphs) == 2


@pytest.mark.parametrize("words", ["什么叫租期截止日", "到期日咋填", "租期是什么意思", "租期怎么填"])
def test_another_blank_is_explained_by_its_name(filling: Talk, words: str) -> None:
    reply = filling.say(words)
    assert "合同写明的最后一天" in reply.text
    assert reply.asks == "building"


@pytest.mark.parametrize("words", ["材料怎么交", "执照怎么领", "公司搬家是什么流程"])
def test_other_questions_explain_no_blank(filling: Talk, words: str) -> None:
    assert filling.say(words).outcome is not Outcome.ASKED


def test_taking_back_nothing_offers_to_stop(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "同意", "租的")
    assert talk.say("我要撤回").asks == "confirm_cancel"
    assert talk.say("不").asks == "building"


@pytest.mark.parametrize("words", ["算了太麻烦", "太麻烦了不办了", "算了，太啰嗦了不弄了", "真复杂，算了"])
def test_who_has_had_enough_is_asked_whether_to_stop(filling: Talk, words: str) -> None:
    assert filling.say(words).asks == "confirm_cancel"
