"""Is the citizen told in plain words, in both languages, where the case stands?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.bond import Before, Bond
from suishiban.assistant.casework.case import Case, apply
from suishiban.assistant.casework.notices import message, notice_text
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.guide import Language, Text

Later = Callable[[float], datetime]


def test_every_state_has_its_words(case: Case, later: Later) -> None:
    remark = e.Remark(("metres",), "摊位长度", Text("太长", "Too long"), Text("请改短", "Shorten it"), "第九条")
    notice = e.Notice(number=1, remarks=(remark,), on=date(2026, 3, 3), until=date(2026, 3, 24))
    by, at = "clerk:0012", later(1)
    after: dict[CaseState, e.CaseEvent] = {
        CaseState.HANDED_OFF: e.HandedOff("990100000001", "department", at),
        CaseState.ACCEPTED: e.Accepted(by, at),
        CaseState.CORRECTION_REQUESTED: e.CorrectionRequested(notice, by, at),
        CaseState.RESUBMITTED: e.Resubmitted(case.application, case.answer_by, case.due, "citizen", at),
        CaseState.CONCLUDED: e.Concluded("摆摊登记证", by, at),
        CaseState.NOT_ADMITTED: e.NotAdmitted("不属于本机关职权", by, at),
        CaseState.REFUSED: e.Refused("占用消防通道。", by, at),
        CaseState.WITHDRAWN: e.Withdrawn("", "citizen", at),
        CaseState.SUSPENDED: e.Suspended("等待鉴定", "department", at),
        CaseState.TRANSFERRED: e.Transferred("西岭区城市管理局", "department", at),
        CaseState.STOPPED: e.Stopped(Text("摊位选址", "Choice of a pitch"), "MC20260302-000122-3", "event", at),
    }
    told = {state: message(apply(case, event)) for state, event in after.items()}
    told[CaseState.SUBMITTED] = message(case)
    before = Before("case-0", "MC20260302-000122-3", "pitch", Text("摊位选址", "Choice of a pitch"))
    waiting = replace(case, state=CaseState.WAITING, bond=Bond("MC20260302-000121-5", "stall", Text("摆摊"), (before,)))
    told[CaseState.WAITING] = message(waiting)
    lapsed = apply(apply(case, after[CaseState.CORRECTION_REQUESTED]), e.CorrectionLapsed("clock", later(40)))
    told[CaseState.CORRECTION_LAPSED] = message(lapsed)
    assert set(told) == set(CaseState)
    assert all(text.zh and text.en for text in told.values())
    assert told[CaseState.SUBMITTED].zh == "申请已收到，收件编号MC20260302-000123-1。承诺2026年3月5日前办结。"
    assert told[CaseState.CORRECTION_REQUESTED] == Text(
        "您的申请需要补正，请在2026年3月24日前补正并重新提交：\n1. 太长；请改短（第九条）",
        "Your application must be corrected by 2026-03-24:\n1. Too long. Shorten it (第九条)",
    )
    assert told[CaseState.WAITING].zh == "等“摊位选址”办结后自动移交明川市市场监督管理局，不用您再跑。"
    assert told[CaseState.STOPPED].zh.startswith("“摊位选址”（MC20260302-000122-3）没有办成，这一件没有移交")
    assert told[CaseState.REFUSED].zh.startswith("明川市市场监督管理局作出不予许可的决定。原因：占用消防通道。不服的")
    assert told[CaseState.CORRECTION_LAPSED].en.startswith("No correction came by 2026-03-24")


def test_a_notice_in_english_names_the_blank_in_english() -> None:
    clause = "本指南 申请表“摊位长度”"
    remark = e.Remark(("metres",), "摊位长度", Text("太长", "Too long"), Text("请改短", "Shorten it"), clause, "Length")
    notice = e.Notice(number=1, remarks=(remark,), on=date(2026, 3, 3), until=date(2026, 3, 24))
    assert notice_text(notice, Language.EN).endswith("1. Too long. Shorten it (this guide, form: “Length”)")
    unnamed = replace(notice, remarks=(replace(remark, label_en=""),))
    assert "“摊位长度”" in notice_text(unnamed, Language.EN)
