"""What did the citizen give in earlier applications of their own?"""

from dataclasses import dataclass
from datetime import date

from suishiban.assistant.conversation.answers import SourceKind
from suishiban.knowledge.guide import Text


@dataclass(frozen=True, slots=True)
class Earlier:
    """One value of an application that was handed in."""

    item: str
    path: str
    type: str
    """Of its blank."""
    label: Text
    shown: str
    """As it was read back, in Chinese, whole."""
    kind: SourceKind
    """Where it came from then."""
    source: str
    """The data source, where it came from one."""
    receipt_no: str
    on: date
    """When it was handed in."""
    verified: bool
    """The department has decided the case in the citizen's favour."""
    for_another: bool
    """The application was made under a mandate."""
