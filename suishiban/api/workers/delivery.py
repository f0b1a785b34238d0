"""How do messages leave the outbox?

Claimed, delivered with no transaction open, and settled together with their case.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from suishiban.api.backends.port import Answer, Backend, Delivered, Refused
from suishiban.api.case_log import CaseLog, CaseMoved
from suishiban.api.store.outbox import Message, Settled
from suishiban.api.store.store import Store
from suishiban.api.store.switches import Switch
from suishiban.api.store.work import Work
from suishiban.assistant.casework import acknowledgement
from suishiban.assistant.casework.backoff import next_attempt
from suishiban.assistant.casework.messages import MessageKind, OutMessage

_LOG = logging.getLogger(__name__)
#: Messages claimed at once; their deliveries must end within the lease.
BATCH = 3
#: How long a claim holds; after a kill -9 its messages wait that long.
LEASE = timedelta(seconds=30)
#: How often a settlement is repeated that another writer overtook.
_TRIES = 5
#: Refused for good, and nothing of the case may pass it: an operator looks.
_BLOCKING = frozenset({MessageKind.REGISTER_CASE, MessageKind.CORRECTION_SUPPLIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Delivers the outbox of `store` to `backend`."""

    store: Store
    backend: Backend
    log: CaseLog
    now: Callable[[], datetime]
    worker: str
    """Different in every process."""
    lease: timedelta = LEASE

    def once(self) -> int:
        """Deliver what is due; the number of messages claimed."""
        claimed = self.store.write(self._claim)
        for message in claimed:
            try:
                self._settle(message, self.backend.deliver(_out(message)))
            except Exception:
                # The others go on; this one comes again when its lease has ended.
                _LOG.exception("message %s of case %s was not settled", message.id, message.case)
        return len(claimed)

    def _claim(self, work: Work) -> tuple[Message, ...]:
        """What is due; nothing while an operator has paused deliveries."""
        if work.switches.is_on(Switch.PAUSE_DELIVERY):
            return ()
        return work.outbox.claim(self.worker, self.now(), BATCH, self.lease)

    def _settle(self, message: Message, answer: Answer) -> None:
        """Outbox and case in one transaction."""
        for _ in range(_TRIES - 1):
            try:
                self.store.write(lambda work: self._settled(work, message, answer))
                return
            except CaseMoved:
                continue
        self.store.write(lambda work: self._settled(work, message, answer))

    def _settled(self, work: Work, message: Message, answer: Answer) -> None:
        match answer:
            case Delivered(department_no):
                self._delivered(work, message, department_no)
            case Refused(reason):
                self._refused(work, message, reason)
            case _:
                self._later(work, message, answer.reason)

    def _delivered(self, work: Work, message: Message, department_no: str) -> None:
        at = self.now()
        if work.outbox.delivered(message.id, self.worker, at) is Settled.LOST:
            return
        case = self.log.load(work, message.case)
        kind = MessageKind(message.kind)
        self.log.record(work, acknowledgement.acknowledged(case, kind, message.payload, department_no, at), at)

    def _refused(self, work: Work, message: Message, reason: str) -> None:
        at, kind = self.now(), MessageKind(message.kind)
        if kind in _BLOCKING:
            settled = work.outbox.dead(message.id, self.worker, at, reason)
        else:
            settled = work.outbox.delivered(message.id, self.worker, at)
        if settled is Settled.LOST:
            return
        case = self.log.load(work, message.case)
        self.log.record(work, acknowledgement.refused(case, kind, message.payload, reason, at), at)

    def _later(self, work: Work, message: Message, reason: str) -> None:
        at = self.now()
        again = next_attempt(message.idempotency_key, message.attempts, at)
        if again is not None:
            work.outbox.retry(message.id, self.worker, again, reason)
        elif work.outbox.dead(message.id, self.worker, at, reason) is Settled.DONE:
            case = self.log.load(work, message.case)
            self.log.record(work, acknowledgement.failed(case, MessageKind(message.kind), reason, at), at)


def _out(message: Message) -> OutMessage:
    return OutMessage(MessageKind(message.kind), message.idempotency_key, message.payload)
