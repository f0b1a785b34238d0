"""Is every turn counted once, in the right kind, and are the parts those of the whole?"""

from pathlib import Path

from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from suishiban.training.evaluate.simulation import Plan, goals_of, hall_of, visits
from suishiban.training.evaluate.turn_cost import turn_cost

GUIDES = Path(__file__).parents[3] / "guides"


def test_turns_are_counted_by_kind_and_parted() -> None:
    built = build([load_file(GUIDES / "items" / "residence-permit.yaml")], HashingEncoder())
    hall = hall_of(GUIDES, Knowledge(built.release, built.index), RuleEngine())
    plan = Plan(items=(), citizens=4, seeds=1, noise="middle")
    costs = turn_cost(hall, plan)
    goals, _ = goals_of(hall, plan)
    said = sum(one.turns for one in visits(hall, goals[1:], plan))
    assert said == costs["fills"].turns + costs["searches"].turns
    for cost in costs.values():
        assert 0 < cost.cpu_p50 <= cost.cpu_p99
        assert cost.understanding > 0
        assert cost.deciding_and_replying > 0
