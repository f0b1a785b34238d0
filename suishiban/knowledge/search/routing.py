"""Which item does this utterance mean?

Every item gets a score from a few features, and all scores together become probabilities, with “none of them” as one
more candidate (a conditional logit). `suishiban train routing` fits the weights on tests/questions and prints how the
routing does on questions it was not fitted on.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search.names import features, meant
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.text import folded


class Certainty(StrEnum):
    """How sure the routing is."""

    #: One item, clearly.
    CLEAR = "clear"
    #: A few that are close.
    SEVERAL = "several"
    #: None of them.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Routed:
    """Where an utterance leads."""

    certainty: Certainty
    items: tuple[str, ...] = ()
    """Best first: one when clear, one to four when several, none when none."""
    probability: float = 0.0
    """Of the best item."""
    named: float = 0.0
    """How much of its name was said."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What speaks for one item."""

    named: float = 0.0
    """How much of its best-fitting name was said (`NameTable.likeness`)."""
    best: float = 0.0
    """Fused score of its best passage."""
    ranks: float = 0.0
    """Sum of 1 / rank of its passages among those found."""
    near: float = 0.0
    """Dense score of its nearest passage, 0 at least."""
    covered: float = 0.0
    """Share of what was said, by weight, that its guide says too."""


#: Weights of the clues and the score of “none of them”, as `suishiban train routing` prints them.
WEIGHTS = Clues(named=5.846, best=1.419, ranks=0.746, near=2.498, covered=0.875)
NONE_OF_THEM = 5.718
#: Probability from which an item is clear, and from which it is worth offering.
CLEAR, OFFERED = 0.7, 0.12
#: Probability of “none of them” from which nothing is offered.
NOTHING = 0.6
#: Passages looked at, and most items offered.
DEPTH, MOST = 20, 4


def route(knowledge: Knowledge, text: str, region: str, on: date) -> Routed:
    """The item that `text` means among those offered in `region` on `on`."""
    found = {
        item: clues
        for item, clues in clues_of(knowledge, text, region, on).items()
        if _offered(knowledge, item, region, on)
    }
    chances, nothing = probabilities(found)
    ranked = sorted(chances, key=lambda item: -chances[item])
    if not ranked or nothing >= NOTHING:
        return Routed(Certainty.NONE, probability=chances[ranked[0]] if ranked else 0.0)
    top = chances[ranked[0]]
    if top >= CLEAR:
        return Routed(Certainty.CLEAR, (ranked[0],), top, found[ranked[0]].named)
    close = tuple(item for item in ranked if chances[item] >= OFFERED)[:MOST]
    return Routed(Certainty.SEVERAL, close, top) if close else Routed(Certainty.NONE, probability=top)


def probabilities(found: Mapping[str, Clues]) -> tuple[dict[str, float], float]:
    """The probability of each item, and of none of them; together 1."""
    scores = {item: score(clues) for item, clues in found.items()}
    highest = max([NONE_OF_THEM, *scores.values()])
    weights = {item: math.exp(value - highest) for item, value in scores.items()}
    nothing = math.exp(NONE_OF_THEM - highest)
    total = sum(weights.values()) + nothing
    return {item: weight / total for item, weight in weights.items()}, nothing / total


def score(clues: Clues, weights: Clues = WEIGHTS) -> float:
    """The weighted sum of the clues."""
    return (
        weights.named * clues.named
        + weights.best * clues.best
        + weights.ranks * clues.ranks
        + weights.near * clues.near
        + weights.covered * clues.covered
    )


def clues_of(knowledge: Knowledge, text: str, region: str, on: date) -> dict[str, Clues]:
    """What speaks for each item that has anything in common with `text`."""
    text = meant(text)
    said = features(text)
    named = knowledge.names.likeness(said, folded(text))
    best: dict[str, float] = {}
    ranks: dict[str, float] = {}
    near: dict[str, float] = {}
    for rank, hit in enumerate(knowledge.index.search(text, DEPTH, knowledge.holding(region, on)), start=1):
        item = knowledge.index.passages[hit.number].item
        best.setdefault(item, hit.score)
        ranks[item] = ranks.get(item, 0.0) + 1 / rank
        near[item] = max(near.get(item, 0.0), hit.dense)
    return {
        item: Clues(
            named.get(item, 0.0),
            best.get(item, 0.0),
            ranks.get(item, 0.0),
            near.get(item, 0.0),
            knowledge.words.covered(said, item),
        )
        for item in named.keys() | best.keys()
    }


def _offered(knowledge: Knowledge, item: str, region: str, on: date) -> bool:
    release = knowledge.release
    if isinstance(release.guide(item, region, on), CompiledGuide):
        return True
    return any(event.event.id == item and event.event.effective.on(on) for event in release.events())
