"""How is it fitted whether a guide answers a question about its item? A logistic regression, judged by item.

What guides answer are the authors' questions. What they do not are questions that no guide covers, asked as if of an
item: with one of its names put before or behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.ranking import fits
from suishiban.knowledge.search.reading import reading
from suishiban.knowledge.search.support import signs
from suishiban.knowledge.search.support_model import SIGNS, SUPPORT, Signs, SupportModel
from suishiban.knowledge.text import clean
from suishiban.training.recipes.descent import steepest

Matrix = NDArray[np.float64]
_STEPS, _RATE, _RIDGE, FOLDS = 500, 0.1, 1e-3, 5
#: Items that each question out of scope is asked of.
ASKED_OF = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One question, asked of an item."""

    item: str
    question: str
    signs: Signs
    answered: bool


def examples(knowledge: Knowledge, asked: Sequence[tuple[str, str]], region: str, on: date) -> list[Example]:
    """From (item, question) pairs that guides answer."""
    return [_example(knowledge, item, clean(question), region, on, answered=True) for item, question in asked]


def foreign(knowledge: Knowledge, asked: Sequence[str], region: str, on: date, seed: int = 0) -> list[Example]:
    """From questions that no guide covers, each asked of a few items that `region` has."""
    chance, found = np.random.default_rng(seed), []
    offered = knowledge.holding(region, on)
    items = sorted(item for item in knowledge.names.of_item if (knowledge.of_item(item) & offered).any())
    for question in asked:
        for item in chance.choice(items, ASKED_OF, replace=False).tolist():
            mixed = _of_item(knowledge, item, clean(question), chance)
            found.append(_example(knowledge, item, mixed, region, on, answered=False))
    return found


def _of_item(knowledge: Knowledge, item: str, question: str, chance: np.random.Generator) -> str:
    """The question with a name of the item."""
    english = question.isascii()
    name = str(
        chance.choice([one.text for one in knowledge.names.names if one.item == item and one.text.isascii() == english])
    )
    if english:
        return f"{question.rstrip('?')} {name}?"
    return name + question if chance.random() < 0.5 else f"{name}以后{question}"


def _example(knowledge: Knowledge, item: str, question: str, region: str, on: date, *, answered: bool) -> Example:
    read = reading(knowledge, question)
    numbers = np.flatnonzero(knowledge.holding(region, on) & knowledge.of_item(item)).tolist()
    return Example(item, question, signs(knowledge, read, item, fits(knowledge, read, item, numbers)), answered)


def fit(given: Sequence[Example]) -> SupportModel:
    """The model of these examples, both kinds counting alike."""
    rows = np.array([[getattr(one.signs, name) for name in SIGNS] + [1.0] for one in given])
    right = np.array([float(one.answered) for one in given])
    counts = np.where(right > 0, 0.5 / max(right.sum(), 1), 0.5 / max((1 - right).sum(), 1))
    decay = np.append(np.full(len(SIGNS), _RIDGE), 0.0)

    def slope(weights: Matrix) -> Matrix:
        chances = 1 / (1 + np.exp(-rows @ weights))
        return np.asarray(rows.T @ (counts * (chances - right)) + decay * weights)

    weights = steepest(slope, np.zeros(len(SIGNS) + 1), _STEPS, _RATE)
    fitted = Signs(**dict(zip(SIGNS, weights.tolist(), strict=False)))
    return replace(SUPPORT, weights=fitted, bias=float(weights[-1]))


def cross_validated(given: Sequence[Example]) -> dict[str, float]:
    """Shares of the questions of items that were not fitted on, by whether guides answer them."""
    items = np.random.default_rng(0).permutation(sorted({one.item for one in given}))
    kept: list[bool] = []
    refused: list[bool] = []
    for part in np.array_split(items, FOLDS):
        held_out = set(part.tolist())
        model = fit([one for one in given if one.item not in held_out])
        for one in given:
            if one.item in held_out:
                enough = model.probability(one.signs) >= model.enough
                (kept if one.answered else refused).append(enough if one.answered else not enough)
    return {"n": len(kept), "answered": _share(kept), "foreign_n": len(refused), "foreign_refused": _share(refused)}


def refused(model: SupportModel, given: Sequence[Example]) -> dict[str, float]:
    """The share of foreign questions that `model` refuses."""
    found = [model.probability(one.signs) < model.enough for one in given]
    return {"foreign_n": len(found), "foreign_refused": _share(found)}


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / max(len(right), 1), 4)
