"""How does a conversation go on at another device? With a short code: used once, soon, and not guessed."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from suishiban.api.clock import Clock
from suishiban.api.services.errors import CodeRefused
from suishiban.api.store.conversation_records import Conversation
from suishiban.api.store.resume_codes import TRIES, Resumed
from suishiban.api.store.sessions import token_hash
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work

#: How long a code is good.
LIFE = timedelta(minutes=10)
_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Code:
    """A code, told once."""

    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """The way back into a conversation; the old token no longer opens it."""

    token: str
    log_in: bool
    """It belongs to a citizen: it opens only once the same one logs in."""


class Resumption:
    """Issues codes and takes them."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def issue(self, head: Conversation) -> Code:
        """A new code for the conversation; the one before is worthless."""
        code, expires = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}", self._clock.now() + LIFE
        self._store.write(lambda work: work.resume_codes.issue(head.id, code, expires))
        return Code(code, expires)

    def resume(self, conversation: str, code: str) -> Opened:
        """Go on with the conversation; raises CodeRefused, which tells a wrong code from none no further."""
        token, now = secrets.token_urlsafe(24), self._clock.now()

        def attempt(work: Work) -> Opened | None:
            if work.resume_codes.attempt(conversation, code, now) is not Resumed.OPENED:
                return None
            work.conversations.renew_token(conversation, token_hash(token))
            return Opened(token, work.conversations.get(conversation).person is not None)

        opened = self._store.write(attempt)
        if opened is None:
            right = f"a fresh code: good for {LIFE // timedelta(minutes=1)} minutes, once, and for {TRIES} tries"
            raise CodeRefused(code="(hidden)", right=right)
        return opened
