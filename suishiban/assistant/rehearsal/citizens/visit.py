"""How did one visit go? Plays a citizen before the service and compares what the department got with what they want."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any

from suishiban.assistant.conversation.answers import Plain
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.rehearsal.citizens.citizen import Citizen, ComeBack, GiveUp, LogIn, Press, Say, Step, Upload
from suishiban.assistant.rehearsal.citizens.comparison import compared
from suishiban.assistant.rehearsal.citizens.goals import Fact, Goal
from suishiban.assistant.rehearsal.citizens.manners import Habit, Noise, habits
from suishiban.assistant.rehearsal.citizens.reading import Seen
from suishiban.assistant.rehearsal.citizens.samples import sample
from suishiban.assistant.rehearsal.reception import Reception
from suishiban.knowledge.fields import Accepted

Json = Mapping[str, Any]
#: Turns after which a visit is broken off, for each question of the form.
_TURNS_PER_QUESTION, _TURNS_AT_LEAST = 3, 30
#: Types of which people give a wrong value by mistake and do not notice at once.
_MISTAKEN = ("name", "mobile", "date", "number", "money", "address", "id_number", "org_name")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the talk."""

    who: str
    """`citizen` or `service`."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a visit went."""

    goal: str
    item: str
    seed: int
    habits: frozenset[Habit]
    corrected: bool
    """Whether a value was said wrongly at first and put right later."""
    submitted: bool
    wrong: Mapping[str, tuple[Plain, Plain]]
    """Path → what should have been received, and what was, among the values of what was handed in; of a life event the
    path begins with the item."""
    papers_missing: tuple[str, ...]
    right: int
    """Values that were received as they should be."""
    wanted: int
    """Values that should have been received."""
    unasked_right: int
    """Of them, those of blanks that were never asked for (filled in by a source, or told unasked), received rightly."""
    unasked: int
    """Values of blanks that were never asked for."""
    turns: int
    typed: int
    """Utterances that were typed; the other turns were buttons and files."""
    questions: int
    """Blanks, rows and documents asked for, each time."""
    fixed_order: int
    misread: int
    """How often something else was read back than was meant, and the citizen objected."""
    strayed: bool
    """Whether the place was lost after something aside."""
    unconfirmed: bool
    """Whether something was handed in without the word or the button."""
    lost_correction: bool
    """Whether the corrected value, or a value beside it, did not come through."""
    ended: str
    """Why it ended without being handed in; empty: it did not."""
    talk: tuple[Line, ...] = field(repr=False)

    @property
    def complete(self) -> bool:
        """Whether the department got exactly what the citizen wanted it to get."""
        return self.submitted and not self.wrong and not self.papers_missing and not self.unconfirmed

    @property
    def by_buttons(self) -> bool:
        """Whether what could be pressed was pressed, so that little or nothing had to be understood."""
        return Habit.PRESSES in self.habits or not self.typed


def visit(goal: Goal, stage: Reception, moment: Moment, noise: Noise, other: str, seed: int) -> Visit:
    """Play one visit; `other` names a matter that a citizen who changes their mind begins with."""
    random = Random(f"{goal.id}/{seed}")
    ways = habits(noise, random)
    slip = _slip(goal, moment, random) if Habit.CORRECTS_LATE in ways else None
    citizen = Citizen(goal, noise, ways, random, other if Habit.CHANGES_GOAL in ways else "", slip)
    acting = _Acting(goal, stage, citizen)
    acting.run()
    return _judged(goal, stage, citizen, acting, seed, slip)


class _Acting:
    """One performance."""

    def __init__(self, goal: Goal, stage: Reception, citizen: Citizen) -> None:
        self.goal = goal
        self.stage = stage
        self.citizen = citizen
        # The first screen of the faces offers the matters.
        self.reply: Json = {"buttons": [{"label": goal.names[0], "payload": f"start:{goal.item}"}]}
        self.typed = 0
        self.talk: list[Line] = []
        self.questions = 0
        self.asked: set[str] = set()
        self.confirmed = False
        self.unconfirmed = False
        self.ended = ""

    def run(self) -> None:
        step = self.citizen.begin()
        for _ in range(max(_TURNS_AT_LEAST, _TURNS_PER_QUESTION * self.goal.fixed_order)):
            if isinstance(step, GiveUp):
                self.ended = step.why
                return
            self.perform(step)
            if self.stage.handed_in:
                self.unconfirmed = not self.confirmed
                return
            step = self.citizen.next(self.seen)
        self.ended = "too many turns"

    @property
    def seen(self) -> Seen:
        return Seen(_text(self.reply), tuple(button["label"] for button in self.reply.get("buttons", ())))

    def perform(self, step: Step) -> None:
        match step:
            case Say(text):
                self.confirmed = text == self.citizen.screen.submit
                self.typed += 1
                self.heard(text, self.stage.turn(text=text))
            case Press(label):
                self.confirmed = label == self.citizen.screen.submit
                payload = next(one["payload"] for one in self.reply["buttons"] if one["label"] == label)
                # As the faces do, the label goes along as text.
                reply = self.stage.turn(choice=payload, prompt_id=self.reply.get("prompt_id", ""), text=label)
                self.heard(f"[{label}]", reply)
            case Upload(names):
                self.confirmed = False
                self.heard(f"[文件 {'、'.join(names)}]", self.stage.attach([Path(f"{one}.png") for one in names], ""))
            case ComeBack():
                self.talk.append(Line("citizen", "[换一台设备]"))
                self.stage.change_device()
            case LogIn():
                self.talk.append(Line("citizen", "[登录]"))
                self.stage.log_in()

    def heard(self, said: str, reply: Json) -> None:
        self.reply = reply
        self.questions += reply.get("outcome") in ("asked", "rejected") and bool(reply.get("asks"))
        self.asked |= {reply.get("asks", ""), *reply.get("asks_also", ())}
        self.talk += [Line("citizen", said), Line("service", _text(reply))]


def _text(reply: Json) -> str:
    claims = (claim["text"] for claim in reply.get("claims", ()))
    return "\n".join(filter(None, (reply.get("lead", ""), *claims, *reply.get("paragraphs", ()))))


def _slip(goal: Goal, moment: Moment, random: Random) -> Fact | None:
    """Something that the citizen will say wrongly at first: another value that might be theirs."""
    fitting = [
        one
        for one in goal.facts
        if one.value is not None and not one.decides and one.field.type in _MISTAKEN and one.row is None
    ]
    if not fitting:
        return None
    fact = random.choice(fitting)
    kind, today = moment.types[fact.field.type], moment.at.date()
    for _ in range(10):
        read = kind.normalise(sample(fact.field, today, random, goal.language), fact.field, today)
        if isinstance(read, Accepted) and read.value != fact.value:
            shown = kind.format(read.value, fact.field, goal.language)
            return replace(fact, value=read.value, plain=None, shown=shown)
    return None


def _judged(goal: Goal, stage: Reception, citizen: Citizen, acting: _Acting, seed: int, slip: Fact | None) -> Visit:
    submitted = stage.handed_in
    found = compared(goal.dues, stage.received() if submitted else ())
    wanted = [(due, path) for due in goal.dues for path in due.values]
    unasked = [(due, path) for due, path in wanted if due.asked_at[path] not in acting.asked]
    corrected = slip is not None and citizen.slip is None
    return Visit(
        goal=goal.id,
        item=goal.item,
        seed=seed,
        habits=citizen.habits,
        corrected=corrected,
        submitted=submitted,
        wrong=found.wrong if submitted else {},
        papers_missing=found.papers_missing if submitted else (),
        right=sum(found.right(due, path) for due, path in wanted),
        wanted=len(wanted),
        unasked_right=sum(found.right(due, path) for due, path in unasked),
        unasked=len(unasked),
        turns=sum(line.who == "service" for line in acting.talk),
        typed=acting.typed,
        questions=acting.questions,
        fixed_order=goal.fixed_order,
        misread=citizen.misread,
        strayed=citizen.strayed,
        unconfirmed=acting.unconfirmed,
        lost_correction=corrected and submitted and bool(found.wrong),
        ended=acting.ended,
        talk=tuple(acting.talk),
    )
