"""“名字和上次一样”: does a blank get what the citizen gave in an earlier application, and only that?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from suishiban.assistant.casework.given_before import given_in
from suishiban.assistant.conversation.answers import AnswerState, SourceKind, Trust
from suishiban.assistant.conversation.earlier import Earlier
from suishiban.assistant.conversation.reply import Outcome
from suishiban.knowledge.guide import Text

from .conftest import Talk

RECEIPT = "MC20260105-000007-3"
HOME = Earlier(
    item="residence-permit",
    path="living_address",
    type="address",
    label=Text("明川居住地址"),
    shown="明川市南浦区盐仓路5号",
    kind=SourceKind.SAID,
    source="",
    receipt_no=RECEIPT,
    on=date(2026, 1, 5),
    verified=False,
    for_another=False,
)


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Asked for the address they live at."""
    talk.earlier = (HOME,)
    talk.say("我要办居住证", "租房住", "租的", "自己办", "不同意")
    while talk.last is not None and talk.last.reply.asks != "living_address":
        assert talk.last.reply.asks == "hukou_address"
        talk.say("明川市西岭区泉井路8号")
    return talk


@pytest.mark.parametrize(
    "words",
    [
        *("和上次一样", "地址和上次一样", "跟上次办的时候一样", "还是上次那个", "用上次的地址", "同上次一样的", "照旧"),
        *("居住地址和上次填的一样", "same as last time", "use my last address", "The address is the same as before"),
    ],
)
def test_the_value_of_the_earlier_application_is_taken_and_read_back(asked: Talk, words: str) -> None:
    reply = asked.say(words)
    assert asked.value("living_address") == HOME.shown
    assert RECEIPT in reply.text
    assert reply.asks != "living_address"
    assert asked.state.open_matter is not None
    answer = asked.state.open_matter.answers["living_address"]
    assert (answer.source.kind, answer.source.name) == (SourceKind.EARLIER_CASE, RECEIPT)
    assert (answer.trust, answer.state) == (Trust.C, AnswerState.CONFIRMED)


def test_the_question_offers_it_and_the_button_takes_it(asked: Talk) -> None:
    assert asked.last is not None
    assert "as_before" in [button.payload for button in asked.last.reply.buttons]
    asked.press("as_before")
    assert asked.value("living_address") == HOME.shown


def test_what_the_department_has_decided_on_is_trusted_more(asked: Talk) -> None:
    asked.earlier = (replace(HOME, verified=True),)
    asked.say("和上次一样")
    assert asked.state.open_matter is not None
    assert asked.state.open_matter.answers["living_address"].trust is Trust.B


def test_it_can_be_taken_back_and_put_right(asked: Talk) -> None:
    asked.say("和上次一样", "上一步")
    assert asked.value("living_address") is None
    asked.say("和上次一样", "不对，是明川市东岸区望江路12号")
    assert asked.value("living_address") == "明川市东岸区望江路12号"


@pytest.mark.parametrize(
    ("earlier", "said"),
    [
        ((), "没有查到您以前的申请里填过"),
        ((replace(HOME, kind=SourceKind.RECORD, source="id-card"),), "是经您同意从电子身份证读来的，只用于那一次申请"),
        ((replace(HOME, for_another=True),), "替别人办的申请，内容属于对方"),
        ((replace(HOME, shown="盐仓"),), "现在不符合填写要求了"),
        ((replace(HOME, type="text"),), "没有查到您以前的申请里填过"),
    ],
)
def test_what_may_not_be_taken_stays_open_with_the_reason(asked: Talk, earlier: tuple[Earlier, ...], said: str) -> None:
    asked.earlier = earlier
    reply = asked.say("和上次一样")
    assert said in reply.text
    assert (reply.outcome, reply.asks) == (Outcome.REJECTED, "living_address")
    assert asked.value("living_address") is None


def test_somebody_not_known_logs_in_first(anonymous: Talk) -> None:
    anonymous.earlier = (HOME,)
    anonymous.say("我要办居住证")
    assert "实名登录" in anonymous.say("地址和上次一样").text


def test_another_item_tells_a_blank_of_the_same_name_and_type(asked: Talk) -> None:
    asked.earlier = (replace(HOME, item="social-security-card", path="address"),)
    asked.say("和上次一样")
    assert asked.value("living_address") == HOME.shown


def test_a_locked_value_stays(asked: Talk) -> None:
    asked.earlier = (replace(HOME, path="full_name", type="name", label=Text("申领人姓名"), shown="王小明"),)
    asked.say("名字和上次一样")
    assert asked.value("full_name") == "张杰"


def test_what_nobody_can_tell_is_no_value_of_what_is_asked(asked: Talk) -> None:
    reply = asked.say("飞船和上次一样")
    assert (reply.outcome, reply.asks) == (Outcome.UNCLEAR, "living_address")


def test_an_application_that_was_handed_in_tells_its_lines_with_their_sources(filled: Callable[[], Talk]) -> None:
    talk = filled()
    talk.say("确认提交")
    assert talk.last is not None
    application = talk.last.handed_in[0].application
    found = {one.path: one for one in given_in(application, RECEIPT, True)}
    assert found["company_name"].kind is SourceKind.RECORD
    assert found["new_address"].kind is SourceKind.SAID
    assert not found["new_address"].for_another
