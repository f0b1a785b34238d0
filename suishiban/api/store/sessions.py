"""Who is logged in with this token?"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, select

from suishiban.api.store.errors import Unknown
from suishiban.api.store.tables import sessions


class SessionKind(StrEnum):
    """Which side a session is on."""

    #: A citizen or a company's agent; the holder is a blind index.
    CITIZEN = "citizen"
    #: A member of staff; the holder is the staff id.
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Session:
    """A log-in that has not expired."""

    kind: SessionKind
    holder: str
    expires_at: datetime


def token_hash(token: str) -> str:
    """What is kept of a random token: SHA-256, hex; enough for 128 random bits."""
    return hashlib.sha256(token.encode()).hexdigest()


class Sessions:
    """The log-ins of citizens and staff."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, token: str, kind: SessionKind, holder: str, at: datetime, expires_at: datetime) -> None:
        """A new session; the token itself is not kept."""
        values = {"token_hash": token_hash(token), "kind": kind.value, "holder": holder}
        self._connection.execute(sessions.insert(), values | {"created_at": at, "expires_at": expires_at})

    def find(self, token: str, now: datetime) -> Session:
        """The session of `token`; raises Unknown for a wrong or expired one."""
        valid = (sessions.c.token_hash == token_hash(token), sessions.c.expires_at > now)
        row = self._connection.execute(select(sessions).where(*valid)).one_or_none()
        if row is None:
            raise Unknown(session="(hidden)", right="log in again")
        return Session(SessionKind(row.kind), row.holder, row.expires_at)

    def close(self, token: str) -> None:
        self._connection.execute(delete(sessions).where(sessions.c.token_hash == token_hash(token)))

    def close_all(self, holder: str) -> None:
        """Log the holder out everywhere."""
        self._connection.execute(delete(sessions).where(sessions.c.holder == holder))

    def expire(self, now: datetime) -> None:
        """Drop the sessions that have expired."""
        self._connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
