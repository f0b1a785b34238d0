"""What does an engine write down of a foreign dialogue, turn by turn?

The form of the service stands open, with what the engine itself wrote down before and with the question that the other
side asked. A value enters where the field type of its blank takes it, as in the service; what was proposed or read back
enters where the engine hears a yes to it. Nothing else of the dialogue's annotation is seen.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import Answer, Source, SourceKind
from suishiban.assistant.conversation.state import Conversation, Matter, Prompt, PromptKind
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.relevance import Moment, relevance
from suishiban.assistant.form.writing import skipped, write
from suishiban.assistant.understanding.engine import Engine, Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands
from suishiban.knowledge.build import index_of
from suishiban.knowledge.fields import Accepted, Rejected, Value
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.library import publish
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.text import clean
from suishiban.training.data.foreign_dialogues import (
    ForeignDialogue,
    ForeignSet,
    ForeignTurn,
    Occasion,
    Service,
    Slot,
    SlotKind,
)
from suishiban.training.data.sgd import DONTCARE
from suishiban.training.evaluate.foreign_guides import foreign_guides, item_of, path_of, slot_at, value_named
from suishiban.training.evaluate.simulation import DAY, REGION

#: By service and slot, what was written down.
Written = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Tracked:
    """One turn as it was played."""

    turn: ForeignTurn
    written: Written
    milliseconds: float
    """Of reading, for all services of the turn, wall time."""
    commands: Commands


@dataclass(frozen=True, slots=True)
class Table:
    """Where the dialogues of one set are played."""

    foreign: ForeignSet
    knowledge: Knowledge
    moment: Moment = field(default_factory=lambda: Moment(DAY))

    def compiled(self, service: str) -> CompiledGuide:
        """The guide of a service."""
        found = self.knowledge.release.guide(item_of(self.foreign, service), REGION, DAY.date())
        assert isinstance(found, CompiledGuide)
        return found


def table_of(foreign: ForeignSet, encoder: Encoder) -> Table:
    """The guides of a set, published and indexed as any others."""
    release = publish(None, foreign_guides(foreign))
    return Table(foreign, Knowledge(release, index_of(release, encoder)))


def tracked(dialogue: ForeignDialogue, table: Table, engine: Engine) -> Iterator[Tracked]:
    """Every turn of a dialogue."""
    sheets: dict[str, _Sheet] = {}
    for turn in dialogue.turns:
        spent, commands = 0.0, list[c.Command]()
        for occasion in turn.occasions:
            name = occasion.service
            fresh = name not in sheets
            sheet = sheets.setdefault(name, _Sheet(table, table.foreign.services[name], table.compiled(name)))
            sheet.ask(occasion)
            begun = time.perf_counter()
            commands += sheet.hear(turn.text, engine, fresh)
            spent += (time.perf_counter() - begun) * 1000
        yield Tracked(turn, {name: dict(sheet.written) for name, sheet in sheets.items()}, spent, tuple(commands))


@dataclass(slots=True)
class _Sheet:
    """The form of one service while a dialogue is played."""

    table: Table
    service: Service
    compiled: CompiledGuide
    answers: dict[str, Answer] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    """By slot, in the words of the set."""
    last: str = ""
    prompt: Prompt | None = None
    offered: Mapping[str, str] = field(default_factory=dict)

    def ask(self, occasion: Occasion) -> None:
        """What the other side said: a question, or a proposal that stands until it is answered."""
        if occasion.offered is not None:
            self.offered = occasion.offered
        if occasion.asked:
            first, *others = [path_of(self.service, slot) for slot in occasion.asked]
            self.prompt = Prompt("p", PromptKind.FIELD, first, also=tuple(others))
        else:
            self.prompt = self._yes_or_no()

    def _yes_or_no(self) -> Prompt | None:
        """A form read back with several values, or one thing proposed."""
        if not self.offered:
            return None
        if len(self.offered) > 1:
            return Prompt("p", PromptKind.CONFIRM_FORM, "0" * 64)
        return Prompt("p", PromptKind.OFFER_ITEM, item_of(self.table.foreign, self.service.name))

    def hear(self, text: str, engine: Engine, opens: bool) -> Commands:
        """Read an utterance and write down what it says; one that opens the form has also begun the application."""
        commands = engine.understand(self._heard(text))
        self._carry_out(commands)
        done = (c.StartItem(text, (self.compiled.guide.id,)), *commands) if opens else commands
        further = engine.more(self._heard(text), done, frozenset())
        self._carry_out(further)
        return (*commands, *further)

    def _heard(self, text: str) -> Heard:
        item, moment = self.compiled.guide.id, self.table.moment
        matter = Matter("m", item, REGION, self.compiled.guide.version, answers=dict(self.answers), last_path=self.last)
        state = Conversation(
            "foreign",
            language=self.table.foreign.language,
            region=REGION,
            matters=(matter,),
            active="m",
            prompt=self.prompt,
            focus=item,
        )
        form = OpenForm(self.compiled, relevance(self.compiled, self.answers, moment))
        return Heard(Utterance("t", clean(text)), state, self.table.knowledge, moment, form)

    def _carry_out(self, commands: Sequence[c.Command]) -> None:
        for one in commands:
            match one:
                case c.GiveValue(path, raw, _) | c.Correct(raw, _, path):
                    self._write(path or self.last, raw)
                case c.Confirm() | c.Submit():
                    self._agree()
                case c.Deny():
                    self.offered = {}
                case c.Skip() if self.prompt is not None and self.prompt.kind is PromptKind.FIELD:
                    self._leave_open(self.prompt.subject)
                case _:
                    pass

    def _write(self, path: str, raw: str) -> None:
        """What the field type takes; closed slots in the set's values, others in the words said."""
        blank = blank_at(self.compiled.guide, path)
        if blank is None:
            return
        answer = write(blank, raw, Source(SourceKind.SAID), self.compiled.guide.version, self.table.moment)
        if isinstance(answer, Rejected):
            return
        slot = slot_at(self.service, path)
        self.answers[path], self.last = answer, path
        self.written[slot.name] = _worded(slot, self._value(blank, raw), raw)

    def _value(self, blank: Blank, raw: str) -> Value:
        judged = self.table.moment.types[blank.field.type].normalise(raw, blank.field, DAY.date())
        assert isinstance(judged, Accepted)
        return judged.value

    def _agree(self) -> None:
        """What was proposed is written as if it had been said."""
        for slot, value in self.offered.items():
            self._write(path_of(self.service, slot), _as_said(value))
            self.written[slot] = value
        self.offered = {}

    def _leave_open(self, path: str) -> None:
        self.answers[path] = skipped(path, "t", self.compiled.guide.version)
        self.written[slot_at(self.service, path).name] = DONTCARE


def _as_said(value: str) -> str:
    """A flag in a word that a yes-or-no blank takes."""
    return {"True": "yes", "False": "no"}.get(value, value)


def _worded(slot: Slot, value: Value, raw: str) -> str:
    """A value as the set writes it."""
    if slot.kind is SlotKind.FLAG:
        return str(value)
    if slot.kind is SlotKind.CLOSED:
        return str(value) if isinstance(value, int) else value_named(slot, str(value))
    if slot.kind is SlotKind.SEVERAL and isinstance(value, tuple):
        return " ".join(value_named(slot, one) for one in value)
    return value if isinstance(value, str) else raw
