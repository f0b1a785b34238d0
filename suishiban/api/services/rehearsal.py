"""What would become of the golden questions and dialogues, if these drafts were released?

Everything is played in memory: no case is opened, no data source of the city is read, and only invented citizens
speak.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import time as hour

from suishiban.api.services.identity import IdentityProvider
from suishiban.api.services.places import Places
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.rehearsal.indoors import Indoors
from suishiban.assistant.rehearsal.player import Played, play
from suishiban.assistant.rehearsal.script import Dialogue
from suishiban.assistant.turn import Office
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.rules import WorkingCalendar
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.golden import Golden, Judged, Verdict, judge

#: What is told of how far it is: played, of how many.
Progress = Callable[[int, int], None]
#: Seconds left to citizens' turns after each thing that is played.
_BREATH = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """A question whose answer is not what it was, or that speaks against the release."""

    text: str
    item: str
    section: str
    region: str
    verdict: Verdict
    blocks: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueLine:
    """A dialogue that does not go as it is written."""

    name: str
    verdict: Verdict
    """Worse, or fails: before as well."""
    difference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How a rehearsal went."""

    on: str
    """The day on which everything was asked, ISO: today, or when the last of the drafts takes effect."""
    questions: Mapping[str, int]
    """How many of each verdict."""
    dialogues: Mapping[str, int]
    changed_questions: tuple[QuestionLine, ...]
    """Those whose answer changes, what blocks first."""
    changed_dialogues: tuple[DialogueLine, ...]

    @property
    def blocks(self) -> bool:
        """Whether something speaks against the release."""
        worse = any(one.verdict is Verdict.WORSE for one in self.changed_dialogues)
        return worse or any(one.blocks for one in self.changed_questions)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Plays questions and dialogues against two states of the knowledge."""

    engine: Engine
    people: IdentityProvider
    """Vouches for invented citizens only."""
    records: Mapping[str, Mapping[str, Record]]
    """What the registers would say of them, by citizen and source."""
    places: Places
    calendar: WorkingCalendar

    def report(
        self,
        before: Knowledge,
        after: Knowledge,
        questions: tuple[Golden, ...],
        dialogues: tuple[Dialogue, ...],
        at: datetime,
        progress: Progress,
    ) -> Report:
        """Everything played on the day of `at`."""
        total = len(questions) + len(dialogues)
        judged: list[Judged] = []
        for one in questions:
            judged.append(judge(one, before, after, at.date()))
            _breathe(progress, len(judged), total)
        played: list[tuple[Dialogue, Verdict, Played]] = []
        for dialogue in dialogues:
            played.append((dialogue, *self._verdict(dialogue, before, after, at)))
            _breathe(progress, len(judged) + len(played), total)
        return Report(
            on=at.date().isoformat(),
            questions=Counter(one.verdict.value for one in judged),
            dialogues=Counter(verdict.value for _, verdict, _ in played),
            changed_questions=tuple(sorted(_lines(judged), key=lambda line: not line.blocks)),
            changed_dialogues=tuple(
                DialogueLine(name=dialogue.name, verdict=verdict, difference=after_it.difference)
                for dialogue, verdict, after_it in played
                if verdict is not Verdict.SAME
            ),
        )

    def _verdict(self, dialogue: Dialogue, before: Knowledge, after: Knowledge, at: datetime) -> tuple[Verdict, Played]:
        """Whether it goes as written; where not, whether it did before."""
        played = self._play(dialogue, after, at)
        if played.passed or dialogue.gap:
            return Verdict.SAME, played
        return (Verdict.WORSE if self._play(dialogue, before, at).passed else Verdict.FAILS), played

    def _play(self, dialogue: Dialogue, knowledge: Knowledge, at: datetime) -> Played:
        office = Office(knowledge, self.engine, self)
        return play(dialogue, Indoors(office, self._citizen, self._moment, dialogue.at or at))

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`; of a principal nothing is known here."""
        if mandate:
            return None
        return self.records.get(person, {}).get(source)

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return self.read(source, person, purpose, mandate) or {}

    def _citizen(self, name: str) -> Citizen | None:
        identity = self.people.verify(name)
        return Citizen(name, identity) if identity is not None else None

    def _moment(self, at: datetime, region: str) -> Moment:
        return Moment(at, self.calendar, self.places.types(region))


def in_force(knowledge: Knowledge, drafts: Mapping[str, int], now: datetime) -> datetime:
    """Now, or the morning on which the last of the drafts takes effect."""
    since = [knowledge.release.editions[one].parsed.guide.effective.since for one in drafts.items()]
    return max(now, *(datetime.combine(day, hour(9), tzinfo=now.tzinfo) for day in since)) if since else now


def _lines(judged: list[Judged]) -> Iterator[QuestionLine]:
    for one in judged:
        if one.blocks or one.before != one.after:
            yield QuestionLine(
                text=one.golden.text,
                item=one.golden.item,
                section=one.golden.section,
                region=one.golden.region,
                verdict=one.verdict,
                blocks=one.blocks,
                before=one.before,
                after=one.after,
            )


def _breathe(progress: Progress, done: int, total: int) -> None:
    progress(done, total)
    time.sleep(_BREATH)
