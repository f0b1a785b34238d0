"""Are values and changes heard in polite words, behind joining words, and beside a closing no?"""

from dataclasses import replace

import pytest

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Prompt, PromptKind
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.assistant.understanding.spotting import labelled_values
from suishiban.knowledge.guide import FormField, Option, Text
from tests.unit.assistant.turns.conftest import Talk


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """The new address of the company is asked for, beside a day and the owner, who was just told."""
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "房主：陈国民")
    assert talk.value("owner_name") == "陈国民"
    return talk


@pytest.mark.parametrize(
    "said",
    ["No, that's all. Thanks.", "No, that's it.", "Nope, nothing else, thank you", "No, I guess that's it. Thanks."],
)
def test_a_closing_no_puts_nothing_right(asked: Talk, said: str) -> None:
    asked.say(said)
    assert asked.value("owner_name") == "陈国民"
    assert asked.value("new_address") is None


def test_what_follows_a_chinese_no_is_still_what_is_right(asked: Talk) -> None:
    asked.say("不对，陈国明")
    assert asked.value("owner_name") == "陈国明"


@pytest.mark.parametrize(
    "said",
    [
        "Actually, could you change the date of the resolution or decision to 2026-02-21, please?",
        "No, I'd like to change the date of the resolution or decision to February 21",
    ],
)
def test_a_polite_change_is_one_of_the_blank_it_names(asked: Talk, said: str) -> None:
    asked.say("决定日期是2026年2月20日")
    asked.say(said)
    assert (asked.value("decision_date"), asked.value("owner_name")) == ("2026-02-21", "陈国民")


@pytest.mark.parametrize("said", ["决定日期是2026年2月20日，这样可以吗？", "你帮我填一下决定日期是2026年2月20日好吗"])
def test_values_stand_though_consent_is_asked_behind_them(asked: Talk, said: str) -> None:
    asked.say(said)
    assert asked.value("decision_date") == "2026-02-20"


def test_a_question_whether_something_may_be_is_no_value(asked: Talk) -> None:
    assert asked.say("决定日期可以是2026年2月20日吗？").outcome is not Outcome.REJECTED
    assert asked.value("decision_date") is None


_WAY = Blank(
    "way", FormField(id="way", type="choice", label=Text("领证方式"), options=(Option(id="mail", label=Text("邮寄")),))
)
_NAME = Blank("name", FormField(id="name", type="name", label=Text("姓名")))


@pytest.mark.parametrize(
    "said",
    [
        "并且领证方式邮寄",
        "我想要个领证方式邮寄",
        "最好领证方式是邮寄",
        "领证方式最好要邮寄",
        "另外领证方式就邮寄",
        "给我一份领证方式邮寄的",
    ],
)
def test_a_value_behind_the_name_of_its_blank_within_a_sentence(said: str) -> None:
    assert [one.blank.path for one in labelled_values(said, [_NAME, _WAY])] == ["way"]


def test_the_end_of_a_longer_name_is_not_the_name() -> None:
    assert labelled_values("代办人姓名是王小明", [_NAME]) == ()
    assert labelled_values("配偶领证方式邮寄", [_WAY]) == ()


@pytest.mark.parametrize("said", ["Yes, that is correct.", "Yeah, sounds good", "That's right.", "Looks good"])
def test_a_yes_in_more_than_one_word(asked: Talk, said: str) -> None:
    state = replace(asked.state, prompt=Prompt("p9", PromptKind.CONFIRM_FORM, "0" * 64))
    heard = Heard(Utterance("t9", said), state, asked.knowledge, asked.moment)
    assert RuleEngine().understand(heard) == (c.Confirm("p9"),)
