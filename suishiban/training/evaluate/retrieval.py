"""How often is the right passage among the first ones, and how fast?"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from suishiban.training.data.retrieval_sets import Question, RetrievalSet

DEPTH = 100
#: The ids of the best passages for a question, best first, at most so many; the second is what was said before it.
Search = Callable[[str, Sequence[str], int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search gave for every question of a set."""

    places: NDArray[np.int64]
    """Shape (n,): place of the best right passage, from 0; DEPTH where none was found."""
    recalls: NDArray[np.float64]
    """Shape (n,): share of the right passages among the first DEPTH."""
    milliseconds: NDArray[np.float64]
    """Shape (n,): time of each search."""

    def hit(self, k: int) -> NDArray[np.float64]:
        """Shape (n,): 1 where a right passage is among the first `k`."""
        return (self.places < k).astype(np.float64)


@dataclass(frozen=True, slots=True)
class Figures:
    """An outcome in numbers, hits and ranks to four places, times in milliseconds to two."""

    n: int
    hit_at_1: float
    hit_at_5: float
    hit_at_10: float
    mrr_at_10: float
    recall_at_100: float
    p50_ms: float
    p95_ms: float

    def as_json(self) -> dict[str, float]:
        """With the names of the published format."""
        return {
            "hit@1": self.hit_at_1,
            "hit@5": self.hit_at_5,
            "hit@10": self.hit_at_10,
            "mrr@10": self.mrr_at_10,
            "recall@100": self.recall_at_100,
            "p50_ms": self.p50_ms,
            "p95_ms": self.p95_ms,
            "n": self.n,
        }


def measured(search: Search, questions: RetrievalSet) -> Outcome:
    """Ask every question of the set."""
    rows = [_asked(search, one, one.before(questions.context)) for one in questions.questions]
    places, recalls, times = (np.array(column) for column in zip(*rows, strict=True)) if rows else (np.empty(0),) * 3
    return Outcome(places.astype(np.int64), recalls, times)


def _asked(search: Search, question: Question, before: Sequence[str]) -> tuple[int, float, float]:
    start = time.perf_counter()
    found = search(question.text, before, DEPTH)
    took = (time.perf_counter() - start) * 1000
    right = [place for place, id in enumerate(found) if id in question.gold]
    return (right[0] if right else DEPTH), len(right) / max(1, len(question.gold)), took


def figures(outcome: Outcome) -> Figures:
    """The outcome in numbers; zeros for a set without questions."""
    if not len(outcome.places):
        return Figures(0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    reciprocal = np.where(outcome.places < 10, 1 / (outcome.places + 1), 0)
    return Figures(
        n=len(outcome.places),
        hit_at_1=round(float(outcome.hit(1).mean()), 4),
        hit_at_5=round(float(outcome.hit(5).mean()), 4),
        hit_at_10=round(float(outcome.hit(10).mean()), 4),
        mrr_at_10=round(float(reciprocal.mean()), 4),
        recall_at_100=round(float(outcome.recalls.mean()), 4),
        p50_ms=round(float(np.percentile(outcome.milliseconds, 50)), 2),
        p95_ms=round(float(np.percentile(outcome.milliseconds, 95)), 2),
    )


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean difference and where it lies in 95 of 100 samples."""

    mean: float
    low: float
    high: float


def paired_bootstrap(ours: NDArray[np.float64], theirs: NDArray[np.float64], samples: int = 10_000) -> Interval:
    """The mean of `ours - theirs`, question by question, with its percentile bootstrap interval (B. Efron, 1979).

    Both (n,), the same questions in the same order; the seed is fixed, so the same input gives the same interval.
    """
    difference = ours - theirs
    drawn = np.random.default_rng(0).integers(0, len(difference), (samples, len(difference)), dtype=np.int32)
    low, high = np.percentile(difference[drawn].mean(axis=1), [2.5, 97.5])
    return Interval(round(float(difference.mean()), 4), round(float(low), 4), round(float(high), 4))
