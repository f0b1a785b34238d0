"""What is one answer on a form, and where did it come from?

Everything the citizen has given lives at a path: a blank at `field`, a blank of a repeated group at `group.N.field`,
the closed number of rows at `group`, a document at `material.id`, and at `MANDATE` that they act for somebody else. One
mapping from paths to answers is the whole form.
"""

from dataclasses import dataclass
from enum import StrEnum

#: Holds the id of the mandate under which the form is filled; an empty text while it is still to be given. Absent: the
#: citizen applies for themselves.
MANDATE = "@mandate"

#: A value as JSON carries it; knowledge.fields.from_json makes the typed value of it.
Plain = str | int | float | bool | tuple[str, ...] | None


class SourceKind(StrEnum):
    """Where a value came from."""

    #: The citizen's own words, at a span of one turn.
    SAID = "said"
    #: A button or an edited field of the form card.
    CHOSEN = "chosen"
    #: The real-name identity behind the session.
    IDENTITY = "identity"
    #: An electronic licence or a shared data source, read with consent.
    RECORD = "record"
    #: An earlier application of the same citizen.
    EARLIER_CASE = "earlier_case"
    #: An earlier matter of the same life event, once it is concluded.
    EARLIER_MATTER = "earlier_matter"
    #: Computed from other answers.
    DERIVED = "derived"
    #: An uploaded file.
    UPLOADED = "uploaded"
    #: The mandate under which somebody acts: whom it names, and what follows from acting for them.
    MANDATE = "mandate"


class Trust(StrEnum):
    """How far a value may be relied on (数据可信等级)."""

    #: Read from the authority that issued it; locked.
    A = "A"
    #: Follows from values of level A, or was verified in an earlier case.
    B = "B"
    #: Stated by the citizen and valid in form.
    C = "C"
    #: Recognised by a machine and not yet confirmed.
    D = "D"


class AnswerState(StrEnum):
    """What an answer is worth now."""

    #: Filled from a source; the citizen has not seen it yet.
    PROPOSED = "proposed"
    #: Given or seen by the citizen.
    CONFIRMED = "confirmed"
    #: Something it depends on has changed; asked again.
    STALE = "stale"
    #: Fixed by the authority that issued it; changed only by correcting it there.
    LOCKED = "locked"
    #: Left empty on purpose.
    SKIPPED = "skipped"
    #: Comes into being with an earlier matter of the same life event; the department takes it from there.
    AWAITED = "awaited"


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence for one value."""

    kind: SourceKind
    name: str = ""
    """The data source, e.g. business-license; empty for words."""
    turn_id: str = ""
    start: int = 0
    end: int = 0
    """The span of the words in that turn's cleaned utterance."""
    mandate: str = ""
    """Id of the mandate under which it was read of a principal; empty: it is the citizen's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One value with its provenance."""

    path: str
    value: Plain
    shown: str
    """As it is read back, in Chinese."""
    source: Source
    trust: Trust
    state: AnswerState
    guide_version: int


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the undo journal: what stood at `path` before `turn_id` changed it."""

    turn_id: str
    path: str
    before: Answer | None
