"""Whose data key seals this row, and what happens to it on erasure and rotation?"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, or_, select, update

from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.key_cache import DataKey
from suishiban.api.store.prepared import Prepared
from suishiban.api.store.tables import subjects
from suishiban.api.store.vault import Vault, WrappedKey


def new_id() -> str:
    """A random id of 128 bits, hex."""
    return secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Kept:
    """A subject under archive retention, which erasure left."""

    subject: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Erasure:
    """What an erasure did."""

    destroyed: tuple[str, ...]
    """Subjects whose key is gone."""
    kept: tuple[Kept, ...]
    """Tell the citizen until when."""


_INSERT = Prepared(subjects.insert())
_KEY = select(subjects.c.site_key, subjects.c.wrapped, subjects.c.erased_at).where(
    subjects.c.id == bindparam("subject")
)


class Keyring:
    """The data keys of one database, through one connection."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self.vault = vault

    def new_subject(self, at: datetime, person: str | None = None, retain_until: datetime | None = None) -> str:
        """A new subject with its own data key, of `person` (blind index) where known; its id."""
        subject, key = new_id(), self.vault.new_key()
        wrapped = self.vault.wrap(subject, key)
        row = {"id": subject, "person": person, "created_at": at, "retain_until": retain_until, "erased_at": None}
        _INSERT.run(self._connection, row | {"site_key": wrapped.site_key, "wrapped": wrapped.sealed})
        self.vault.cache.put(subject, key)
        return subject

    def seal(self, subject: str, table: str, row: str, plain: bytes) -> bytes:
        """`plain` under the subject's key, bound to the row; raises KeyErased, Unknown."""
        return self.vault.seal(self.key(subject), table, row, plain)

    def open(self, subject: str, table: str, row: str, sealed: bytes) -> bytes:
        """Raises KeyErased, Unknown, SealBroken."""
        return self.vault.open(self.key(subject), table, row, sealed)

    def key(self, subject: str) -> DataKey:
        """The subject's key, from the cache or unwrapped; raises KeyErased, Unknown, SiteKeyUnknown."""
        cached = self.vault.cache.get(subject)
        if cached is not None:
            return cached
        row = self._connection.execute(_KEY, {"subject": subject}).one_or_none()
        if row is None:
            raise Unknown(subject=subject)
        if row.wrapped is None:
            raise KeyErased(subject=subject, at=row.erased_at)
        key = self.vault.unwrap(subject, WrappedKey(row.site_key, row.wrapped))
        self.vault.cache.put(subject, key)
        return key

    def give(self, subject: str, person: str) -> None:
        """An anonymous subject becomes one of `person` (who logged in meanwhile), and is erased with them."""
        self._connection.execute(update(subjects).where(subjects.c.id == subject).values(person=person))

    def retain(self, subject: str, until: datetime) -> None:
        """Keep the subject's key until then, whatever the person asks (archive retention)."""
        self._connection.execute(update(subjects).where(subjects.c.id == subject).values(retain_until=until))

    def retained(self, subject: str, at: datetime) -> bool:
        """Whether an erasure at `at` would leave the subject's key."""
        until = self._connection.execute(select(subjects.c.retain_until).where(subjects.c.id == subject)).scalar_one()
        return until is not None and until > at

    def erase(self, person: str, at: datetime) -> Erasure:
        """Destroy all keys of `person` but those under retention at `at`; nothing sealed by them can be read again.

        Another process may still hold a key in its cache for a minute. Call `Store.scrub` after the commit.
        """
        theirs = (subjects.c.person == person, subjects.c.erased_at.is_(None))
        kept = select(subjects.c.id, subjects.c.retain_until).where(*theirs, subjects.c.retain_until > at)
        left = tuple(Kept(row.id, row.retain_until) for row in self._connection.execute(kept))
        destroy = (
            update(subjects)
            .where(*theirs, or_(subjects.c.retain_until.is_(None), subjects.c.retain_until <= at))
            .values(wrapped=None, erased_at=at)
            .returning(subjects.c.id)
        )
        destroyed = tuple(self._connection.execute(destroy).scalars())
        for subject in destroyed:
            self.vault.cache.forget(subject)
        return Erasure(destroyed, left)

    def destroy(self, subject: str, at: datetime) -> None:
        """Destroy one subject's key; nothing sealed by it can be read again."""
        this = subjects.c.id == subject
        self._connection.execute(update(subjects).where(this).values(wrapped=None, erased_at=at))
        self.vault.cache.forget(subject)

    def rewrap(self, limit: int = 500) -> int:
        """Wrap up to `limit` data keys by the current site key that an older one still wraps; how many there were.

        Repeat until it returns 0; then the old site key may leave SITE_KEYS.
        """
        old = (
            select(subjects.c.id, subjects.c.site_key, subjects.c.wrapped)
            .where(subjects.c.site_key != self.vault.current, subjects.c.wrapped.is_not(None))
            .limit(limit)
            .with_for_update()
        )
        rows = self._connection.execute(old).all()
        for row in rows:
            wrapped = self.vault.wrap(row.id, self.vault.unwrap(row.id, WrappedKey(row.site_key, row.wrapped)))
            values = {"site_key": wrapped.site_key, "wrapped": wrapped.sealed}
            self._connection.execute(update(subjects).where(subjects.c.id == row.id).values(**values))
        return len(rows)
