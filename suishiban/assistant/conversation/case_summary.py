"""What must a conversation know of a case to report on it?"""

from dataclasses import dataclass

from suishiban.knowledge.guide import Text


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One of the citizen's cases, as progress reports need it."""

    case_id: str
    receipt_no: str
    department_no: str
    item: str
    state: str
    state_text: Text
    due: str
    """ISO date, or empty."""
    provisional: bool
    """The calendar of that year is not announced yet."""
    note: Text
    """The last notice to the citizen."""
    withdrawable: bool
    conversation_id: str
    event_no: str = ""
    """Number of the life event it belongs to; empty: on its own."""
    event: str = ""
    """Id of that life event."""
    concluded: bool = False
