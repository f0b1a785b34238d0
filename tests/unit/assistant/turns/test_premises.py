"""Questions that rest on something: is that judged before they are answered?"""

import pytest

from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.response.premise import premise_in

from .conftest import Talk


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("身份证丢了要罚200元对吧？", "身份证丢了要罚200元"),
        ("听说居住证要交50块钱，是真的吗", "居住证要交50块钱"),
        ("为什么公司搬家要交罚款", "公司搬家要交罚款"),
        ("公司搬家要交多少钱", ""),
        ("公司搬家要带什么材料", ""),
        ("我今年18岁可以办吗", ""),
    ],
)
def test_what_is_taken_for_granted_is_cut_out(question: str, statement: str) -> None:
    assert premise_in(question) == statement


def test_an_invented_fee_is_corrected_with_what_the_guide_says(talk: Talk) -> None:
    reply = talk.say("公司搬家要交200块钱对吧")
    assert reply.outcome is Outcome.ANSWERED
    assert reply.lead == "不是这样的，指南里没有“200元”这个说法。指南写的是："
    assert "不收费" in reply.claims[0].text


def test_a_denied_visit_is_corrected(talk: Talk) -> None:
    reply = talk.say("办居住证不用本人去是吧")
    assert reply.lead.startswith("不是这样的")
    assert reply.claims[0].citations[0].passage == "residence-permit@9901/visits/0"


def test_a_true_premise_is_confirmed(talk: Talk) -> None:
    reply = talk.say("公司搬家不收费对吧")
    assert reply.lead == "是的，指南是这样写的："
    assert "不收费" in reply.claims[0].text


def test_what_the_guide_does_not_mention_is_told_as_such(talk: Talk) -> None:
    assert "“押金”" in talk.say("为什么公司搬家要交押金").lead


def test_a_question_that_only_asks_has_no_lead(talk: Talk) -> None:
    assert talk.say("公司搬家要交多少钱").lead == ""
    assert talk.say("办居住证要去几次").lead == ""


def test_the_premise_is_judged_once_the_item_is_chosen(talk: Talk) -> None:
    talk.say("公司搬家要什么材料")
    assert talk.say("要交300元对吧").lead.startswith("不是这样的")


def test_an_english_premise_is_corrected_in_english(talk: Talk) -> None:
    reply = talk.say("How much does it cost to change the registered address of my company? 200 yuan, right?")
    assert reply.lead == "That is not so: it does not state “200 yuan”. The guide says:"


def test_an_invented_english_fee_finds_the_item_without_the_figure(talk: Talk) -> None:
    reply = talk.say("Changing the registered address of my company costs 300 yuan, right?")
    assert reply.lead.startswith("That is not so")
    assert "No fee" in reply.claims[0].text
