"""Who is this person to us, what did they agree to, and who read what of theirs?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from suishiban.api.store.errors import Unknown
from suishiban.api.store.keyring import Erasure, Keyring, new_id
from suishiban.api.store.tables import accesses, bindings, consents, people, sessions


@dataclass(frozen=True, slots=True)
class Consent:
    """Leave to read one data source for one purpose."""

    id: str
    source: str
    purpose: str
    given_at: datetime
    withdrawn_at: datetime | None
    mandate: str | None = None
    """Under which somebody else agreed; None: the person themselves."""


@dataclass(frozen=True, slots=True)
class Access:
    """One read of a person's data."""

    actor: str
    source: str
    purpose: str
    at: datetime
    mandate: str | None = None
    """Under which an agent had it read."""


class People:
    """Persons and companies by their blind index."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    def blind(self, kind: str, value: str) -> str:
        """The blind index of an identifier, e.g. ("person", ID number in normal form)."""
        return self._keyring.vault.blind_index(kind, value)

    def remember(self, person: str, profile: bytes, at: datetime) -> str:
        """Keep what identity told of the person; the subject under whose key it is kept."""
        known = self._connection.execute(select(people.c.subject).where(people.c.person == person)).scalar_one_or_none()
        subject = known or self._keyring.new_subject(at, person)
        sealed = self._keyring.seal(subject, people.name, person, profile)
        if known is None:
            row = {"person": person, "subject": subject, "profile": sealed, "at": at}
            self._connection.execute(people.insert(), row)
        else:
            self._connection.execute(update(people).where(people.c.person == person).values(profile=sealed, at=at))
        return subject

    def profile(self, person: str) -> bytes:
        """What identity told; raises Unknown, KeyErased."""
        row = self._connection.execute(select(people).where(people.c.person == person)).one_or_none()
        if row is None:
            raise Unknown(person=person)
        return self._keyring.open(row.subject, people.name, person, row.profile)

    def erase(self, person: str, at: datetime) -> Erasure:
        """Destroy the person's keys but those under retention, log them out, unbind accounts, withdraw consents."""
        erasure = self._keyring.erase(person, at)
        self._connection.execute(delete(people).where(people.c.person == person))
        self._connection.execute(delete(bindings).where(bindings.c.person == person))
        self._connection.execute(delete(sessions).where(sessions.c.holder == person))
        still = (consents.c.person == person, consents.c.withdrawn_at.is_(None))
        self._connection.execute(update(consents).where(*still).values(withdrawn_at=at))
        return erasure

    def consent(self, person: str, source: str, purpose: str, at: datetime, mandate: str | None = None) -> str:
        """The person agrees, or an agent under a mandate of theirs; the consent's id."""
        id = new_id()
        values = {"id": id, "person": person, "source": source, "purpose": purpose, "given_at": at, "mandate": mandate}
        self._connection.execute(consents.insert(), values)
        return id

    def withdraw(self, person: str, source: str, at: datetime) -> None:
        """The person agrees no longer to reads of `source`."""
        still = (consents.c.person == person, consents.c.source == source, consents.c.withdrawn_at.is_(None))
        self._connection.execute(update(consents).where(*still).values(withdrawn_at=at))

    def consents(self, person: str) -> tuple[Consent, ...]:
        """All consents, withdrawn ones too, in order."""
        found = select(consents).where(consents.c.person == person).order_by(consents.c.given_at, consents.c.id)
        return tuple(
            Consent(row.id, row.source, row.purpose, row.given_at, row.withdrawn_at, row.mandate)
            for row in self._connection.execute(found)
        )

    def accessed(
        self, person: str, actor: str, source: str, purpose: str, at: datetime, mandate: str | None = None
    ) -> None:
        """Log a read of a data source, or of a masked value, before it is made."""
        values = {"person": person, "actor": actor, "source": source, "purpose": purpose, "at": at, "mandate": mandate}
        self._connection.execute(accesses.insert(), values)

    def accesses(self, person: str, limit: int = 200) -> tuple[Access, ...]:
        """Who read what, the latest first."""
        found = select(accesses).where(accesses.c.person == person).order_by(accesses.c.id.desc()).limit(limit)
        rows = self._connection.execute(found)
        return tuple(Access(row.actor, row.source, row.purpose, row.at, row.mandate) for row in rows)
