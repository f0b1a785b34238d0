"""Where does one case stand, with everything that has happened to it?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.bond import Bond
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.states import CaseState, Move
from suishiban.knowledge.guide import Desk, Text


@dataclass(frozen=True, slots=True)
class Order:
    """A decision on its way to the back end."""

    id: str
    move: Move
    reason: str
    notice: e.Notice | None
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """How the case ended, or that it was accepted."""

    move: Move
    reason: str
    """Or the result, of a conclusion."""
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One application after submission; a fold over its events."""

    id: str
    receipt_no: str
    application: Application
    """As last submitted."""
    desk: Desk
    organ: Text
    """Who decides; another than the application's after 转办."""
    promised_days: int
    statutory_days: int
    opened_at: datetime
    answer_by: e.Limit
    due: e.Limit
    state: CaseState = CaseState.SUBMITTED
    version: int = 1
    """Number of events folded in."""
    department_no: str = ""
    order: Order | None = None
    """What waits for the back end's acknowledgement."""
    accepted_at: datetime | None = None
    notices: tuple[e.Notice, ...] = ()
    decision: Decision | None = None
    stood: CaseState = CaseState.SUBMITTED
    """The state before a withdrawal or a suspension."""
    paused_since: date | None = None
    """Day on which the clock was stopped, while it stands."""
    alerts: tuple[str, ...] = ()
    """Raised so far, each with its limit: red:2026-03-09."""
    seen: frozenset[str] = frozenset()
    """Ids of call-backs that moved the case."""
    sequence: int = 0
    """Number of the last call-back."""
    withdrawing: bool = False
    """The withdrawal has not been answered by the department yet."""
    failure: str = ""
    """Why the last message could not be delivered."""
    bond: Bond | None = None
    """Its place in a life event."""
    follows: tuple[e.Followed, ...] = ()
    """The earlier cases of the life event it builds on, once they are concluded."""
    stopped_by: e.Stopped | None = None
    at_once: str = ""
    """Of a case that waits: the rule by which it is decided as soon as it is handed over."""

    @property
    def notice(self) -> e.Notice | None:
        """The latest correction notice."""
        return self.notices[-1] if self.notices else None


def opened(event: e.Opened) -> Case:
    """The case as it begins."""
    return Case(
        id=event.case_id,
        receipt_no=event.receipt_no,
        application=event.application,
        desk=event.desk,
        organ=event.application.organ,
        promised_days=event.promised_days,
        statutory_days=event.statutory_days,
        opened_at=event.at,
        answer_by=event.answer_by,
        due=event.due,
        state=CaseState.WAITING if event.bond is not None and event.bond.after else CaseState.SUBMITTED,
        bond=event.bond,
        at_once=event.at_once,
    )


def fold(events: Iterable[e.CaseEvent]) -> Case:
    """The case after `events`, the first of which opened it."""
    first, *later = events
    if not isinstance(first, e.Opened):
        raise TypeError(type(first))
    case = opened(first)
    for event in later:
        case = apply(case, event)
    return case


def apply(case: Case, event: e.CaseEvent) -> Case:
    """`case` after `event`; whether the event may happen was judged before it was written."""
    changed = replace(_APPLY[type(event)](case, event), version=case.version + 1)
    callback = getattr(event, "callback_id", "")
    if not callback:
        return changed
    return replace(changed, seen=case.seen | {callback}, sequence=getattr(event, "sequence", 0))


def _handed_off(case: Case, event: e.HandedOff) -> Case:
    state = CaseState.HANDED_OFF if case.state is CaseState.SUBMITTED else case.state
    return replace(case, state=state, stood=_stood(case), department_no=event.department_no, failure="")


def _stood(case: Case) -> CaseState:
    return CaseState.HANDED_OFF if case.stood is CaseState.SUBMITTED else case.stood


def _failed(case: Case, event: e.DeliveryFailed) -> Case:
    return replace(case, failure=event.reason)


def _ordered(case: Case, event: e.DecisionOrdered) -> Case:
    order = Order(event.order_id, Move(event.move), event.reason, event.notice, event.actor, event.at)
    return replace(case, order=order)


def _rejected(case: Case, event: e.OrderRejected) -> Case:
    return replace(case, order=None, failure=event.reason)


def _same(case: Case, event: e.CaseEvent) -> Case:
    return case


def _accepted(case: Case, event: e.Accepted) -> Case:
    decision = Decision(Move.ACCEPT, "", event.actor, event.at)
    return replace(case, state=CaseState.ACCEPTED, order=None, accepted_at=event.at, decision=decision)


def _returned(case: Case, event: e.CorrectionRequested) -> Case:
    return replace(
        case,
        state=CaseState.CORRECTION_REQUESTED,
        order=None,
        notices=(*case.notices, event.notice),
        paused_since=day_of(event.at),
    )


def _resubmitted(case: Case, event: e.Resubmitted) -> Case:
    return replace(
        case,
        state=CaseState.RESUBMITTED,
        application=event.application,
        answer_by=event.answer_by,
        due=event.due,
        paused_since=None,
    )


def _ended(state: CaseState, move: Move, words: str) -> Callable[[Case, Any], Case]:
    def end(case: Case, event: Any) -> Case:
        decision = Decision(move, getattr(event, words), event.actor, event.at)
        return replace(case, state=state, order=None, decision=decision, paused_since=None)

    return end


def _withdrawn(case: Case, event: e.Withdrawn) -> Case:
    told = case.state is not CaseState.WAITING
    return replace(case, state=CaseState.WITHDRAWN, stood=case.state, order=None, withdrawing=told)


def _withdrawal_taken(case: Case, event: e.WithdrawalTaken) -> Case:
    return replace(case, withdrawing=False)


def _withdrawal_refused(case: Case, event: e.WithdrawalRefused) -> Case:
    return replace(case, state=case.stood, failure=event.reason, withdrawing=False)


def _lapsed(case: Case, event: e.CorrectionLapsed) -> Case:
    return replace(case, state=CaseState.CORRECTION_LAPSED, paused_since=None)


def _suspended(case: Case, event: e.Suspended) -> Case:
    return replace(case, state=CaseState.SUSPENDED, stood=case.state, order=None, paused_since=day_of(event.at))


def _resumed(case: Case, event: e.Resumed) -> Case:
    return replace(case, state=case.stood, due=event.due, paused_since=None)


def _transferred(case: Case, event: e.Transferred) -> Case:
    return replace(case, state=CaseState.TRANSFERRED, organ=Text(event.organ), order=None)


def _released(case: Case, event: e.Released) -> Case:
    return replace(case, state=CaseState.SUBMITTED, follows=event.follows, answer_by=event.answer_by, due=event.due)


def _stopped(case: Case, event: e.Stopped) -> Case:
    return replace(case, state=CaseState.STOPPED, stopped_by=event)


def _alerted(case: Case, event: e.AlertRaised) -> Case:
    return replace(case, alerts=(*case.alerts, f"{event.alert}:{event.limit}"))


_APPLY: dict[type[Any], Callable[[Case, Any], Case]] = {
    e.HandedOff: _handed_off,
    e.DeliveryFailed: _failed,
    e.DecisionOrdered: _ordered,
    e.OrderRejected: _rejected,
    e.DecidedByRule: _same,
    e.Accepted: _accepted,
    e.CorrectionRequested: _returned,
    e.Resubmitted: _resubmitted,
    e.Concluded: _ended(CaseState.CONCLUDED, Move.CONCLUDE, "result"),
    e.NotAdmitted: _ended(CaseState.NOT_ADMITTED, Move.NOT_ADMIT, "reason"),
    e.Refused: _ended(CaseState.REFUSED, Move.REFUSE, "reason"),
    e.Withdrawn: _withdrawn,
    e.WithdrawalTaken: _withdrawal_taken,
    e.WithdrawalRefused: _withdrawal_refused,
    e.CorrectionLapsed: _lapsed,
    e.Suspended: _suspended,
    e.Resumed: _resumed,
    e.Transferred: _transferred,
    e.AlertRaised: _alerted,
    e.TurnedAway: _same,
    e.Released: _released,
    e.Stopped: _stopped,
}
