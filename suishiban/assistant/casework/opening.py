"""How does a confirmed application become a case?"""

from dataclasses import dataclass, replace
from datetime import datetime

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.case import Case, apply, fold
from suishiban.assistant.casework.clock import answer_limit, working_days_after
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.handoff import OutMessage, register_message
from suishiban.knowledge.guide import Guide
from suishiban.knowledge.rules import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Change:
    """What one act does: events for the log, messages for the outbox, and the case after them.

    All of it is written in one transaction, or nothing.
    """

    case: Case
    events: tuple[e.CaseEvent, ...]
    messages: tuple[OutMessage, ...] = ()

    def then(self, *events: e.CaseEvent, messages: tuple[OutMessage, ...] = ()) -> "Change":
        """With more events and messages after these."""
        case = self.case
        for event in events:
            case = apply(case, event)
        return Change(case, (*self.events, *events), (*self.messages, *messages))


def unchanged(case: Case) -> Change:
    """Nothing happens."""
    return Change(case, ())


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a new case."""

    case_id: str
    receipt_no: str


def open_case(
    guide: Guide, application: Application, numbers: Numbers, at: datetime, calendar: WorkingCalendar
) -> Change:
    """The case that `application` opens at `at`, with its registration for the outbox; the clock begins."""
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
    )
    case = fold((opened,))
    return Change(case, (opened,), (register_message(case),))
