"""A wish to go on, or to hear it again, is no answer and no failure."""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import Talk

WISHES = ["办理", "我要办理", "开始办", "那就赶紧给我办了吧", "好的，那开始办理吧", "快点办"]


@pytest.mark.parametrize("item", ["residence-permit", "birth-registration", "seal-engraving-record"])
@pytest.mark.parametrize("said", WISHES)
def test_the_choice_is_asked_again_kindly(begun: Callable[..., Talk], item: str, said: str) -> None:
    talk = begun(item)
    before = talk.state.prompt
    reply = talk.say(said)
    assert reply.outcome is Outcome.ASKED
    assert talk.state.prompt == before
    assert before is not None
    assert before.kind is PromptKind.FIELD
    assert talk.state.open_matter is not None
    assert not talk.state.open_matter.failures
    assert "继续办理" in reply.paragraphs[0]


def test_it_consents_to_nothing(talk: Talk) -> None:
    reply = talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "办理")
    assert reply.asks == "consent"
    assert talk.sources.read_so_far == []


def test_it_submits_nothing(filled: Callable[[], Talk]) -> None:
    talk = filled()
    reply = talk.say("我要办理")
    assert reply.asks == "confirm_form"
    assert reply.outcome is not Outcome.SUBMITTED


def test_where_yes_or_no_is_asked_a_plain_yes_stays_one(begun: Callable[..., Talk]) -> None:
    talk = begun("birth-registration", reporter="mother", parents="unmarried", follows="mother")
    talk.press("edit:name_father")
    talk.say("办")
    assert talk.value("name_father") is True


@pytest.mark.parametrize("said", ["再说一遍", "你说吧", "没听清"])
def test_after_submission_the_receipt_is_told_again(filled: Callable[[], Talk], said: str) -> None:
    talk = filled()
    talk.say("确认提交")
    reply = talk.say(said)
    assert "MC20260302-000001-K" in "".join(reply.paragraphs)


def test_before_anything_is_asked_it_is_said_so(talk: Talk) -> None:
    assert "没有等您回答的问题" in talk.say("再说一遍").paragraphs[0]


def test_an_offer_is_made_again(talk: Talk) -> None:
    talk.say("居住证有什么用")
    before = talk.state.prompt
    assert before is not None
    assert before.kind is PromptKind.OFFER_ITEM
    assert "需要现在办理" in "".join(talk.say("再说一遍").paragraphs)
    assert talk.state.prompt == before


def test_a_wish_beside_a_curse_is_heard(talk: Talk) -> None:
    assert talk.say("你们这破系统，我要办居住证").item == "residence-permit"


def test_a_curse_beside_a_complaint_is_one(talk: Talk) -> None:
    reply = talk.say("我要办理注册地更改", "怎么这么麻烦啊，气死我了")
    assert "抱歉让您着急了" in reply.paragraphs[0]


def test_an_option_named_anew_changes_what_was_chosen(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment, citizen=None)
    talk.press("start:compulsory-school-enrolment")
    talk.say("小学一年级" if talk.state.prompt and talk.state.prompt.subject == "stage" else "片区户籍")
    chosen = "stage" if talk.value("stage") else "ground"
    reply = talk.say("初中一年级" if chosen == "stage" else "片区房产")
    assert talk.value(chosen) == ("junior" if chosen == "stage" else "property")
    assert "已改为" in reply.paragraphs[0]


@pytest.mark.parametrize("said", ["我要打电话问我儿子", "你先等一下啊", "我问问我老公"])
def test_who_asks_somebody_or_has_one_wait_pauses(begun: Callable[..., Talk], said: str) -> None:
    talk = begun("residence-permit")
    assert "先停在这里" in talk.say(said).paragraphs[0]


@pytest.mark.parametrize("said", ["我要投诉", "你们领导呢", "叫你们领导来"])
def test_who_complains_is_given_to_a_person(begun: Callable[..., Talk], said: str) -> None:
    assert begun("residence-permit").say(said).outcome is Outcome.HANDED_OVER
