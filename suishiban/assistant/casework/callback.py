"""What does a call-back of the department do to a case?

Every call-back has an id, and a number in its case's sequence, counted from 1 without gaps. A doubled one changes
nothing; one that comes before its turn is turned away and comes again; one that cannot be is named and changes nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.clock import CORRECTION_DAYS, after_pause
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.states import Move, Standing, Who, may
from suishiban.knowledge.guide import Text
from suishiban.knowledge.rules import WorkingCalendar


class CallbackKind(StrEnum):
    """What the department did."""

    #: 受理.
    ACCEPTED = "accepted"
    #: 补正.
    CORRECTION_REQUESTED = "correction_requested"
    #: 办结, in favour.
    CONCLUDED = "concluded"
    #: 不予受理.
    NOT_ADMITTED = "not_admitted"
    #: 不予许可.
    REFUSED = "refused"
    #: 中止.
    SUSPENDED = "suspended"
    #: 恢复.
    RESUMED = "resumed"
    #: 转办.
    TRANSFERRED = "transferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallbackRemark:
    """One thing to put right, as the department words it."""

    path: str = ""
    label: str = ""
    message: str
    fix: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callback:
    """One call-back as it came."""

    id: str
    sequence: int
    receipt_no: str
    kind: CallbackKind
    reason: str = ""
    """Of a refusal or a suspension; of a conclusion, what is issued."""
    organ: str = ""
    """To whom a case was passed on."""
    until: date | None = None
    """Last day for a correction."""
    remarks: tuple[CallbackRemark, ...] = ()


class Reception(StrEnum):
    """What became of a call-back."""

    #: The case moved.
    APPLIED = "applied"
    #: Seen before, or older than what was applied; nothing changed.
    DOUBLED = "doubled"
    #: One before it is still missing, or our own order is not acknowledged yet; send it again later.
    EARLY = "early"
    #: It cannot be: the case is closed, or it is not the department's to decide.
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a call-back, and the change it makes: an impossible one is only noted."""

    reception: Reception
    change: Change
    why: Text


_MOVES = {
    CallbackKind.ACCEPTED: Move.ACCEPT,
    CallbackKind.CORRECTION_REQUESTED: Move.REQUEST_CORRECTION,
    CallbackKind.CONCLUDED: Move.CONCLUDE,
    CallbackKind.NOT_ADMITTED: Move.NOT_ADMIT,
    CallbackKind.REFUSED: Move.REFUSE,
    CallbackKind.SUSPENDED: Move.SUSPEND,
    CallbackKind.RESUMED: Move.RESUME,
    CallbackKind.TRANSFERRED: Move.TRANSFER,
}


def receive(case: Case, callback: Callback, at: datetime, calendar: WorkingCalendar) -> Received:
    """What `callback` does to `case` at `at`."""
    if callback.id in case.seen or callback.sequence <= case.sequence:
        return Received(Reception.DOUBLED, unchanged(case), Text("已经收到过", "Received before"))
    if callback.sequence > case.sequence + 1:
        wanted = case.sequence + 1
        why = Text(
            f"第{wanted}次回调还没有收到，请稍后重发", f"Call-back {wanted} is missing; send this one again later"
        )
        return Received(Reception.EARLY, unchanged(case), why)
    if case.withdrawing:
        return Received(Reception.EARLY, unchanged(case), Text("撤回正在送达", "A withdrawal is on its way"))
    ruling = may(case.state, _MOVES[callback.kind], Who.DEPARTMENT, case.desk)
    if ruling.standing is Standing.LEGAL:
        event = _event(case, callback, at, calendar)
        return Received(Reception.APPLIED, unchanged(case).then(event), ruling.why)
    if ruling.standing is Standing.NOT_NOW:
        return Received(Reception.EARLY, unchanged(case), ruling.why)
    away = e.TurnedAway(callback.kind.value, ruling.why.en, "department", at, callback.id, callback.sequence)
    return Received(Reception.IMPOSSIBLE, unchanged(case).then(away), ruling.why)


def _event(case: Case, callback: Callback, at: datetime, calendar: WorkingCalendar) -> e.CaseEvent:
    by = ("department", at, callback.id, callback.sequence)
    match callback.kind:
        case CallbackKind.ACCEPTED:
            return e.Accepted(*by)
        case CallbackKind.CORRECTION_REQUESTED:
            return e.CorrectionRequested(_notice(case, callback, at, calendar), *by)
        case CallbackKind.CONCLUDED:
            return e.Concluded(callback.reason, *by)
        case CallbackKind.NOT_ADMITTED:
            return e.NotAdmitted(callback.reason, *by)
        case CallbackKind.REFUSED:
            return e.Refused(callback.reason, *by)
        case CallbackKind.SUSPENDED:
            return e.Suspended(callback.reason, *by)
        case CallbackKind.RESUMED:
            today = day_of(at)
            return e.Resumed(after_pause(case.due, case.paused_since or today, today, calendar), *by)
        case CallbackKind.TRANSFERRED:
            return e.Transferred(callback.organ, *by)


def _notice(case: Case, callback: Callback, at: datetime, calendar: WorkingCalendar) -> e.Notice:
    today = day_of(at)
    return e.Notice(
        number=len(case.notices) + 1,
        remarks=tuple(
            e.Remark((one.path,) if one.path else (), one.label, Text(one.message), Text(one.fix), one.clause)
            for one in callback.remarks
        ),
        on=today,
        until=callback.until or calendar.add_working_days(today, CORRECTION_DAYS).day,
        reason=callback.reason,
    )
