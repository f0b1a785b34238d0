"""What binds a case to the others of its life event?"""

from dataclasses import dataclass

from suishiban.knowledge.guide import Text


@dataclass(frozen=True, slots=True)
class Bond:
    """One case's place in a life event."""

    number: str
    """Of the event, as the citizen knows it."""
    event: str
    """Id of the life event's guide."""
    name: Text
    after: tuple["Before", ...] = ()
    """What must be concluded before the case is handed over."""


@dataclass(frozen=True, slots=True)
class Before:
    """A case that another one waits for."""

    case_id: str
    receipt_no: str
    item: str
    item_name: Text
