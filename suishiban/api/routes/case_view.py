"""How does a case look on a clerk's desk?"""

from datetime import date

from suishiban.api.routes.mandate_view import mandate_out
from suishiban.api.schemas import clerk as s
from suishiban.api.services.desk import OpenCase
from suishiban.api.services.papers import papers_of
from suishiban.assistant.casework.application import Application, Paper
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.clock import alert, limit_in_force
from suishiban.assistant.casework.events import CaseEvent, Limit, Notice
from suishiban.assistant.casework.findings import Finding
from suishiban.assistant.casework.notices import message, notice_text
from suishiban.assistant.casework.states import LABELS, CaseState, Move, Standing, Who, may
from suishiban.assistant.form.lines import Line
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Audience, Language, Text
from suishiban.knowledge.rules import WorkingCalendar

#: What a clerk may decide, as the console names it.
DECISIONS = {
    "accept": Move.ACCEPT,
    "return_once": Move.REQUEST_CORRECTION,
    "not_admit": Move.NOT_ADMIT,
    "refuse": Move.REFUSE,
    "conclude": Move.CONCLUDE,
}


def text_out(text: Text) -> s.TextOut:
    return s.TextOut(zh=text.zh, en=text.en)


def state_text(state: str) -> s.TextOut:
    """What the state of a case is called."""
    return text_out(LABELS[CaseState(state)])


def queue_line(case: Case, today: date, calendar: WorkingCalendar) -> s.QueueLineOut:
    """One line of the queue; nothing in it names a person."""
    application, urgency = case.application, alert(case, today, calendar)
    return s.QueueLineOut(
        id=case.id,
        receipt_no=case.receipt_no,
        department_no=case.department_no,
        item=application.item,
        item_name=text_out(application.item_name),
        organ=text_out(case.organ),
        region=application.region,
        applicant=_applicant(application),
        state=case.state.value,
        state_text=state_text(case.state),
        desk=case.desk.value,
        opened_at=case.opened_at,
        in_force=_limit(limit_in_force(case)),
        days_left=_days_left(case, today, calendar),
        alert=urgency.value if urgency else "",
        findings=len(application.findings),
        order=case.order.move.value if case.order else "",
        version=case.version,
        event_no=case.bond.number if case.bond else "",
        event_name=text_out(case.bond.name) if case.bond else None,
    )


def case_out(opened: OpenCase, today: date, calendar: WorkingCalendar, clear: bool) -> s.CaseOut:
    """The case; `clear`: a purpose was stated, personal values are shown whole."""
    case, application = opened.case, opened.case.application
    line = queue_line(case, today, calendar)
    return s.CaseOut(
        **line.model_dump(exclude={"applicant"}),
        applicant=application.applicant.name if clear else line.applicant,
        title=text_out(application.title),
        agent=application.applicant.agent if clear else _masked(application.applicant.agent),
        mandate=_mandate(application, clear),
        clear=clear,
        lines=[_line(one, clear) for one in application.lines],
        groups=[
            s.RowsOut(
                id=group.id,
                label=text_out(group.label),
                row=text_out(group.row),
                rows=[[_line(one, clear) for one in row] for row in group.rows],
            )
            for group in application.groups
        ],
        materials=[_material(one) for one in application.papers],
        found=[_finding(one) for one in application.findings],
        events=[_event(one) for one in opened.events],
        notices=[notice_out(one) for one in case.notices],
        limits=_limits(case, line),
        documents=list(papers_of(case)),
        decisions=[name for name, move in DECISIONS.items() if _may_decide(case, move)],
        failure=case.failure,
        message=text_out(message(case)),
    )


def notice_out(notice: Notice) -> s.NoticeOut:
    """A correction notice."""
    return s.NoticeOut(
        number=notice.number,
        on=notice.on,
        until=notice.until,
        reason=notice.reason,
        remarks=[
            s.RemarkOut(
                paths=list(one.paths),
                label=one.label,
                message=text_out(one.message),
                fix=text_out(one.fix),
                clause=one.clause,
            )
            for one in notice.remarks
        ],
        text=s.TextOut(zh=notice_text(notice, Language.ZH), en=notice_text(notice, Language.EN)),
    )


def _may_decide(case: Case, move: Move) -> bool:
    return case.order is None and may(case.state, move, Who.CLERK, case.desk).standing is Standing.LEGAL


def _applicant(application: Application) -> str:
    """A company's name is public; a person's is masked, whoever acts for them."""
    mandate, applicant = application.mandate, application.applicant
    company = mandate.kind.audience is Audience.COMPANY if mandate is not None else bool(applicant.agent)
    return applicant.name if company else _masked(applicant.name)


def _mandate(application: Application, clear: bool) -> s.MandateOfCaseOut | None:
    mandate = application.mandate
    if mandate is None:
        return None
    names = (application.item_name if item == application.item else Text(item) for item in mandate.items)
    return mandate_out(mandate, tuple(names), clear)


def _masked(name: str) -> str:
    return FIELD_TYPES["name"].mask(name) if name else ""


def _days_left(case: Case, today: date, calendar: WorkingCalendar) -> int | None:
    limit = limit_in_force(case)
    return None if limit is None else calendar.working_days_between(today, limit.day)


def _limits(case: Case, line: s.QueueLineOut) -> s.LimitsOut:
    return s.LimitsOut(
        answer_by=s.LimitOut(day=case.answer_by.day, provisional=case.answer_by.provisional),
        due=s.LimitOut(day=case.due.day, provisional=case.due.provisional),
        in_force=line.in_force,
        days_left=line.days_left,
        alert=line.alert,
        raised=list(case.alerts),
    )


def _limit(limit: Limit | None) -> s.LimitOut | None:
    return s.LimitOut(day=limit.day, provisional=limit.provisional) if limit else None


def _line(line: Line, clear: bool) -> s.LineOut:
    return s.LineOut(
        path=line.path,
        label=text_out(line.label),
        shown=line.shown if clear else line.masked,
        source=line.source.kind.value,
        source_name=line.source.name,
        trust=line.trust.value,
        state=line.state.value,
        type=line.type,
    )


def _material(one: Paper) -> s.MaterialOut:
    return s.MaterialOut(
        id=one.id,
        name=text_out(one.name),
        how=one.how.value,
        licence=one.licence,
        files=[s.FileOut(id=file.id, name=file.name, media_type=file.media_type) for file in one.files],
    )


def _finding(finding: Finding) -> s.FindingOut:
    return s.FindingOut(
        rule=finding.rule,
        severity=finding.severity.value,
        message=text_out(finding.message),
        fix=text_out(finding.fix),
        clause=finding.clause,
        paths=list(finding.paths),
    )


def _event(event: CaseEvent) -> s.EventOut:
    """What happened; its reason, result, number or organ is the detail."""
    told = (getattr(event, name, "") for name in ("reason", "result", "department_no", "organ", "alert", "why", "move"))
    return s.EventOut(kind=event.kind, actor=event.actor, at=event.at, detail=next((one for one in told if one), ""))
