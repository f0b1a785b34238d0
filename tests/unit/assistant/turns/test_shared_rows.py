"""Are the rows of a group asked once for several matters of a life event, and does each get them as its own?"""

import pytest

from suishiban.assistant.conversation.answers import AnswerState
from suishiban.assistant.conversation.reply import Outcome, Reply
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.handing_in import HandedIn
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import Talk, handed_in, knowledge_of, one_after_the_other

INSURANCE, FUND = "social-insurance-company-registration", "housing-fund-company-registration"
ITEMS = ("company-establishment", "seal-engraving-record", INSURANCE, FUND)
SAYS = {
    "hires_now": "有员工",
    "founders": "一个人出资",
    "premises": "自有",
    "preapproval": "没有",
    "seal_applicant": "法定代表人自己",
    "consent": "不同意",
    "company_name": "明川市青桐软件有限公司",
    "domicile": "东岸区望江路28号502室",
    "capital": "50万",
    "paid_in_by": "2030年12月31日",
    "scope": "软件开发",
    "business_term": "长期",
    "board": "一名董事",
    "beneficial_owner": "承诺免备案",
    "paper_licence": "不要",
    "engraver": "观澜",
    "electronic_seal": "要",
    "seals_by": "自取",
    "trade": "办公",
    "company_rate": "8",
    "staff_rate": "8",
    "staff.staff_name": "王秀兰",
    "staff.staff_id": "990103199206082027",
    "staff.staff_since": "2026年3月1日",
    "staff.staff_wage": "8000元",
    "staff.staff_schemes": "养老、医疗、工伤、失业、生育",
    "staff.staff_disabled": "不是",
    "staff.staff_has_fund": "没有",
    "staff": "没有了",
    "company-establishment/shareholders.shareholder_kind": "个人",
    "company-establishment/shareholders.shareholder_name": "张杰",
    "company-establishment/shareholders.shareholder_id": "990102198803141012",
    "company-establishment/shareholders.contribution": "50万",
    "company-establishment/shareholders.share": "100",
    "company-establishment/shareholders.contribution_method": "货币",
    "company-establishment/shareholders": "没有了",
    "seal-engraving-record/seals.seal_kind": "公章",
    "seal-engraving-record/seals.seal_material": "光敏",
    "seal-engraving-record/seals.serial": "1",
    "seal-engraving-record/seals": "没有了",
}


@pytest.fixture(scope="module", name="knowledge")
def of_founding_a_company() -> Knowledge:
    return knowledge_of(ITEMS, "company-start")


@pytest.fixture
def talk(knowledge: Knowledge, moment: Moment) -> Talk:
    return Talk(knowledge, moment, numbers=one_after_the_other())


@pytest.fixture
def asked(talk: Talk) -> list[str]:
    """What was asked until the form was shown; what nobody has an answer to may be skipped."""
    reply, found = talk.say("我要办企业开办一件事"), []
    while reply.asks != "confirm_form":
        found.append(reply.asks)
        if reply.asks.startswith("material."):
            reply = talk.upload(f"{reply.asks}.pdf")
        else:
            reply = talk.say(SAYS.get(reply.asks, "跳过"))
        assert len(found) < 80
    return found


def submitted(talk: Talk) -> dict[str, HandedIn]:
    assert talk.say("确认提交").outcome is Outcome.SUBMITTED
    return handed_in(talk)


def rows(one: HandedIn) -> list[dict[str, object]]:
    (group,) = one.application.groups
    return [{line.path.split(".")[2]: line.value for line in row} for row in group.rows]


def test_each_column_is_asked_once_for_all_matters(asked: list[str]) -> None:
    assert asked.count("staff.staff_name") == asked.count("staff") == 1
    assert not any(path.startswith((f"{INSURANCE}/workers", f"{FUND}/employees")) for path in asked)


def test_every_matter_gets_the_rows_under_its_own_names_and_no_others(asked: list[str], talk: Talk) -> None:
    cases = submitted(talk)
    (worker,), (employee,) = rows(cases[INSURANCE]), rows(cases[FUND])
    assert (worker["worker_name"], employee["employee_name"]) == ("王秀兰", "王秀兰")
    assert (worker["monthly_wage"], employee["base_wage"]) == ("8000", "8000")
    assert (worker["hired_on"], employee["started_on"]) == ("2026-03-01", "2026-03-01")
    assert (worker["disabled_worker"], employee["has_account"]) == (False, False)
    assert "schemes" not in employee
    assert not any(one.severity == "error" for case in cases.values() for one in case.application.findings)


def test_they_stand_on_the_card_once_before_the_lines_of_the_matters(asked: list[str], talk: Talk) -> None:
    card = talk.say("看看申请表").card
    assert card is not None
    shown = [line for line in card.lines if line.shown == "王秀兰"]
    assert [(line.path, line.section) for line in shown] == [("staff.0.staff_name", "")]


def test_what_was_not_asked_again_is_counted_as_spared(asked: list[str], talk: Talk) -> None:
    one = spared(talk.say("确认提交"))
    assert one > 12  # eleven columns twice, less what was given, beside the plain blanks


def spared(reply: Reply) -> int:
    return int(reply.text.split("为您省去")[1].split("项")[0])


def test_a_correction_reaches_every_matter(asked: list[str], talk: Talk) -> None:
    talk.say("第1个员工的员工月工资改成9000元")
    cases = submitted(talk)
    assert rows(cases[INSURANCE])[0]["monthly_wage"] == rows(cases[FUND])[0]["base_wage"] == "9000"


def test_without_employees_nothing_of_them_is_asked(talk: Talk) -> None:
    reply = talk.say("我要办企业开办一件事", "暂时没有")
    while reply.asks and not reply.asks.startswith("seal-engraving-record/seals"):
        assert not reply.asks.startswith("staff")
        reply = talk.say(SAYS.get(reply.asks, "跳过"))


def test_a_mistyped_name_after_small_words_is_not_taken_for_a_short_one_in_a_row(asked: list[str], talk: Talk) -> None:
    reply = talk.say("刚才法定表人身份证说错了，应该是990103199206082027")
    assert "法定代表人身份证" in reply.paragraphs[0]
    assert "实名认证" in reply.paragraphs[0]
    (matter,) = talk.state.matters
    assert matter.answers["staff.0.staff_id"].state is AnswerState.CONFIRMED
    assert not any("已改为" in line for line in reply.paragraphs)
