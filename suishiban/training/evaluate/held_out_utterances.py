"""Which utterances has no classifier been taught, and what is meant by each?

The forms are those of guides that were not trained on. Values are said in the words of the simulated citizens, with
their slips; whatever else is said comes from the blind files. Nothing of this may be read by what trains
(`pyproject.toml`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import yaml

from suishiban.assistant.conversation.answers import AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.state import Conversation, Matter, Prompt, PromptKind
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.form.relevance import relevance
from suishiban.assistant.form.writing import answer_of
from suishiban.assistant.rehearsal.citizens import wording
from suishiban.assistant.rehearsal.citizens.goals import Fact, Goal
from suishiban.assistant.rehearsal.citizens.manners import NOISE
from suishiban.assistant.rehearsal.citizens.sayings import sayings
from suishiban.assistant.rehearsal.citizens.slips import Part, misheard, mistyped, spoken
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.knowledge.fields import Value
from suishiban.knowledge.guide import Language
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.text import clean
from suishiban.training.evaluate.blind import Blind, blind_questions
from suishiban.training.evaluate.simulation import REGION, Hall, Plan, goals_of

#: Number of the first goal: none of these was looked at.
_FIRST = 700_000
#: What is said where nothing else than a refusal is right.
NONE = "none"
ANSWER, NAMED, CORRECTION, QUESTION, WISH = "answer", "named_value", "correction", "question", "wish"
_NOISE = NOISE["middle"]


@dataclass(frozen=True, slots=True)
class Meant:
    """An utterance on its occasion, and what is meant by it."""

    kind: str
    """What kind of utterance it is: one of those above, or an act of `acts.yaml`."""
    heard: Heard
    values: Mapping[str, Value] = field(default_factory=dict)
    """What is to stand in which blank."""
    path: str = ""
    """The blank spoken of; empty: none, or the one just asked."""
    item: str = ""
    """The item wished for."""


def utterances(hall: Hall, items: Sequence[str], blind: Path, goals: int) -> tuple[Meant, ...]:
    """Everything that is said about the forms of `items`, `goals` of each; `blind` is the folder of blind files.

    Of a life event, whose form is put together of others, nothing is said."""
    joint = {one.id for one in hall.knowledge.release.current() if one.event is not None}
    own = [one for one in items if one not in joint]
    plan = Plan(items=own, citizens=goals * len(items), seeds=1, first=_FIRST, noise="middle")
    drawn, _ = goals_of(hall, plan)
    random = Random(_FIRST)
    desk = _Desk(hall, random)
    said = [one for goal in drawn for one in desk.about_values(goal, drawn)]
    return (
        *said,
        *desk.acts(drawn, _acts(blind)),
        *desk.questions(drawn, [one for one in blind_questions(blind / "covered.yaml") if one.item in items]),
        *desk.wishes(drawn),
        *desk.foreign(drawn, [*_acts(blind)[NONE], *_foreign(blind)]),
    )


def _acts(blind: Path) -> Mapping[str, Sequence[str]]:
    content: Mapping[str, list[str]] = yaml.safe_load((blind / "acts.yaml").read_text(encoding="utf-8"))
    return content


def _foreign(blind: Path) -> Sequence[str]:
    content: list[str] = yaml.safe_load((blind / "not-covered.yaml").read_text(encoding="utf-8"))
    return content


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the occasions are made up."""

    hall: Hall
    random: Random

    def about_values(self, goal: Goal, goals: Sequence[Goal]) -> Iterator[Meant]:
        """Each value as an answer; some under the name of their blank, some putting another value right."""
        facts = [one for one in goal.facts if one.value is not None and one.field.type != "attachment"]
        others = [one for one in goals if one.item == goal.item and one.id != goal.id]
        for at, fact in enumerate(facts):
            parts = self._slipped(wording.answer(fact, self.random))
            yield self._meant(ANSWER, goal, facts[:at], fact.path, spoken(parts), fact)
            later = facts[at + 1 :]
            if at % 3 == 0 and later and fact.row is None:
                other = self.random.choice(later)
                if other.row is None:
                    parts = self._slipped(wording.named(other, self.random))
                    yield self._meant(NAMED, goal, facts[:at], fact.path, spoken(parts), other)
            wrong = next((one for other in others for one in other.facts if _differs(one, fact)), None)
            if at % 3 == 1 and later and wrong is not None:
                parts = self._slipped(wording.corrected(fact, self.random))
                before = [*facts[:at], replace(fact, value=wrong.value)]
                yield self._meant(CORRECTION, goal, before, later[0].path, spoken(parts), fact)

    def acts(self, goals: Sequence[Goal], acts: Mapping[str, Sequence[str]]) -> Iterator[Meant]:
        """Every wording at three forms."""
        for act, said in acts.items():
            for text in said if act != NONE else ():
                for _ in range(3):
                    goal = self.random.choice(goals)
                    facts = [one for one in goal.facts if one.value is not None and one.row is None]
                    at = self.random.randrange(1, len(facts))
                    # What is explained is the blank just asked, what is asked again is one answered before.
                    about = facts[at] if act == "explain" else self.random.choice(facts[:at])
                    words = text.replace("{blank}", about.field.label.zh)
                    heard = self._heard(goal, facts[:at], facts[at].path, words)
                    yield Meant(act, heard, path=about.path if "{blank}" in text else "")

    def questions(self, goals: Sequence[Goal], asked: Sequence[Blind]) -> Iterator[Meant]:
        """Questions where nothing is open, and those that people ask beside a form."""
        for one in asked:
            yield Meant(QUESTION, self._nothing_open(one.ask), item=one.item)
        for text in sayings(Language.ZH).aside:
            goal = self.random.choice(goals)
            yield Meant(QUESTION, self._heard(goal, goal.facts[:1], goal.facts[1].path, text))

    def wishes(self, goals: Sequence[Goal]) -> Iterator[Meant]:
        for goal in goals:
            text = self.random.choice(sayings(Language.ZH).openings).format(self.random.choice(goal.names))
            yield Meant(WISH, self._nothing_open(text), item=goal.item)

    def foreign(self, goals: Sequence[Goal], said: Sequence[str]) -> Iterator[Meant]:
        """What is none of the service's business: where nothing is open, beside a form, and where a form awaits the
        word that hands it in."""
        for text in said:
            yield Meant(NONE, self._nothing_open(text))
            goal = self.random.choice(goals)
            facts = [one for one in goal.facts if one.value is not None and one.row is None]
            at = self.random.randrange(1, len(facts))
            yield Meant(NONE, self._heard(goal, facts[:at], facts[at].path, text))
            yield Meant(NONE, self._heard(goal, facts, "", text))

    def _meant(self, kind: str, goal: Goal, told: Sequence[Fact], asked: str, text: str, fact: Fact) -> Meant:
        assert fact.value is not None
        return Meant(kind, self._heard(goal, told, asked, text), {fact.path: fact.value})

    def _slipped(self, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        chance = self.random.random()
        if chance < _NOISE.typo:
            return mistyped(parts, self.random)
        return misheard(parts, self.random) if chance < _NOISE.typo + _NOISE.homophone else parts

    def _heard(self, goal: Goal, told: Sequence[Fact], asked: str, text: str) -> Heard:
        """`text` while the form of `goal` stands open with what was `told`, and the blank at `asked` is asked for; the
        form is shown for confirmation where none is."""
        compiled = self.hall.knowledge.release.guide(goal.item, REGION, self.hall.moment.at.date())
        assert isinstance(compiled, CompiledGuide)
        answers = {}
        for fact in told:
            blank = blank_at(compiled.guide, fact.path)
            assert blank is not None
            assert fact.value is not None
            source, version = Source(SourceKind.SAID), compiled.guide.version
            answers[fact.path] = answer_of(
                blank, fact.value, source, Trust.C, AnswerState.CONFIRMED, version, self.hall.types
            )
        last = told[-1].path if told else ""
        matter = Matter("m1", goal.item, REGION, compiled.guide.version, answers=answers, last_path=last)
        prompt = Prompt("p1", PromptKind.FIELD, asked) if asked else Prompt("p1", PromptKind.CONFIRM_FORM, "0" * 64)
        state = Conversation("measured", region=REGION, matters=(matter,), active="m1", prompt=prompt, focus=goal.item)
        form = OpenForm(compiled, relevance(compiled, answers, self.hall.moment))
        return Heard(Utterance("t1", clean(text)), state, self.hall.knowledge, self.hall.moment, form)

    def _nothing_open(self, text: str) -> Heard:
        state = Conversation("measured", region=REGION)
        return Heard(Utterance("t1", clean(text)), state, self.hall.knowledge, self.hall.moment)


def _differs(one: Fact, fact: Fact) -> bool:
    return one.path == fact.path and one.value is not None and one.value != fact.value
