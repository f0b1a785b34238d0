"""What becomes of a call-back that arrives?

It is verified, recognised when doubled, applied together with its case, or turned away.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pydantic import ValidationError

from suishiban.api.case_log import CaseLog, CaseMoved
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.inbox import Sight
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.callback import Callback, Reception, receive
from suishiban.assistant.casework.coding import callback_type
from suishiban.assistant.casework.signatures import SIGNATURE, TIMESTAMP, Verified, verify
from suishiban.knowledge.rules import WorkingCalendar

_SOURCE = "backend"
_TRIES = 5


class CallbackOutcome(StrEnum):
    """What the sender is told; `status` is the HTTP answer."""

    #: 200: the case moved.
    APPLIED = "applied"
    #: 200: came before; nothing changed.
    DOUBLED = "doubled"
    #: 409: too early; to be sent again later.
    EARLY = "early"
    #: 422: it cannot be; noted on the case, not to be sent again.
    IMPOSSIBLE = "impossible"
    #: 401: not signed, wrongly signed, or too old.
    UNSIGNED = "unsigned"
    #: 400: not a call-back.
    UNREADABLE = "unreadable"
    #: 410: no such case, or its data was erased.
    UNKNOWN_CASE = "unknown_case"


STATUS: Mapping[CallbackOutcome, int] = {
    CallbackOutcome.APPLIED: 200,
    CallbackOutcome.DOUBLED: 200,
    CallbackOutcome.EARLY: 409,
    CallbackOutcome.IMPOSSIBLE: 422,
    CallbackOutcome.UNSIGNED: 401,
    CallbackOutcome.UNREADABLE: 400,
    CallbackOutcome.UNKNOWN_CASE: 410,
}


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the sender is told, and why in a few words."""

    outcome: CallbackOutcome
    detail: str


@dataclass(frozen=True, slots=True)
class CallbackDesk:
    """Takes the call-backs of back ends that sign with one of `secrets`."""

    store: Store
    log: CaseLog
    secrets: Sequence[bytes]
    calendar: WorkingCalendar
    seconds: Callable[[], float] = time.time
    """Since 1970, by the machine's clock: signatures are fresh or not even where a demonstration moves the days."""

    def take(self, headers: Mapping[str, str], body: bytes, now: datetime) -> CallbackAnswer:
        """Verify and apply; `headers` is case-insensitive, as web frameworks give it."""
        stamp, signature = headers.get(TIMESTAMP, ""), headers.get(SIGNATURE, "")
        verified = verify(self.secrets, stamp, signature, body, int(self.seconds()))
        if verified is not Verified.GOOD:
            return CallbackAnswer(CallbackOutcome.UNSIGNED, f"the signature is {verified}")
        try:
            callback = callback_type().validate_json(body)
        except ValidationError as error:
            return CallbackAnswer(CallbackOutcome.UNREADABLE, f"{error.error_count()} fields do not fit")
        return self._apply(callback, now)

    def _apply(self, callback: Callback, now: datetime) -> CallbackAnswer:
        for _ in range(_TRIES):
            try:
                return self.store.write(lambda work: self._applied(work, callback, now))
            except CaseMoved:
                continue
            except (Unknown, KeyErased):
                return CallbackAnswer(CallbackOutcome.UNKNOWN_CASE, "there is no such receipt number")
        return CallbackAnswer(CallbackOutcome.EARLY, "the case is being changed")

    def _applied(self, work: Work, callback: Callback, now: datetime) -> CallbackAnswer:
        """One transaction: the case, and that the call-back was seen."""
        case = self.log.load(work, work.cases.by_receipt(callback.receipt_no).id)
        received = receive(case, callback, now, self.calendar)
        if received.reception in (Reception.APPLIED, Reception.IMPOSSIBLE):
            if work.inbox.see(_SOURCE, callback.id, now) is Sight.AGAIN:
                return CallbackAnswer(CallbackOutcome.DOUBLED, "received before")
            self.log.record(work, received.change, now)
        return CallbackAnswer(CallbackOutcome(received.reception.value), received.why.en)
