"""What does the policy know besides the conversation? Everything looked up before it decides, so that it stays pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.earlier import Earlier
from suishiban.assistant.conversation.mandate import Mandate, MandateState
from suishiban.assistant.conversation.premise import Premise
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.guide import Option
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.search import Retrieved

#: Attributes of one data source: name → value as the source words it.
Record = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewNumbers:
    """Numbers the turn may use if it opens a case."""

    case_id: str
    receipt_no: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One snapshot of the world, taken at the start of the turn."""

    release: Release
    moment: Moment
    known_citizen: bool
    """Real-name identity behind the session; an anonymous session reaches no data source, draft or case."""
    numbers: tuple[NewNumbers, ...] = ()
    """For the cases this turn may open; of a life event its own first. Empty where nothing is being submitted."""
    identity: Record = field(default_factory=dict)
    retrieved: Mapping[str, Retrieved] = field(default_factory=dict)
    """By question."""
    premises: Mapping[str, Premise] = field(default_factory=dict)
    """By question, where it takes something for granted."""
    supposed: Mapping[str, Mapping[str, Option]] = field(default_factory=dict)
    """By question, the case that it describes: id of a scenario → the option it names."""
    as_of: Mapping[str, date] = field(default_factory=dict)
    """By question, where it is about another day than today and was answered for that day."""
    records: Mapping[str, Record | None] = field(default_factory=dict)
    """By data source, for the sources the citizen agreed to in this turn; None: nothing held, or no answer."""
    now_held: Mapping[str, Record | None] = field(default_factory=dict)
    """By data source, read once more because the form is handed in; empty: holds nothing, None: no answer."""
    cases: tuple[CaseSummary, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    """What the citizen's own earlier applications hold, the latest first."""
    mandates: tuple[Mandate, ...] = ()
    """Those by which the citizen may act for others, whatever their state; only where the turn is about others."""
    letters: MandateState = MandateState.IN_FORCE
    """What a mandate is worth that rests on uploaded papers."""
