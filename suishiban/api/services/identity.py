"""Who is speaking? Sessions of citizens, and what the identity provider told of them."""

import secrets
from datetime import datetime, timedelta
from typing import Protocol

import orjson

from suishiban.api.services.errors import LogInFirst, NotYours
from suishiban.api.store.errors import Unknown
from suishiban.api.store.sessions import SessionKind
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.visit import Citizen

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
        citizen = self.verified(code)
        with self._store.transaction() as work:
            self.remember(work, citizen, now)
            return self._opened(work, citizen, now), citizen

    def verified(self, code: str) -> Citizen:
        """Whom the provider vouches for; raises NotYours."""
        identity = self._provider.verify(code)
        if identity is None:
            raise NotYours(code="(hidden)", right="a fresh code of the identity provider")
        return Citizen(self._store.vault.blind_index("person", identity["id_number"]), identity)

    def remember(self, work: Work, citizen: Citizen, now: datetime) -> None:
        """Keep what the provider told."""
        work.people.remember(citizen.person, orjson.dumps(dict(citizen.identity)), now)

    def open(self, citizen: Citizen, now: datetime) -> tuple[str, Citizen]:
        """A session of a citizen whom somebody trusted vouches for."""
        return self._store.write(lambda work: self._opened(work, citizen, now)), citizen

    def _opened(self, work: Work, citizen: Citizen, now: datetime) -> str:
        token = secrets.token_urlsafe(32)
        expires = now + timedelta(hours=SESSION_HOURS)
        work.sessions.open(token, SessionKind.CITIZEN, citizen.person, now, expires)
        return token

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
