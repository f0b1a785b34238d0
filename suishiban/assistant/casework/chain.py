"""What becomes of a case that waits, when earlier cases of its life event have ended?"""

from collections.abc import Sequence
from datetime import datetime

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.clock import answer_limit, working_days_after
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.handoff import register_message
from suishiban.assistant.casework.instant import decided_by_rule
from suishiban.assistant.casework.states import FINAL, CaseState
from suishiban.knowledge.rules import WorkingCalendar

_ACTOR = "event"


def ended(case: Case) -> bool:
    """Whether nothing can move the case any more; a withdrawal may still be refused until the department has it."""
    return case.state in FINAL and not case.withdrawing


def advance(case: Case, earlier: Sequence[Case], at: datetime, calendar: WorkingCalendar, order_id: str) -> Change:
    """Handed over once all of `earlier` are concluded; stopped as soon as one of them ended otherwise.

    `earlier` are the cases that the waiting one names, as they stand; its limits run from the hand-over.
    """
    if case.state is not CaseState.WAITING:
        return unchanged(case)
    failed = next((one for one in earlier if ended(one) and one.state is not CaseState.CONCLUDED), None)
    if failed is not None:
        name = failed.application.item_name
        return unchanged(case).then(e.Stopped(name, failed.receipt_no, _ACTOR, at))
    if not all(one.state is CaseState.CONCLUDED for one in earlier):
        return unchanged(case)
    return _released(case, earlier, at, calendar, order_id)


def _released(case: Case, earlier: Sequence[Case], at: datetime, calendar: WorkingCalendar, order_id: str) -> Change:
    due = working_days_after(day_of(at), case.promised_days, calendar)
    released = unchanged(case).then(
        e.Released(tuple(map(_followed, earlier)), answer_limit(at, calendar), due, _ACTOR, at)
    )
    registered = released.then(messages=(register_message(released.case),))
    if not case.at_once:
        return registered
    version = case.application.guide_version
    return registered.also(decided_by_rule(registered.case, case.at_once, version, at, order_id))


def _followed(case: Case) -> e.Followed:
    result = case.decision.reason if case.decision else ""
    return e.Followed(case.application.item, case.receipt_no, case.department_no, result)
