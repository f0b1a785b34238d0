"""What does a citizen say or do next? They follow their goal through whatever the service says."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from suishiban.assistant.rehearsal.citizens.goals import Fact, Goal
from suishiban.assistant.rehearsal.citizens.manners import Habit, Noise
from suishiban.assistant.rehearsal.citizens.reading import Asked, Question, Seen, called, read, taken_down_wrongly
from suishiban.assistant.rehearsal.citizens.sayings import Sayings, sayings
from suishiban.assistant.rehearsal.citizens.screen import SCREENS, Screen
from suishiban.assistant.rehearsal.citizens.slips import MISHEARD, Part, mistyped, spoken
from suishiban.assistant.rehearsal.citizens.speech import SPEECH, Speech

#: Times one thing may be asked in a row before a citizen has had enough.
PATIENCE = 5
#: Times a correction is said again.
_INSISTS = 2
#: Share of those who send one file at a time though several are asked for.
_ONE_BY_ONE = 0.2
#: Share of those with another row to give who give it instead of a yes, where they are told that they may.
_AT_ONCE = 0.6
#: Share of answers to a question for several things that give the first only.
_ONLY_THE_FIRST = 0.2


@dataclass(frozen=True, slots=True)
class Say:
    """Type a text."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press a button."""

    label: str


@dataclass(frozen=True, slots=True)
class Upload:
    """Hand in files, several at once where several are asked for."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Go on with another device."""


@dataclass(frozen=True, slots=True)
class LogIn:
    """Say who they are."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Have had enough."""

    why: str


Step = Say | Press | Upload | ComeBack | LogIn | GiveUp


@dataclass(slots=True)
class Citizen:
    """One citizen with a goal, from the first word to the last."""

    goal: Goal
    noise: Noise
    habits: frozenset[Habit]
    random: Random
    other: str = ""
    """Name of a matter that they begin with by mistake."""
    slip: Fact | None = None
    """What they say at first of one thing, wrongly."""
    told: set[str] = field(default_factory=set)
    asked: Counter[str] = field(default_factory=Counter)
    """How often each thing was asked for in a row."""
    turns: int = 0
    pending: Question | None = None
    """What was asked before they asked something aside."""
    strayed: bool = False
    """Whether a question asked aside lost the place."""
    correcting: Fact | None = None
    """What they have just put right and have not read back yet."""
    tries: int = 0
    """How often they said it."""
    still_wrong: list[Fact] = field(default_factory=list)
    """What they were putting right when something else went wrong, and come back to."""
    objected: Counter[str] = field(default_factory=Counter)
    """How often they objected to what was read back."""
    misread: int = 0
    """How often something else was read back than they meant."""
    due: dict[Habit, int] = field(default_factory=dict)
    """At which turn each habit shows."""
    away: bool = False
    matter: str = ""
    """Of a life event, the one that the last questions were for."""

    def __post_init__(self) -> None:
        for habit in sorted(self.habits - {Habit.PRESSES, Habit.CHATS, Habit.CHANGES_GOAL, Habit.CORRECTS_LATE}):
            self.due[habit] = self.random.randint(2, 8)

    @property
    def screen(self) -> Screen:
        return SCREENS[self.goal.language]

    @property
    def sayings(self) -> Sayings:
        return sayings(self.goal.language)

    @property
    def speech(self) -> Speech:
        return SPEECH[self.goal.language]

    def begin(self) -> Step:
        """The first words; who presses buttons finds the matter on the first screen."""
        if Habit.PRESSES in self.habits and not self.other:
            return Press(self.goal.names[0])
        name = self.other or self.random.choice(self.goal.names)
        return self._say(Part(self.sayings.opening(name, self.random)))

    def next(self, seen: Seen) -> Step:
        """What they do upon a reply."""
        self.turns += 1
        if named := self.screen.matter.findall(seen.text):
            self.matter = named[-1]
        question = read(seen, self.goal, self.matter)
        if self.pending is not None and self.turns and not self.away:
            self.strayed |= (question.asked, question.fact) != (self.pending.asked, self.pending.fact)
            self.pending = None
        if self.away:
            self.away = False
            return self._say_so(self.sayings.back)
        if self.other:
            return self._changed_mind()
        if (objection := self._object(seen)) is not None:
            return objection
        if (aside := self._aside(question, seen)) is not None:
            return aside
        return self._answer(question, seen)

    def _object(self, seen: Seen) -> Step | None:
        """Who reads that something else was begun or taken down than they meant says so."""
        begun = self.screen.begun.findall(seen.text)
        if begun and begun[-1] != self.goal.names[0] and self.objected["item"] < _INSISTS:
            self.objected["item"] += 1
            self.misread += 1
            return self._say_so(self.sayings.not_this)
        names = [called(fact) for fact in self.goal.facts]
        shared = {name for name, times in Counter(names).items() if times > 1}
        for fact in self.goal.facts:
            if called(fact) in shared and fact.matter != self.matter:
                continue  # whoever reads the name thinks of the matter that is being filled in
            meant = self._as_said(fact) if fact.path in self.told else fact
            if self.objected[fact.path] < _INSISTS and taken_down_wrongly(meant, seen.text, names):
                self.objected[fact.path] += 1
                self.misread += 1
                if fact.value is None:
                    return self._say_so(self.sayings.back_up)
                self.told.add(fact.path)
                if self.correcting not in (None, meant) and not _read_back(self.correcting, seen):
                    self.still_wrong.append(self.correcting)
                self.correcting, self.tries = meant, 1
                return self._say(*self.speech.corrected(meant, self.random))
        return None

    def _changed_mind(self) -> Step:
        self.other = ""
        return self._say_so(self.sayings.instead)

    def _say_so(self, sayings: Sequence[str]) -> Say:
        """One of these, of what they came for."""
        return self._say(Part(self.random.choice(sayings).format(self.goal.names[0])))

    def _aside(self, question: Question, seen: Seen) -> Step | None:
        """Something besides the answer, where its turn has come."""
        if question.asked not in (Asked.FACT, Asked.PAPER, Asked.MORE_ROWS):
            return None
        for habit, turn in self.due.items():
            if self.turns >= turn:
                del self.due[habit]
                self.pending = question
                return self._besides(habit)
        if self.correcting is not None:
            return self._corrected_again(seen)
        if self.slip is not None and self.slip.path in self.told and self.random.random() < 0.35:
            return self._correct()
        return None

    def _besides(self, habit: Habit) -> Step:
        match habit:
            case Habit.ASKS_ASIDE:
                return self._say_so(self.sayings.aside)
            case Habit.SWEARS:
                return self._say_so(self.sayings.rude)
            case Habit.INJECTS:
                return self._say_so(self.sayings.injected)
        self.away = True
        return ComeBack() if self.random.random() < 0.3 else self._say_so(self.sayings.away)

    def _correct(self) -> Step:
        """Put right what was said wrongly."""
        assert self.slip is not None
        self.correcting = self._fact(self.slip.path)
        self.slip = None
        self.tries = 1
        return self._say(*self.speech.corrected(self.correcting, self.random))

    def _corrected_again(self, seen: Seen) -> Step | None:
        """Who reads that nothing was changed says it again, twice at most; then what that kept them from."""
        right = self.correcting
        assert right is not None
        if self.tries > _INSISTS or _read_back(right, seen):
            self.correcting = self.still_wrong.pop() if self.still_wrong else None
            if self.correcting is None:
                return None
            right, self.tries = self.correcting, 0
        self.tries += 1
        return self._say(*self.speech.corrected(right, self.random))

    def _answer(self, question: Question, seen: Seen) -> Step:
        what = f"{question.asked}:{question.fact.path if question.fact else question.name}"
        count = self.asked[what] + 1
        self.asked = Counter({what: count})
        if count > PATIENCE:
            return GiveUp(f"asked {count} times: {what}")
        return _ANSWERS[question.asked](self, question, seen)

    def _give(self, question: Question, seen: Seen) -> Step:
        assert question.fact is not None
        fact = question.fact
        first = fact.path not in self.told
        if fact.field.type == "attachment":
            self.told.add(fact.path)
            return Upload((fact.label,))
        if fact.value is None:
            return self._press_or_say(self.screen.skip, seen)
        if Habit.PRESSES in self.habits and fact.shown in seen.buttons:
            self.told.add(fact.path)
            return Press(fact.shown)
        if self.slip is not None and self.slip.path == fact.path:
            if first:
                self.told.add(fact.path)
                return self._say(*self.speech.value_said(self.slip, self.random))
            self.slip = None  # asked again they say what is right, and nothing is left to correct
        nonsense = self.speech.wrong(fact, self.random)
        if nonsense and first and self.asked.total() == 1 and self.random.random() < self.noise.wrong_format:
            return self._say(*nonsense)
        self.told.add(fact.path)
        parts = self._all_asked(question)
        if self.asked.total() > 2 and fact.shown in seen.buttons:
            return Press(fact.shown)  # nobody types the same words for ever
        if self.random.random() < self.noise.several:
            parts = (*parts, *self._more(fact))
        if Habit.CHATS in self.habits and self.random.random() < 0.3:
            parts = (Part(self.random.choice(self.sayings.chat)), *parts)
        return self._say(*parts)

    def _all_asked(self, question: Question) -> tuple[Part, ...]:
        """The answer; to a question for several things most people answer all, some only the first."""
        assert question.fact is not None
        others = [one for one in question.also if one.value is not None]
        if not others or self.random.random() < _ONLY_THE_FIRST:
            return self.speech.answer(question.fact, self.random)
        self.told |= {one.path for one in others}
        return self.speech.together([question.fact, *map(self._as_said, others)], self.random)

    def _as_said(self, fact: Fact) -> Fact:
        """What they say of it first: who errs, errs."""
        return self.slip if self.slip is not None and self.slip.path == fact.path else fact

    def _more(self, answered: Fact) -> tuple[Part, ...]:
        """One to three of the next things, told before they are asked for."""
        plain = [one for one in self.goal.facts if one.row is None and one.value is not None]
        later = plain[plain.index(answered) + 1 :] if answered in plain else []
        later = [one for one in later if one.path not in self.told and self._easily_added(one)]
        chosen = later[: self.random.randint(1, 3)]
        self.told |= {one.path for one in chosen}
        return tuple(part for one in chosen for part in (Part(self.speech.comma), *self.speech.named(one, self.random)))

    def _easily_added(self, fact: Fact) -> bool:
        """Whether people would say it in passing."""
        slip = self.slip is not None and fact.path == self.slip.path
        return not (slip or fact.decides or fact.field.type in ("attachment", "text"))

    def _confirm_old(self, question: Question, seen: Seen) -> Step:
        """Whether something said before still holds."""
        if question.fact is None or question.fact.value is None or question.fact.shown == question.name:
            return self._yes(seen)
        return self._say(*self.speech.value_said(question.fact, self.random))

    def _yes(self, seen: Seen) -> Step:
        if Habit.PRESSES in self.habits:
            return self._press_or_say(self.screen.yes, seen)
        return self._say_so(self.sayings.yes)

    def _rows(self, question: Question, seen: Seen) -> Step:
        called_so = [one for one in self.goal.rows if one.group.row.say(self.goal.language) == question.name]
        called_so.sort(key=lambda one: one.matter != self.matter)
        wanted = next((one.count for one in called_so), 0)
        begun = question.begun
        tells = Habit.PRESSES not in self.habits and self.random.random() < _AT_ONCE
        if begun < wanted and question.also and tells:
            self.told |= {one.path for one in question.also}
            return self._say(*self.speech.together([*map(self._as_said, question.also)], self.random))
        return self._press_or_say(self.screen.more if begun < wanted else self.screen.no_more, seen)

    def _paper(self, question: Question, seen: Seen) -> Step:
        """Most people send all at once, under the documents' names or as the camera calls them; some one by one."""
        names = (question.name, *question.more)
        if len(names) == 1 or self.random.random() < _ONE_BY_ONE:
            return Upload((question.name,))
        return Upload(names if self.random.random() < 0.5 else tuple(f"IMG_{4200 + at}" for at in range(len(names))))

    def _which_paper(self, question: Question, seen: Seen) -> Step:
        return Press(seen.buttons[0])

    def _consent(self, question: Question, seen: Seen) -> Step:
        return self._press_or_say(self.screen.agree, seen)

    def _confirm(self, question: Question, seen: Seen) -> Step:
        """Before they confirm, they put right what they said wrongly."""
        if self.correcting is not None and (again := self._corrected_again(seen)) is not None:
            return again
        if self.slip is not None and self.slip.path in self.told:
            return self._correct()
        return self._press_or_say(self.screen.submit, seen)

    def _item(self, question: Question, seen: Seen) -> Step:
        name = self.goal.names[0]
        for label in (self.screen.start_now, name):
            if label in seen.buttons:
                return self._press_or_say(label, seen)
        return self._say_so(self.sayings.want)

    def _stop(self, question: Question, seen: Seen) -> Step:
        return self._press_or_say(self.screen.no if question.name == self.goal.names[0] else self.screen.yes, seen)

    def _log_in(self, question: Question, seen: Seen) -> Step:
        self.away = True
        return LogIn()

    def _lost(self, question: Question, seen: Seen) -> Step:
        """Nothing was asked that concerns them: say again what one came for."""
        other = self.screen.opened.findall(seen.text)
        if other and other[-1] != self.goal.names[0]:
            return self._say_so(self.sayings.not_this)
        if self.screen.nothing_open in seen.text:
            return self._say_so(self.sayings.want)
        if self.asked.total() > 1:
            return self._say_so(self.sayings.go_on)
        return self._say_so(self.sayings.take_up if self.told else self.sayings.want)

    def _done(self, question: Question, seen: Seen) -> Step:
        return GiveUp("handed in already")

    def _press_or_say(self, label: str, seen: Seen) -> Step:
        exact = label == self.screen.submit
        if label in seen.buttons and (Habit.PRESSES in self.habits or self.random.random() < 0.3):
            return Press(label)
        return Say(label) if exact else self._say(Part(label))

    def _fact(self, path: str) -> Fact:
        return next(one for one in self.goal.facts if one.path == path)

    def _say(self, *parts: Part) -> Say:
        """The parts with the slips of this utterance."""
        chance = self.random.random()
        if chance < self.noise.typo:
            parts = mistyped(parts, self.random)
        elif chance < self.noise.typo + self.noise.homophone:
            parts = MISHEARD[self.goal.language](parts, self.random)
        return Say(spoken(parts))


_ANSWERS: Mapping[Asked, Callable[[Citizen, Question, Seen], Step]] = {
    Asked.FACT: Citizen._give,
    Asked.STILL_RIGHT: Citizen._confirm_old,
    Asked.MORE_ROWS: Citizen._rows,
    Asked.PAPER: Citizen._paper,
    Asked.WHICH_PAPER: Citizen._which_paper,
    Asked.CONSENT: Citizen._consent,
    Asked.CONFIRM: Citizen._confirm,
    Asked.ITEM: Citizen._item,
    Asked.STOP: Citizen._stop,
    Asked.LOG_IN: Citizen._log_in,
    Asked.DONE: Citizen._done,
    Asked.NOTHING: Citizen._lost,
}


def _read_back(fact: Fact, seen: Seen) -> bool:
    """Whether the first thing said is that this was changed; its name in the value of another blank says nothing."""
    screen, first = SCREENS[fact.language], seen.text.split("\n")[0]
    named = any(f"{before}{called(fact)}{screen.colon}" in first for before in (*screen.read_back, screen.comma))
    return named and first.startswith(screen.read_back)
