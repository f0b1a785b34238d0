"""An answer that is none of the options by its words: the nearest is asked about, and taken only on a yes."""

import pytest

from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.understanding.native import NativeEngine
from suishiban.knowledge.build import build
from suishiban.knowledge.index.onnx import load_onnx
from suishiban.knowledge.index.shipped import ENCODER
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge

from .conftest import GUIDES, Talk


@pytest.fixture(scope="module")
def households() -> Knowledge:
    built = build([load_file(GUIDES / "items" / "household-move-in.yaml")], load_onnx(ENCODER))
    return Knowledge(built.release, built.index)


@pytest.fixture(name="moving")
def somebody_who_moves_in(households: Knowledge, moment: Moment) -> Talk:
    talk = Talk(households, moment, engine=NativeEngine())
    talk.press("start:household-move-in")
    return talk


def test_the_nearest_option_is_asked_about_with_the_question(moving: Talk) -> None:
    reply = moving.say("我是来投靠老公的")
    assert (reply.outcome, reply.asks) == (Outcome.REJECTED, "reason")
    assert "您说的是“夫妻投靠”吗" in reply.paragraphs[0]
    assert moving.value("reason") is None


def test_a_yes_takes_it(moving: Talk) -> None:
    moving.say("我是来投靠老公的", "是的")
    assert moving.value("reason") == "spouse"


def test_a_no_asks_again_and_another_option_is_taken_as_ever(moving: Talk) -> None:
    assert moving.say("我是来投靠老公的", "不是").asks == "reason"
    moving.say("买房")
    assert moving.value("reason") == "purchase"


def test_a_yes_to_anything_asked_since_takes_nothing(moving: Talk) -> None:
    moving.say("我是来投靠老公的", "要多少钱", "是的")
    assert moving.value("reason") is None


@pytest.mark.parametrize("said", ["今天天气真好", "不是投靠老公", "我是投靠老公的吗"])
def test_what_is_about_something_else_denied_or_asked_is_no_hint(moving: Talk, said: str) -> None:
    moving.say(said)
    assert moving.state.prompt is not None
    assert moving.state.prompt.guess == ""


def test_at_the_third_try_it_is_explained(moving: Talk) -> None:
    reply = moving.say("我是来投靠老公的", "我是来投靠老公的", "我是来投靠老公的")
    assert any("请从中选一个" in one for one in reply.paragraphs)


def test_another_word_for_a_relative_is_asked_about(moving: Talk) -> None:
    reply = moving.say("投靠我老公")
    assert "您说的是“夫妻投靠”吗" in reply.paragraphs[0]


@pytest.fixture(name="birth")
def somebody_who_reports_a_birth(town: Knowledge, moment: Moment) -> Talk:
    talk = Talk(town, moment, engine=NativeEngine())
    talk.press("start:birth-registration")
    talk.say("妈妈")
    assert talk.state.prompt is not None
    assert talk.state.prompt.subject == "parents"
    return talk


def test_who_denies_one_of_two_in_the_words_of_the_question_means_the_other(birth: Talk) -> None:
    birth.say("没有登记结婚")
    assert birth.value("parents") == "unmarried"


def test_what_is_an_option_of_another_question_in_full_is_no_part_of_one_of_this(birth: Talk) -> None:
    birth.say("跟妈妈")
    assert birth.value("parents") is None
    assert birth.value("follows") == "mother"


@pytest.mark.parametrize("said", ["不跟爸爸", "不登记父亲"])
def test_what_is_denied_is_not_chosen(birth: Talk, said: str) -> None:
    birth.press("edit:follows")
    birth.say(said)
    assert birth.value("follows") != "father"


def test_a_piece_of_an_option_that_is_left_of_other_values_is_none(birth: Talk) -> None:
    birth.say("孩子叫刘小雨，男孩，2026年2月10号生的")
    assert birth.value("parents") is None
    assert birth.value("child_born_on") == "2026-02-10"


def test_an_option_of_two_characters_named_anew(birth: Talk) -> None:
    birth.say("未婚", "已婚")
    assert birth.value("parents") == "married"
