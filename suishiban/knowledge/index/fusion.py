"""How do three opinions about a passage become one score?

A weighted sum (S. Bruch et al., “An analysis of fusion functions for hybrid retrieval”, 2023: it beats reciprocal rank
fusion). The lexical scores come as coverage, the share of the query that is found: where the words fit well they
decide, and where they do not, meaning does, without a threshold.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionSettings:
    """How much each opinion counts beside the passage's own words, which count 1; chosen by cross-validation."""

    document: float = 0.5
    """Weight of the words of the whole document that the passage is a piece of."""
    meaning: float = 0.6
    """Weight of the cosine of the vectors."""
    candidates: int = 200
    """How many passages words and meaning propose each."""


def fuse(words: Scores, document: Scores, meaning: Scores, settings: FusionSettings) -> Scores:
    """The fused score of each candidate: coverage by the passage and by its document, cosine; all (candidates,)."""
    fused: Scores = (words + settings.document * document + settings.meaning * meaning).astype(np.float32)
    return fused
