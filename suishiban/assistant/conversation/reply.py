"""What does the citizen receive in one turn?"""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What one turn came to; counted, and expected by dialogue files."""

    #: A speech act only: greeting, thanks.
    TALKED = "talked"
    #: A question was answered with citations.
    ANSWERED = "answered"
    #: Which of several was meant?
    CLARIFIED = "clarified"
    #: Nothing in the guides supports an answer.
    REFUSED = "refused"
    #: The next blank was asked.
    ASKED = "asked"
    #: A value was not accepted.
    REJECTED = "rejected"
    #: The form was shown for confirmation.
    SHOWN = "shown"
    #: The application became a case.
    SUBMITTED = "submitted"
    #: The state of cases was reported.
    REPORTED = "reported"
    #: The application was stopped or the case taken back.
    CANCELLED = "cancelled"
    #: A person was called.
    HANDED_OVER = "handed_over"
    #: The utterance was not understood.
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Citation:
    """The proof of a claim: the span [start, end) of a passage of one guide version."""

    guide: str
    version: int
    passage: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer with its proof; no citation, no claim."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """A quick reply: `payload` goes back as `choice` with the prompt's id."""

    label: str
    payload: str


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line of the form card."""

    path: str
    label: str
    shown: str
    """The value, masked where it is personal."""
    source: str
    trust: str
    state: str
    type: str = ""
    """Field type, e.g. date; `attachment` for a document."""
    options: tuple[str, ...] = ()
    """What a choice may be; one of these goes back as its edit, several of a multiple choice with commas."""
    section: str = ""
    """The matter of a life event that the line is for; empty: for all of them, or a single item."""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One pre-check finding, in the citizen's words."""

    rule: str
    severity: str
    message: str
    fix: str
    clause: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormCard:
    """The open application as it stands."""

    matter_id: str
    item: str
    title: str
    digest: str
    remaining: int
    lines: tuple[FormLine, ...]
    findings: tuple[FindingLine, ...] = ()
    mandate: str = ""
    """Id of the mandate under which it is filled; empty: the citizen's own, or none yet."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A data source that the citizen is asked about, and what it would save them."""

    source: str
    name: str
    fills: tuple[str, ...]
    """Labels of the blanks it may fill."""
    replaces: tuple[str, ...]
    """Names of the documents it stands in for."""


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One of several applications under way; “matter:ID” as `choice` goes on with it."""

    matter_id: str
    item: str
    name: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One turn's answer: paragraphs, claims with proof, the pending prompt's buttons, the form card."""

    outcome: Outcome
    paragraphs: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    item: str = ""
    prompt_id: str = ""
    asks: str = ""
    """Path of the blank asked, without row numbers; for another pending question its kind; empty for none."""
    buttons: tuple[Button, ...] = ()
    card: FormCard | None = None
    case_id: str = ""
    mandate: str = ""
    """The mandate that a message to its principal is about."""
    sources: tuple[SourceLine, ...] = ()
    """While consent is asked: what would be read."""
    lead: str = ""
    """Said before the claims: whether what the question took for granted is so."""
    asks_also: tuple[str, ...] = ()
    """Paths, without row numbers, of the further blanks or documents that the question asks for."""

    matters: tuple[MatterLine, ...] = ()
    """The applications under way where there are several: the one being filled, then the one left last, and so on."""

    @property
    def text(self) -> str:
        """What is said after the claims."""
        return "\n".join(self.paragraphs)
