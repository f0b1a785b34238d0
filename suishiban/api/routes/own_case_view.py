"""How does a case look to its citizen?"""

from collections.abc import Iterator

from suishiban.api.routes.case_view import notice_out, text_out
from suishiban.api.schemas import cases as s
from suishiban.api.schemas.clerk import LimitOut
from suishiban.api.services.citizen_cases import OwnCase
from suishiban.api.services.papers import papers_of
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.clock import limit_in_force
from suishiban.assistant.casework.events import Limit
from suishiban.assistant.casework.notices import message
from suishiban.assistant.casework.states import LABELS, Move, Standing, Who, may
from suishiban.assistant.casework.timeline import timeline
from suishiban.assistant.form.lines import ALWAYS_MASKED, Line


def own_case(own: OwnCase) -> s.OwnCaseOut:
    """A line of the list."""
    case, limit = own.case, limit_in_force(own.case)
    return s.OwnCaseOut(
        id=case.id,
        receipt_no=case.receipt_no,
        department_no=case.department_no,
        item=case.application.item,
        item_name=text_out(case.application.item_name),
        organ=text_out(case.organ),
        state=case.state.value,
        state_text=text_out(LABELS[case.state]),
        message=text_out(message(case)),
        due=limit.day if limit else None,
        provisional=limit.provisional if limit else False,
        withdrawable=may(case.state, Move.WITHDRAW, Who.CITIZEN, case.desk).standing is Standing.LEGAL,
        conversation=own.conversation,
        opened_at=case.opened_at,
        event_no=case.bond.number if case.bond else "",
        event_name=text_out(case.bond.name) if case.bond else None,
    )


def own_case_detail(own: OwnCase) -> s.OwnCaseDetailOut:
    """The case with form, documents, steps and notices."""
    case, application = own.case, own.case.application
    return s.OwnCaseDetailOut(
        **dict(own_case(own)),
        version=case.version,
        answer_by=_limit(case.answer_by),
        promised=_limit(case.due),
        lines=[_line(line) for line in _lines(application)],
        materials=[
            s.OwnMaterialOut(
                id=one.id, name=text_out(one.name), how=one.how.value, files=[file.name for file in one.files]
            )
            for one in application.papers
        ],
        timeline=[
            s.StepOut(at=step.at, by=step.by, state=step.state.value, text=text_out(step.text))
            for step in timeline(own.happened)
        ],
        notices=[notice_out(one) for one in case.notices],
        documents=list(papers_of(case)),
    )


def _lines(application: Application) -> Iterator[Line]:
    yield from application.lines
    for group in application.groups:
        for row in group.rows:
            yield from row


def _line(line: Line) -> s.OwnLineOut:
    shown = line.masked if line.type in ALWAYS_MASKED else line.shown
    return s.OwnLineOut(
        path=line.path, label=text_out(line.label), shown=shown, source=line.source.name or line.source.kind.value
    )


def _limit(limit: Limit) -> LimitOut:
    return LimitOut(day=limit.day, provisional=limit.provisional)
