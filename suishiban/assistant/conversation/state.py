"""Where does a conversation stand?

The state is a fold over the conversation's events (`fold.apply`); nothing else changes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from suishiban.assistant.conversation.answers import Answer, Change
from suishiban.knowledge.guide import Language


class PromptKind(StrEnum):
    """What a pending question is about."""

    #: One blank or scenario; `subject` is its path.
    FIELD = "field"
    #: Another row of a repeated group? `subject` is the group.
    MORE_ROWS = "more_rows"
    #: May these data sources be read? The options name them.
    CONSENT = "consent"
    #: A document is wanted; `subject` is `material.id`.
    MATERIAL = "material"
    #: Which document is the file just uploaded? `subject` is `attachment id:file name`; the options are documents.
    WHICH_MATERIAL = "which_material"
    #: Is the form right? `subject` is its digest.
    CONFIRM_FORM = "confirm_form"
    #: Which of these items?
    CHOOSE_ITEM = "choose_item"
    #: Start this item? `subject` is the item.
    OFFER_ITEM = "offer_item"
    #: Really stop? `subject` is the matter.
    CONFIRM_CANCEL = "confirm_cancel"
    #: Really take the case back? `subject` is the case.
    CONFIRM_WITHDRAW = "confirm_withdraw"
    #: Really take back all of a life event that can be? `subject` is its number, `also` the cases listed.
    CONFIRM_WITHDRAW_EVENT = "confirm_withdraw_event"
    #: Under which mandate? `subject` is the matter; the options are mandates, and one that is still to be given.
    WHICH_MANDATE = "which_mandate"


@dataclass(frozen=True, slots=True)
class Choice:
    """One button."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question the citizen is expected to answer now."""

    id: str
    kind: PromptKind
    subject: str = ""
    choices: tuple[Choice, ...] = ()
    also: tuple[str, ...] = ()
    """Paths of the further blanks that the same question asks for; the cases that it lists."""
    guess: str = ""
    """Id of the option that the citizen may have meant; a yes says so."""


class MatterStatus(StrEnum):
    """How far one application has come."""

    FILLING = "filling"
    #: Returned by the clerk; the same case is being put right.
    CORRECTING = "correcting"
    SUBMITTED = "submitted"
    CANCELLED = "cancelled"
    #: The form of acting for somebody else was confirmed; what it was for goes on.
    SETTLED = "settled"
    #: A draft that nobody went on with in time; what was in it is gone.
    EXPIRED = "expired"


#: An application is being filled, or put right.
OPEN = (MatterStatus.FILLING, MatterStatus.CORRECTING)


@dataclass(frozen=True, slots=True)
class Matter:
    """One application being filled (事项 in hand), pinned to a guide version."""

    id: str
    item: str
    region: str
    guide_version: int
    status: MatterStatus = MatterStatus.FILLING
    answers: Mapping[str, Answer] = field(default_factory=dict)
    journal: tuple[Change, ...] = ()
    last_path: str = ""
    """The blank answered last; what “不对,是…” corrects."""
    consented: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    failures: Mapping[str, int] = field(default_factory=dict)
    """Rejected answers in a row, by path."""
    refused: Mapping[str, str] = field(default_factory=dict)
    """The number said last that was not accepted, by path, until one is; “最后一位是3” puts it right."""
    shown_digest: str = ""
    case_id: str = ""
    receipt_no: str = ""
    to_correct: tuple[str, ...] = ()
    """Paths the clerk returned."""
    parts: tuple[tuple[str, int], ...] = ()
    """Of a life event, its items, each with the guide version it is pinned to; empty for a single item."""
    event_no: str = ""
    """Number of the life event that the application was handed in with; empty: on its own."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The citizen wants to act for somebody else; on what is not known yet."""

    kind: str = ""
    """A value of `mandate.MandateKind`, or empty."""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation of one citizen on any number of devices."""

    id: str
    version: int = 0
    """Number of events folded in."""
    language: Language = Language.ZH
    region: str = "9901"
    owner: str = "bot"
    """Who answers: `bot`, `waiting` (a person was asked for), or `clerk:ID`."""
    matters: tuple[Matter, ...] = ()
    active: str = ""
    """Id of the matter being filled; empty: none."""
    prompt: Prompt | None = None
    focus: str = ""
    """The item talked about last; “那要多久?” is about it."""
    asked: str = ""
    """The section of its guide asked about last; “那护照呢？” is about the same of another."""
    turns: int = 0
    left: tuple[str, ...] = ()
    """Ids of the matters that were left for another one, the one left last at the end."""
    heard_at: str = ""
    """When the citizen spoke last, ISO 8601 with offset; empty: before it was kept."""
    drafts_until: str = ""
    """Until when the drafts are kept, ISO 8601, once the citizen was told; empty: not told since they spoke last."""
    acting: Acting | None = None
    """For whom the next application is, where it is not the citizen."""

    def matter(self, matter_id: str) -> Matter:
        return next(matter for matter in self.matters if matter.id == matter_id)

    @property
    def stopped_matter(self) -> Matter | None:
        """The application begun last, where the citizen stopped it before it became a case."""
        last = self.matters[-1] if self.matters else None
        stopped = last is not None and last.status is MatterStatus.CANCELLED and not last.case_id
        return last if stopped else None

    @property
    def open_matters(self) -> tuple[Matter, ...]:
        """The applications under way: the one being filled, then the one left last, and so on."""
        begun = [matter.id for matter in self.matters if matter.id not in self.left]
        order = [self.active, *reversed(self.left), *reversed(begun)]
        found = [matter for matter in self.matters if matter.status in OPEN]
        return tuple(sorted(found, key=lambda matter: order.index(matter.id)))

    @property
    def drafts(self) -> tuple[Matter, ...]:
        """The applications that were begun and never handed in."""
        return tuple(matter for matter in self.open_matters if matter.status is MatterStatus.FILLING)

    @property
    def open_matter(self) -> Matter | None:
        """The matter being filled, if any."""
        return self.matter(self.active) if self.active else None
