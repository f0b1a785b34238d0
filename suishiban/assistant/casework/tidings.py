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
    e.Stopped,
)
_TOO_LATE = Text(
    "撤回没有成功：部门在收到撤回之前已经作出决定。",
    "The withdrawal came too late: the department had decided before.",
)
_RELEASED = Text(
    "前面的事项已经办结，现在为您移交。", "The earlier matter is concluded; this one is being handed over now."
)


def tidings(change: Change) -> tuple[Text, ...]:
    """What the citizen is told of `change`: where the case stands now, once; nothing of what only staff must know.

    Among the cases of a life event each is named.
    """
    name = change.case.application.item_name if change.case.bond is not None else None
    return tuple(_about(name, text) for text in _told(change))


def _about(name: Text | None, text: Text) -> Text:
    return text if name is None else Text(f"{name.zh}：{text.zh}", f"{name.en or name.zh}: {text.en}")


def _told(change: Change) -> tuple[Text, ...]:
    case = change.case
    if any(isinstance(event, e.WithdrawalRefused) for event in change.events):
        return (_TOO_LATE, message(case))
    if any(isinstance(event, e.Released) for event in change.events):
        return (_RELEASED,)
    handed_off = any(isinstance(event, e.HandedOff) for event in change.events)
    moved = any(isinstance(event, _TOLD) for event in change.events)
    return (message(case),) if moved or (handed_off and case.state is CaseState.HANDED_OFF) else ()
