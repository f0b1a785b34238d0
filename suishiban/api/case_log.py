"""How is what happened to a case written down? Events, head and outbox in one transaction, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from suishiban.api.store.case_records import CaseEvent as StoredEvent
from suishiban.api.store.case_records import CaseMove, NewCase
from suishiban.api.store.conversation_records import VersionConflict
from suishiban.api.store.work import Work
from suishiban.assistant.casework.case import Case, fold
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.clock import due_at
from suishiban.assistant.casework.coding import decode, encode
from suishiban.assistant.casework.events import SCHEMA, CaseEvent
from suishiban.knowledge.text import SuishibanError

#: Told of every change within its transaction, so that a conversation follows its case or neither is written.
Follow = Callable[[Work, Change], None]


class CaseMoved(SuishibanError):
    """The case changed in the meantime; look at it again and repeat"""


@dataclass(frozen=True, slots=True)
class Filing:
    """Whose case it is, and where it came from."""

    person: str | None = None
    """Blind index."""
    conversation: str | None = None
    retain_until: datetime | None = None


def nobody(work: Work, change: Change) -> None:
    """Nobody follows the case."""


class CaseLog:
    """The cases as their own words tell them."""

    def __init__(self, follow: Follow = nobody) -> None:
        self._follow = follow

    def load(self, work: Work, case_id: str) -> Case:
        """The case as it stands; raises store.errors.Unknown, KeyErased."""
        return fold(decode(event.payload, event.schema) for event in work.cases.events(case_id))

    def open(self, work: Work, change: Change, filing: Filing, at: datetime) -> None:
        """File a new case with its first messages; raises store.errors.AlreadyThere."""
        case = change.case
        new = NewCase(
            id=case.id,
            receipt_no=case.receipt_no,
            item=case.application.item,
            implementation_code=case.application.implementation_code,
            guide_version=case.application.guide_version,
            department=case.application.organ.zh,
            region=case.application.region,
            state=case.state.value,
            person=filing.person,
            conversation=filing.conversation,
            due_at=due_at(case),
            retain_until=filing.retain_until,
            event_no=case.bond.number if case.bond else None,
        )
        work.cases.open(new, _stored(change), at, SCHEMA)
        self._send(work, change, at)
        self._follow(work, change)

    def record(self, work: Work, change: Change, at: datetime) -> None:
        """Write the change down; nothing where it is empty. Raises CaseMoved where another writer was first."""
        if change.events:
            expected = change.case.version - len(change.events)
            result = work.cases.append(change.case.id, expected, _stored(change), _move(change), at, SCHEMA)
            if isinstance(result, VersionConflict):
                raise CaseMoved(case=change.case.id, expected=expected, found=result.version)
        self._send(work, change, at)
        if change.events:
            self._follow(work, change)

    def _send(self, work: Work, change: Change, at: datetime) -> None:
        if not change.messages:
            return
        subject = work.cases.get(change.case.id).subject
        for message in change.messages:
            work.outbox.put(change.case.id, subject, message.kind.value, message.idempotency_key, message.body, at)


def _stored(change: Change) -> tuple[StoredEvent, ...]:
    return tuple(_stored_event(event) for event in change.events)


def _stored_event(event: CaseEvent) -> StoredEvent:
    return StoredEvent(event.kind, event.actor, encode(event))


def _move(change: Change) -> CaseMove:
    case = change.case
    return CaseMove(
        state=case.state.value,
        due_at=due_at(case),
        department=case.organ.zh,
        decided_by=case.decision.actor if case.decision else None,
    )
