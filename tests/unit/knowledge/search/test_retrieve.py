"""What is answered, from which item and section, and what is not."""

import pytest

from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search import Certainty, Found, Knowledge, Retrieved, retrieve, route

from .conftest import ON, REGION


def ask(library: Knowledge, question: str, context: str = "") -> Retrieved:
    return retrieve(library, question, REGION, ON, context=context)


@pytest.mark.parametrize(
    ("question", "context"),
    [
        ("抵押以后还能在楼顶种西瓜吗", "property-mortgage-registration"),
        ("派出所旁边哪家奶茶好喝", "residence-certificate"),
        ("协会能不能去钓鱼", "social-organisation-registration"),
        ("明晚有流星雨吗", "company-change-address"),
    ],
)
def test_with_a_matter_open_what_its_guide_never_mentions_is_not_answered(
    library: Knowledge, question: str, context: str
) -> None:
    assert ask(library, question, context).found in (Found.NOT_STATED, Found.NOT_COVERED)


@pytest.mark.parametrize(
    ("question", "context", "section"),
    [
        ("最低能交几个点？", "housing-fund-company-registration", ""),
        ("总共多少钱", "hk-macao-permit", Section.FEES),
        ("几天能好", "residence-permit", Section.LIMITS),
        ("要带啥", "passport-application", Section.MATERIALS),
    ],
)
def test_a_bare_question_is_about_the_matter_open(
    library: Knowledge, question: str, context: str, section: str
) -> None:
    found = ask(library, question, context)
    assert (found.found, found.item) == (Found.ANSWER, context)
    assert not section or found.passages[0].section == section


def test_a_question_that_names_another_item_leaves_the_matter_open(library: Knowledge) -> None:
    found = ask(library, "办居住证要什么材料", "property-transfer")
    assert (found.found, found.item) == (Found.ANSWER, "residence-permit")


def test_a_question_of_one_word_is_about_the_matter_open(library: Knowledge) -> None:
    assert ask(library, "how old must we be?", "marriage-registration").item == "marriage-registration"


def test_a_known_question_of_the_matter_open_stays_with_it(library: Knowledge) -> None:
    found = ask(library, "加餐饮服务要先办食品证吗？", "company-change-scope")
    assert (found.item, found.passages[0].section) == ("company-change-scope", Section.FAQ)


def test_a_word_for_a_choice_of_the_form_is_not_foreign(library: Knowledge) -> None:
    assert ask(library, "孤独症的孩子能不能办残疾证").item == "disability-certificate"


@pytest.mark.parametrize("question", ["居主证怎么办理流程", "失叶金申请流程", "公张备案收费吗"])
def test_a_mistyped_name_is_understood(library: Knowledge, question: str) -> None:
    assert ask(library, question).found is Found.ANSWER


@pytest.mark.parametrize(
    "question", ["南京的居住证怎么办", "给我的鹦鹉上户口要多少钱", "斗地主怎么玩", "电焊工证怎么考"]
)
def test_what_no_guide_covers_is_not_answered(library: Knowledge, question: str) -> None:
    assert ask(library, question).found is not Found.ANSWER


def test_a_story_before_the_question_is_not_held_against_it(library: Knowledge) -> None:
    found = ask(library, "我家小孩在这边上学，老师说要居住证，这个怎么办呀？")
    assert (found.found, found.item) == (Found.ANSWER, "residence-permit")


def test_a_name_alone_gets_the_summary(library: Knowledge) -> None:
    found = ask(library, "居住证")
    assert Section.SUMMARY in {passage.section for passage in found.passages}


def test_at_most_three_passages_are_shown(library: Knowledge) -> None:
    assert all(
        len(ask(library, question).passages) <= 3
        for question in ("护照要什么材料", "换驾照怎么办", "公积金怎么提取", "低保有什么条件")
    )


def test_a_wish_that_says_one_name_whole_is_clear(library: Knowledge) -> None:
    found = route(library, "渔港这边几家水产公司要成立商会", REGION, ON)
    assert (found.certainty, found.items) == (Certainty.CLEAR, ("social-organisation-registration",))
