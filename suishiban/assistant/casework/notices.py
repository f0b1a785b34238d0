"""What is the citizen told about a case?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.basis import basis_in_english
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.clock import answer_day
from suishiban.assistant.casework.events import Limit, Notice, Remark
from suishiban.assistant.casework.findings import Finding
from suishiban.assistant.casework.states import CaseState
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.knowledge.guide import Language, Text


@dataclass(frozen=True, slots=True)
class ClerkRemark:
    """Something the clerk wants put right, in the clerk's own words or none."""

    path: str
    """A blank, `material.id`, or empty for the whole application."""
    words: str = ""


def remarks_on(
    application: Application, findings: Sequence[Finding], clerk: Sequence[ClerkRemark]
) -> tuple[Remark, ...]:
    """Everything to be put right, at once: the findings sent along, then the clerk's remarks.

    A remark without words on a path that a finding names already adds nothing.
    """
    found = tuple(_of_finding(application, one) for one in findings)
    named = {path for one in findings for path in one.paths}
    return found + tuple(_remark(application, one) for one in clerk if one.words or one.path not in named)


def _of_finding(application: Application, finding: Finding) -> Remark:
    label = _labels(application, finding.paths)
    return Remark(finding.paths, label.zh, finding.message, finding.fix, finding.clause, label.en)


def _remark(application: Application, remark: ClerkRemark) -> Remark:
    named = _labels(application, (remark.path,)) if remark.path else Text("")
    label, label_en = named.zh, _en(named)
    document = remark.path.startswith(MATERIAL)
    words = remark.words or (f"{label}需要重新提交" if document else f"{label}需要更正")
    english = remark.words or (f"{label_en} must be supplied again" if document else f"{label_en} must be corrected")
    fix = (
        Text("请重新上传", "Please attach it again")
        if document
        else Text("请核对后更正", "Please check and correct it")
    )
    clause = f"本指南 {'申请材料' if document else '申请表'}" + (f"“{label}”" if label else "")
    return Remark((remark.path,) if remark.path else (), label, Text(words, english), fix, clause, named.en)


def _labels(application: Application, paths: Sequence[str]) -> Text:
    """What the first of `paths` that the application holds is called."""
    lines = [*application.lines, *(line for rows in application.groups for row in rows.rows for line in row)]
    named = {line.path: line.label for line in lines}
    named |= {MATERIAL + paper.id: paper.name for paper in application.papers}
    named |= {rows.id: rows.label for rows in application.groups}
    return next((named[path] for path in paths if path in named), Text(paths[0] if paths else ""))


def notice_text(notice: Notice, language: Language) -> str:
    """The correction notice in words, a line for each remark."""
    lines = [
        f"{number}. {one.message.say(language)}；{one.fix.say(language)}（{one.clause}）"
        if language is Language.ZH
        else f"{number}. {one.message.say(language)}. {one.fix.say(language)} ({_basis(one)})"
        for number, one in enumerate(notice.remarks, 1)
    ]
    head = Text(
        f"您的申请需要补正，请在{_day(notice.until)}前补正并重新提交：",
        f"Your application must be corrected by {notice.until.isoformat()}:",
    )
    return "\n".join([head.say(language), *lines])


def _basis(remark: Remark) -> str:
    """On what it rests, in English."""
    return basis_in_english(remark.clause, named=(Text(remark.label, remark.label_en),))


def message(case: Case) -> Text:
    """What the citizen is told where the case stands now."""
    return _MESSAGES[case.state](case)


def _submitted(case: Case) -> Text:
    by, en = _limit(case.due), _limit_en(case.due)
    return Text(
        f"申请已收到，收件编号{case.receipt_no}。承诺{by}前办结。",
        f"Your application has been received under number {case.receipt_no}. It is to be decided by {en}.",
    )


def _handed_off(case: Case) -> Text:
    by, en = _limit(answer_day(case)), _limit_en(answer_day(case))
    return Text(
        f"申请已移交{case.organ.zh}，办件编号{case.department_no}。{by}前答复是否受理。",
        f"Your application is with {_en(case.organ)} under case number {case.department_no}. "
        f"Whether it is accepted will be known by {en}.",
    )


def _accepted(case: Case) -> Text:
    return Text(
        f"{case.organ.zh}已受理您的申请，承诺{_limit(case.due)}前办结。",
        f"{_en(case.organ)} has accepted your application. It is to be decided by {_limit_en(case.due)}.",
    )


def _correction(case: Case) -> Text:
    assert case.notice is not None
    return Text(notice_text(case.notice, Language.ZH), notice_text(case.notice, Language.EN))


def _resubmitted(case: Case) -> Text:
    by, en = _limit(answer_day(case)), _limit_en(answer_day(case))
    return Text(f"补正已收到，{by}前答复。", f"Your correction has been received. You will have an answer by {en}.")


def _concluded(case: Case) -> Text:
    result = case.decision.reason if case.decision else ""
    return Text(
        f"您的申请已办结{f'：{result}' if result else '，予以办理'}。",
        f"Your application has been granted{f': {result}' if result else ''}.",
    )


def _not_admitted(case: Case) -> Text:
    return Text(
        f"{case.organ.zh}不予受理您的申请。原因：{_reason(case)}。不服的，可以依法申请行政复议或者提起行政诉讼。",
        f"{_en(case.organ)} does not admit your application. Reason: {_reason(case)}. "
        "You may apply for administrative reconsideration or bring an administrative action.",
    )


def _refused(case: Case) -> Text:
    return Text(
        f"{case.organ.zh}作出不予许可的决定。原因：{_reason(case)}。不服的，可以依法申请行政复议或者提起行政诉讼。",
        f"{_en(case.organ)} has refused your application. Reason: {_reason(case)}. "
        "You may apply for administrative reconsideration or bring an administrative action.",
    )


def _withdrawn(case: Case) -> Text:
    return Text("申请已按您的要求撤回。", "Your application has been withdrawn as you wished.")


def _lapsed(case: Case) -> Text:
    until = case.notice.until if case.notice else case.due.day
    return Text(
        f"{_day(until)}前没有收到补正，本次申请已终止；可以随时重新申请。",
        f"No correction came by {until.isoformat()}, so this application has ended; you may apply again at any time.",
    )


def _suspended(case: Case) -> Text:
    return Text(
        f"{case.organ.zh}已中止办理，中止期间不计入办理时限。",
        f"{_en(case.organ)} has suspended the case; the time does not count towards the limit.",
    )


def _transferred(case: Case) -> Text:
    return Text(f"申请已转由{case.organ.zh}办理。", f"Your application has been passed on to {_en(case.organ)}.")


def _waiting(case: Case) -> Text:
    assert case.bond is not None
    names = "”、“".join(one.item_name.zh for one in case.bond.after)
    english = "”, “".join(_en(one.item_name) for one in case.bond.after)
    return Text(
        f"等“{names}”办结后自动移交{case.organ.zh}，不用您再跑。",
        f"It is handed over to {_en(case.organ)} by itself as soon as “{english}” is concluded.",
    )


def _stopped(case: Case) -> Text:
    assert case.stopped_by is not None
    name, number = case.stopped_by.because, case.stopped_by.receipt_no
    return Text(
        f"“{name.zh}”（{number}）没有办成，这一件没有移交，已停办。前面的事办成后，可以单独申请这一件。",
        f"“{_en(name)}” ({number}) was not concluded, so this one was not handed over and has stopped. "
        "Once the earlier matter is settled you may apply for this one alone.",
    )


def _reason(case: Case) -> str:
    return case.decision.reason.rstrip("。.") if case.decision else ""


def _en(text: Text) -> str:
    return text.en or text.zh


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _limit(limit: Limit) -> str:
    return _day(limit.day) + ("（暂定）" if limit.provisional else "")


def _limit_en(limit: Limit) -> str:
    return limit.day.isoformat() + (" (provisional)" if limit.provisional else "")


_MESSAGES = {
    CaseState.SUBMITTED: _submitted,
    CaseState.HANDED_OFF: _handed_off,
    CaseState.ACCEPTED: _accepted,
    CaseState.CORRECTION_REQUESTED: _correction,
    CaseState.RESUBMITTED: _resubmitted,
    CaseState.CONCLUDED: _concluded,
    CaseState.NOT_ADMITTED: _not_admitted,
    CaseState.REFUSED: _refused,
    CaseState.WITHDRAWN: _withdrawn,
    CaseState.CORRECTION_LAPSED: _lapsed,
    CaseState.SUSPENDED: _suspended,
    CaseState.TRANSFERRED: _transferred,
    CaseState.WAITING: _waiting,
    CaseState.STOPPED: _stopped,
}
