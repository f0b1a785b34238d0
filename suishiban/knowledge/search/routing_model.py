"""How much does each clue weigh when an item is chosen?

A conditional logit: the weighted clues of an item give its score, and all scores together become probabilities, with
“none of them” as one more candidate. `suishiban train routing` fits the weights and prints how they do on questions
they were not fitted on.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

from suishiban.knowledge.search.clue import Clues


@dataclass(frozen=True, slots=True)
class RoutingModel:
    """Weights and thresholds."""

    weights: Clues
    none_of_them: float
    """The score of “none of them”."""
    clear: float
    """Probability from which an item is clear."""
    nothing: float
    """Probability of “none of them” from which nothing is offered."""
    offered: float = 0.12
    """Probability from which an item is worth offering."""

    def score(self, clues: Clues) -> float:
        """The weighted sum of the clues."""
        return float(sum(getattr(self.weights, name) * getattr(clues, name) for name in NAMES))

    def probabilities(self, found: Mapping[str, Clues]) -> tuple[dict[str, float], float]:
        """The probability of each item, and of none of them; together 1."""
        scores = {item: self.score(clues) for item, clues in found.items()}
        highest = max([self.none_of_them, *scores.values()])
        weights = {item: math.exp(value - highest) for item, value in scores.items()}
        nothing = math.exp(self.none_of_them - highest)
        total = sum(weights.values()) + nothing
        return {item: weight / total for item, weight in weights.items()}, nothing / total


NAMES = tuple(field.name for field in fields(Clues))
#: For questions, as `suishiban train routing` prints it.
ROUTING = RoutingModel(
    Clues(
        named=3.591,
        ranks=0.623,
        near=1.261,
        called=2.911,
        worded=1.533,
        strange=-0.655,
        letters=-1.725,
        share=-0.959,
        length=0.86,
        elsewhere=-2.372,
        talked_of=5.411,
        talked_strange=-0.17,
        talked_bare=1.064,
        talked_worded=1.093,
    ),
    none_of_them=4.739,
    clear=0.45,
    nothing=0.6,
)
#: For what somebody wants done: what the guides do not know is then somebody's story, and no evidence.
WISHES = RoutingModel(
    Clues(
        named=3.24,
        ranks=0.865,
        near=1.995,
        called=4.826,
        worded=1.557,
    ),
    none_of_them=6.206,
    clear=0.7,
    nothing=0.6,
)
