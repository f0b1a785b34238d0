"""How does a citizen log in with WeChat? Once the account is bound to a real-name identity, and only then."""

from datetime import datetime
from typing import Protocol

from suishiban.api.services.errors import BindFirst, LogInNotOffered
from suishiban.api.services.identity import CitizenSessions
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.visit import Citizen

_KIND = "wechat"


class OpenIds(Protocol):
    """Port: WeChat's log-in server."""

    def openid(self, code: str) -> str:
        """The account behind a code, which is spent with it.

        Raises WechatCodeRefused, WechatTooOften, WechatBlocked, ProviderUnavailable.
        """
        ...


class WechatLogIn:
    """Binds accounts to citizens, and logs them in; what is kept of an account is its blind index."""

    def __init__(self, store: Store, openids: OpenIds | None, sessions: CitizenSessions) -> None:
        """`openids`: None where the site has no mini-program."""
        self._store = store
        self._openids = openids
        self._sessions = sessions

    @property
    def offered(self) -> bool:
        """Can anyone log in this way?"""
        return self._openids is not None

    def log_in(self, code: str, now: datetime) -> tuple[str, Citizen]:
        """A session token and the citizen the account is bound to; raises BindFirst, and what `OpenIds` raises."""
        account = self._account(code)
        with self._store.reading() as work:
            person = work.bindings.person(account)
        if person is None:
            raise BindFirst(account="(hidden)", right="send a fresh code with an identity code to /sessions/bind")
        return self._sessions.open(self._sessions.known(person), now)

    def bind(self, code: str, identity_code: str, now: datetime) -> tuple[str, Citizen]:
        """Bind the account to whom the identity provider vouches for, and log them in.

        Raises NotYours for an identity code that is not good, and what `OpenIds` raises.
        """
        account = self._account(code)
        citizen = self._sessions.verified(identity_code)

        def bind(work: Work) -> None:
            self._sessions.remember(work, citizen, now)
            work.bindings.bind(account, _KIND, citizen.person, now)
            told = AuditEntry(at=now, actor="citizen", action="bind-wechat", object="account", person=citizen.person)
            work.audit.append(told)

        self._store.write(bind)
        return self._sessions.open(citizen, now)

    def _account(self, code: str) -> str:
        """The blind index of the account; the openid itself is not kept."""
        if self._openids is None:
            raise LogInNotOffered(provider=_KIND, right="log in with the real-name identity")
        return self._store.vault.blind_index(_KIND, self._openids.openid(code))
