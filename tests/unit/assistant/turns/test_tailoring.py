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
