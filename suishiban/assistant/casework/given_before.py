"""What does a case hold that its citizen might give again?"""

from collections.abc import Iterator

from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.states import CaseState
from suishiban.assistant.conversation.earlier import Earlier
from suishiban.assistant.form.lines import Line


def values_in(case: Case) -> tuple[Earlier, ...]:
    """The lines of its application, with where each came from."""
    return tuple(given_in(case.application, case.receipt_no, case.state is CaseState.CONCLUDED))


def given_in(application: Application, receipt_no: str, verified: bool) -> Iterator[Earlier]:
    """The lines of an application that was handed in."""
    rows = (line for group in application.groups for row in group.rows for line in row)
    for line in (*application.lines, *rows):
        yield _earlier(application, line, receipt_no, verified)


def _earlier(application: Application, line: Line, receipt_no: str, verified: bool) -> Earlier:
    return Earlier(
        application.item,
        line.path,
        line.type,
        line.label,
        line.shown,
        line.source.kind,
        line.source.name,
        receipt_no,
        application.confirmed_at.date(),
        verified,
        application.mandate is not None,
    )
