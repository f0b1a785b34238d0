"""How are the weights of item routing fitted? A conditional logit on the project's own questions, cross-validated."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.routing import CLEAR, MOST, OFFERED, WEIGHTS, Clues, clues_of
from suishiban.knowledge.text import clean

Matrix = NDArray[np.float64]
NAMES = tuple(field.name for field in fields(Clues))
#: A question no guide covers counts as much as this many others: answering it is worse than asking once more.
_WEIGHT_OF_NONE = 3.0
_STEPS, _RATE, _RIDGE, _FOLDS = 600, 0.3, 1e-3, 5


@dataclass(frozen=True, slots=True)
class Example:
    """One question with its candidates; `right` is the candidate's place, the last place for none of them."""

    candidates: tuple[str, ...]
    clues: Matrix
    """Shape (candidates, clues)."""
    right: int
    covered: bool
    """Some guide covers it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted weights."""

    weights: Matrix
    none_of_them: float

    def probabilities(self, example: Example) -> Matrix:
        """Of each candidate and, last, of none of them."""
        scores = np.append(example.clues @ self.weights, self.none_of_them)
        chances = np.exp(scores - scores.max())
        return np.asarray(chances / chances.sum())


def examples(knowledge: Knowledge, questions: Sequence[tuple[str, str]], region: str, on: date) -> list[Example]:
    """From (item or `none`, question) pairs; questions whose item is not among the candidates are left out."""
    found = []
    for item, question in questions:
        clues = clues_of(knowledge, clean(question), region, on)
        candidates = tuple(sorted(clues))
        if item != "none" and item not in clues:
            continue
        rows = [[getattr(clues[one], name) for name in NAMES] for one in candidates]
        right = len(candidates) if item == "none" else candidates.index(item)
        found.append(Example(candidates, np.array(rows).reshape(len(rows), len(NAMES)), right, item != "none"))
    return found


def fit(given: Sequence[Example]) -> Fit:
    """Gradient descent from the shipped weights; convex, so the start does not matter much."""
    weights, none = np.array([getattr(WEIGHTS, name) for name in NAMES]), 4.0
    for _ in range(_STEPS):
        slope, slope_of_none = np.zeros(len(NAMES)), 0.0
        for example in given:
            error = Fit(weights, none).probabilities(example)
            error[example.right] -= 1.0
            error *= 1.0 if example.covered else _WEIGHT_OF_NONE
            slope += example.clues.T @ error[:-1]
            slope_of_none += float(error[-1])
        weights = weights - _RATE * (slope / len(given) + _RIDGE * weights)
        none = float(none - _RATE * slope_of_none / len(given))
    return Fit(weights, none)


def cross_validated(given: Sequence[Example], seed: int = 0) -> dict[str, float]:
    """How questions that were not fitted on are routed; shares of their kind."""
    order = np.random.default_rng(seed).permutation(len(given))
    tallies = [
        _tally(fit([given[n] for n in order if n not in set(fold)]), [given[n] for n in fold])
        for fold in np.array_split(order, _FOLDS)
    ]
    total = {name: sum(tally[name] for tally in tallies) for name in tallies[0]}
    return {
        "n": total["covered"],
        "item_first": round(total["first"] / total["covered"], 4),
        "item_offered": round(total["offered"] / total["covered"], 4),
        "clear": round(total["clear"] / total["covered"], 4),
        "clear_and_right": round(total["clear_right"] / max(total["clear"], 1), 4),
        "out_of_scope_n": total["outside"],
        "out_of_scope_not_answered": round(total["refused"] / max(total["outside"], 1), 4),
    }


def _tally(found: Fit, held_out: Sequence[Example]) -> dict[str, int]:
    tally = dict.fromkeys(("covered", "first", "offered", "clear", "clear_right", "outside", "refused"), 0)
    for example in held_out:
        chances = found.probabilities(example)
        ranked = np.argsort(-chances[:-1])
        clear = bool(len(ranked) and chances[ranked[0]] >= CLEAR)
        if not example.covered:
            tally["outside"] += 1
            tally["refused"] += not clear
            continue
        tally["covered"] += 1
        tally["first"] += bool(ranked[0] == example.right)
        tally["offered"] += example.right in [n for n in ranked[:MOST] if chances[n] >= OFFERED]
        tally["clear"] += int(clear)
        tally["clear_right"] += clear and bool(ranked[0] == example.right)
    return tally
