"""A question beside an open form: is it answered for the citizen's own case?"""

from collections.abc import Callable

from .conftest import Talk

Begin = Callable[..., Talk]


def _told(talk: Talk, question: str) -> tuple[str, str]:
    reply = talk.say(question)
    return reply.lead, "".join(claim.text for claim in reply.claims)


def test_documents_that_others_hand_in_are_left_out(begun: Begin) -> None:
    lead, told = _told(begun("residence-permit", ground="study", home="rented"), "居住证要准备什么材料?")
    assert lead == "按您已经填写的内容，与您有关的是："
    assert "房屋租赁合同" in told
    assert "购房合同" not in told


def test_what_is_not_decided_yet_stays_with_its_condition(begun: Begin) -> None:
    lead, told = _told(begun("residence-permit", home="rented"), "居住证要准备什么材料?")
    assert lead
    assert "需要提交" in told
    assert "学生证" in told or "就读" in told


def test_before_anything_is_decided_the_whole_list_is_told(begun: Begin) -> None:
    lead, told = _told(begun("residence-permit"), "居住证要准备什么材料?")
    assert lead == ""
    assert "购房合同" in told


def test_another_item_is_not_tailored(begun: Begin) -> None:
    lead, _ = _told(begun("residence-permit", home="rented"), "公司搬家要准备什么材料?")
    assert lead == ""


def test_a_question_that_names_the_case_is_answered_for_it(talk: Talk) -> None:
    lead, told = _told(talk, "我是租房的，办居住证要准备什么材料？")
    assert lead == "按“租住”的情况，与您有关的是："
    assert "房屋租赁合同" in told
    assert "购房合同" not in told


def test_it_is_so_in_english(talk: Talk) -> None:
    lead, told = _told(talk, "I rent my flat. What documents does the residence permit need?")
    assert lead == "In the case of “Rented”, this concerns you:"
    assert "Purchase" not in told


def test_a_question_that_names_two_cases_is_answered_for_both(talk: Talk) -> None:
    lead, told = _told(talk, "办居住证，租房和自己的房子要的材料一样吗？")
    assert lead == ""
    assert "购房合同" in told


def test_a_case_that_is_denied_is_not_supposed(talk: Talk) -> None:
    lead, told = _told(talk, "我不是租房的，办居住证要准备什么材料？")
    assert "租" not in lead
    assert "购房合同" in told


def test_the_question_counts_before_the_open_form(begun: Begin) -> None:
    lead, told = _told(begun("residence-permit", home="rented"), "要是自己的房子，居住证要什么材料？")
    assert "“" in lead
    assert "房屋租赁合同" not in told
