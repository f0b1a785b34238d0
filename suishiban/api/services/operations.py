"""How does an operator keep deliveries going, and an auditor read what was done?"""

from suishiban.api.clock import Clock
from suishiban.api.services.errors import NotYours
from suishiban.api.services.staff import Member
from suishiban.api.store.audit import AuditEntry, AuditRecord, Verification
from suishiban.api.store.outbox import DeadMessage, OutboxCounts, Settled
from suishiban.api.store.store import Store
from suishiban.api.store.switches import Switch, SwitchedOn
from suishiban.api.store.work import Work


class Operations:
    """The running of the site."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def entries(self, after: int, limit: int) -> tuple[AuditRecord, ...]:
        """What was done, in order, after record `after`."""
        with self._store.reading() as work:
            return work.audit.entries(after, limit)

    def verify(self) -> Verification:
        """Whether the audit trail is as it was written."""
        with self._store.reading() as work:
            return work.audit.verify()

    def outbox(self, limit: int) -> tuple[OutboxCounts, tuple[DeadMessage, ...]]:
        """How deliveries stand, and the messages that nobody took."""
        with self._store.reading() as work:
            return work.outbox.counts(), work.outbox.dead_ones(limit)

    def revive(self, member: Member, message: str) -> None:
        """Send a dead message again; raises NotYours where there is none of that id."""
        now = self._clock.now()

        def revive(work: Work) -> None:
            if work.outbox.revive(message, now) is Settled.LOST:
                raise NotYours(message=message, right="a message that is dead")
            self._note(work, member, "revive", f"message:{message}")

        self._store.write(revive)

    def switched_on(self) -> tuple[SwitchedOn, ...]:
        """The switches that are on."""
        with self._store.reading() as work:
            return work.switches.on()

    def set(self, member: Member, switch: Switch, on: bool) -> None:
        """Switch it on or off, for all processes of the site."""
        now = self._clock.now()

        def change(work: Work) -> None:
            work.switches.set(switch, on, member.actor, now)
            self._note(work, member, "switch-on" if on else "switch-off", f"switch:{switch}")

        self._store.write(change)

    def _note(self, work: Work, member: Member, action: str, object: str) -> None:
        work.audit.append(AuditEntry(at=self._clock.now(), actor=member.actor, action=action, object=object))
