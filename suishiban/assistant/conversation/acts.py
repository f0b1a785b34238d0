"""What may the assistant do or say in one turn?

The policy chooses acts; the response layer words them. An act that states facts carries the passages it rests on;
all others are speech acts with fixed wording and state none.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.conversation.earlier import Earlier
from suishiban.assistant.conversation.mandate import Mandate, Standing
from suishiban.assistant.conversation.premise import Premise
from suishiban.assistant.conversation.source_use import SourceUse
from suishiban.knowledge.guide import Text
from suishiban.knowledge.index.passage import Passage


@dataclass(frozen=True, slots=True)
class Talk:
    """A greeting, thanks, goodbye, who-am-I."""

    kind: str


@dataclass(frozen=True, slots=True)
class AnswerFrom:
    """Answer a question from these passages, best first."""

    item: str
    passages: tuple[Passage, ...]
    offer: bool
    """Offer to start the application too."""
    question: str = ""
    tailored: bool = False
    """Whether what is not the citizen's case, by the open application or the question, is left out."""
    supposed: tuple[Text, ...] = ()
    """The case that the question describes and the answer is told for: options of the item's scenarios."""
    premise: Premise | None = None
    """What the question took for granted, with what the guide says to it."""
    differing: tuple[Passage, ...] = ()
    """Among `passages`: what guides of one name say differently."""
    as_of: date | None = None
    """The day that the passages are told for, where it is not today."""


@dataclass(frozen=True, slots=True)
class Clarify:
    """Ask which of these items is meant."""

    items: tuple[str, ...]


class RefusalReason(StrEnum):
    """Why there is no answer."""

    #: No item is about this.
    NOT_COVERED = "not_covered"
    #: The item is known, its guide does not say this.
    NOT_STATED = "not_stated"
    #: No organ offers the item in this region now.
    NOT_OFFERED = "not_offered"


@dataclass(frozen=True, slots=True)
class Refuse:
    """Say that the guides do not support an answer; offer a person."""

    reason: RefusalReason
    item: str = ""


@dataclass(frozen=True, slots=True)
class BeginMatter:
    """Say that the application begins."""

    item: str
    parts: tuple[str, ...] = ()
    """Of a life event: its items."""


@dataclass(frozen=True, slots=True)
class AskConsent:
    """Ask whether these data sources may be read, each for what it fills and replaces."""

    uses: tuple[SourceUse, ...]
    principal: str = ""
    """Whose they are, where the citizen acts for somebody else."""


@dataclass(frozen=True, slots=True)
class Prefilled:
    """Say what the data sources filled in."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class SourceSilent:
    """A data source that was allowed has nothing or did not answer."""

    source: str
    principal: str = ""
    """Whose it is, where the citizen acts for somebody else."""


@dataclass(frozen=True, slots=True)
class SourceDiffers:
    """A data source that was allowed is about somebody else than it should show."""

    source: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A locked value, and what its source says now; None: nothing any more."""

    before: Answer
    now: Answer | None


@dataclass(frozen=True, slots=True)
class SourcesMoved:
    """Say that sources say something else now than when the form was filled, and that the form follows them."""

    changes: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class NotReadAgain:
    """Say that sources could not be read again, which goes along to the clerk."""

    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskForWhat:
    """Ask what is to be done for the other person."""


@dataclass(frozen=True, slots=True)
class NeedMandate:
    """Say that it must first be shown who is acted for, and that nothing of theirs is read before."""


@dataclass(frozen=True, slots=True)
class FallsShort:
    """Say why a mandate that the citizen has does not let them act on the item."""

    mandate: Mandate
    standing: Standing
    item: str


@dataclass(frozen=True, slots=True)
class ActsFor:
    """Say for whom, on what and until when the citizen now acts."""

    mandate: Mandate
    item: str


@dataclass(frozen=True, slots=True)
class ActsForThemselves:
    """Say that the application is now the citizen's own."""


@dataclass(frozen=True, slots=True)
class MandateWaits:
    """Say that the principal must confirm it before anything of theirs is read and a case is opened."""

    principal: str


@dataclass(frozen=True, slots=True)
class WithoutMandate:
    """Say that nothing of another person is read and the citizen fills in what is theirs."""


@dataclass(frozen=True, slots=True)
class AskWhichMandate:
    """Ask for whom of these the citizen acts now."""

    principals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefuseMandate:
    """Say what the pre-check found against the mandate, so that it cannot be acted on."""


@dataclass(frozen=True, slots=True)
class DraftKept:
    """Say what becomes of an application whose mandate is over, and what the citizen can do."""

    item: str


@dataclass(frozen=True, slots=True)
class AskBlank:
    """Ask one blank; `standing` is the value it holds until a new one is given."""

    path: str
    standing: Answer | None = None
    also: tuple[str, ...] = ()
    """Paths of further empty blanks asked for in the same question."""
    as_before: bool = False
    """Whether an earlier application of the citizen tells it."""


@dataclass(frozen=True, slots=True)
class AskMoreRows:
    """Ask whether there is another row."""

    group: str
    rows: int
    at_once: tuple[str, ...] = ()
    """Paths of the blanks of that row which may be given instead of a yes."""


@dataclass(frozen=True, slots=True)
class AskMaterial:
    """Ask for a document."""

    material: str
    also: tuple[str, ...] = ()
    """Paths of further documents asked for in the same question."""


@dataclass(frozen=True, slots=True)
class AskWhichMaterial:
    """Ask which document a file is."""

    name: str
    materials: tuple[str, ...]
    """Paths."""


@dataclass(frozen=True, slots=True)
class FileUnused:
    """Say that a file is not listed under any document, as the citizen wants it."""

    name: str


@dataclass(frozen=True, slots=True)
class FileLeft:
    """Say that a file was not listed, because nobody knows yet which document it is."""

    name: str


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Read back what was just taken down."""

    answers: tuple[Answer, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class KeptInMind:
    """Say that a value for a blank that may come to apply is remembered."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class FilledAsTold:
    """Read back what was told before its blank applied, and is filled in now."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class AskInFull:
    """Say that the value is wanted in full, a name with more than its surname."""

    path: str
    surname: str = ""


@dataclass(frozen=True, slots=True)
class AskWhose:
    """Ask whose name or number was said; `paths` are the blanks that may be meant, none: nobody's is wanted."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingAsked:
    """Say that no question waits for an answer; `receipt_no` is that of what was handed in last."""

    receipt_no: str = ""


@dataclass(frozen=True, slots=True)
class RejectValue:
    """Say what is wrong with a value and what would be right; `kept` is the value that stays."""

    path: str
    problem: Text
    fix: Text
    tries: int
    kept: Answer | None = None
    guess: str = ""
    """Id of the option that may have been meant."""
    said: str = ""
    """The number, where it was said while something else was asked, so that it is told which was not taken."""


@dataclass(frozen=True, slots=True)
class FilledAsBefore:
    """Read back what was taken from an earlier application."""

    answers: tuple[Answer, ...]
    earlier: Earlier


class NotAsBefore(StrEnum):
    """Why an earlier value is not taken."""

    #: There is none.
    NONE = "none"
    #: The application was made for somebody else, or this one is.
    FOR_ANOTHER = "for_another"
    #: It was read from a data source, for that application only.
    READ_FOR_THAT = "read_for_that"
    #: It is no value of this blank any more.
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class CannotTakeEarlier:
    """Say why a blank does not get its earlier value."""

    path: str
    why: NotAsBefore
    source: str = ""


@dataclass(frozen=True, slots=True)
class LockedValue:
    """Say that a value comes from the authority itself and where it is corrected."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class ExplainBlank:
    """Explain a blank with an example."""

    path: str


@dataclass(frozen=True, slots=True)
class TookBack:
    """Say which blanks were taken back."""

    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """Say that there is nothing to take back."""


@dataclass(frozen=True, slots=True)
class CannotSkip:
    """Say that this blank is required."""

    path: str


@dataclass(frozen=True, slots=True)
class PresentForm:
    """Show the form with its findings; ask for confirmation where nothing stops it."""

    changed: bool = False
    """A form that was confirmed has changed since it was shown."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """Say how many blanks and documents are still open, and which."""

    paths: tuple[str, ...]
    """Blanks, groups and documents in the order they will be asked."""
    too_early: bool = False
    """The citizen wanted to submit."""


@dataclass(frozen=True, slots=True)
class OfferItem:
    """Offer again to start an item."""

    item: str


@dataclass(frozen=True, slots=True)
class FormWaits:
    """Remind the citizen, after a side question, that the form waits for confirmation."""


@dataclass(frozen=True, slots=True)
class ConfirmByWord:
    """Say that submitting takes the exact words or the button."""


@dataclass(frozen=True, slots=True)
class AskWhatToChange:
    """Ask what in the form is not right."""


@dataclass(frozen=True, slots=True)
class AnnounceCase:
    """Say that the application became a case."""

    case_id: str
    receipt_no: str
    saved_fields: int
    saved_materials: int
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """One case of a life event."""

    case_id: str
    receipt_no: str
    item: str
    after: tuple[str, ...]
    """Items of the event that must be concluded before it is handed over."""


@dataclass(frozen=True, slots=True)
class AnnounceEvent:
    """Say that a life event became cases, one for each matter, under one number."""

    item: str
    event_no: str
    cases: tuple[OpenedCase, ...]
    saved_fields: int
    """Over doing the matters one by one."""
    saved_materials: int


@dataclass(frozen=True, slots=True)
class NotByMandate:
    """Say that a life event is not filled for another grown person, and what can be done instead."""

    item: str


@dataclass(frozen=True, slots=True)
class NothingApplies:
    """Say that by the answers nothing of the life event is left to be done."""

    item: str


@dataclass(frozen=True, slots=True)
class ReportCases:
    """Say where the citizen's cases stand; none: say so."""

    case_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallHuman:
    """Say that a person was called."""


@dataclass(frozen=True, slots=True)
class AskCancel:
    """Ask whether the application should really be stopped."""

    item: str


@dataclass(frozen=True, slots=True)
class CancelMatter:
    """Say that it was stopped."""

    item: str
    kept: bool = False
    """“继续” takes it up again."""


@dataclass(frozen=True, slots=True)
class KeepMatter:
    """Say that it goes on."""

    item: str


@dataclass(frozen=True, slots=True)
class ResumeMatter:
    """Say which application goes on, with how much of it done."""

    item: str


@dataclass(frozen=True, slots=True)
class DraftsEnd:
    """Say until when drafts are kept that nobody goes on with."""

    items: tuple[str, ...]
    until: date


@dataclass(frozen=True, slots=True)
class DraftsGone:
    """Say that drafts were emptied because nobody went on with them."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Say which applications wait while another one is filled, and how to come back to them."""


@dataclass(frozen=True, slots=True)
class OpenMatters:
    """Say which applications are under way, the one being filled first."""


@dataclass(frozen=True, slots=True)
class NothingOpen:
    """Say that no application is open."""


@dataclass(frozen=True, slots=True)
class NeedLogin:
    """Say that this needs a real-name login."""

    item: str = ""


@dataclass(frozen=True, slots=True)
class AskWithdraw:
    """Ask whether a case should really be taken back."""

    case_id: str


@dataclass(frozen=True, slots=True)
class WithdrawCase:
    """Say that the case is being taken back."""

    case_id: str


@dataclass(frozen=True, slots=True)
class CannotWithdraw:
    """Say why a case cannot be taken back."""

    case_id: str


@dataclass(frozen=True, slots=True)
class AskWithdrawEvent:
    """List what of a life event would be taken back and what cannot be any more, and ask whether it should be."""

    item: str
    event_no: str
    case_ids: tuple[str, ...]
    """Empty: nothing can be taken back."""
    too_late: tuple[str, ...]
    changed: bool = False
    """The list is another one than was confirmed."""


@dataclass(frozen=True, slots=True)
class WithdrawEventCases:
    """Say which cases of a life event are being taken back, and which are not."""

    item: str
    event_no: str
    case_ids: tuple[str, ...]
    too_late: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Say that it was not understood and what can be said."""

    corrects: bool = False
    """Whether only what is to be changed was not understood."""


Act = (
    Talk
    | AnswerFrom
    | Clarify
    | Refuse
    | BeginMatter
    | AskConsent
    | Prefilled
    | SourceSilent
    | SourceDiffers
    | SourcesMoved
    | NotReadAgain
    | AskForWhat
    | NeedMandate
    | FallsShort
    | ActsFor
    | ActsForThemselves
    | WithoutMandate
    | MandateWaits
    | AskWhichMandate
    | RefuseMandate
    | DraftKept
    | AskBlank
    | AskMoreRows
    | AskMaterial
    | AskWhichMaterial
    | FileLeft
    | FileUnused
    | Acknowledge
    | KeptInMind
    | FilledAsTold
    | AskInFull
    | AskWhose
    | NothingAsked
    | RejectValue
    | FilledAsBefore
    | CannotTakeEarlier
    | LockedValue
    | ExplainBlank
    | TookBack
    | NothingToUndo
    | CannotSkip
    | PresentForm
    | Remaining
    | OfferItem
    | FormWaits
    | ConfirmByWord
    | AskWhatToChange
    | AnnounceCase
    | AnnounceEvent
    | NothingApplies
    | NotByMandate
    | ReportCases
    | CallHuman
    | AskCancel
    | CancelMatter
    | KeepMatter
    | ResumeMatter
    | DraftsEnd
    | DraftsGone
    | LeftOpen
    | OpenMatters
    | NothingOpen
    | NeedLogin
    | AskWithdraw
    | WithdrawCase
    | CannotWithdraw
    | AskWithdrawEvent
    | WithdrawEventCases
    | NotUnderstood
)
