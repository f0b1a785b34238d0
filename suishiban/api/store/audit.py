"""Who did what to whose data, and was the record touched since?

Each row's digest covers its own fields and the digest before it, keyed with the site's index key: whoever can write the
database but does not hold the key can neither change, insert nor remove a row unseen. Of payloads the chain holds the
SHA-256 of the ciphertext only, so that erasure leaves it whole. The head row is locked by each append; writers queue.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, select, update

from suishiban.api.store.tables import audit, audit_head
from suishiban.api.store.tables.columns import AnyRow
from suishiban.api.store.vault import Vault

_START = "0" * 64
_INSERT = audit.insert()
_HEAD = select(audit_head.c.seq, audit_head.c.digest, audit_head.c.proof)
_LOCK = _HEAD.with_for_update()
_FIELDS = ("seq", "at", "actor", "action", "object", "person", "purpose", "evidence", "digest_prev")
_PAGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One act to be recorded."""

    at: datetime
    actor: str
    """`citizen`, `bot`, `staff:<number>`, `worker:<name>` …"""
    action: str
    object: str
    """What it was done to, as `case:<id>`."""
    person: str | None = None
    """Blind index of whom it concerns."""
    purpose: str = ""
    ciphertext: bytes = b""
    """What was stored with it; the chain keeps its SHA-256."""


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """An entry in the chain."""

    seq: int
    at: datetime
    actor: str
    action: str
    object: str
    person: str | None
    purpose: str
    digest: str


class ChainState(StrEnum):
    """What a verification found."""

    #: Every row is as it was written.
    WHOLE = "whole"
    #: A row was changed, inserted or removed.
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Verification:
    """The state of the chain, and how far it was sound."""

    state: ChainState
    rows: int
    """Rows that were sound, from the first."""


class Audit:
    """The chain of one site."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def append(self, entry: AuditEntry) -> int:
        """Record `entry` at the end of the chain; its number, from 1. Do it last: others wait for you."""
        head = self._connection.execute(_LOCK).one()
        seq: int = head.seq + 1
        evidence = hashlib.sha256(entry.ciphertext).hexdigest() if entry.ciphertext else ""
        values: dict[str, object] = {name: getattr(entry, name) for name in _FIELDS[1:7]}
        values |= {"seq": seq, "evidence": evidence, "digest_prev": head.digest}
        digest = self._digest(values)
        self._connection.execute(_INSERT, values | {"digest": digest})
        move = update(audit_head).values(seq=seq, digest=digest, proof=self._proof(seq, digest))
        self._connection.execute(move)
        return seq

    def entries(self, after: int = 0, limit: int = 200) -> tuple[AuditRecord, ...]:
        """Records in order."""
        rows = self._connection.execute(select(audit).where(audit.c.seq > after).order_by(audit.c.seq).limit(limit))
        return tuple(
            AuditRecord(row.seq, row.at, row.actor, row.action, row.object, row.person, row.purpose, row.digest)
            for row in rows
        )

    def verify(self) -> Verification:
        """Compute the chain again from its first row to its head."""
        last, digest = 0, _START
        for row in self._rows():
            values = {name: getattr(row, name) for name in _FIELDS}
            if row.seq != last + 1 or row.digest_prev != digest or row.digest != self._digest(values):
                return Verification(ChainState.BROKEN, last)
            last, digest = row.seq, row.digest
        return Verification(ChainState.WHOLE if self._ends(last, digest) else ChainState.BROKEN, last)

    def _ends(self, last: int, digest: str) -> bool:
        """Does the head row say that the chain ends here?"""
        head = self._connection.execute(_HEAD).one_or_none()
        if head is None or (head.seq, head.digest) != (last, digest):
            return False
        return bool(last == 0 or head.proof == self._proof(last, digest))

    def _rows(self) -> Iterator[AnyRow]:
        last = 0
        while page := self._connection.execute(
            select(audit).where(audit.c.seq > last).order_by(audit.c.seq).limit(_PAGE)
        ).all():
            yield from page
            last = page[-1].seq

    def _digest(self, values: dict[str, object]) -> str:
        at = values["at"]
        assert isinstance(at, datetime)
        # Lengths before the fields: no two rows can be written as the same text.
        written = values | {"at": at.astimezone(UTC).isoformat(timespec="microseconds")}
        texts = [str(written[name] or "") for name in _FIELDS]
        return self._vault.blind_index("audit", "".join(f"{len(text)}:{text}" for text in texts))

    def _proof(self, seq: int, digest: str) -> str:
        return self._vault.blind_index("audit-head", f"{seq}:{digest}")
