"""What may speak for an answer from a guide, and how much does it weigh?

A logistic regression; `suishiban train support` fits it on the authors' questions against questions that name an item
and then ask something no guide covers, and prints how it does on those it was not fitted on.
"""

import math
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for an answer, and against it; most about 0 to 1."""

    strange: float = 0.0
    """How much of the content beyond the item's name the guide never mentions, by pairs and words."""
    letters: float = 0.0
    """The same by characters."""
    share: float = 0.0
    """The same as a share of that content."""
    known: float = 0.0
    """How much of that content the guide mentions."""
    length: float = 0.0
    """How much content there is beyond the name."""
    alike: float = 0.0
    """How alike the question and a known wording of a common question are."""
    wording: float = 0.0
    """Share of the question that such a wording holds."""
    shared: float = 0.0
    """Share of it that some passage says."""
    words: float = 0.0
    """The same by the words of the index."""
    aspect: float = 0.0
    """How likely the section of the best passage is meant."""
    chance: float = 0.0
    """How far the best passage stands out."""


@dataclass(frozen=True, slots=True)
class SupportModel:
    """Fitted weights, and from which probability a question is answered."""

    weights: Signs
    bias: float
    enough: float

    def probability(self, signs: Signs) -> float:
        """That the guide answers."""
        score = self.bias + sum(getattr(self.weights, name) * getattr(signs, name) for name in SIGNS)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


SIGNS = tuple(field.name for field in fields(Signs))
#: As `suishiban train support` prints it.
SUPPORT = SupportModel(
    Signs(
        strange=-0.477,
        letters=-2.13,
        share=-1.362,
        known=1.121,
        length=-1.512,
        alike=2.065,
        wording=2.673,
        shared=0.831,
        words=0.674,
        aspect=2.162,
        chance=0.932,
    ),
    bias=0.27,
    enough=0.25,
)
