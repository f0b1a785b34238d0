"""Which cases are there, and which event is appended next?"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, text, update
from sqlalchemy.exc import IntegrityError

from suishiban.api.store.case_records import Case, CaseEvent, CaseFilter, CaseMove, NewCase, StoredCaseEvent
from suishiban.api.store.conversation_records import Appended, VersionConflict
from suishiban.api.store.errors import AlreadyThere, Unknown
from suishiban.api.store.keyring import Keyring
from suishiban.api.store.tables import case_events, cases
from suishiban.api.store.tables.columns import AnyRow

_EVENTS = case_events.name
_COUNT = text(
    "INSERT INTO case_counts (day, opened) VALUES (:day, 1) "
    "ON CONFLICT (day) DO UPDATE SET opened = case_counts.opened + 1 RETURNING opened"
)


class Cases:
    """Cases as append-only logs; each has a data key of its own, so that erasure can spare those under retention."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    def open(self, new: NewCase, events: Sequence[CaseEvent], at: datetime, schema: int = 1) -> Case:
        """A case with its first events; raises AlreadyThere for a receipt number in use."""
        case = Case(
            id=new.id,
            receipt_no=new.receipt_no,
            item=new.item,
            implementation_code=new.implementation_code,
            guide_version=new.guide_version,
            subject=self._keyring.new_subject(at, new.person, new.retain_until),
            person=new.person,
            conversation=new.conversation,
            department=new.department,
            region=new.region,
            state=new.state,
            due_at=new.due_at,
            version=len(events),
            decided_by=None,
            created_at=at,
            updated_at=at,
            event_no=new.event_no,
        )
        try:
            self._connection.execute(cases.insert(), {name: getattr(case, name) for name in Case.__slots__})
        except IntegrityError as error:
            raise AlreadyThere(receipt_no=new.receipt_no) from error
        self._append_events(case.id, case.subject, 0, events, at, schema)
        return case

    def count(self, day: date) -> int:
        """The number of the next case of `day`, from 1; of two transactions no two get the same."""
        return int(self._connection.execute(_COUNT, {"day": day.isoformat()}).scalar_one())

    def get(self, case: str) -> Case:
        """Raises Unknown."""
        return self._one(cases.c.id == case, case)

    def by_receipt(self, receipt_no: str) -> Case:
        """Raises Unknown."""
        return self._one(cases.c.receipt_no == receipt_no, receipt_no)

    def append(
        self,
        case: str,
        expected_version: int,
        events: Sequence[CaseEvent],
        move: CaseMove,
        at: datetime,
        schema: int = 1,
    ) -> Appended | VersionConflict:
        """Append events and move the head; of two writers one gets VersionConflict. Raises Unknown, KeyErased."""
        head = self._connection.execute(
            select(cases.c.subject, cases.c.version).where(cases.c.id == case).with_for_update()
        ).one_or_none()
        if head is None:
            raise Unknown(case=case)
        if head.version != expected_version:
            return VersionConflict(head.version)
        self._append_events(case, head.subject, expected_version, events, at, schema)
        self._move(case, expected_version + len(events), move, at)
        return Appended(expected_version + len(events))

    def events(self, case: str, after: int = 0) -> tuple[StoredCaseEvent, ...]:
        """What happened after event `after`, in order; raises Unknown, KeyErased."""
        subject = self.get(case).subject
        rows = self._connection.execute(
            select(case_events).where(case_events.c.case == case, case_events.c.seq > after).order_by(case_events.c.seq)
        )
        return tuple(
            StoredCaseEvent(
                row.seq,
                row.kind,
                row.actor,
                row.at,
                row.schema,
                self._keyring.open(subject, _EVENTS, f"{case}/{row.seq}", row.payload),
            )
            for row in rows
        )

    def of_person(self, person: str, limit: int = 100) -> tuple[Case, ...]:
        """The person's cases, the latest first."""
        order = (cases.c.created_at.desc(), cases.c.receipt_no.desc())
        return self._many(cases.c.person == person, order=order, limit=limit)

    def of_conversation(self, conversation: str) -> tuple[Case, ...]:
        """The cases submitted in a conversation, in order."""
        order = (cases.c.created_at.asc(), cases.c.receipt_no.asc())
        return self._many(cases.c.conversation == conversation, order=order, limit=100)

    def of_event(self, event_no: str, state: str) -> tuple[Case, ...]:
        """The cases of a life event in `state`, in the order of their receipt numbers; nobody else moves them before
        this transaction ends."""
        found = select(cases).where(cases.c.event_no == event_no, cases.c.state == state)
        rows = self._connection.execute(found.order_by(cases.c.receipt_no).with_for_update())
        return tuple(_case(row) for row in rows)

    def queue(self, wanted: CaseFilter, limit: int = 50, offset: int = 0) -> tuple[Case, ...]:
        """A clerk's queue: what is due first, then what is not due, the oldest first."""
        found = select(cases).where(*_conditions(wanted))
        ordered = found.order_by(cases.c.due_at.asc().nulls_last(), cases.c.created_at, cases.c.id)
        return tuple(_case(row) for row in self._connection.execute(ordered.limit(limit).offset(offset)))

    def counts(self, wanted: CaseFilter) -> tuple[tuple[str, int], ...]:
        """How many cases are in each state: (state, number)."""
        counted = select(cases.c.state, func.count()).where(*_conditions(wanted)).group_by(cases.c.state)
        return tuple((state, number) for state, number in self._connection.execute(counted.order_by(cases.c.state)))

    def due(self, before: datetime, states: Sequence[str], limit: int = 200) -> tuple[Case, ...]:
        """Cases in one of `states` whose due time comes before `before`, the first due first."""
        late = (cases.c.due_at < before, cases.c.state.in_(states))
        return self._many(*late, order=(cases.c.due_at.asc(),), limit=limit)

    def _one(self, condition: ColumnElement[bool], name: str) -> Case:
        row = self._connection.execute(select(cases).where(condition)).one_or_none()
        if row is None:
            raise Unknown(case=name)
        return _case(row)

    def _many(
        self, *conditions: ColumnElement[bool], order: Sequence[ColumnElement[Any]], limit: int
    ) -> tuple[Case, ...]:
        found = select(cases).where(*conditions).order_by(*order, cases.c.id).limit(limit)
        return tuple(_case(row) for row in self._connection.execute(found))

    def _append_events(
        self, case: str, subject: str, version: int, events: Sequence[CaseEvent], at: datetime, schema: int
    ) -> None:
        rows = [
            {
                "case": case,
                "seq": seq,
                "kind": event.kind,
                "actor": event.actor,
                "at": at,
                "schema": schema,
                "payload": self._keyring.seal(subject, _EVENTS, f"{case}/{seq}", event.payload),
            }
            for seq, event in enumerate(events, version + 1)
        ]
        if rows:
            self._connection.execute(case_events.insert(), rows)

    def _move(self, case: str, version: int, move: CaseMove, at: datetime) -> None:
        values: dict[str, object] = {"version": version, "state": move.state, "due_at": move.due_at, "updated_at": at}
        if move.department is not None:
            values["department"] = move.department
        if move.decided_by is not None:
            values["decided_by"] = move.decided_by
        self._connection.execute(update(cases).where(cases.c.id == case).values(**values))


def _conditions(wanted: CaseFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.department:
        conditions.append(cases.c.department == wanted.department)
    if wanted.region:
        conditions.append(cases.c.region.startswith(wanted.region, autoescape=True))
    if wanted.item:
        conditions.append(cases.c.item == wanted.item)
    if wanted.states:
        conditions.append(cases.c.state.in_(wanted.states))
    return conditions


def _case(row: AnyRow) -> Case:
    return Case(**{name: getattr(row, name) for name in Case.__slots__})
