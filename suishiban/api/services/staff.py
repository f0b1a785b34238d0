"""Who works here, and who of them is asking?"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from suishiban.api.services.errors import LogInFirst, TooManyTries, WeakPassword, WrongPassword
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.errors import Unknown
from suishiban.api.store.sessions import SessionKind
from suishiban.api.store.staff import NewStaff, StaffMember
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.knowledge.library import within

#: How long a member of staff stays logged in.
SESSION_HOURS = 10
#: Log-ins that may fail for one staff number, or from one address, in `WINDOW`.
MOST_TRIES = 5
WINDOW = timedelta(minutes=5)
#: Characters of a password.
SHORTEST, LONGEST = 10, 200
#: Begins the tokens of staff, so that a token tells which kind of session to look for.
TOKEN = "staff."
#: Of a random password that nobody kept. Verified for a number that nobody has, so that the time taken does not tell
#: which numbers there are.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$0KGdoNxAScsNM3ykTUQn4A$Expi9/ADXoVJ2GgjvlHL//fUodZkx+Ylff7VE90fhuE"
#: Begins the numbers of the demo staff, who do not exist outside demo mode.
DEMO = "demo-"


class Role(StrEnum):
    """What a member of staff is here for."""

    #: 窗口工作人员: decides cases, answers citizens.
    CLERK = "clerk"
    #: 审核员: reads drafts of guides before they are released.
    REVIEWER = "reviewer"
    #: 管理员: writes and releases guides.
    ADMIN = "admin"
    #: 运维: looks after deliveries and switches.
    OPERATOR = "operator"
    #: 审计员: reads the audit trail, changes nothing.
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of staff who has logged in."""

    id: str
    number: str
    name: str
    role: Role
    department: str
    """The organ they work for; empty: a window that serves all organs (综合窗口)."""
    region: str
    """Division code; they serve it and what lies in it."""

    @property
    def actor(self) -> str:
        """As the audit trail names them."""
        return f"staff:{self.number}"

    @property
    def clerk(self) -> str:
        """As cases and conversations name them."""
        return f"clerk:{self.number}"

    def serves(self, department: str, region: str) -> bool:
        """Whether a matter of that organ in that region is theirs."""
        return self.department in ("", department) and within(region, self.region)


class StaffSessions:
    """Logs members of staff in and out, and recognises them again."""

    def __init__(self, store: Store, demo: bool, hasher: PasswordHasher | None = None) -> None:
        """`demo`: whether the demo staff exist."""
        self._store = store
        self._demo = demo
        self._hasher = hasher or PasswordHasher()

    def log_in(self, number: str, password: str, address: str, now: datetime) -> tuple[str, Member]:
        """A session token and the member; raises WrongPassword (unknown numbers too), TooManyTries."""
        vault = self._store.vault
        keys = (vault.blind_index("log-in", f"number/{number}"), vault.blind_index("log-in", f"address/{address}"))
        noted = self._store.write(lambda work: _try(work, keys, now))
        member, hashed = self._known(number)
        if not self._is_right(hashed, password) or member is None or not self._may_log_in(member):
            # What was typed in place of a known number may be a password: it is not written down.
            known = f"staff:{member.number}" if member else "staff:unknown"
            self._store.write(lambda work: _log(work, "anonymous", "log-in-refused", known, now))
            raise WrongPassword(right="the staff number and its password")
        token = TOKEN + secrets.token_urlsafe(32)
        logged_in = _member(member)
        self._store.write(lambda work: _open(work, token, logged_in, keys[0], noted, now))
        return token, logged_in

    def find(self, token: str, now: datetime) -> Member:
        """The member of a session token; raises LogInFirst."""
        try:
            with self._store.reading() as work:
                session = work.sessions.find(token, now)
                member = work.staff.get(session.holder)
        except Unknown as error:
            raise LogInFirst(session="(hidden)", right="log in again") from error
        if session.kind is not SessionKind.STAFF or not self._may_log_in(member):
            raise LogInFirst(session="(hidden)", right="log in again")
        return _member(member)

    def log_out(self, token: str, member: Member, now: datetime) -> None:
        """End the session."""

        def end(work: Work) -> None:
            work.sessions.close(token)
            _log(work, member.actor, "log-out", member.actor, now)

        self._store.write(end)

    def add(self, new: Sequence[NewStaff], password: str, actor: str, now: datetime) -> None:
        """Enter members of staff with one first password, all or none; raises WeakPassword, AlreadyThere."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise WeakPassword(password="(hidden)", right=f"{SHORTEST} to {LONGEST} characters")
        hashed = self._hasher.hash(password)

        def enter(work: Work) -> None:
            for one in new:
                work.staff.add(one, hashed)
                _log(work, actor, f"staff-added:{one.role}", f"staff:{one.number}", now)

        self._store.write(enter)

    def able(self) -> int:
        """How many may log in."""
        with self._store.reading() as work:
            return sum(self._may_log_in(member) for member in work.staff.all())

    def _known(self, number: str) -> tuple[StaffMember | None, str]:
        """The member of that number and the hash of their password; a hash that nothing fits for an unknown number."""
        try:
            with self._store.reading() as work:
                return work.staff.log_in(number)
        except Unknown:
            return None, _NOBODY

    def _is_right(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def _may_log_in(self, member: StaffMember) -> bool:
        return not member.disabled and (self._demo or not member.number.startswith(DEMO))


def _try(work: Work, keys: tuple[str, str], now: datetime) -> tuple[int, ...]:
    """Note an attempt before it is judged: of many at once, no more than `MOST_TRIES` are."""
    work.attempts.expire(now - WINDOW)
    for key in keys:
        tries = work.attempts.since(key, now - WINDOW)
        if len(tries) >= MOST_TRIES:
            wait = int((tries[-MOST_TRIES] + WINDOW - now).total_seconds()) + 1
            raise TooManyTries(retry_after=wait, right=f"try again in {wait} seconds")
    return tuple(work.attempts.note(key, now) for key in keys)


def _open(work: Work, token: str, member: Member, key: str, noted: tuple[int, ...], now: datetime) -> None:
    for one in noted:
        work.attempts.take_back(one)
    work.attempts.forget(key)
    work.sessions.open(token, SessionKind.STAFF, member.id, now, now + timedelta(hours=SESSION_HOURS))
    _log(work, member.actor, "log-in", member.actor, now)


def _log(work: Work, actor: str, action: str, object: str, now: datetime) -> None:
    work.audit.append(AuditEntry(at=now, actor=actor, action=action, object=object))


def _member(member: StaffMember) -> Member:
    return Member(
        id=member.id,
        number=member.number,
        name=member.name,
        role=Role(member.role),
        department=member.department,
        region=member.region,
    )
