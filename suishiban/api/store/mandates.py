"""Who may act for whom, as it was written down, and what has become of it?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.keyring import Keyring
from suishiban.api.store.tables import mandate_notices, mandates
from suishiban.api.store.tables.columns import AnyRow


@dataclass(frozen=True, slots=True)
class StoredMandate:
    """A mandate as it is kept; agent and principal by their blind index."""

    id: str
    subject: str
    agent: str
    principal: str
    state: str
    payload: bytes
    at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMandate:
    """A mandate as it is given; names and numbers stand in `payload` alone."""

    id: str
    agent: str
    principal: str
    state: str
    until: date
    payload: bytes


class Mandates:
    """Mandates, each under a data key of its own: it goes when either side is erased, whatever else either side has."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    def add(self, new: NewMandate, at: datetime) -> None:
        """Keep a mandate."""
        subject = self._keyring.new_subject(at, new.agent)
        sealed = self._keyring.seal(subject, mandates.name, new.id, new.payload)
        row = {"id": new.id, "subject": subject, "agent": new.agent, "principal": new.principal, "state": new.state}
        kept = {"until": new.until.isoformat(), "payload": sealed, "at": at, "ended_at": None}
        self._connection.execute(mandates.insert(), row | kept)

    def get(self, id: str) -> StoredMandate:
        """Raises Unknown, KeyErased."""
        row = self._connection.execute(select(mandates).where(mandates.c.id == id)).one_or_none()
        if row is None:
            raise Unknown(mandate=id)
        return self._stored(row)

    def held_by(self, agent: str) -> tuple[StoredMandate, ...]:
        """By which a person acts, the latest first; erased ones are left out."""
        return self._many(mandates.c.agent == agent)

    def held_still(self, agent: str) -> tuple[StoredMandate, ...]:
        """The same, and none of them changes before this transaction ends."""
        return self._many(mandates.c.agent == agent, still=True)

    def given_by(self, principal: str) -> tuple[StoredMandate, ...]:
        """Given in the name of a person or company, the latest first; erased ones are left out."""
        return self._many(mandates.c.principal == principal)

    def rewrite(self, id: str, state: str, payload: bytes) -> None:
        """The mandate as it is now; raises Unknown, KeyErased."""
        sealed = self._keyring.seal(self.get(id).subject, mandates.name, id, payload)
        self._connection.execute(update(mandates).where(mandates.c.id == id).values(state=state, payload=sealed))

    def end(self, id: str, state: str, at: datetime) -> None:
        """Nothing may be done under it from now on."""
        self._connection.execute(update(mandates).where(mandates.c.id == id).values(state=state, ended_at=at))

    def forget(self, before: date, at: datetime) -> int:
        """Drop the mandates whose last day lies before that day, with their keys; how many there were."""
        over = mandates.c.until < before.isoformat()
        subjects = tuple(self._connection.execute(select(mandates.c.subject).where(over)).scalars())
        gone = select(mandates.c.id).where(over)
        self._connection.execute(delete(mandate_notices).where(mandate_notices.c.mandate.in_(gone)))
        self._connection.execute(delete(mandates).where(over))
        for subject in subjects:
            self._keyring.destroy(subject, at)
        return len(subjects)

    def erase(self, person: str, state: str, at: datetime, before: Callable[[StoredMandate], None]) -> int:
        """End every mandate of which the person is either side, and destroy its key; how many there were.

        `before` sees each while it can still be read.
        """
        found = self._many(or_(mandates.c.agent == person, mandates.c.principal == person))
        for one in found:
            before(one)
            self.end(one.id, state, at)
            self._keyring.destroy(one.subject, at)
        return len(found)

    def _many(self, condition: ColumnElement[bool], still: bool = False) -> tuple[StoredMandate, ...]:
        found = select(mandates).where(condition).order_by(mandates.c.at.desc(), mandates.c.id)
        rows = self._connection.execute(found.with_for_update() if still else found)
        return tuple(one for row in rows.all() for one in self._readable(row))

    def _readable(self, row: AnyRow) -> tuple[StoredMandate, ...]:
        try:
            return (self._stored(row),)
        except KeyErased:
            return ()

    def _stored(self, row: AnyRow) -> StoredMandate:
        payload = self._keyring.open(row.subject, mandates.name, row.id, row.payload)
        return StoredMandate(row.id, row.subject, row.agent, row.principal, row.state, payload, row.at, row.ended_at)
