"""Questions: answered with proof, clarified, or refused."""

import pytest

from suishiban.assistant.conversation.reply import Outcome

from .conftest import Talk


def test_a_question_is_answered_with_a_quote_of_the_guide_in_force(talk: Talk) -> None:
    reply = talk.say("公司搬家要交多少钱")
    assert reply.outcome is Outcome.ANSWERED
    (claim,) = reply.claims
    assert "不收费" in claim.text
    citation = claim.citations[0]
    assert (citation.guide, citation.version) == ("company-change-address", 1)
    assert citation.quote[citation.start : citation.end] == claim.text


def test_the_nearest_district_answers(talk: Talk) -> None:
    reply = talk.say("公司换注册地址要几天")
    assert reply.claims[0].citations[0].passage == "company-change-address@990102/limits/0"


def test_the_item_talked_of_is_what_a_bare_question_is_about(talk: Talk) -> None:
    talk.say("公司搬家要什么材料")
    assert talk.say("那要多久?").item == "company-change-address"


def test_what_no_guide_covers_is_refused_and_kept_for_the_administrators(talk: Talk) -> None:
    reply = talk.say("今天股票会涨吗")
    assert reply.outcome is Outcome.REFUSED
    assert reply.claims == ()
    assert talk.last is not None
    assert talk.last.unanswered == "今天股票会涨吗"


def test_english_gets_the_reviewed_english(talk: Talk) -> None:
    reply = talk.say("How much does it cost to change the registered address of my company?")
    assert "No fee" in reply.claims[0].text


def test_an_answer_offers_to_begin_and_yes_begins(talk: Talk) -> None:
    reply = talk.say("公司搬家要什么材料")
    assert [button.payload for button in reply.buttons] == ["start:company-change-address", "no"]
    assert talk.say("好的").asks == "premises"


def test_a_greeting_states_no_facts(talk: Talk) -> None:
    reply = talk.say("你好")
    assert (reply.outcome, reply.claims) == (Outcome.TALKED, ())


@pytest.mark.parametrize("said", ["我要办居住证", "先办居住证吧", "还是办居住证", "算了，继续办居住证"])
def test_the_open_item_named_again_is_no_answer(talk: Talk, said: str) -> None:
    talk.say("我要办居住证")
    before = talk.state.prompt
    talk.say(said)
    assert talk.value("ground") is None
    assert before is not None
    assert talk.state.prompt is not None
    assert talk.state.prompt.subject == before.subject


def test_an_answer_before_the_wish_counts(talk: Talk) -> None:
    talk.say("我要办居住证", "上班，办居住证")
    assert talk.value("ground") == "employment"
