"""Do made-up citizens get through a real service, whoever is out of order when they hand in?"""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from suishiban.assistant.rehearsal.citizens.goals import Goal
from suishiban.assistant.rehearsal.citizens.manners import NOISE, Habit
from suishiban.assistant.rehearsal.citizens.visit import Visit, visit
from suishiban.assistant.rehearsal.outdoors import Outdoors
from suishiban.assistant.rehearsal.stage import HttpStage
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.cli.town import Town, town
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from suishiban.training.evaluate.simulation import REGION, Hall, Plan, goals_of, hall_of, known_of

GUIDES = Path(__file__).parents[2] / "guides"
EVENT, MATTERS = (
    "newborn",
    ("birth-medical-certificate", "birth-registration", "resident-medical-insurance", "social-security-card"),
)
ITEMS = ("residence-permit", "company-change-address", "housing-fund-withdrawal", "id-card-replacement")


def come(town: Town, hall: Hall, goal: Goal, *habits: Habit, anonymous: bool = False, breaks: bool = False) -> Visit:
    """One visit of somebody with these habits."""
    place = Outdoors(HttpStage(town.service, town.department, town.clerk), town.department, goal.id, breaks)
    place.enter(REGION, "zh", anonymous)
    ways = replace(NOISE["none"], habits=tuple((habit, 1.0) for habit in habits))
    return visit(goal, place, hall.moment, ways, "", 0)


def registrations(town: Town) -> Sequence[str]:
    """Receipt numbers under which the department has registered something, each time."""
    effects = town.department.get("/effects").json()
    return [one["receipt_no"] for one in effects if one["kind"] == "register_case"]


def registered_items(town: Town) -> Sequence[str]:
    """The items that the department has registered."""
    keys = [one["key"] for one in town.department.get("/effects").json() if one["kind"] == "register_case"]
    bodies = [town.department.get("/body", params={"key": key}).json() for key in keys]
    return [body["application"]["item"] for body in bodies]


@pytest.fixture(name="guides")
def few_guides(tmp_path: Path) -> Path:
    """A folder with the guides that are visited, so that the service starts soon."""
    folder = tmp_path / "guides"
    shutil.copytree(GUIDES / "regions", folder / "regions")
    shutil.copy(GUIDES / "calendar.yaml", folder)
    (folder / "items").mkdir()
    (folder / "life_events").mkdir()
    shutil.copy(GUIDES / "life_events" / f"{EVENT}.yaml", folder / "life_events")
    for item in (*ITEMS, *MATTERS):
        shutil.copy(GUIDES / "items" / f"{item}.yaml", folder / "items")
    return folder


def drawn(guides: Path, plan: Plan) -> tuple[Hall, list[Goal]]:
    """Goals of today, for the items that are visited or for the life event."""
    files = [guides / "items" / f"{item}.yaml" for item in (MATTERS if plan.events else ITEMS)]
    files += [guides / "life_events" / f"{EVENT}.yaml"] if plan.events else []
    built = build([load_file(file) for file in files], HashingEncoder())
    hall = hall_of(guides, Knowledge(built.release, built.index), RuleEngine())
    hall = replace(hall, day=datetime.now(ZoneInfo("Asia/Shanghai")))
    return hall, goals_of(hall, plan)[0]


@pytest.mark.slow
def test_what_the_department_gets_is_what_they_want(guides: Path, tmp_path: Path) -> None:
    hall, goals = drawn(guides, Plan(items=(), citizens=5, seeds=1, first=510_000, noise="none"))
    log = tmp_path / "log.txt"
    with town({one.id: known_of(one) for one in goals}, guides, log) as place:
        plain, leaving, stranger, unlucky, pressing = goals
        made = [
            come(place, hall, plain),
            come(place, hall, leaving, Habit.LEAVES),
            come(place, hall, stranger, Habit.LEAVES, anonymous=True),
            come(place, hall, unlucky, breaks=True),
            come(place, hall, pressing, Habit.PRESSES),
        ]
        assert [(one.goal, one.ended, one.wrong) for one in made if not one.complete] == []
        assert any("[登录]" in line.text for line in made[2].talk)
        assert place.department.get("/turned-away").json()
        assert len(registrations(place)) == len(set(registrations(place))) == len(made)
    assert not any(one.who.identity["id_number"] in log.read_text(encoding="utf-8") for one in goals)


@pytest.mark.slow
def test_every_department_of_a_life_event_gets_its_share_once_the_earlier_matters_are_concluded(
    guides: Path, tmp_path: Path
) -> None:
    hall, goals = drawn(guides, Plan(items=(), citizens=8, seeds=1, first=510_000, noise="none", events=True))
    plain, unlucky, other = [one for one in goals if any(due.after for due in one.dues)][:3]
    log = tmp_path / "log.txt"
    with town({one.id: known_of(one) for one in (plain, unlucky, other)}, guides, log) as place:
        made = [come(place, hall, plain, anonymous=True), come(place, hall, unlucky, breaks=True)]
        assert [(one.goal, one.ended, one.wrong, one.papers_missing) for one in made if not one.complete] == []
        assert place.department.get("/turned-away").json()
        assert sorted(registered_items(place)) == sorted(due.item for goal in (plain, unlucky) for due in goal.dues)
        assert len(set(registrations(place))) == len(plain.dues) + len(unlucky.dues)
        # Who wanted something else, and did not want it to wait, did not get that.
        wanted, wrong = otherwise(other)
        assert set(come(place, hall, wanted).wrong) == wrong


def otherwise(goal: Goal) -> tuple[Goal, set[str]]:
    """The same goal with another text wanted of its last waiting matter, and that not to wait; what is wrong then."""
    last = [due for due in goal.dues if due.after][-1]
    path, value = next((path, value) for path, value in last.values.items() if isinstance(value, str))
    changed = replace(last, values={**last.values, path: f"{value}?"}, after=())
    dues = tuple(changed if due is last else due for due in goal.dues)
    return replace(goal, dues=dues), {f"{last.item}/{path}", f"{last.item}/after"}
