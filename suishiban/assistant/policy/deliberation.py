"""What has been decided so far in this turn?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from suishiban.assistant.conversation.acts import Act, FilledAsTold
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.conversation.events import Answered, Event, Prompted
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.mandate import Mandate, Standing
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Choice, Conversation, Matter, Prompt, PromptKind
from suishiban.assistant.form.behalf import mandate_in
from suishiban.assistant.form.joint import applies
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.form.writing import made_stale, told_ahead
from suishiban.assistant.policy.evidence import Evidence
from suishiban.knowledge.library.compiled import CompiledGuide


@dataclass(slots=True)
class Deliberation:
    """Events and acts gathered while a turn is decided; `state` always is the fold over what was emitted."""

    state: Conversation
    evidence: Evidence
    turn_id: str
    events: list[Event] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    settled: bool = False
    """A handler has set the prompt; the next step is not worked out."""
    submitting: bool = False
    """The citizen has confirmed the form that stands now."""
    withdrawn: tuple[str, ...] = ()
    """Cases to be taken back."""
    guess: str = ""
    """Id of the option that the answer to the pending question may mean; a yes to the next one takes it."""
    told: tuple[Answer, ...] = ()
    """What was told ahead and taken down in this turn, until it is read back."""
    made: Mandate | None = None
    """Comes into force with the transaction that commits the turn."""
    _looked_at: dict[str, tuple[Mapping[str, Answer], Relevance]] = field(default_factory=dict)

    def emit(self, *events: Event) -> None:
        """Record what happened."""
        self.events.extend(events)
        self.state = fold(self.state, events)

    def say(self, act: Act, outcome: Outcome | None = None) -> None:
        """Add an act, with what it makes of the turn."""
        self.acts.append(act)
        if outcome is not None:
            self.outcomes.append(outcome)

    def ask(
        self, kind: PromptKind, subject: str = "", choices: tuple[Choice, ...] = (), also: tuple[str, ...] = ()
    ) -> None:
        """Make this the pending question; the same question keeps its id."""
        self.settled = True
        pending = self.state.prompt
        guess = self.guess if pending is not None and (pending.kind, pending.subject) == (kind, subject) else ""
        asked = Prompt(pending.id if pending else "", kind, subject, choices, also, guess)
        if pending != asked:
            self.emit(Prompted(replace(asked, id=f"p{self.state.version}")))

    def guide_of(self, matter: Matter) -> CompiledGuide:
        """The guide version the matter is pinned to."""
        return self.evidence.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts)

    def mandates(self) -> tuple[Mandate, ...]:
        """Those by which the citizen may act for others, the one made in this turn among them."""
        return (*self.evidence.mandates, self.made) if self.made is not None else self.evidence.mandates

    def mandate_of(self, matter: Matter) -> Mandate | None:
        """The mandate under which the matter is filled, whatever its state; None: none, or none of the citizen's."""
        named = mandate_in(matter.answers)
        return next((one for one in self.mandates() if one.id == named), None) if named else None

    def standing_of(self, matter: Matter) -> Standing | None:
        """Whether the mandate of the matter lets it be filled now; None where there is none to judge."""
        mandate = self.mandate_of(matter)
        if mandate is None:
            return None
        return mandate.standing(matter.item, self.guide_of(matter).guide.audience, self.evidence.moment.at.date())

    def relevance_of(self, matter: Matter) -> Relevance:
        """What applies in the matter as it stands; answers are never changed in place, so one look at them serves."""
        answers, found = self._looked_at.get(matter.id, (None, None))
        if found is None or answers is not matter.answers:
            found = applies(self.guide_of(matter), matter.answers, self.evidence.moment)
            self.looked_at(matter, found)
        return found

    def looked_at(self, matter: Matter, found: Relevance) -> None:
        """Keep what applies in the matter as it stands, so that nobody works it out again."""
        self._looked_at[matter.id] = (matter.answers, found)

    def write(self, matter: Matter, *answers: Answer, last_path: str = "") -> None:
        """Take down answers; with the same step of the journal what applies again through them goes stale, and what
        was told before it applied is taken down and read back."""
        before = self.relevance_of(matter)
        self.emit(Answered(matter.id, self.turn_id, answers, last_path))
        changed = self.state.matter(matter.id)
        stale = made_stale(before, (answer.path for answer in answers), changed.answers, self.relevance_of(changed))
        if stale:
            self.emit(Answered(matter.id, self.turn_id, stale))
        told = told_ahead(before, changed.answers, self.relevance_of(changed))
        if told:
            self.emit(Answered(matter.id, self.turn_id, told))
            self.told = (*self.told, *told)

    def read_back_told(self) -> None:
        """Say what was taken down in this turn that had been told before."""
        if self.told:
            self.say(FilledAsTold(self.told))
            self.told = ()
