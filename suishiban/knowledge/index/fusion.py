"""How do opinions about a passage become one score?

A weighted sum (S. Bruch et al., “An analysis of fusion functions for hybrid retrieval”, 2023: it beats reciprocal rank
fusion). The lexical scores come as coverage, the share of the query that is found: where the words fit well they
decide, and where they do not, meaning does, without a threshold.

In a conversation there are two queries: all that was said tells which document is talked of, the last question tells
which of its passages is meant.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much the opinions about one query count."""

    words: float
    """Of the passage's own words: the share of the query that is found."""
    document: float
    """Of the words of the whole document that the passage is a piece of."""
    meaning: float
    """Of the cosine of the vectors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionSettings:
    """How much each opinion counts; chosen by cross-validation on the development sets."""

    alone: Weights = field(default=Weights(words=1.0, document=0.5, meaning=0.6))
    """A question by itself."""
    last: Weights = field(default=Weights(words=1.0, document=0.0, meaning=0.6))
    """The last question of a conversation."""
    talk: Weights = field(default=Weights(words=0.5, document=2.0, meaning=0.6))
    """All that was said in a conversation, that question included."""
    candidates: int = 200
    """How many passages words and meaning propose each."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """What is thought of each candidate given one query: coverage by its words and by its document, cosine."""

    words: Scores
    document: Scores
    meaning: Scores

    def summed(self, weights: Weights) -> Scores:
        """Shape (candidates,): the fused score."""
        fused: Scores = (
            weights.words * self.words + weights.document * self.document + weights.meaning * self.meaning
        ).astype(np.float32)
        return fused


def fuse(last: Opinions, talk: Opinions | None, settings: FusionSettings) -> Scores:
    """The fused score of each candidate, (candidates,): of the question, and of the talk that led to it, if any."""
    if talk is None:
        return last.summed(settings.alone)
    return last.summed(settings.last) + talk.summed(settings.talk)
