"""What came in with one turn?"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was stored before the turn."""

    attachment_id: str
    name: str
    material: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """One turn of the citizen: words, a button, files or edits of the form card."""

    turn_id: str
    text: str = ""
    """Cleaned (`knowledge.text.clean`)."""
    choice: str = ""
    """Payload of a button."""
    prompt_id: str = ""
    """The prompt the button belongs to."""
    uploads: tuple[Upload, ...] = ()
    edits: Mapping[str, str] = field(default_factory=dict)
    """New raw values by path, from the form card."""
