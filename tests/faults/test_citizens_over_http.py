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


@pytest.fixture(name="guides")
def few_guides(tmp_path: Path) -> Path:
    """A folder with the guides that are visited, so that the service starts soon."""
    folder = tmp_path / "guides"
    shutil.copytree(GUIDES / "regions", folder / "regions")
    shutil.copy(GUIDES / "calendar.yaml", folder)
    (folder / "items").mkdir()
    for item in ITEMS:
        shutil.copy(GUIDES / "items" / f"{item}.yaml", folder / "items")
    return folder


@pytest.mark.slow
def test_what_the_department_gets_is_what_they_want(guides: Path, tmp_path: Path) -> None:
    built = build([load_file(guides / "items" / f"{item}.yaml") for item in ITEMS], HashingEncoder())
    hall = hall_of(guides, Knowledge(built.release, built.index), RuleEngine())
    hall = replace(hall, day=datetime.now(ZoneInfo("Asia/Shanghai")))
    plan = Plan(items=(), citizens=5, seeds=1, first=510_000, noise="none")
    goals, _ = goals_of(hall, plan)
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
