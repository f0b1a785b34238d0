"""How much does each clue weigh when an item is chosen?

A conditional logit: the weighted clues of an item give its score, and all scores together become probabilities, with
“none of them” as one more candidate. `suishiban train routing` fits the weights and prints how they do on questions
they were not fitted on.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from operator import attrgetter, mul

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
    whole: float = 1.0
    """Probability from which the only item whose name was said whole is clear."""
    offered: float = 0.12
    """Probability from which an item is worth offering."""

    def score(self, clues: Clues) -> float:
        """The weighted sum of the clues."""
        return float(sum(map(mul, _values(self.weights), _values(clues))))

    def probabilities(self, found: Mapping[str, Clues]) -> tuple[dict[str, float], float]:
        """The probability of each item, and of none of them; together 1."""
        scores = {item: self.score(clues) for item, clues in found.items()}
        highest = max([self.none_of_them, *scores.values()])
        weights = {item: math.exp(value - highest) for item, value in scores.items()}
        nothing = math.exp(self.none_of_them - highest)
        total = sum(weights.values()) + nothing
        return {item: weight / total for item, weight in weights.items()}, nothing / total


NAMES = tuple(field.name for field in fields(Clues))
_values = attrgetter(*NAMES)
#: For questions, as `suishiban train routing` prints it.
ROUTING = RoutingModel(
    Clues(
        named=3.629,
        ranks=0.618,
        near=1.291,
        called=3.008,
        worded=1.52,
        strange=-0.673,
        letters=-1.734,
        share=-0.955,
        length=0.841,
        elsewhere=-2.389,
        talked_of=5.463,
        talked_strange=-0.159,
        talked_bare=1.071,
        talked_worded=1.038,
    ),
    none_of_them=4.755,
    clear=0.45,
    nothing=0.6,
)
#: For what somebody wants done: what the guides do not know is then somebody's story, and no evidence.
WISHES = RoutingModel(
    Clues(
        named=3.241,
        ranks=0.866,
        near=1.947,
        called=4.901,
        worded=1.586,
    ),
    none_of_them=6.259,
    clear=0.7,
    nothing=0.6,
    whole=0.3,
)
