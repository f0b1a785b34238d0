"""Where does a case stand, and who may move it where?

`MOVES` is the whole life of a case. Who may make a move depends on the item's `Desk`: where the desk is ours, a clerk
orders it and it happens when the back end acknowledges; where it is the department's, its call-backs alone make it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.guide import Desk, Text


class CaseState(StrEnum):
    """Where a case stands."""

    #: 已提交: ours; the citizen has our receipt number, the back end has not acknowledged yet.
    SUBMITTED = "submitted"
    #: 已移交: the department's system has registered it (办件编号); nobody has judged it yet.
    HANDED_OFF = "handed_off"
    #: 受理: admitted for decision.
    ACCEPTED = "accepted"
    #: 补正: returned to the citizen with everything that must be put right.
    CORRECTION_REQUESTED = "correction_requested"
    #: 已补正: the citizen has supplied the correction.
    RESUBMITTED = "resubmitted"
    #: 办结: decided in the citizen's favour.
    CONCLUDED = "concluded"
    #: 不予受理: the matter is not for this organ, or needs no application.
    NOT_ADMITTED = "not_admitted"
    #: 不予许可: admitted and decided against.
    REFUSED = "refused"
    #: 撤回: taken back by the citizen.
    WITHDRAWN = "withdrawn"
    #: 补正逾期: the correction did not come in time.
    CORRECTION_LAPSED = "correction_lapsed"
    #: 中止: stopped by the department for a while; the clock stands still.
    SUSPENDED = "suspended"
    #: 转办: passed on to another organ, which has not judged it yet.
    TRANSFERRED = "transferred"
    #: 待前序: part of a life event; not handed over before an earlier case of it is concluded.
    WAITING = "waiting"
    #: 前序未办成: never handed over, for the earlier case ended otherwise.
    STOPPED = "stopped"


class Who(StrEnum):
    """Who makes a move."""

    #: The citizen, or the company through its agent.
    CITIZEN = "citizen"
    #: A clerk in our console.
    CLERK = "clerk"
    #: The department's system, by acknowledging or calling back.
    DEPARTMENT = "department"
    #: Time itself: a limit has run out.
    CLOCK = "clock"
    #: The guide's rule for instant decisions.
    RULE = "rule"
    #: The earlier cases of the same life event.
    EVENT = "event"


class Move(StrEnum):
    """What may be done with a case."""

    #: The department's system registers it.
    HAND_OFF = "hand_off"
    #: 受理.
    ACCEPT = "accept"
    #: 一次性告知补正.
    REQUEST_CORRECTION = "request_correction"
    #: The citizen supplies the correction.
    RESUBMIT = "resubmit"
    #: 办结, in favour.
    CONCLUDE = "conclude"
    #: 不予受理.
    NOT_ADMIT = "not_admit"
    #: 不予许可.
    REFUSE = "refuse"
    #: 撤回.
    WITHDRAW = "withdraw"
    #: 补正逾期.
    LAPSE = "lapse"
    #: 中止.
    SUSPEND = "suspend"
    #: 恢复 after 中止.
    RESUME = "resume"
    #: 转办.
    TRANSFER = "transfer"
    #: The earlier cases are concluded: it is handed over.
    RELEASE = "release"
    #: An earlier case ended otherwise.
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class MoveRule:
    """From where to where, and whose move it is at either desk; a resumed case goes back to where it stood."""

    sources: frozenset[CaseState]
    target: CaseState
    ours: frozenset[Who]
    departments: frozenset[Who]


#: States that no move leaves.
FINAL = frozenset(
    {
        CaseState.CONCLUDED,
        CaseState.NOT_ADMITTED,
        CaseState.REFUSED,
        CaseState.WITHDRAWN,
        CaseState.CORRECTION_LAPSED,
        CaseState.STOPPED,
    }
)
OPEN = frozenset(CaseState) - FINAL
#: Before anyone has judged the papers. A clerk may judge before the back end has registered the case: a case's
#: messages keep their order.
_UNJUDGED = frozenset({CaseState.SUBMITTED, CaseState.HANDED_OFF, CaseState.RESUBMITTED, CaseState.TRANSFERRED})
_PAUSABLE = frozenset({CaseState.HANDED_OFF, CaseState.ACCEPTED, CaseState.RESUBMITTED, CaseState.TRANSFERRED})
_JUDGED = frozenset({CaseState.ACCEPTED})
_CLERK, _RULED = frozenset({Who.CLERK}), frozenset({Who.CLERK, Who.RULE})
_DEPARTMENT, _CITIZEN, _CLOCK = frozenset({Who.DEPARTMENT}), frozenset({Who.CITIZEN}), frozenset({Who.CLOCK})
_EVENT, _WAITING = frozenset({Who.EVENT}), frozenset({CaseState.WAITING})
_CORRECTION = frozenset({CaseState.CORRECTION_REQUESTED})

MOVES: Mapping[Move, MoveRule] = {
    Move.HAND_OFF: MoveRule(frozenset({CaseState.SUBMITTED}), CaseState.HANDED_OFF, _DEPARTMENT, _DEPARTMENT),
    Move.ACCEPT: MoveRule(_UNJUDGED, CaseState.ACCEPTED, _RULED, _DEPARTMENT),
    Move.REQUEST_CORRECTION: MoveRule(_UNJUDGED | _JUDGED, CaseState.CORRECTION_REQUESTED, _CLERK, _DEPARTMENT),
    Move.RESUBMIT: MoveRule(_CORRECTION, CaseState.RESUBMITTED, _CITIZEN, _CITIZEN),
    Move.CONCLUDE: MoveRule(_JUDGED, CaseState.CONCLUDED, _RULED | _DEPARTMENT, _DEPARTMENT),
    Move.NOT_ADMIT: MoveRule(_UNJUDGED, CaseState.NOT_ADMITTED, _CLERK, _DEPARTMENT),
    Move.REFUSE: MoveRule(_JUDGED, CaseState.REFUSED, _CLERK | _DEPARTMENT, _DEPARTMENT),
    Move.WITHDRAW: MoveRule(OPEN, CaseState.WITHDRAWN, _CITIZEN, _CITIZEN),
    Move.LAPSE: MoveRule(_CORRECTION, CaseState.CORRECTION_LAPSED, _CLOCK, _CLOCK),
    Move.SUSPEND: MoveRule(_PAUSABLE, CaseState.SUSPENDED, _DEPARTMENT, _DEPARTMENT),
    Move.RESUME: MoveRule(frozenset({CaseState.SUSPENDED}), CaseState.ACCEPTED, _DEPARTMENT, _DEPARTMENT),
    Move.TRANSFER: MoveRule(_UNJUDGED | _JUDGED, CaseState.TRANSFERRED, _DEPARTMENT, _DEPARTMENT),
    Move.RELEASE: MoveRule(_WAITING, CaseState.SUBMITTED, _EVENT, _EVENT),
    Move.STOP: MoveRule(_WAITING, CaseState.STOPPED, _EVENT, _EVENT),
}


class Standing(StrEnum):
    """Whether a move may be made."""

    #: It may.
    LEGAL = "legal"
    #: The case is closed for good.
    CLOSED = "closed"
    #: Not from the state the case is in; it may become legal later.
    NOT_NOW = "not_now"
    #: Somebody else's to make, at this desk.
    NOT_YOURS = "not_yours"


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a move may be made, and why not."""

    standing: Standing
    why: Text


_LEGAL = Ruling(Standing.LEGAL, Text("可以办理", "may be done"))


def may(state: CaseState, move: Move, who: Who, desk: Desk) -> Ruling:
    """Whether `who` may make `move` on a case in `state` whose decisions are taken at `desk`."""
    rule = MOVES[move]
    if state in FINAL:
        return Ruling(
            Standing.CLOSED,
            Text(f"办件已是“{LABELS[state].zh}”，不能再变更", f"The case is closed ({LABELS[state].en})"),
        )
    if who not in (rule.ours if desk is Desk.OURS else rule.departments):
        return Ruling(Standing.NOT_YOURS, _not_yours(desk))
    if state not in rule.sources:
        return Ruling(Standing.NOT_NOW, _not_now(state, rule))
    return _LEGAL


def _not_yours(desk: Desk) -> Text:
    if desk is Desk.DEPARTMENT:
        return Text(
            "本事项在部门自己的系统里办理，这里只能查看",
            "The department decides in its own system; here is to read only",
        )
    return Text("这一步由窗口工作人员办理", "This step is the clerk's")


def _not_now(state: CaseState, rule: MoveRule) -> Text:
    earlier = [one for one in CaseState if one in rule.sources]
    sources = "、".join(f"“{LABELS[one].zh}”" for one in earlier)
    return Text(
        f"办件现在是“{LABELS[state].zh}”，只能从{sources}变为“{LABELS[rule.target].zh}”",
        f"The case is {LABELS[state].en}; it becomes {LABELS[rule.target].en} only from "
        + ", ".join(LABELS[one].en for one in earlier),
    )


#: What a state is called.
LABELS: Mapping[CaseState, Text] = {
    CaseState.SUBMITTED: Text("已提交", "submitted"),
    CaseState.HANDED_OFF: Text("已移交", "handed over"),
    CaseState.ACCEPTED: Text("已受理", "accepted"),
    CaseState.CORRECTION_REQUESTED: Text("待补正", "waiting for correction"),
    CaseState.RESUBMITTED: Text("已补正", "corrected"),
    CaseState.CONCLUDED: Text("已办结", "concluded"),
    CaseState.NOT_ADMITTED: Text("不予受理", "not admitted"),
    CaseState.REFUSED: Text("不予许可", "refused"),
    CaseState.WITHDRAWN: Text("已撤回", "withdrawn"),
    CaseState.CORRECTION_LAPSED: Text("补正逾期", "correction lapsed"),
    CaseState.SUSPENDED: Text("已中止", "suspended"),
    CaseState.TRANSFERRED: Text("已转办", "transferred"),
    CaseState.WAITING: Text("待前序办结", "waiting for an earlier matter"),
    CaseState.STOPPED: Text("前序未办成，未移交", "stopped with an earlier matter"),
}
