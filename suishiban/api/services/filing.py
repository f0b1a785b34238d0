"""How does a confirmed application become a case, and how does a case change? Always with its message to the back end.

Every function works inside the caller's transaction: the case, its event and the outbox row are committed together.
"""

from collections.abc import Sequence
from datetime import date, datetime

from suishiban.api.services.case_codec import case_event_bytes, read_case
from suishiban.api.store.case_records import CaseEvent as StoredEvent
from suishiban.api.store.case_records import CaseMove, NewCase
from suishiban.api.store.conversation_records import Appended, VersionConflict
from suishiban.api.store.work import Work
from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.case import Case, apply, opened
from suishiban.assistant.casework.clock import after_pause, answer_limit, due_at, working_days_after
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.handoff import OutMessage, correction_message, register_message
from suishiban.assistant.casework.receipt import receipt_no
from suishiban.knowledge.guide import Guide
from suishiban.knowledge.rules import WorkingCalendar

#: Letters of the sample city in receipt numbers.
PREFIX = "MC"
CITIZEN = "citizen"


def next_receipt_no(work: Work, day: date) -> str:
    """A receipt number that no other case has."""
    return receipt_no(PREFIX, day, work.cases.count(day))


def load_case(work: Work, case_id: str) -> Case:
    """The case as it stands; raises Unknown, KeyErased."""
    return read_case(work.cases.events(case_id))


def open_case(
    work: Work,
    case_id: str,
    application: Application,
    guide: Guide,
    person: str,
    conversation: str,
    at: datetime,
    calendar: WorkingCalendar,
) -> Case:
    """Write the case that the citizen has just confirmed, and its registration for the back end."""
    event = e.Opened(
        case_id=case_id,
        receipt_no=application.receipt_no,
        application=application,
        desk=guide.desk,
        promised_days=guide.limits.promised,
        statutory_days=guide.limits.statutory,
        answer_by=answer_limit(at, calendar),
        due=working_days_after(day_of(at), guide.limits.promised, calendar),
        actor=CITIZEN,
        at=at,
    )
    case = opened(event)
    new = NewCase(
        receipt_no=case.receipt_no,
        item=application.item,
        implementation_code=application.implementation_code,
        guide_version=application.guide_version,
        department=application.organ.zh,
        region=application.region,
        state=case.state,
        person=person,
        conversation=conversation,
        due_at=due_at(case),
        id=case_id,
    )
    head = work.cases.open(new, [_stored(event)], at, e.SCHEMA)
    send(work, case_id, head.subject, register_message(case), at)
    return case


def resubmit(work: Work, case_id: str, application: Application, at: datetime, calendar: WorkingCalendar) -> Case:
    """Write the correction the citizen has just confirmed; the limits move by the days it took."""
    case = load_case(work, case_id)
    since, until = case.paused_since or day_of(at), day_of(at)
    event = e.Resubmitted(
        application=application,
        answer_by=after_pause(case.answer_by, since, until, calendar),
        due=after_pause(case.due, since, until, calendar),
        actor=CITIZEN,
        at=at,
    )
    changed = apply(case, event)
    append(work, case, [event], at)
    send(work, case_id, work.cases.get(case_id).subject, correction_message(changed), at)
    return changed


def append(work: Work, case: Case, events: Sequence[e.CaseEvent], at: datetime) -> Appended | VersionConflict:
    """Add events to `case` as it was read; of two writers one is told that the other was first."""
    changed = case
    for event in events:
        changed = apply(changed, event)
    decided = changed.decision.actor if changed.decision else None
    move = CaseMove(state=changed.state, due_at=due_at(changed), department=changed.organ.zh, decided_by=decided)
    return work.cases.append(case.id, case.version, [_stored(event) for event in events], move, at, e.SCHEMA)


def send(work: Work, case_id: str, subject: str, message: OutMessage, at: datetime) -> None:
    """Put a message to the back end into the outbox."""
    work.outbox.put(case_id, subject, message.kind, message.idempotency_key, message.body, at)


def _stored(event: e.CaseEvent) -> StoredEvent:
    return StoredEvent(event.kind, event.actor, case_event_bytes(event))
