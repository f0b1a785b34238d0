"""What does the double do with a message, and what will it call back?"""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from suishiban.api.backends.double.journal import Effect, Journal
from suishiban.api.backends.double.modes import Pace
from suishiban.assistant.casework.messages import MessageKind

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """Carried out under this number; `new` is False where it came before."""

    department_no: str
    new: bool


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """Refused for good."""

    reason: str


class Registrar:
    """One department's registry."""

    def __init__(self, journal: Journal, pace: Pace) -> None:
        self._journal = journal
        self._pace = pace
        # Two deliveries of one message at once are one effect.
        self._lock = threading.Lock()

    def take(self, key: str, body: Body, now: float) -> Taken | TurnedAway:
        """Carry the message out, once for each key."""
        with self._lock:
            known = self._journal.repeat(key)
            if known:
                return Taken(known, new=False)
            kind, receipt_no = MessageKind(body["kind"]), str(body["receipt_no"])
            refusal = self._refusal(kind, receipt_no)
            if refusal:
                return TurnedAway(refusal)
            number = self._journal.department_no(receipt_no) or self._new_number(body)
            effect = Effect(key, kind.value, receipt_no, number, 1)
            if kind is MessageKind.WITHDRAWAL:
                self._journal.cancel(receipt_no)
            self._journal.carry_out(effect, json.dumps(body, ensure_ascii=False), now, self._answers(kind, body, now))
            return Taken(number, new=True)

    def _refusal(self, kind: MessageKind, receipt_no: str) -> str:
        if kind is not MessageKind.REGISTER_CASE and not self._journal.department_no(receipt_no):
            return "没有登记过这个收件编号"
        if kind is MessageKind.WITHDRAWAL and self._journal.decided(receipt_no):
            return "已经作出决定，不能撤回"
        return ""

    def _new_number(self, body: Body) -> str:
        """办件编号: the region and a count."""
        return f"{body['application']['region']}{self._journal.count(MessageKind.REGISTER_CASE) + 1:08d}"

    def _answers(self, kind: MessageKind, body: Body, now: float) -> Sequence[tuple[Mapping[str, object], float]]:
        """What the department will report by itself, and when."""
        accepted, concluded = now + self._pace.accept, now + self._pace.accept + self._pace.conclude
        theirs = body.get("desk") == "department"
        if theirs and kind in (MessageKind.REGISTER_CASE, MessageKind.CORRECTION_SUPPLIED):
            return [({"kind": "accepted"}, accepted), (_CONCLUDED, concluded)]
        if kind is MessageKind.DECISION and body["decision"] == "accept":
            return [(_CONCLUDED, now + self._pace.conclude)]
        return []


_CONCLUDED = {"kind": "concluded", "reason": "准予办理"}
