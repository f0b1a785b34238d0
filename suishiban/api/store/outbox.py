"""Which messages wait for a back end, and who delivers each?"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import CTE, ColumnElement, Connection, CursorResult, and_, func, or_, select, update
from sqlalchemy.exc import IntegrityError

from suishiban.api.store.errors import AlreadyThere, KeyErased
from suishiban.api.store.keyring import Keyring, new_id
from suishiban.api.store.tables import outbox
from suishiban.api.store.tables.columns import AnyRow


@dataclass(frozen=True, slots=True)
class Message:
    """A message that a worker holds until its lease ends."""

    id: str
    case: str
    kind: str
    idempotency_key: str
    payload: bytes
    attempts: int
    """This one included."""
    claimed_until: datetime


class Settled(StrEnum):
    """Whether a worker's word on a message counted."""

    #: Noted.
    DONE = "done"
    #: The lease had ended and the message is another worker's, or settled; nothing was changed.
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How the outbox stands."""

    waiting: int
    dead: int
    oldest: datetime | None
    """When the oldest waiting message was written."""


@dataclass(frozen=True, slots=True)
class DeadMessage:
    """A message that nobody took, without what it says."""

    id: str
    case: str
    kind: str
    attempts: int
    dead_at: datetime
    last_error: str


class Outbox:
    """Messages to back ends: at least once, a case's messages one after another."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    def put(self, case: str, subject: str, kind: str, idempotency_key: str, payload: bytes, at: datetime) -> str:
        """Write a message in the transaction that changes its case; its id. Raises AlreadyThere for a key in use."""
        id = new_id()
        values = {
            "id": id,
            "case": case,
            "subject": subject,
            "kind": kind,
            "idempotency_key": idempotency_key,
            "payload": self._keyring.seal(subject, outbox.name, id, payload),
            "created_at": at,
            "next_at": at,
            "attempts": 0,
        }
        try:
            self._connection.execute(outbox.insert(), values)
        except IntegrityError as error:
            raise AlreadyThere(idempotency_key=idempotency_key) from error
        return id

    def claim(self, worker: str, now: datetime, limit: int, lease: timedelta) -> tuple[Message, ...]:
        """Up to `limit` messages that are due, oldest first, for `worker` alone until `now + lease`.

        A message waits while an earlier one of its case is undelivered, dead ones too. No two workers get the same
        (SKIP LOCKED on PostgreSQL, one writer on SQLite). Commit before delivering.
        """
        take = (
            update(outbox)
            .where(outbox.c.seq.in_(select(_due(now, limit).c.seq)))
            .values(claimed_by=worker, claimed_until=now + lease, attempts=outbox.c.attempts + 1)
            .returning(outbox)
        )
        rows = sorted(self._connection.execute(take).all(), key=lambda row: row.seq)
        return tuple(message for row in rows for message in self._open(row, now))

    def delivered(self, message: str, worker: str, at: datetime) -> Settled:
        """The back end has it."""
        return self._settle(message, worker, delivered_at=at, last_error=None)

    def retry(self, message: str, worker: str, next_at: datetime, error: str) -> Settled:
        """It failed; try again at `next_at`. `error` names no personal data."""
        return self._settle(message, worker, next_at=next_at, last_error=error[:500])

    def dead(self, message: str, worker: str, at: datetime, error: str) -> Settled:
        """It cannot be delivered; an operator must look."""
        return self._settle(message, worker, dead_at=at, last_error=error[:500])

    def revive(self, message: str, at: datetime) -> Settled:
        """An operator sends a dead message again; LOST where there is no dead message of that id."""
        again = {"dead_at": None, "next_at": at, "attempts": 0, "claimed_by": None, "claimed_until": None}
        result = self._connection.execute(update(outbox).where(outbox.c.id == message, _DEAD).values(**again))
        assert isinstance(result, CursorResult)
        return Settled.DONE if result.rowcount == 1 else Settled.LOST

    def dead_ones(self, limit: int = 200) -> tuple[DeadMessage, ...]:
        """What an operator must look at, the first that died first."""
        found = select(outbox).where(_DEAD).order_by(outbox.c.dead_at, outbox.c.seq).limit(limit)
        return tuple(
            DeadMessage(row.id, row.case, row.kind, row.attempts, row.dead_at, row.last_error or "")
            for row in self._connection.execute(found)
        )

    def counts(self) -> OutboxCounts:
        """How many wait and are dead."""
        waiting = select(func.count(), func.min(outbox.c.created_at)).where(_OPEN)
        number, oldest = self._connection.execute(waiting).one()
        dead = self._connection.execute(select(func.count()).where(outbox.c.dead_at.is_not(None))).scalar_one()
        return OutboxCounts(number, dead, oldest)

    def _open(self, row: AnyRow, now: datetime) -> tuple[Message, ...]:
        """The message of a row; none, and the row dead, where its key was erased."""
        try:
            payload = self._keyring.open(row.subject, outbox.name, row.id, row.payload)
        except KeyErased:
            self.dead(row.id, row.claimed_by, now, "the data key was erased")
            return ()
        return (Message(row.id, row.case, row.kind, row.idempotency_key, payload, row.attempts, row.claimed_until),)

    def _settle(self, message: str, worker: str, **values: object) -> Settled:
        mine = (outbox.c.id == message, outbox.c.claimed_by == worker, _OPEN)
        freed = values | {"claimed_by": None, "claimed_until": None}
        result = self._connection.execute(update(outbox).where(*mine).values(**freed))
        assert isinstance(result, CursorResult)
        return Settled.DONE if result.rowcount == 1 else Settled.LOST


_OPEN = and_(outbox.c.delivered_at.is_(None), outbox.c.dead_at.is_(None))
_DEAD = and_(outbox.c.delivered_at.is_(None), outbox.c.dead_at.is_not(None))


def _due(now: datetime, limit: int) -> CTE:
    free: ColumnElement[bool] = or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now)
    earlier = outbox.alias()
    waits = (
        select(earlier.c.seq)
        .where(earlier.c.case == outbox.c.case, earlier.c.seq < outbox.c.seq, earlier.c.delivered_at.is_(None))
        .exists()
    )
    return (
        select(outbox.c.seq)
        .where(_OPEN, outbox.c.next_at <= now, free, ~waits)
        .order_by(outbox.c.seq)
        .limit(limit)
        .with_for_update(skip_locked=True)
        # A common table, which PostgreSQL runs once; a plain subquery it may run again and claim more than `limit`.
        .cte("due")
    )
