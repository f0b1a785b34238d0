"""May this code open the conversation on another device?"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, select, update

from suishiban.api.store.tables import resume_codes
from suishiban.api.store.vault import Vault

#: Wrong codes before one is worthless.
TRIES = 5


class Resumed(StrEnum):
    """What a code opened."""

    #: The conversation; the code is used up.
    OPENED = "opened"
    #: Nothing: it is another code.
    WRONG = "wrong"
    #: Nothing: there is no code, it was used, it is too old, or it was tried too often.
    EXPIRED = "expired"


class ResumeCodes:
    """One code per conversation at a time; a new one replaces the old."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def issue(self, conversation: str, code: str, expires_at: datetime) -> None:
        """Let `code` open the conversation until then."""
        self._drop(conversation)
        values = {"conversation": conversation, "code_hash": self._hash(conversation, code)}
        self._connection.execute(resume_codes.insert(), values | {"tries": 0, "expires_at": expires_at})

    def attempt(self, conversation: str, code: str, now: datetime) -> Resumed:
        """Try `code`; commit whatever comes of it, for a wrong one is counted."""
        this = resume_codes.c.conversation == conversation
        row = self._connection.execute(select(resume_codes).where(this).with_for_update()).one_or_none()
        if row is None or row.expires_at <= now or row.tries >= TRIES:
            return Resumed.EXPIRED
        if row.code_hash != self._hash(conversation, code):
            self._connection.execute(update(resume_codes).where(this).values(tries=row.tries + 1))
            return Resumed.WRONG
        self._drop(conversation)
        return Resumed.OPENED

    def _drop(self, conversation: str) -> None:
        self._connection.execute(delete(resume_codes).where(resume_codes.c.conversation == conversation))

    def _hash(self, conversation: str, code: str) -> str:
        # Keyed: a short code could be had from a plain digest by trying all.
        return self._vault.blind_index(f"resume/{conversation}", code)
