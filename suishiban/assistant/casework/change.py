"""What does one act on a case come to?"""

from dataclasses import dataclass

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case, apply
from suishiban.assistant.casework.messages import OutMessage


@dataclass(frozen=True, slots=True)
class Change:
    """What one act does: events for the log, messages for the outbox, and the case after them.

    All of it is written in one transaction, or nothing.
    """

    case: Case
    events: tuple[e.CaseEvent, ...]
    messages: tuple[OutMessage, ...] = ()

    def then(self, *events: e.CaseEvent, messages: tuple[OutMessage, ...] = ()) -> "Change":
        """With more events and messages after these."""
        case = self.case
        for event in events:
            case = apply(case, event)
        return Change(case, (*self.events, *events), (*self.messages, *messages))

    def also(self, later: "Change") -> "Change":
        """With what `later` does, which began where this one ends."""
        return Change(later.case, (*self.events, *later.events), (*self.messages, *later.messages))


def unchanged(case: Case) -> Change:
    """Nothing happens."""
    return Change(case, ())
