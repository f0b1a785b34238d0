"""The recipes of routing, sections and support on a library of two guides."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library.folder import load_file
from suishiban.knowledge.search import Knowledge
from suishiban.training.evaluate.crossed import Asked, crossed
from suishiban.training.recipes import routing, sections, support
from suishiban.training.recipes.descent import steepest

GUIDES = Path(__file__).parents[3] / "guides"
REGION, ON = "990102", date(2026, 3, 2)
MOVE, PERMIT = "company-change-address", "residence-permit"
QUESTIONS = (
    Asked(MOVE, "fees", "公司搬家要交多少钱"),
    Asked(MOVE, "limits", "公司换注册地址要几天"),
    Asked(PERMIT, "fees", "居住证多少钱"),
    Asked(PERMIT, "materials", "办居住证带什么"),
    Asked(routing.NONE, "", "今天股票会涨吗"),
    Asked(routing.NONE, "", "哪里能钓鱼"),
)


@pytest.fixture(scope="module", name="knowledge")
def two_guides() -> Knowledge:
    built = build([load_file(GUIDES / "items" / f"{name}.yaml") for name in (MOVE, PERMIT)], HashingEncoder())
    return Knowledge(built.release, built.index)


def test_descent_finds_the_bottom() -> None:
    found = steepest(lambda weights: weights - np.array([1.0, -2.0]), np.zeros(2), 300, 0.1)
    np.testing.assert_allclose(found, [1.0, -2.0], atol=0.05)


def test_every_question_is_asked_in_its_situations(knowledge: Knowledge) -> None:
    found = routing.examples(knowledge, [(one.item, one.question) for one in QUESTIONS], REGION, ON)
    of_move = [one.situation for one in found if one.question == QUESTIONS[0].question]
    assert set(of_move) == set(routing.Situation)
    outside = {one.situation for one in found if one.item == routing.NONE}
    assert outside == {routing.Situation.ALONE, routing.Situation.OTHER}


def test_routing_learns_to_refuse(knowledge: Knowledge) -> None:
    given = routing.examples(knowledge, [(one.item, one.question) for one in QUESTIONS], REGION, ON)
    judged = [routing.judged(routing.fit(given), one) for one in given if one.situation is routing.Situation.ALONE]
    assert [one.item == one.example.item for one in judged if one.example.item != routing.NONE] == [True] * 4
    assert not any(one.clear for one in judged if one.example.item == routing.NONE)


def test_wishes_are_fitted_without_what_speaks_against_an_item(knowledge: Knowledge) -> None:
    given = routing.examples(knowledge, [(one.item, one.question) for one in QUESTIONS], REGION, ON)
    weights = routing.fit_wishes(given).weights
    assert (weights.strange, weights.letters, weights.talked_of) == (0, 0, 0)
    assert weights.named > 0


def test_support_tells_foreign_questions(knowledge: Knowledge) -> None:
    answered = support.examples(
        knowledge, [(one.item, one.question) for one in QUESTIONS if one.item != routing.NONE], REGION, ON
    )
    model = support.fit([*answered, *_foreign(knowledge, 2)])
    assert all(model.probability(one.signs) > 0.5 for one in answered)


def _foreign(knowledge: Knowledge, of: int) -> Iterator[support.Example]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(support, "ASKED_OF", of)
        yield from support.foreign(knowledge, ["月亮上能开超市吗", "哪家火锅好吃"], REGION, ON)


def test_crossed_asks_every_question_once_under_models_of_others(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(support, "ASKED_OF", 1)
    monkeypatch.setattr("suishiban.training.evaluate.crossed.FOLDS", 2)
    places = [place for _, held_out in crossed(knowledge, QUESTIONS, REGION, ON) for place in held_out]
    assert sorted(places) == list(range(len(QUESTIONS)))


def test_sections_are_fitted_on_every_item(knowledge: Knowledge) -> None:
    asked = [(one.item, one.section, one.question) for one in QUESTIONS]
    model = sections.fit(knowledge, sections.samples(knowledge, asked, REGION, ON))
    assert model.sections[int(model.chances("□要多少钱").argmax())] == "fees"
