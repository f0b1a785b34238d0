"""Does a citizen get from one application to another and back, and always see which are under way?"""

from collections.abc import Callable

import pytest

from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.search import Knowledge

from .conftest import Talk

ADDRESS, PERMIT = "company-change-address", "residence-permit"


@pytest.fixture
def two(talk: Talk) -> Talk:
    """Left the change of address at its second question for a residence permit."""
    talk.say("我要办理注册地更改", "租的", "我要办居住证")
    return talk


def names(talk: Talk) -> list[str]:
    assert talk.last is not None
    return [line.item for line in talk.last.reply.matters]


@pytest.mark.parametrize(
    "words",
    [
        *("切换到注册地变更", "先办住所变更", "回到公司变更登记", "继续办住所变更吧", "换另一件", "回到刚才那件"),
        *("返回上一件", "先填公司住所变更那个申请", "go back to the change of address", "switch to the other one"),
    ],
)
def test_words_lead_to_the_application_left_before(two: Talk, words: str) -> None:
    reply = two.say(words)
    assert (reply.item, reply.asks) == (ADDRESS, "building")
    assert names(two) == [ADDRESS, PERMIT]


@pytest.mark.parametrize("words", ["回到居住证", "继续办居住证", "先办居住证吧", "go back to the residence permit"])
def test_the_name_of_what_is_open_is_no_answer_to_its_question(two: Talk, words: str) -> None:
    reply = two.say(words)
    assert (reply.item, reply.asks, two.value("ground")) == (PERMIT, "ground", None)


@pytest.mark.parametrize("words", ["回到过去住的地方", "先租着", "换发", "继续就读", "返回上一步"])
def test_answers_that_sound_so_stay_answers(two: Talk, words: str) -> None:
    assert two.say(words).item == PERMIT


def test_who_begins_another_hears_that_the_first_waits(two: Talk) -> None:
    assert two.last is not None
    assert "“公司变更登记（住所）”先放着" in two.last.reply.text
    assert names(two) == [PERMIT, ADDRESS]


def test_one_application_alone_is_no_stack(talk: Talk) -> None:
    assert talk.say("我要办居住证").matters == ()


@pytest.mark.parametrize("words", ["我有几件事没办完", "我在办哪些事？", "Which applications are open?"])
def test_the_applications_under_way_are_listed_when_asked(two: Talk, words: str) -> None:
    reply = two.say(words)
    assert reply.asks == "ground"
    assert [button.payload for button in reply.buttons][:1] == ["matter:m1"]
    assert two.press("matter:m1").item == ADDRESS


def test_what_was_left_last_goes_on_first(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment, citizen=None)
    for item in ("residence-permit", "teacher-qualification", "unemployment-benefit"):
        talk.press(f"start:{item}")
    talk.press("matter:m1")
    assert names(talk) == ["residence-permit", "unemployment-benefit", "teacher-qualification"]
    talk.say("取消", "是的")
    assert names(talk) == ["unemployment-benefit", "teacher-qualification"]
    assert talk.say("取消", "是的").item == "teacher-qualification"


def test_several_blanks_of_one_question_are_asked_again_together(begun: Callable[..., Talk]) -> None:
    talk = begun("unemployment-benefit")
    while not talk.state.prompt or not talk.state.prompt.also:
        assert talk.state.prompt is not None
        assert talk.state.prompt.choices
        talk.press(f"option:{talk.state.prompt.choices[0].id}")
    asked = talk.say("再说一遍")
    before = talk.state.prompt
    talk.press("start:residence-permit")
    back = talk.say("回到失业保险金")
    assert (back.asks, back.asks_also, back.buttons) == (asked.asks, asked.asks_also, asked.buttons)
    assert back.paragraphs[-1] == asked.paragraphs[-1]
    after = talk.state.prompt
    assert before is not None
    assert after is not None
    assert (before.kind, before.subject, before.also) == (after.kind, after.subject, after.also)
