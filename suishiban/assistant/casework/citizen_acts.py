"""What may the citizen do with a case after submission?"""

from datetime import datetime

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.clock import after_pause, answer_limit
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.decisions import Denial, Denied
from suishiban.assistant.casework.findings import stops
from suishiban.assistant.casework.handoff import correction_message, withdrawal_message
from suishiban.assistant.casework.states import CaseState, Move, Standing, Who, may
from suishiban.knowledge.guide import Text
from suishiban.knowledge.rules import WorkingCalendar


def withdraw(case: Case, reason: str, at: datetime) -> Change | Denied:
    """撤回: takes effect at once, unless the department answers that it had decided before.

    Of a case that still waits for an earlier one no department knows anything yet.
    """
    ruling = may(case.state, Move.WITHDRAW, Who.CITIZEN, case.desk)
    if ruling.standing is not Standing.LEGAL:
        return Denied(Denial(ruling.standing.value), ruling.why)
    taken_back = unchanged(case).then(e.Withdrawn(reason, "citizen", at))
    if case.state is CaseState.WAITING:
        return taken_back
    return taken_back.then(messages=(withdrawal_message(taken_back.case, reason),))


def resubmit(case: Case, application: Application, at: datetime, calendar: WorkingCalendar) -> Change | Denied:
    """The correction: the organ has five days again, and the promised limit moves by the days waited."""
    ruling = may(case.state, Move.RESUBMIT, Who.CITIZEN, case.desk)
    if ruling.standing is not Standing.LEGAL:
        return Denied(Denial(ruling.standing.value), ruling.why)
    if stops(application.findings):
        return Denied(
            Denial.STILL_WRONG, Text("还有必须更正的内容，请先更正", "Something must still be put right first")
        )
    today = day_of(at)
    due = after_pause(case.due, case.paused_since or today, today, calendar)
    supplied = unchanged(case).then(e.Resubmitted(application, answer_limit(at, calendar), due, "citizen", at))
    return supplied.then(messages=(correction_message(supplied.case),))
