"""How well do made-up citizens get done what they came for?

Every goal is drawn once and visited under several seeds, each with its own wording, slips and habits.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random
from typing import Any

from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.rehearsal.citizens.goals import Goal, draw_goal
from suishiban.assistant.rehearsal.citizens.manners import NOISE, Noise
from suishiban.assistant.rehearsal.citizens.people import Person
from suishiban.assistant.rehearsal.citizens.visit import Visit, visit
from suishiban.assistant.rehearsal.indoors import Indoors
from suishiban.assistant.rehearsal.reception import Reception
from suishiban.assistant.turn import Office
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.build import index_of
from suishiban.knowledge.fields import FieldType, field_types, load_divisions
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.library import publish
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.library.edition import Edition
from suishiban.knowledge.parse.calendar import read_calendar
from suishiban.knowledge.rules import WorkingCalendar
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.sources import SOURCES
from suishiban.training.evaluate.imports import imported_guides

#: The morning on which all visits are made, so that the same seeds give the same visits.
DAY = datetime(2026, 11, 2, 9, 30, tzinfo=timezone(timedelta(hours=8)))
REGION = "990102"
#: What is known of whom the registers do not know: what the login says.
_LOGIN_ONLY = ("identity",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is played."""

    items: Sequence[str]
    """Ids of items or life events; when empty all items, or all life events."""
    citizens: int
    """Goals, spread over the items evenly; half of the citizens are known to the registers."""
    seeds: int
    first: int = 0
    """Number of the first goal; other numbers give other goals."""
    language: Language = Language.ZH
    """In which they speak."""
    noise: str
    """A key of `manners.NOISE`."""
    events: bool = False
    """Life events instead of items, where `items` names nothing."""


@dataclass(frozen=True, slots=True)
class Hall:
    """Where the visits are made: the service without its doors."""

    knowledge: Knowledge
    engine: Engine
    types: Mapping[str, FieldType]
    calendar: WorkingCalendar | None = None
    day: datetime = DAY
    """When all visits are made."""
    stages: Callable[
        [Office, Callable[[str], Citizen | None], Callable[[datetime, str], Moment], datetime], Indoors
    ] = Indoors

    @property
    def moment(self) -> Moment:
        return Moment(self.day, self.calendar, self.types)

    def stage(self, who: Person, sources: Collection[str], language: Language = Language.ZH) -> Indoors:
        """A fresh conversation of one citizen, of whom these sources know."""
        office = Office(self.knowledge, self.engine, _Registers(who, frozenset(sources)))
        stage = self.stages(office, lambda name: Citizen(name, who.identity), self._moment, self.day)
        stage.enter("simulated", REGION, language)
        return stage

    def _moment(self, at: datetime, region: str) -> Moment:
        return Moment(at, self.calendar, self.types)


@dataclass(frozen=True, slots=True)
class _Registers:
    """The data sources of one made-up citizen."""

    who: Person
    sources: frozenset[str]

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return self.who.records.get(source) if source in self.sources else None

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return self.read(source, person, purpose, mandate) or {}


def hall_of(guides: Path, knowledge: Knowledge, engine: Engine) -> Hall:
    """The hall of a folder of guides."""
    regions = sorted((guides / "regions").glob("*.yaml"))
    divisions = load_divisions(regions[0]) if regions else load_divisions()
    calendar = guides / "calendar.yaml"
    days = read_calendar(calendar) if calendar.is_file() else None
    return Hall(knowledge, engine, field_types(divisions, REGION), days)


def imported_hall(hall: Hall, data: Path, encoder: Encoder) -> Hall:
    """The same hall with the real guides and forms of the development data instead, as they were imported."""
    release = publish(None, imported_guides(data))
    return replace(hall, knowledge=Knowledge(release, index_of(release, encoder)))


def goals_of(hall: Hall, plan: Plan) -> tuple[list[Goal], list[str]]:
    """The goals, and the items for which none could be drawn."""
    chosen = [one for one in hall.knowledge.release.current() if _visited(one, plan)]
    goals: list[Goal] = []
    without: Counter[str] = Counter()
    for number in range(plan.first, plan.first + plan.citizens):
        edition = chosen[number % len(chosen)]
        if without[edition.id] > 1:
            continue
        goal = _goal(hall, edition, number, plan.language)
        if goal is None:
            without[edition.id] += 1
        else:
            goals.append(goal)
    return goals, sorted(without)


def _goal(hall: Hall, edition: Edition, number: int, language: Language) -> Goal | None:
    id = f"{edition.id}-{number}"
    compiled = _form(hall, edition)
    return draw_goal(id, compiled, hall.moment, known_by(id), Random(id), language) if compiled is not None else None


def _visited(edition: Edition, plan: Plan) -> bool:
    return edition.id in plan.items if plan.items else (edition.event is not None) is plan.events


def _form(hall: Hall, edition: Edition) -> CompiledGuide | None:
    """The form in the region of the visits; None for a life event none of whose matters is offered there."""
    if edition.event is None:
        return edition.nearest(REGION)
    release = hall.knowledge.release
    parts = release.parts(edition.event, REGION, hall.day.date())
    return release.pinned(edition.id, REGION, edition.version, parts) if parts else None


def known_by(goal: str) -> Collection[str]:
    """The sources that know of the citizen with this goal: all for one half, the login alone for the other."""
    return tuple(SOURCES) if Random(f"{goal}/known").random() < 0.5 else _LOGIN_ONLY


def known_of(goal: Goal) -> Mapping[str, Record]:
    """What the login and the registers hold of the citizen with this goal, by source."""
    return {source: goal.who.records[source] for source in known_by(goal.id) if source in goal.who.records}


def visits(
    hall: Hall,
    goals: Sequence[Goal],
    plan: Plan,
    progress: Callable[[int, int], None] = lambda done, of: None,
    receptions: Callable[[Goal, int], Reception] | None = None,
) -> Iterator[Visit]:
    """Every goal under every seed; in memory where no `receptions` are given."""
    receptions = receptions or (lambda goal, seed: hall.stage(goal.who, known_by(goal.id), goal.language))
    noise: Noise = NOISE[plan.noise]
    for number, goal in enumerate(goals):
        other = next((one.names[0] for one in (*goals[number + 1 :], *goals[:number]) if one.item != goal.item), "")
        for seed in range(plan.seeds):
            yield visit(goal, receptions(goal, seed), hall.moment, noise, other, seed)
            progress(number * plan.seeds + seed + 1, len(goals) * plan.seeds)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a number of visits came to."""

    visits: int
    complete: float
    accuracy: float
    """Joint: values asked for that were received as wanted, of all asked for, of what was handed in."""
    unasked: float
    """Share of the values whose blanks were never asked for."""
    accuracy_unasked: float
    """The accuracy of these alone."""
    always: float
    """pass^k: goals that came through under every seed."""
    wrong: int
    """Handed in with a value that was not wanted."""
    unconfirmed: int
    lost: int
    """Corrections after which a value was not as it should be."""
    misread: float
    """Share in which something was read back wrongly and the citizen had to object."""
    strayed: int
    """Places lost after something aside."""
    turns: float
    questions: float
    """Asked, as a share of the fixed order."""

    def as_json(self) -> Mapping[str, Any]:
        return {
            name: round(value, 4) if isinstance(value := getattr(self, name), float) else value
            for name in self.__slots__
        }


def tally(made: Sequence[Visit]) -> Tally:
    """All of them together."""
    handed_in = [one for one in made if one.submitted]
    goals: dict[str, bool] = {}
    for one in made:
        goals[one.goal] = goals.get(one.goal, True) and one.complete
    wanted = sum(one.wanted for one in handed_in)
    unasked = sum(one.unasked for one in handed_in)
    unasked_right = sum(one.unasked_right for one in handed_in)
    order = sum(one.fixed_order for one in handed_in)
    return Tally(
        visits=len(made),
        complete=sum(one.complete for one in made) / max(len(made), 1),
        accuracy=(sum(one.right for one in handed_in) - unasked_right) / max(wanted - unasked, 1),
        unasked=unasked / max(wanted, 1),
        accuracy_unasked=unasked_right / max(unasked, 1),
        always=sum(goals.values()) / max(len(goals), 1),
        wrong=sum(bool(one.wrong) for one in made),
        unconfirmed=sum(one.unconfirmed for one in made),
        lost=sum(one.lost_correction for one in made),
        misread=sum(bool(one.misread) for one in made) / max(len(made), 1),
        strayed=sum(one.strayed for one in made),
        turns=sum(one.turns for one in made) / max(len(made), 1),
        questions=sum(one.questions for one in handed_in) / max(order, 1),
    )


def by(made: Sequence[Visit], key: Callable[[Visit], Collection[str]]) -> Mapping[str, Tally]:
    """The tally of each group; a visit may belong to several."""
    groups: dict[str, list[Visit]] = {}
    for one in made:
        for name in key(one):
            groups.setdefault(name, []).append(one)
    return {name: tally(groups[name]) for name in sorted(groups)}
