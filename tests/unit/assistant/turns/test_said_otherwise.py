"""Is what one wants of the assistant heard in everyday words, while a form is open?"""

import pytest

from suishiban.assistant.conversation.reply import Outcome
from tests.unit.assistant.turns.conftest import Talk


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """The new address of the company is asked for, beside a day and the owner."""
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意")
    return talk


@pytest.mark.parametrize(
    "said", ["找个活人来", "能不能换个人跟我说", "我要找你们工作人员", "客服在吗", "我不跟机器人说话", "跟机器人说不清"]
)
def test_a_person(asked: Talk, said: str) -> None:
    assert asked.say(said).outcome is Outcome.HANDED_OVER


@pytest.mark.parametrize("said", ["快填完了吗", "后面还有几个问题", "填到哪了", "还剩什么没弄"])
def test_what_is_left(asked: Talk, said: str) -> None:
    assert "还差" in "".join(asked.say(said).paragraphs)


@pytest.mark.parametrize("said", ["我填的都有啥", "目前填的内容给我看下", "给我看看填了些什么"])
def test_the_form(asked: Talk, said: str) -> None:
    assert asked.say(said).card is not None


@pytest.mark.parametrize("said", ["你再说一遍", "刚才问的啥", "你问的是什么来着", "没看清，再问一次"])
def test_the_question_again(asked: Talk, said: str) -> None:
    before = asked.state.prompt
    reply = asked.say(said)
    assert asked.state.prompt == before
    assert "公司要迁到哪里" in "".join(reply.paragraphs)
    assert reply.outcome is Outcome.ASKED


@pytest.mark.parametrize("said", ["先空着", "这题不填", "留空吧", "这个先不写"])
def test_leaving_empty_what_must_be_filled_is_told_to_be_impossible(asked: Talk, said: str) -> None:
    reply = asked.say(said)
    assert reply.outcome is Outcome.REJECTED
    assert "不能" in "".join(reply.paragraphs)
    assert asked.value("new_address") is None


@pytest.mark.parametrize("said", ["把决定日期重新填一下", "决定日期那里要改一下", "决定日期填错了"])
def test_something_again(asked: Talk, said: str) -> None:
    asked.say("2026年2月20日")
    assert asked.say(said).asks == "decision_date"


def test_a_change_with_its_characters_swapped_is_one(asked: Talk) -> None:
    asked.say("决定日期是2026年2月20日", "决定日期成改2026年2月21日")
    assert asked.value("decision_date") == "2026-02-21"


def test_a_pause_with_its_particle_misheard_gives_no_day(asked: Talk) -> None:
    asked.say("今天先这样笆")
    assert asked.value("decision_date") is None
