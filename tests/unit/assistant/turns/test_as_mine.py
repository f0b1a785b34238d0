"""“跟我一样”, “随我姓”: the citizen's own value where the form has one of the kind, never a wrong fill."""

import pytest

from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import ZHANG, Talk


@pytest.fixture(name="birth")
def a_father_who_reports_a_birth(town: Knowledge, moment: Moment) -> Talk:
    """Up to the questions for the child's name and what else is told in words."""
    talk = Talk(town, moment)
    talk.press("start:birth-registration")
    talk.say("爸爸", "已婚", "有出生证", "跟爸爸", "也在明川市", "不同意")
    assert talk.state.prompt is not None
    assert talk.state.prompt.subject == "child_name"
    return talk


@pytest.mark.parametrize("said", ["随我姓", "跟我姓", "孩子随我姓吧"])
def test_the_option_that_is_theirs_is_taken_by_who_they_are(birth: Talk, said: str) -> None:
    reply = birth.say(said)
    assert birth.value("surname") == "paternal"
    assert "父姓" in reply.paragraphs[0]
    assert birth.value("child_name") is None


def test_a_surname_alone_is_asked_for_in_full(birth: Talk) -> None:
    reply = birth.say("姓陈")
    assert "“陈小明”" in reply.paragraphs[0]
    assert reply.outcome is Outcome.ASKED
    assert birth.value("child_name") is None
    assert birth.say("叫陈小雨").asks != "child_name"
    assert birth.value("child_name") == "陈小雨"


def test_of_a_choice_the_words_with_who_they_are_name_it(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment)
    talk.press("start:birth-registration")
    talk.say("妈妈", "已婚", "有出生证")
    assert talk.state.prompt is not None
    assert talk.state.prompt.subject == "follows"
    talk.say("跟我")
    assert talk.value("follows") == "mother"


def test_somebody_whose_role_is_not_told_gets_nothing_filled(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment)
    talk.press("start:birth-registration")
    talk.say("爷爷", "已婚", "有出生证", "跟我")
    assert talk.value("follows") is None


@pytest.mark.parametrize("said", ["用我的手机号", "跟我一样", "就写我的电话就行", "same as mine"])
def test_their_own_number(town: Knowledge, moment: Moment, said: str) -> None:
    talk = Talk(town, moment)
    talk.press("start:residence-permit")
    talk.press("edit:mobile")
    talk.say(said)
    assert talk.value("mobile") == ZHANG.identity["mobile"]


@pytest.mark.parametrize("said", ["和我同一个地址", "跟我住一起", "地址跟我一样"])
def test_where_the_form_has_none_it_is_asked_for(birth: Talk, said: str) -> None:
    birth.say("陈小雨，2026年2月20日，X990000123", "女", "父姓", "一样", "李敏", FOREIGN)
    birth.press("edit:register_address")
    reply = birth.say(said)
    assert "请直接说出来" in reply.paragraphs[0]
    assert reply.asks == "register_address"
    assert birth.value("register_address") is None


FOREIGN = "990102199001011234"


@pytest.mark.parametrize("said", ["跟我一样吗", "和我不一样", "跟他一样"])
def test_what_asks_denies_or_is_about_another_fills_nothing(birth: Talk, said: str) -> None:
    birth.press("edit:head_of_household")
    birth.say(said)
    assert birth.value("head_of_household") is None


@pytest.mark.parametrize("said", ["跟我住一起", "跟我一样"])
def test_an_identity_number_is_never_two_peoples(town: Knowledge, moment: Moment, said: str) -> None:
    talk = Talk(town, moment)
    talk.press("start:birth-registration")
    talk.say("妈妈", "已婚", "有出生证", "跟妈妈", "也在明川市", "不同意")
    talk.press("edit:father_id")
    talk.say(said)
    assert talk.state.open_matter is not None
    assert talk.state.open_matter.answers["father_id"].source.kind is not SourceKind.SAID
