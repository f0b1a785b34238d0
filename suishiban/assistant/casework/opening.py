"""How does a confirmed application become a case?"""

from dataclasses import dataclass, replace
from datetime import datetime

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.bond import Bond
from suishiban.assistant.casework.case import fold
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.clock import answer_limit, working_days_after
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.handoff import register_message
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.guide import Guide
from suishiban.knowledge.rules import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a new case."""

    case_id: str
    receipt_no: str


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a new case in a life event."""

    bond: Bond
    at_once: str = ""
    """The guide's rule for deciding at once, where it holds."""


def open_case(
    guide: Guide,
    application: Application,
    numbers: Numbers,
    at: datetime,
    calendar: WorkingCalendar,
    place: Place | None = None,
) -> Change:
    """The case that `application` opens at `at`, with its registration for the outbox; the clock begins.

    Where it waits for an earlier case of its life event, both are put off until that is concluded (`chain`).
    """
    opened = e.Opened(
        case_id=numbers.case_id,
        receipt_no=numbers.receipt_no,
        application=replace(application, receipt_no=numbers.receipt_no),
        desk=guide.desk,
        promised_days=guide.limits.promised,
        statutory_days=guide.limits.statutory,
        answer_by=answer_limit(at, calendar),
        due=working_days_after(day_of(at), guide.limits.promised, calendar),
        actor="citizen",
        at=at,
        bond=place.bond if place else None,
        at_once=place.at_once if place else "",
    )
    case = fold((opened,))
    return Change(case, (opened,), () if case.state is CaseState.WAITING else (register_message(case),))
