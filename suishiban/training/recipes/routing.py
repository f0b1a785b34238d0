"""How are the weights of item routing fitted? A conditional logit on the project's own questions, cross-validated.

Every question is asked in several situations: alone, while its own item is talked of (in full, and with the item's name
left out, as people then ask), and while another is. What no guide covers is asked alone and while some item is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from importlib.resources import files

import numpy as np
import yaml
from numpy.typing import NDArray

from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.clue import Clues
from suishiban.knowledge.search.clues import clues_of
from suishiban.knowledge.search.names import meant, unnamed
from suishiban.knowledge.search.reading import reading
from suishiban.knowledge.search.routing_model import NAMES, ROUTING, WISHES, RoutingModel
from suishiban.knowledge.text import clean
from suishiban.training.recipes.descent import steepest

Matrix = NDArray[np.float64]
_STEPS, _RATE, _RIDGE = 400, 0.1, 1e-3
FOLDS = 5
NONE = "none"
#: Clues that speak for an item.
_FOR = ("named", "ranks", "near", "called", "worded")


class Situation(StrEnum):
    """In which a question is asked."""

    #: Nothing was talked of before.
    ALONE = "alone"
    #: Its own item is talked of.
    OWN = "own"
    #: The same, and the item is not named again.
    OWN_UNNAMED = "own-unnamed"
    #: Another item is talked of.
    OTHER = "other"


#: What counts how much in the fit; a question that no guide covers counts more, for answering it is worse than asking.
_COUNTS = {Situation.ALONE: 1.0, Situation.OWN: 0.5, Situation.OWN_UNNAMED: 0.5, Situation.OTHER: 0.5}
_COUNTS_OF_NONE = {Situation.ALONE: 3.0, Situation.OTHER: 0.5}

#: Of a wish, the wrong item is only offered, and no harm is done.
_NONE_OF_WISHES = 0.6


@dataclass(frozen=True, slots=True)
class Example:
    """One question in one situation, with its candidates."""

    item: str
    """Or `none`."""
    question: str
    situation: Situation
    candidates: tuple[str, ...]
    clues: Matrix
    """Shape (candidates, clues)."""

    @property
    def right(self) -> int:
        """The place of the right candidate; the last for none of them, -1 where it is not among them."""
        if self.item == NONE:
            return len(self.candidates)
        return self.candidates.index(self.item) if self.item in self.candidates else -1

    @property
    def counts(self) -> float:
        return (_COUNTS_OF_NONE if self.item == NONE else _COUNTS)[self.situation]


def examples(
    knowledge: Knowledge, questions: Sequence[tuple[str, str]], region: str, on: date, seed: int = 0
) -> list[Example]:
    """From (item or `none`, question) pairs, in every situation."""
    items, chance = sorted(knowledge.names.of_item), np.random.default_rng(seed)
    found = []
    for item, question in questions:
        for situation, asked, talked_of in _situations(knowledge, item, clean(question), items, chance):
            clues = clues_of(knowledge, reading(knowledge, asked), region, on, talked_of)
            rows = [[getattr(one, name) for name in NAMES] for one in clues.values()]
            found.append(
                Example(item, question, situation, tuple(clues), np.array(rows).reshape(len(rows), len(NAMES)))
            )
    return found


def _situations(
    knowledge: Knowledge, item: str, question: str, items: Sequence[str], chance: np.random.Generator
) -> Iterator[tuple[Situation, str, str]]:
    """Situation, wording and the item talked of."""
    yield Situation.ALONE, question, ""
    yield Situation.OTHER, question, str(chance.choice([one for one in items if one != item]))
    if item == NONE:
        yield Situation.OTHER, question, str(chance.choice(items))
        return
    yield Situation.OWN, question, item
    short = unnamed(meant(question), knowledge.names.of_item[item]).replace("□", "")
    if len(short) > 1:
        yield Situation.OWN_UNNAMED, short, item


def off_topic() -> list[str]:
    """The project's own list of questions that no guide covers; never among those that measure."""
    text = (files("suishiban.training.data") / "off_topic.yaml").read_text(encoding="utf-8")
    return [str(one) for one in yaml.safe_load(text)["questions"]]


def fit(given: Sequence[Example]) -> RoutingModel:
    """The weights for questions, under which the right candidates are likeliest, with the thresholds that ship."""
    return _fit(given, NAMES, ROUTING)


def fit_wishes(given: Sequence[Example]) -> RoutingModel:
    """The weights for what somebody wants done: of the clues that speak for an item alone."""
    alone = [one for one in given if one.situation is Situation.ALONE]
    return _fit(alone, _FOR, WISHES, [_NONE_OF_WISHES if one.item == NONE else 1.0 for one in alone if one.right >= 0])


def _fit(
    given: Sequence[Example], clues_used: Sequence[str], thresholds: RoutingModel, counted: Sequence[float] = ()
) -> RoutingModel:
    used = np.array([*(name in clues_used for name in NAMES), True])
    known = [one for one in given if one.right >= 0]
    longest = max(len(one.candidates) for one in known)
    clues = np.zeros((len(known), longest + 1, len(NAMES) + 1))
    absent = np.ones((len(known), longest + 1), dtype=bool)
    right = np.zeros((len(known), longest + 1))
    for n, one in enumerate(known):
        size = len(one.candidates)
        clues[n, :size, :-1], clues[n, -1, -1] = one.clues, 1.0
        absent[n, :size], absent[n, -1] = False, False
        right[n, -1 if one.item == NONE else one.right] = 1.0
    counts = np.array(counted or [one.counts for one in known])[:, None]

    def slope(weights: Matrix) -> Matrix:
        scores = np.where(absent, -1e9, clues @ weights)
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        wrong = counts * (chances - right)
        return np.asarray((np.einsum("nmd,nm->d", clues, wrong) / counts.sum() + _RIDGE * weights) * used)

    weights = steepest(slope, np.zeros(len(NAMES) + 1), _STEPS, _RATE)
    fitted = Clues(**{name: float(weight) for name, weight in zip(NAMES, weights, strict=False)})
    return replace(thresholds, weights=fitted, none_of_them=float(weights[-1]))


@dataclass(frozen=True, slots=True)
class Judged:
    """Where one example led under a model that did not see its question."""

    example: Example
    item: str
    """The likeliest."""
    clear: bool
    refused: bool
    offered: bool
    """The right item is the likeliest or among those offered."""


def judged(model: RoutingModel, example: Example) -> Judged:
    """Where `model` leads."""
    found = {
        item: Clues(**dict(zip(NAMES, row, strict=True)))
        for item, row in zip(example.candidates, example.clues.tolist(), strict=True)
    }
    chances, nothing = model.probabilities(found)
    best = max(chances, key=lambda item: chances[item], default="")
    top = chances.get(best, 0.0)
    clear = nothing < model.nothing and top >= model.clear
    refused = nothing >= model.nothing or (not clear and top < model.offered)
    return Judged(example, best, clear, refused, chances.get(example.item, 0.0) >= model.offered)


def cross_validated(given: Sequence[Example], always: Sequence[Example] = (), seed: int = 0) -> list[Judged]:
    """Every question of `given` under a model fitted on the others and on `always`."""
    questions = sorted({one.question for one in given})
    order = np.random.default_rng(seed).permutation(len(questions))
    found: list[Judged] = []
    for part in np.array_split(order, FOLDS):
        held_out = {questions[n] for n in part}
        model = fit([*(one for one in given if one.question not in held_out), *always])
        found += [judged(model, one) for one in given if one.question in held_out]
    return found


def figures(found: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """Shares by situation: of what guides cover, and of what they do not."""
    told: dict[str, dict[str, float]] = {}
    for situation in Situation:
        here = [one for one in found if one.example.situation is situation]
        inside = [one for one in here if one.example.item != NONE]
        outside = [one for one in here if one.example.item == NONE]
        if inside:
            told[situation.value] = _of_covered(inside)
        if outside:
            told[f"{situation.value}, out of scope"] = _of_others(outside)
    return told


def _of_covered(found: Sequence[Judged]) -> dict[str, float]:
    clear = [one for one in found if one.clear]
    return {
        "n": len(found),
        "item_first": _share([one.item == one.example.item for one in found]),
        "item_offered": _share([one.offered for one in found]),
        "clear": _share([one.clear for one in found]),
        "clear_and_right": _share([one.item == one.example.item for one in clear]),
        "refused": _share([one.refused for one in found]),
    }


def _of_others(found: Sequence[Judged]) -> dict[str, float]:
    return {
        "n": len(found),
        "not_answered": _share([not one.clear for one in found]),
        "refused": _share([one.refused for one in found]),
    }


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / max(len(right), 1), 4)


def as_printed(model: RoutingModel) -> dict[str, float]:
    """The weights that are not 0, with the score of “none of them”."""
    weights = {name: round(getattr(model.weights, name), 3) for name in NAMES}
    return {name: weight for name, weight in weights.items() if weight} | {"none_of_them": round(model.none_of_them, 3)}
