"""Does the claim checker support what a passage says, and doubt what it does not?"""

import pytest

from suishiban.assistant.response.checking.check import Reason, check

LIMITS = "法定办结时限为20个工作日，承诺办结时限为5个工作日，自受理之日起计算。"
FEES = "居民身份证工本费（丢失补领）：每证40元。换补领原因为“证件丢失”的适用。"
FREE = "办理“出生登记”不收费。"
MINORS = "办理条件：本人到场采集人像和指纹；未满16周岁的，由监护人陪同代办。"
HOURS = (
    "办理地点：东岸区户政大厅，地址：明川市东岸区听潮街道观海路2号。"
    "办公时间：周一至周五 9:00–12:00、13:30–17:00。窗口：2。"
)
FORM = "申请材料“居住证”：必要材料，原件核验，政府部门核发。与明川的关系为“持居住证”的，需要提交。"
CHOICE = "第4步“领取”：收到短信后带身份证到受理点领取，或者等快递上门。"


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("承诺五个工作日就能办完。", LIMITS),
        ("法定时限20个工作日，承诺5个工作日。", LIMITS),
        ("补领要交工本费四十块钱。", FEES),
        ("办理出生登记不用交钱。", FREE),
        ("不满十六岁的由监护人陪着代办。", MINORS),
        ("东岸区户政大厅在明川市东岸区听潮街道观海路2号。", HOURS),
        ("周一到周五9:00到12:00办公。", HOURS),
        ("与明川的关系为“持居住证”的，还要交居住证。", FORM),
        ("收到短信后带身份证到受理点取，或者等快递上门。", CHOICE),
    ],
)
def test_what_is_said_in_other_words_is_supported(claim: str, evidence: str) -> None:
    assert check(claim, evidence) is None


@pytest.mark.parametrize(
    ("claim", "evidence", "reason"),
    [
        ("承诺6个工作日就能办完。", LIMITS, Reason.FIGURE),
        ("承诺时限20个工作日。", LIMITS, Reason.FIGURE),
        ("补领要交工本费20元。", FEES, Reason.FIGURE),
        ("办理出生登记要收费。", FREE, Reason.NEGATION),
        ("办理出生登记要交10元。", FREE, Reason.FIGURE),
        ("不满十八岁的由监护人陪着代办。", MINORS, Reason.FIGURE),
        ("已满16岁的由监护人陪同代办。", MINORS, Reason.FIGURE),
        ("未满16岁的，由他人陪同代办。", MINORS, Reason.CONDITION),
        ("东岸区户政大厅在明川市西岭区枕山街道石阶路8号。", HOURS, Reason.FIGURE),
        ("周一到周六9:00到12:00办公。", HOURS, Reason.FIGURE),
        ("9:00到17:00办公。", HOURS, Reason.FIGURE),
        ("要交居住证。", FORM, Reason.CONDITION),
        ("与明川的关系为“持居住证”的，不用交居住证。", FORM, Reason.NEGATION),
        ("收到短信后带身份证到受理点领取和等快递上门。", CHOICE, Reason.CONDITION),
        ("收到短信后带户口簿到受理点领取。", CHOICE, Reason.NAME),
    ],
)
def test_what_is_not_said_is_doubted_for_its_reason(claim: str, evidence: str, reason: Reason) -> None:
    doubt = check(claim, evidence)
    assert doubt is not None
    assert doubt.reason is reason, doubt


def test_the_name_of_the_item_states_nothing() -> None:
    organ = "办理机构：东岸区卫生健康局。"
    claim = "护士执业注册要找东岸区卫生健康局办。"
    assert check(claim, organ) is not None
    assert check(claim, organ, about="护士执业注册") is None


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ("A replacement card costs 40 yuan if the old one was lost.", None),
        ("A replacement card costs 20 yuan if the old one was lost.", Reason.FIGURE),
        ("A replacement card costs 40 yuan.", Reason.CONDITION),
        ("A replacement card does not cost 40 yuan if the old one was lost.", Reason.NEGATION),
        ("A replacement card costs 40 yuan at Xiling if the old one was lost.", Reason.NAME),
    ],
)
def test_english_sentences_keep_figures_negations_and_conditions(claim: str, reason: Reason | None) -> None:
    doubt = check(claim, "Card fee: 40 yuan per card, if the old one was lost. A replacement card takes 15 days.")
    assert (doubt.reason if doubt else None) is reason
