"""Who may act for whom, on what, and until when?

One object for four relations of the 民法典: an adult's agent by a letter of authorisation (委托代理, articles 161 to
165), a guardian of a minor (articles 17 to 20, 23, 27: whoever is under 18 is a minor; under 8 a minor does nothing
alone, from 8 on only what befits their age; the guardian acts for both), a company's agent (article 165, and 170 for
staff) and its legal representative (article 61). It ends with its term or by the principal's word (article 173).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suishiban.assistant.conversation.answers import Trust
from suishiban.knowledge.guide import Acting, Audience

#: Material of the proof that is the principal's own word, given online.
GRANT = "grant"


class MandateKind(StrEnum):
    """In what capacity the agent acts."""

    #: 委托代理人 of an adult, by letter or by the principal's own grant.
    AGENT = "agent"
    #: 监护人 of a minor, by law.
    GUARDIAN = "guardian"
    #: 经办人 of a company, by the company's letter.
    COMPANY_AGENT = "company_agent"
    #: 法定代表人 of a company, by its business licence.
    REPRESENTATIVE = "representative"

    @property
    def audience(self) -> Audience:
        """Whom the items serve that can be done in this capacity."""
        return Audience.PERSON if self in (MandateKind.AGENT, MandateKind.GUARDIAN) else Audience.COMPANY

    @property
    def acting(self) -> Acting:
        """What a guide calls it."""
        if self is MandateKind.REPRESENTATIVE:
            return Acting.SELF
        return Acting.GUARDIAN if self is MandateKind.GUARDIAN else Acting.AGENT


class MandateState(StrEnum):
    """What has become of a mandate."""

    #: Waits for the principal's own word.
    PROPOSED = "proposed"
    #: Holds until its last day.
    IN_FORCE = "in_force"
    #: Taken back.
    REVOKED = "revoked"
    #: Its last day is over.
    EXPIRED = "expired"

    @property
    def stands(self) -> bool:
        """Whether it holds, or will once the principal has said so."""
        return self in (MandateState.PROPOSED, MandateState.IN_FORCE)


class Standing(StrEnum):
    """Whether something may be done under a mandate."""

    #: It may.
    GOOD = "good"
    #: Not before the principal has said so.
    PROPOSED = "proposed"
    #: The principal, or the agent, has ended it.
    REVOKED = "revoked"
    #: Its first day is still to come.
    NOT_YET = "not_yet"
    #: Its last day is over.
    EXPIRED = "expired"
    #: The item is not among those entrusted, or not of that kind at all.
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What shows that the agent may."""

    material: str
    """`letter`, `holding-photo`, `guardianship`, `licence` of the form of acting; `grant`: the principal's own word."""
    attachment: str = ""
    """Id of an uploaded file."""
    name: str = ""
    """Of the file."""
    media_type: str = ""
    digest: str = ""
    """SHA-256 of the file's content, hex."""
    source: str = ""
    """The data source that shows it instead of a file, e.g. birth-certificate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """委托: leave to act for a principal, revocable, good for every item within its scope until its last day."""

    id: str
    kind: MandateKind
    principal: str
    """Name of the person or company."""
    number: str
    """ID number or credit code, whole; masked wherever it is shown."""
    agent: str
    agent_number: str
    until: date
    """The last day."""
    since: date
    """The first day."""
    relation: str = ""
    """What the principal is to the agent: an option of the form of acting."""
    items: tuple[str, ...] = ()
    """Items entrusted; empty: everything that serves persons, or companies."""
    proofs: tuple[Proof, ...] = ()
    trust: Trust = Trust.C
    """A: by the principal's own word or an authority's record; C: by uploaded papers that a clerk will look at."""
    state: MandateState = MandateState.IN_FORCE

    @property
    def given_online(self) -> bool:
        """Whether the principal alone made it: the agent told and handed in nothing."""
        return bool(self.proofs) and self.proofs[0].material == GRANT

    def state_on(self, day: date) -> MandateState:
        """The state, with a term that is over counted in."""
        return MandateState.EXPIRED if self.until < day and self.state.stands else self.state

    def standing(self, item: str, audience: Collection[Audience], day: date) -> Standing:
        """Whether `item`, which serves `audience`, may be done under it on `day`."""
        state = self.state_on(day)
        if state is not MandateState.IN_FORCE:
            return Standing(state.value)
        if day < self.since:
            return Standing.NOT_YET
        covered = not self.items or item in self.items
        return Standing.GOOD if covered and self.kind.audience in audience else Standing.OUT_OF_SCOPE
