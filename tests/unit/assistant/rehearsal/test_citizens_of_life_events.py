"""Made-up citizens who come for a life event: does every matter get what is its own, and is it noticed where not?"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from suishiban.assistant.rehearsal.citizens.comparison import compared
from suishiban.assistant.rehearsal.citizens.goals import Goal
from suishiban.assistant.rehearsal.citizens.manners import NOISE
from suishiban.assistant.rehearsal.citizens.visit import visit
from suishiban.assistant.rehearsal.reception import Received
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from suishiban.training.evaluate.simulation import Hall, Plan, goals_of, hall_of, known_by, tally, visits

GUIDES = Path(__file__).parents[4] / "guides"
EVENTS = ("company-start", "retirement")
ITEMS = (
    "company-establishment",
    "seal-engraving-record",
    "social-insurance-company-registration",
    "housing-fund-company-registration",
    "pension-transfer",
    "pension-claim",
    "housing-fund-withdrawal",
)
PLAN = Plan(items=(), citizens=8, seeds=1, noise="none", events=True)


@pytest.fixture(scope="module", name="hall")
def the_hall() -> Hall:
    files = [GUIDES / "life_events" / f"{event}.yaml" for event in EVENTS]
    files += [GUIDES / "items" / f"{item}.yaml" for item in ITEMS]
    built = build([load_file(file) for file in files], HashingEncoder())
    return hall_of(GUIDES, Knowledge(built.release, built.index), RuleEngine())


@pytest.fixture(scope="module", name="goals")
def some_goals(hall: Hall) -> list[Goal]:
    goals, without = goals_of(hall, PLAN)
    assert without == []
    return goals


@pytest.fixture(scope="module", name="chain")
def several_matters(goals: list[Goal]) -> Goal:
    return next(one for one in goals if len(one.dues) > 2 and any(due.after for due in one.dues))


@pytest.fixture(scope="module", name="received")
def what_the_departments_got(hall: Hall, chain: Goal) -> Sequence[Received]:
    stage = hall.stage(chain.who, known_by(chain.id))
    assert visit(chain, stage, hall.moment, NOISE["none"], "", 0).complete
    return stage.received()


def test_who_makes_no_mistakes_gets_every_matter_of_the_life_event(hall: Hall, goals: list[Goal]) -> None:
    made = list(visits(hall, goals, PLAN))
    assert [(one.goal, one.ended, one.wrong, one.papers_missing) for one in made if not one.complete] == []
    assert tally(made).questions < 1
    assert any(len(one.dues) > 2 for one in goals)


def test_the_numbers_of_the_goals_for_items_stay_what_they_are_without_life_events(hall: Hall) -> None:
    items, _ = goals_of(hall, replace(PLAN, events=False))
    assert {one.item for one in items} <= set(ITEMS)
    named, _ = goals_of(hall, replace(PLAN, events=False, items=("retirement",), citizens=2))
    assert {one.item for one in named} == {"retirement"}


def test_a_matter_that_is_missing_or_too_many_is_wrong(chain: Goal, received: Sequence[Received]) -> None:
    assert compared(chain.dues, received).wrong == {}
    last = chain.dues[-1].item
    assert compared(chain.dues, received[:-1]).wrong[f"{last}/matter"] == (last, None)
    assert compared(chain.dues[:-1], received).wrong == {f"{last}/matter": (None, last)}


def test_so_is_another_order_of_the_matters(chain: Goal, received: Sequence[Received]) -> None:
    at_once = [replace(one, after=()) for one in received]
    wrong = compared(chain.dues, at_once).wrong
    assert set(wrong) == {f"{due.item}/after" for due in chain.dues if due.after}


def test_so_is_a_value_of_any_matter_and_a_document_of_any(chain: Goal, received: Sequence[Received]) -> None:
    due = next(one for one in chain.dues[1:] if one.papers)
    (got,) = (one for one in received if one.application["item"] == due.item)
    line = next(one for one in got.application["lines"] if one["path"] in due.values)
    lines = [{**one, "value": "x"} if one is line else one for one in got.application["lines"]]
    spoilt = replace(got, application={**got.application, "lines": lines, "materials": []})
    found = compared(chain.dues, [spoilt if one is got else one for one in received])
    path = f"{due.item}/{line['path']}"
    assert found.wrong == {path: (due.values[line["path"]], "x")}
    assert set(found.papers_missing) == {f"{due.item}/{id}" for id in due.papers}


def test_what_the_event_gives_is_asked_for_under_its_name_there(goals: list[Goal]) -> None:
    with_staff = next(one for one in goals if any(due.item == "housing-fund-company-registration" for due in one.dues))
    places = {due.item: due.asked_at for due in with_staff.dues}
    assert places["social-insurance-company-registration"]["workers.0.worker_name"] == "staff.staff_name"
    assert places["housing-fund-company-registration"]["employees.0.employee_name"] == "staff.staff_name"
    assert places["company-establishment"]["shareholders.0.share"] == "company-establishment/shareholders.share"
