"""What comes of a clerk's decision?

Where the desk is ours, a decision is an order to the back end: it is noted and sent, and the case moves when the back
end acknowledges it. Nothing here is decided twice, and nothing that is not this desk's to decide.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.clock import CORRECTION_DAYS, working_days_after
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.findings import Finding
from suishiban.assistant.casework.handoff import decision_message
from suishiban.assistant.casework.notices import ClerkRemark, remarks_on
from suishiban.assistant.casework.states import Move, Standing, Who, may
from suishiban.knowledge.guide import Text
from suishiban.knowledge.rules import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Accept:
    """受理."""


@dataclass(frozen=True, slots=True)
class ReturnOnce:
    """补正: everything to be put right, told at once."""

    findings: tuple[Finding, ...] = ()
    """Those of the pre-check that the clerk upholds."""
    remarks: tuple[ClerkRemark, ...] = ()
    days: int = CORRECTION_DAYS
    """Working days for the citizen."""
    reason: str = ""
    """Why a second notice is necessary although the first had to list everything."""


@dataclass(frozen=True, slots=True)
class NotAdmit:
    """不予受理."""

    reason: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """不予许可."""

    reason: str


@dataclass(frozen=True, slots=True)
class Conclude:
    """办结 in the citizen's favour; `result` names what is issued."""

    result: str = ""


ClerkDecision = Accept | ReturnOnce | NotAdmit | Refuse | Conclude

_MOVES: dict[type, Move] = {
    Accept: Move.ACCEPT,
    ReturnOnce: Move.REQUEST_CORRECTION,
    NotAdmit: Move.NOT_ADMIT,
    Refuse: Move.REFUSE,
    Conclude: Move.CONCLUDE,
}


class Denial(StrEnum):
    """Why an act was not carried out."""

    #: The case is closed.
    CLOSED = "closed"
    #: Not from the state the case is in.
    NOT_NOW = "not_now"
    #: Somebody else's to decide.
    NOT_YOURS = "not_yours"
    #: An order is on its way to the back end already.
    UNDER_WAY = "under_way"
    #: 不予受理, 不予许可 and a second notice state a reason.
    REASON_NEEDED = "reason_needed"
    #: A notice lists at least one thing.
    NOTHING_TO_CORRECT = "nothing_to_correct"
    #: The application as corrected still has findings that stop it.
    STILL_WRONG = "still_wrong"


@dataclass(frozen=True, slots=True)
class Denied:
    """The act was not carried out, and why; nothing was changed."""

    denial: Denial
    why: Text


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when, under which new order id."""

    actor: str
    """E.g. clerk:0012."""
    at: datetime
    order_id: str


def decide(case: Case, decision: ClerkDecision, by: Signed, calendar: WorkingCalendar) -> Change | Denied:
    """The order that carries `decision` to the back end, or why it may not be given."""
    denied = _denied(case, decision)
    if denied is not None:
        return denied
    notice = _notice(case, decision, by, calendar) if isinstance(decision, ReturnOnce) else None
    if notice is not None and not notice.remarks:
        return Denied(
            Denial.NOTHING_TO_CORRECT,
            Text("补正告知书要列出至少一项需要补正的内容", "A correction notice lists at least one thing to correct"),
        )
    return order(case, _MOVES[type(decision)], _reason(decision), by, notice)


def order(case: Case, move: Move, reason: str, by: Signed, notice: e.Notice | None = None) -> Change:
    """The order to make `move`, noted and sent."""
    ordered = unchanged(case).then(e.DecisionOrdered(by.order_id, move.value, reason, notice, by.actor, by.at))
    assert ordered.case.order is not None
    return ordered.then(messages=(decision_message(ordered.case, ordered.case.order),))


def _denied(case: Case, decision: ClerkDecision) -> Denied | None:
    ruling = may(case.state, _MOVES[type(decision)], Who.CLERK, case.desk)
    if ruling.standing is not Standing.LEGAL:
        return Denied(Denial(ruling.standing.value), ruling.why)
    if case.order is not None:
        why = Text(
            "上一项决定正在送达部门系统，请稍候", "The last decision is still on its way to the department's system"
        )
        return Denied(Denial.UNDER_WAY, why)
    if not isinstance(decision, Accept | Conclude) and not _reason(decision) and _needs_reason(case, decision):
        return Denied(Denial.REASON_NEEDED, _why_reason(decision))
    return None


def _needs_reason(case: Case, decision: ClerkDecision) -> bool:
    """一次性告知: the first notice lists everything, so a second one says why it could not."""
    return not isinstance(decision, ReturnOnce) or bool(case.notices)


def _why_reason(decision: ClerkDecision) -> Text:
    if isinstance(decision, ReturnOnce):
        return Text(
            "补正应当一次性告知；再次要求补正的，请写明原因",
            "Corrections are told all at once; a second notice needs a reason",
        )
    return Text("请写明理由", "Please state the reason")


def _reason(decision: ClerkDecision) -> str:
    match decision:
        case Accept():
            return ""
        case Conclude(result):
            return result.strip()
    return decision.reason.strip()


def _notice(case: Case, decision: ReturnOnce, by: Signed, calendar: WorkingCalendar) -> e.Notice:
    today = day_of(by.at)
    return e.Notice(
        number=len(case.notices) + 1,
        remarks=remarks_on(case.application, decision.findings, decision.remarks),
        on=today,
        until=working_days_after(today, decision.days, calendar).day,
        reason=decision.reason.strip(),
    )
