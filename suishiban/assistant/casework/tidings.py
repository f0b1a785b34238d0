"""Which changes of a case is the citizen told of, and in which words?"""

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.notices import message
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.guide import Text

_TOLD = (
    e.Accepted,
    e.CorrectionRequested,
    e.Concluded,
    e.NotAdmitted,
    e.Refused,
    e.CorrectionLapsed,
    e.Suspended,
    e.Resumed,
    e.Transferred,
    e.Withdrawn,
)
_TOO_LATE = Text(
    "撤回没有成功：部门在收到撤回之前已经作出决定。",
    "The withdrawal came too late: the department had decided before.",
)


def tidings(change: Change) -> tuple[Text, ...]:
    """What the citizen is told of `change`: where the case stands now, once; nothing of what only staff must know."""
    case = change.case
    if any(isinstance(event, e.WithdrawalRefused) for event in change.events):
        return (_TOO_LATE, message(case))
    handed_off = any(isinstance(event, e.HandedOff) for event in change.events)
    moved = any(isinstance(event, _TOLD) for event in change.events)
    return (message(case),) if moved or (handed_off and case.state is CaseState.HANDED_OFF) else ()
