"""Who is speaking? Sessions of citizens, and what the identity provider told of them."""

import secrets
from datetime import datetime, timedelta
from typing import Protocol

import orjson

from suishiban.api.services.errors import LogInFirst, NotYours
from suishiban.api.store.errors import Unknown
from suishiban.api.store.sessions import SessionKind
from suishiban.api.store.store import Store
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.turn import Citizen

#: How long a citizen stays logged in.
SESSION_HOURS = 12


class IdentityProvider(Protocol):
    """Port: real-name identity."""

    def verify(self, code: str) -> Record | None:
        """The attributes (name, id_number, mobile …) behind a login code; None where the code is not good."""
        ...


class CitizenSessions:
    """Logs citizens in and recognises them again."""

    def __init__(self, store: Store, provider: IdentityProvider) -> None:
        self._store = store
        self._provider = provider

    def log_in(self, code: str, now: datetime) -> tuple[str, Citizen]:
        """A session token and the citizen; raises NotYours where the provider does not vouch for the code."""
        identity = self._provider.verify(code)
        if identity is None:
            raise NotYours(code="(hidden)", right="a fresh code of the identity provider")
        token = secrets.token_urlsafe(32)

        with self._store.transaction() as work:
            person = work.people.blind("person", identity["id_number"])
            work.people.remember(person, orjson.dumps(dict(identity)), now)
            expires = now + timedelta(hours=SESSION_HOURS)
            work.sessions.open(token, SessionKind.CITIZEN, person, now, expires)
        return token, Citizen(person, identity)

    def find(self, token: str, now: datetime) -> Citizen:
        """The citizen of a session token; raises LogInFirst."""
        with self._store.reading() as work:
            try:
                session = work.sessions.find(token, now)
                if session.kind is not SessionKind.CITIZEN:
                    raise LogInFirst(session="(hidden)", right="a citizen's session")
                return Citizen(session.holder, orjson.loads(work.people.profile(session.holder)))
            except Unknown as error:
                raise LogInFirst(session="(hidden)", right="log in again") from error

    def known(self, person: str) -> Citizen:
        """The citizen behind a blind index that somebody trusted vouches for; raises LogInFirst."""
        with self._store.reading() as work:
            try:
                return Citizen(person, orjson.loads(work.people.profile(person)))
            except Unknown as error:
                raise LogInFirst(session="(hidden)", right="log in again") from error
