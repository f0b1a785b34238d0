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

    alone: Weights = field(default=Weights(words=1.0, document=0.5, meaning=0.8))
    """A question by itself."""
    last: Weights = field(default=Weights(words=1.0, document=0.0, meaning=0.8))
    """The last question of a conversation."""
    talk: Weights = field(default=Weights(words=0.5, document=2.0, meaning=0.8))
    """All that was said in a conversation, that question included."""
    english: float = 0.5
    """Share of the weight of meaning that counts for a question in English, of which the encoder was taught less."""
    candidates: int = 200
    """How many passages words and meaning propose each."""

    def trust(self, query: str) -> float:
        """Share of the weight of meaning that counts for `query`."""
        return self.english if query.isascii() else 1.0


@dataclass(frozen=True, slots=True)
class Opinions:
    """What is thought of each candidate given one query: coverage by its words and by its document, cosine."""

    words: Scores
    document: Scores
    meaning: Scores

    def summed(self, weights: Weights, trust: float) -> Scores:
        """Shape (candidates,): the fused score; `trust` is the share of the weight of meaning that counts."""
        fused: Scores = (
            weights.words * self.words + weights.document * self.document + trust * weights.meaning * self.meaning
        ).astype(np.float32)
        return fused


def fuse(last: Opinions, talk: Opinions | None, settings: FusionSettings, trust: float = 1.0) -> Scores:
    """The fused score of each candidate, (candidates,): of the question, and of the talk that led to it, if any.

    `trust` is the share of the weight of meaning that counts.
    """
    if talk is None:
        return last.summed(settings.alone, trust)
    return last.summed(settings.last, trust) + talk.summed(settings.talk, trust)
