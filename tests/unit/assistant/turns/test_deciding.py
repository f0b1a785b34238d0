"""Sentences that decide: start what is offered, stop or keep what is open, put it off."""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.reply import Outcome

from .conftest import Talk


@pytest.fixture
def offered(talk: Talk) -> Talk:
    assert talk.say("公司搬家要什么材料").asks == "offer_item"
    return talk


@pytest.mark.parametrize(
    "words",
    [
        "先办着吧",
        "那就办呗",
        "帮我弄一下",
        "给我办一个吧",
        "好，那开始吧",
        "行吧，先报上",
        "我想申请",
        "来吧",
        "let's start",
    ],
)
def test_an_offer_is_taken_up_in_many_words(offered: Talk, words: str) -> None:
    assert offered.say(words).asks == "premises"
    assert offered.state.open_matter is not None


@pytest.mark.parametrize(
    "words",
    ["我再想想", "再考虑考虑吧", "没事，就问一下", "那算了", "哦那不办了", "不用了，谢谢", "改天再说", "不想办"],
)
def test_an_offer_is_declined_in_many_words(offered: Talk, words: str) -> None:
    reply = offered.say(words)
    assert (reply.outcome, reply.asks) == (Outcome.TALKED, "")
    assert offered.state.open_matter is None


def test_another_wish_or_a_question_is_no_answer_to_an_offer(offered: Talk) -> None:
    assert offered.say("办这个要多少钱").outcome is Outcome.ANSWERED
    assert offered.say("不用了，我要办居住证").item == "residence-permit"


@pytest.fixture
def stopping(talk: Talk) -> Talk:
    talk.say("我要办理注册地更改", "租的")
    assert talk.say("太麻烦，取消").asks == "confirm_cancel"
    return talk


@pytest.mark.parametrize("words", ["是的，取消", "对，不办了", "取消", "不办了", "是", "yes, cancel it"])
def test_the_same_wish_again_stops(stopping: Talk, words: str) -> None:
    assert stopping.say(words).outcome is Outcome.CANCELLED


@pytest.mark.parametrize(
    "words",
    ["不，再想想", "先别取消", "不取消", "我再考虑一下", "算了，继续填吧", "不用，接着办", "no, continue", "还是办吧"],
)
def test_a_second_thought_keeps_the_application(stopping: Talk, words: str) -> None:
    assert stopping.say(words).asks == "building"
    assert stopping.value("premises") == "leased"


@pytest.mark.parametrize(
    "words", ["条件不够，不办了", "法院那边还没判，取消吧", "还是取消吧", "too much trouble, cancel"]
)
def test_a_reason_may_stand_before_the_wish_to_stop(talk: Talk, words: str) -> None:
    talk.say("我要办理注册地更改")
    assert talk.say(words).asks == "confirm_cancel"


def test_a_reason_may_stand_before_going_back(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼")
    assert talk.say("这项写错了，上一步").asks == "building"


@pytest.mark.parametrize("words", ["可以取消吗", "取消要钱吗"])
def test_a_question_about_stopping_does_not_stop(talk: Talk, words: str) -> None:
    talk.say("我要办理注册地更改")
    assert talk.say(words).asks == "premises"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "我先停一下，明天再说",
            "有事，回头接着填",
            "今天就到这儿吧",
            "等我下班再弄",
            "过会儿再填",
            "先放着",
            "暂停一下",
        ),
        *("晚点再说吧", "材料不全，改天再办", "I will continue later", "let me finish this tomorrow"),
    ],
)
def test_putting_it_off_keeps_the_question_open_without_asking_again(begun: Callable[..., Talk], words: str) -> None:
    talk = begun("teacher-qualification", level="高中", route="师范生", by_place="户籍")
    before = talk.state.prompt
    assert before is not None
    reply = talk.say(words)
    assert (reply.outcome, reply.asks, len(reply.paragraphs)) == (Outcome.TALKED, before.subject, 1)
    assert talk.state.prompt == before


def test_putting_off_is_no_value_and_a_value_is_no_putting_off(begun: Callable[..., Talk]) -> None:
    talk = begun("teacher-qualification", level="高中", route="师范生", by_place="户籍")
    talk.edit(applicant="李雨桐", applicant_id="990102198803141012", applicant_mobile="15400001234")
    assert talk.state.prompt is not None
    path = talk.state.prompt.subject
    talk.say("明天再说")
    assert talk.value(path) is None
    talk.say("继续教育")
    assert talk.value(path) == "继续教育"


@pytest.mark.parametrize(
    "words",
    [
        "大会还没开，以后再补",
        "回头补上",
        "过两天给你们送来",
        "拿到了再传",
        "办好了就交",
        "下周一起补交",
        "明天补",
        "later",
    ],
)
def test_a_document_may_follow_in_many_words(filled: Callable[[], Talk], words: str) -> None:
    talk = filled()
    talk.say("改一下章程修正案或者修改后的章程", words)
    assert talk.value("material.articles") == "promise"


@pytest.mark.parametrize("words", ["以前交过了", "明天去开会", "不知道怎么补"])
def test_other_words_promise_no_document(filled: Callable[[], Talk], words: str) -> None:
    talk = filled()
    talk.say("改一下章程修正案或者修改后的章程", words)
    assert talk.value("material.articles") is None


@pytest.mark.parametrize("words", ["啥意思", "这是啥", "记不清了", "不晓得呀", "看不懂", "忘了"])
def test_who_does_not_know_is_told_what_is_meant(talk: Talk, words: str) -> None:
    reply = talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", words)
    assert (reply.outcome, reply.asks) == (Outcome.ASKED, "new_address")
    assert "世纪大道100号" in reply.text


@pytest.mark.parametrize(
    "words", ["好了没", "报名报上了没", "通过了吗", "有消息了没？", "审核好了吗", "那个证下来了没有"]
)
def test_once_handed_in_is_it_done_asks_for_progress(filled: Callable[[], Talk], words: str) -> None:
    talk = filled()
    assert talk.say("确认提交").outcome is Outcome.SUBMITTED
    assert talk.say(words).outcome is Outcome.REPORTED


@pytest.mark.parametrize("words", ["换好了要多少钱", "公司搬好了能不能不办", "搬家要本人到吗"])
def test_other_questions_after_handing_in_are_answered_from_the_guides(filled: Callable[[], Talk], words: str) -> None:
    talk = filled()
    talk.say("确认提交")
    assert talk.say(words).outcome is not Outcome.REPORTED


def test_nothing_handed_in_no_progress(anonymous: Talk) -> None:
    assert anonymous.say("报名报上了没").outcome is not Outcome.REPORTED


@pytest.mark.parametrize("words", ["房东让我来办居住证", "派出所叫我去申请居住证", "单位催我办居住证"])
def test_who_was_sent_wants_it_done(talk: Talk, words: str) -> None:
    assert talk.say(words).item == "residence-permit"
    assert talk.state.open_matter is not None
