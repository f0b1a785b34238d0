"""Which steps of a case does its citizen see? What moved it, in order; what only staff must know is left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.states import LABELS, CaseState
from suishiban.knowledge.guide import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the citizen sees it."""

    at: datetime
    by: str
    """citizen, clerk, department, clock, rule or event; which clerk is not told."""
    state: CaseState
    """Where the case stood after it."""
    text: Text


_STATES: Mapping[type[Any], CaseState] = {
    e.Opened: CaseState.SUBMITTED,
    e.HandedOff: CaseState.HANDED_OFF,
    e.Accepted: CaseState.ACCEPTED,
    e.CorrectionRequested: CaseState.CORRECTION_REQUESTED,
    e.Resubmitted: CaseState.RESUBMITTED,
    e.Concluded: CaseState.CONCLUDED,
    e.NotAdmitted: CaseState.NOT_ADMITTED,
    e.Refused: CaseState.REFUSED,
    e.Withdrawn: CaseState.WITHDRAWN,
    e.CorrectionLapsed: CaseState.CORRECTION_LAPSED,
    e.Suspended: CaseState.SUSPENDED,
    e.Transferred: CaseState.TRANSFERRED,
    e.Released: CaseState.SUBMITTED,
    e.Stopped: CaseState.STOPPED,
}
_RELEASED = Text("前序已办结，开始移交", "the earlier matter is concluded, handing over")
_RESUMED = Text("恢复办理", "resumed")
_TOO_LATE = Text("撤回没有成功，部门已先作出决定", "withdrawal too late, the department had decided")


def timeline(happened: Iterable[e.CaseEvent]) -> tuple[Step, ...]:
    """The steps of a case, from all its events."""
    steps: list[Step] = []
    stood = CaseState.SUBMITTED
    for event in happened:
        if isinstance(event, e.Resumed | e.WithdrawalRefused):
            back = stood
            text = _RESUMED if isinstance(event, e.Resumed) else _TOO_LATE
            steps.append(_step(event, back, text))
        elif type(event) in _STATES:
            state = _STATES[type(event)]
            if isinstance(event, e.Opened) and event.bond is not None and event.bond.after:
                state = CaseState.WAITING
            if state in (CaseState.SUSPENDED, CaseState.WITHDRAWN):
                stood = steps[-1].state
            steps.append(_step(event, state, _DETAILS.get(type(event), _label)(event, state)))
    return tuple(steps)


def _step(event: e.CaseEvent, state: CaseState, text: Text) -> Step:
    return Step(event.at, event.actor.partition(":")[0], state, text)


def _label(event: e.CaseEvent, state: CaseState) -> Text:
    return LABELS[state]


def _with(attribute: str) -> Callable[[Any, CaseState], Text]:
    """The state's name and, where the event says it, why, where to, or under which number."""

    def text(event: Any, state: CaseState) -> Text:
        label, said = LABELS[state], getattr(event, attribute)
        return Text(f"{label.zh}：{said}", f"{label.en}: {said}") if said else label

    return text


_DETAILS: Mapping[type[Any], Callable[[Any, CaseState], Text]] = {
    e.HandedOff: _with("department_no"),
    e.Concluded: _with("result"),
    e.NotAdmitted: _with("reason"),
    e.Refused: _with("reason"),
    e.Suspended: _with("reason"),
    e.Transferred: _with("organ"),
    e.Released: lambda event, state: _RELEASED,
    e.Stopped: lambda event, state: Text(f"{LABELS[state].zh}：{event.because.zh}", LABELS[state].en),
}
