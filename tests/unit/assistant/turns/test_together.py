"""Are several blanks and documents asked for at once, and is every part of the answer put where it belongs?"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.fields import field_types, load_divisions
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import GUIDES, Talk

Begin = Callable[..., Talk]
#: The child's name and number, the parent's name and mobile are asked for together.
ENROLMENT = {"stage": "初中一年级", "ground": "household", "autumn": "2026年秋季"}
CHILD = "990104201109121035"
EMPLOYED = {
    "employer_name": "明川市远帆餐饮管理有限公司",
    "employer_code": "91990103MA0621499T",
    "workplace": "明川市东岸区盐仓路9号",
    "agent_name": "李国栋",
    "agent_mobile": "15400003456",
    "workers.0.worker_name": "李国栋",
    "workers.0.worker_id": "990102198803141012",
    "workers.0.hired_on": "2026-02-20",
    "workers.0.monthly_wage": "5000",
    "workers.0.schemes": "养老、医疗",
    "workers.0.disabled_worker": "否",
}


@pytest.fixture
def enrolling(begun: Begin) -> Talk:
    talk = begun("compulsory-school-enrolment", **ENROLMENT)
    assert asked(talk) == ("child_name", "child_id", "guardian", "guardian_mobile")
    return talk


@pytest.fixture
def hiring(moment: Moment) -> Talk:
    """One employee is entered; whether there is another is asked."""
    built = build([load_file(GUIDES / "items" / "social-insurance-company-registration.yaml")], HashingEncoder())
    talk = Talk(Knowledge(built.release, built.index), moment, citizen=None)
    talk.press("start:social-insurance-company-registration")
    for option in ("trader", "add-staff"):
        talk.press(f"option:{option}")
    for path, value in EMPLOYED.items():
        talk.edit(**{path: value})
        assert talk.value(path) is not None, path
    return talk


def asked(talk: Talk) -> tuple[str, ...]:
    """Paths of everything the pending question asks for."""
    prompt = talk.state.prompt
    return (prompt.subject, *prompt.also) if prompt is not None else ()


def given(talk: Talk) -> tuple[object, ...]:
    return tuple(talk.value(path) for path in ("child_name", "child_id", "guardian", "guardian_mobile"))


def test_the_question_lists_the_guides_own_questions(enrolling: Talk) -> None:
    assert enrolling.last is not None
    paragraphs = enrolling.last.reply.paragraphs
    assert paragraphs[-5] == "请一起告诉我，一项一项说也可以："
    assert [line[:3] for line in paragraphs[-4:]] == ["1. ", "2. ", "3. ", "4. "]


@pytest.mark.parametrize(
    "words",
    [
        f"李雨桐，{CHILD}，李国栋，15400003456",
        f"李雨桐 {CHILD} 李国栋 154 0000 3456",
        f"叫李雨桐、{CHILD[:6]} {CHILD[6:14]} {CHILD[14:]}、我叫李国栋、15400003456，谢谢",
        f"家长李国栋；孩子姓名是李雨桐；身份证号{CHILD}；手机号，15400003456",
        f"好的，李雨桐；{CHILD}；李国栋；15400003456",
    ],
)
def test_one_sentence_answers_them_all(enrolling: Talk, words: str) -> None:
    enrolling.say(words)
    assert given(enrolling) == ("李雨桐", CHILD, "李国栋", "15400003456")


def test_one_answer_at_a_time_is_as_good(enrolling: Talk) -> None:
    enrolling.say("李雨桐")
    assert asked(enrolling)[:2] == ("child_id", "guardian")
    enrolling.say("李国栋")
    assert given(enrolling) == ("李雨桐", None, "李国栋", None)


def test_a_value_out_of_order_goes_where_only_it_fits(enrolling: Talk) -> None:
    enrolling.say("15400003456")
    assert given(enrolling) == (None, None, None, "15400003456")
    assert asked(enrolling)[0] == "child_name"


def test_of_an_answer_with_one_bad_value_the_good_ones_are_kept(enrolling: Talk) -> None:
    reply = enrolling.say(f"李雨桐，{CHILD[:-1]}，李国栋，15400003456")
    assert given(enrolling) == ("李雨桐", None, "李国栋", "15400003456")
    assert "18位" in "".join(reply.paragraphs)
    assert asked(enrolling) == ("child_id",), "what was answered in vain is asked for alone"


def test_an_address_without_its_district_is_asked_for_again_and_the_rest_is_kept(begun: Begin) -> None:
    talk = begun("company-establishment", founders="几个人", premises="自有", preapproval="不涉及")
    talk.moment = replace(talk.moment, types=field_types(load_divisions(GUIDES / "regions" / "mingchuan.yaml"), "9901"))
    assert asked(talk) == ("company_name", "domicile", "capital", "paid_in_by")
    reply = talk.say("明川市远帆餐饮管理有限公司，世纪大道100号301室，50万，2030年1月1日")
    assert [talk.value(path) for path in ("company_name", "domicile", "capital", "paid_in_by")] == [
        "明川市远帆餐饮管理有限公司",
        None,
        "500000",
        "2030-01-01",
    ]
    assert "区（县）" in "".join(reply.paragraphs)
    assert asked(talk) == ("domicile",)


@pytest.mark.parametrize("words", ["先不填了", "要带什么材料？", "是的", "谢谢", "一起办", "等会儿再填"])
def test_words_that_answer_nothing_fill_nothing(enrolling: Talk, words: str) -> None:
    enrolling.say(words)
    assert given(enrolling) == (None, None, None, None)


def test_a_side_question_comes_back_to_the_same_list(enrolling: Talk) -> None:
    before = enrolling.state.prompt
    enrolling.say("要交多少钱？")
    assert enrolling.state.prompt == before


def test_undo_takes_the_whole_answer_back(enrolling: Talk) -> None:
    before = asked(enrolling)
    enrolling.say(f"李雨桐，{CHILD}，李国栋，15400003456", "上一步")
    assert given(enrolling) == (None, None, None, None)
    assert asked(enrolling) == before


def test_what_a_source_may_know_is_not_asked_beside_a_scenario(talk: Talk) -> None:
    talk.say("我要办理注册地更改")
    while talk.state.prompt is not None and talk.state.prompt.kind is PromptKind.FIELD:
        assert len(asked(talk)) == 1
        talk.press(f"option:{talk.state.prompt.choices[0].id}")
    assert talk.state.prompt is not None
    assert talk.state.prompt.kind is PromptKind.CONSENT


def test_several_files_go_by_their_names_and_then_by_the_order_told(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "世纪大道100号301室", "2026年2月20日")
    talk.say("房东是明川市东岸置业有限公司，租到2027年3月1日", "电子")
    needed = ("material.resolution", "material.lease-contract", "material.owner-title")
    assert asked(talk) == (*needed, "material.articles")
    reply = talk.upload("IMG_1.jpg", "房屋租赁合同.pdf", "IMG_2.jpg")
    assert talk.value("material.resolution") == "file-IMG_1.jpg"
    assert talk.value("material.lease-contract") == "file-房屋租赁合同.pdf"
    assert talk.value("material.owner-title") == "file-IMG_2.jpg"
    # What may follow later comes last, and is then offered to be left.
    assert (asked(talk), [one.payload for one in reply.buttons]) == (("material.articles",), ["skip"])


def test_a_file_too_many_is_asked_about_and_the_next_is_not_swallowed(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "世纪大道100号301室", "2026年2月20日")
    talk.say("房东是明川市东岸置业有限公司，租到2027年3月1日", "电子")
    reply = talk.upload("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg")
    assert reply.asks == "which_material"
    text = "".join(reply.paragraphs)
    assert "4.jpg" in text
    assert "5.jpg" in text


def test_another_row_may_be_given_instead_of_a_yes(hiring: Talk) -> None:
    assert asked(hiring)[1:3] == ("workers.1.worker_name", "workers.1.worker_id")
    hiring.say(f"李雨桐 {CHILD} 2026/10/9 5973")
    assert hiring.value("workers.1.worker_name") == "李雨桐"
    assert hiring.value("workers.1.worker_id") == CHILD
    assert hiring.value("workers.1.monthly_wage") == "5973"


@pytest.mark.parametrize("words", ["没了", "梅有了", "有", "还由", "李雨桐"])
def test_a_word_alone_begins_no_row(hiring: Talk, words: str) -> None:
    hiring.say(words)
    assert hiring.value("workers.1.worker_name") is None


def test_a_mistyped_identity_number_is_no_bank_card(moment: Moment) -> None:
    built = build([load_file(GUIDES / "items" / "elderly-allowance.yaml")], HashingEncoder())
    talk = Talk(Knowledge(built.release, built.index), moment, citizen=None)
    talk.press("start:elderly-allowance")
    talk.say("本人", "居家")
    while asked(talk)[0] != "elder_name":
        talk.say("不同意")
    talk.say("何若帆")
    assert {"elder_id", "payout_card"} <= set(asked(talk))
    talk.say("990105000006100867")
    assert talk.value("payout_card") is None
