"""What has happened in a conversation? Past tense, append-only; stored encrypted with a schema version."""

from dataclasses import dataclass
from typing import Literal

from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.state import Acting, Prompt
from suishiban.knowledge.guide import Language

#: Version of the shapes below; older payloads pass through `upcasters` first.
SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Spoke:
    """The citizen said or did something."""

    turn_id: str
    text: str
    at: str
    """ISO 8601 with offset."""
    kind: Literal["Spoke"] = "Spoke"


@dataclass(frozen=True, slots=True)
class Replied:
    """The bot or a clerk answered."""

    turn_id: str
    by: str
    reply: Reply
    at: str
    kind: Literal["Replied"] = "Replied"


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    language: Language
    kind: Literal["LanguageChosen"] = "LanguageChosen"


@dataclass(frozen=True, slots=True)
class RegionChosen:
    region: str
    kind: Literal["RegionChosen"] = "RegionChosen"


@dataclass(frozen=True, slots=True)
class ItemFocused:
    item: str
    section: str = ""
    """What was asked about it, a section of its guide; empty: nothing yet."""
    kind: Literal["ItemFocused"] = "ItemFocused"


@dataclass(frozen=True, slots=True)
class MatterStarted:
    matter_id: str
    item: str
    region: str
    guide_version: int
    parts: tuple[tuple[str, int], ...] = ()
    """Of a life event: its items, each with the version it is pinned to."""
    answers: tuple[Answer, ...] = ()
    """What it begins with: its share of what was given for a life event."""
    event_no: str = ""
    """Number of that life event."""
    kind: Literal["MatterStarted"] = "MatterStarted"


@dataclass(frozen=True, slots=True)
class MatterSwitched:
    """Another matter is active; empty: none."""

    matter_id: str
    kind: Literal["MatterSwitched"] = "MatterSwitched"


@dataclass(frozen=True, slots=True)
class MatterCancelled:
    matter_id: str
    kind: Literal["MatterCancelled"] = "MatterCancelled"


@dataclass(frozen=True, slots=True)
class MatterResumed:
    """An application that was stopped goes on, with everything that was in it."""

    matter_id: str
    kind: Literal["MatterResumed"] = "MatterResumed"


@dataclass(frozen=True, slots=True)
class DraftsWarned:
    """The citizen was told until when their drafts are kept."""

    until: str
    """ISO 8601 with offset."""
    kind: Literal["DraftsWarned"] = "DraftsWarned"


@dataclass(frozen=True, slots=True)
class DraftsExpired:
    """Nobody went on with these drafts; what was in them is gone."""

    matter_ids: tuple[str, ...]
    kind: Literal["DraftsExpired"] = "DraftsExpired"


@dataclass(frozen=True, slots=True)
class Answered:
    """Values were written; `asked` is the blank to correct with “不对,是…”."""

    matter_id: str
    turn_id: str
    answers: tuple[Answer, ...]
    last_path: str = ""
    kind: Literal["Answered"] = "Answered"


@dataclass(frozen=True, slots=True)
class Reopened:
    """Blanks were emptied so that they are asked again."""

    matter_id: str
    turn_id: str
    paths: tuple[str, ...]
    kind: Literal["Reopened"] = "Reopened"


@dataclass(frozen=True, slots=True)
class Undone:
    """The changes of the last turn that changed anything were taken back."""

    matter_id: str
    kind: Literal["Undone"] = "Undone"


@dataclass(frozen=True, slots=True)
class ValueRejected:
    """An answer was not accepted; nothing changed."""

    matter_id: str
    path: str
    raw: str = ""
    """What was said, where it was a number of which single figures may be put right; else empty."""
    kind: Literal["ValueRejected"] = "ValueRejected"


@dataclass(frozen=True, slots=True)
class SourcesDecided:
    """Consent given to or withheld from data sources."""

    matter_id: str
    consented: tuple[str, ...]
    withheld: tuple[str, ...]
    kind: Literal["SourcesDecided"] = "SourcesDecided"


@dataclass(frozen=True, slots=True)
class FormShown:
    matter_id: str
    digest: str
    kind: Literal["FormShown"] = "FormShown"


@dataclass(frozen=True, slots=True)
class MatterSubmitted:
    """The citizen confirmed the form with this digest; the case exists from the same transaction on.

    A life event has no case of its own: `case_id` is empty and `receipt_no` its number.
    """

    matter_id: str
    case_id: str
    receipt_no: str
    digest: str
    after: tuple[str, ...] = ()
    """Cases of the same life event that must be concluded before this one is handed over."""
    kind: Literal["MatterSubmitted"] = "MatterSubmitted"


@dataclass(frozen=True, slots=True)
class CorrectionOpened:
    """The clerk returned the case; the form is open again at these paths."""

    matter_id: str
    paths: tuple[str, ...]
    kind: Literal["CorrectionOpened"] = "CorrectionOpened"


@dataclass(frozen=True, slots=True)
class Prompted:
    """The pending question is now this one, or none."""

    prompt: Prompt | None
    kind: Literal["Prompted"] = "Prompted"


@dataclass(frozen=True, slots=True)
class ActingChosen:
    """Whom the next application is for; None: the citizen."""

    acting: Acting | None
    kind: Literal["ActingChosen"] = "ActingChosen"


@dataclass(frozen=True, slots=True)
class MandateMade:
    """The form of acting for somebody else was confirmed; the mandate exists from the same transaction on."""

    matter_id: str
    mandate_id: str
    digest: str
    kind: Literal["MandateMade"] = "MandateMade"


@dataclass(frozen=True, slots=True)
class OwnerChanged:
    owner: str
    kind: Literal["OwnerChanged"] = "OwnerChanged"


Event = (
    Spoke
    | Replied
    | LanguageChosen
    | RegionChosen
    | ItemFocused
    | MatterStarted
    | MatterSwitched
    | MatterCancelled
    | MatterResumed
    | DraftsWarned
    | DraftsExpired
    | Answered
    | Reopened
    | Undone
    | ValueRejected
    | SourcesDecided
    | FormShown
    | MatterSubmitted
    | CorrectionOpened
    | Prompted
    | ActingChosen
    | MandateMade
    | OwnerChanged
)
