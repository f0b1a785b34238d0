"""What is told of a blank before it applies is filled in and read back once it does, and never handed in unseen."""

import pytest

from suishiban.assistant.conversation.answers import AnswerState
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import GUIDES, Talk

FATHER, FATHER_ID = "父亲姓名是陈大力", "990102198803141012"


@pytest.fixture(name="birth")
def a_mother_who_reports_a_birth(town: Knowledge, moment: Moment) -> Talk:
    """It is not known yet whether the parents are married, and so not whether the father is entered."""
    talk = Talk(town, moment)
    talk.press("start:birth-registration")
    talk.say("妈妈")
    return talk


def test_it_is_kept_and_the_question_asked_again_without_a_failure(birth: Talk) -> None:
    reply = birth.say(FATHER)
    assert "先记下了" in reply.paragraphs[0]
    assert reply.asks == "parents"
    assert birth.state.open_matter is not None
    assert not birth.state.open_matter.failures


def test_it_is_filled_in_and_read_back_once_the_blank_applies(birth: Talk) -> None:
    reply = birth.say(FATHER, "已婚")
    assert "您前面说过的也填好了：父亲姓名：陈大力。" in reply.paragraphs
    assert birth.value("father_name") == "陈大力"
    assert _state(birth, "father_name") is AnswerState.CONFIRMED


def test_it_is_no_part_of_the_form_before(birth: Talk) -> None:
    birth.say(FATHER)
    card = birth.say("看看我填的").card
    assert card is not None
    assert "陈大力" not in str(card)


def test_where_the_blank_never_applies_it_is_never_shown(birth: Talk) -> None:
    birth.say(FATHER)
    reply = birth.edit(parents="unmarried", follows="mother", name_father="否")
    assert "陈大力" not in "".join(reply.paragraphs)
    assert _state(birth, "father_name") is AnswerState.PROPOSED
    card = birth.say("看看我填的").card
    assert card is not None
    assert "陈大力" not in str(card)


def test_what_is_told_again_counts(birth: Talk) -> None:
    birth.say(FATHER, "父亲姓名是陈大为", "已婚")
    assert birth.value("father_name") == "陈大为"


def test_a_step_back_takes_it_away(birth: Talk) -> None:
    birth.say(FATHER, "上一步")
    assert birth.value("father_name") is None


def test_what_the_answers_rule_out_is_not_kept(birth: Talk) -> None:
    birth.edit(parents="unmarried", follows="mother", name_father="否")
    reply = birth.say(FATHER)
    assert "先记下了" not in reply.paragraphs[0]


@pytest.mark.parametrize("said", ["我老公叫陈大力吗", "父亲姓名是什么", "父亲姓名是不知道"])
def test_a_question_or_what_is_no_value_is_not_kept(birth: Talk, said: str) -> None:
    birth.say(said)
    assert birth.value("father_name") is None


def test_with_what_decides_it_in_one_breath_it_is_an_answer(birth: Talk) -> None:
    reply = birth.say("已婚，父亲姓名是陈大力")
    assert birth.value("father_name") == "陈大力"
    assert reply.outcome is Outcome.ASKED
    assert not any("先记下了" in one for one in reply.paragraphs)


def test_a_number_goes_with_the_name_before_it(birth: Talk) -> None:
    birth.say(f"爸爸叫陈大力，身份证{FATHER_ID}", "已婚", "有出生证", "跟妈妈")
    reply = birth.say("在外地")
    assert birth.value("father_name") == "陈大力"
    assert birth.value("father_id") == FATHER_ID
    assert any("父亲身份证号：990102********1012" in one for one in reply.paragraphs)


def test_a_mistyped_number_is_told_masked_and_the_name_kept(birth: Talk) -> None:
    said = "".join(birth.say("爸爸叫陈大力，身份证990102198803141013").paragraphs)
    assert "父亲身份证号“990102********1013”没有记下：" in said
    assert "校验位" in said
    assert "990102198803141013" not in said
    assert "陈大力" in said


def test_single_figures_of_it_may_be_put_right(birth: Talk) -> None:
    birth.say("爸爸叫陈大力，身份证990102198803141013", "最后一位是2")
    assert birth.value("father_id") == FATHER_ID


def test_an_option_of_a_later_question_is_kept(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment, citizen=None)
    talk.press("start:compulsory-school-enrolment")
    if talk.state.prompt is not None and talk.state.prompt.subject == "stage":
        talk.say("小学")
    talk.say("我们是租房子的，老公在明川上班")
    assert talk.value("ground") is None
    talk.say("随迁子女")
    assert talk.value("dwelling_place") == "rented"


def _state(talk: Talk, path: str) -> AnswerState:
    matter = talk.state.open_matter
    assert matter is not None
    return matter.answers[path].state


@pytest.mark.parametrize("beside", ["网上申申请人身份证号是{}", "填表人身份证号，{}"])
def test_a_number_under_a_name_of_its_own_is_kept_in_mind_for_nobody_else(moment: Moment, beside: str) -> None:
    built = build([load_file(GUIDES / "items" / "resident-medical-insurance.yaml")], HashingEncoder())
    talk = Talk(Knowledge(built.release, built.index), moment)
    talk.press("start:resident-medical-insurance")
    talk.say("成年人，老人姓名是梁书，参保人身份证号是990105197208180249，" + beside.format("990102199904245093"))
    assert talk.value("insured_id") == "990105197208180249"
