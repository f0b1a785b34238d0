"""How do two rankings become one?

A convex combination of the two scores, each brought to a common scale first (S. Bruch et al., “An analysis of fusion
functions for hybrid retrieval”, 2023: it beats reciprocal rank fusion and needs one weight).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionSettings:
    """How much each side counts; chosen by cross-validation on the development sets."""

    dense: float = 0.3
    """Weight of the dense side, 0 to 1; the lexical side has the rest."""
    candidates: int = 200
    """How many passages each side proposes."""


def fuse(lexical: Scores, dense: Scores, settings: FusionSettings) -> Scores:
    """The fused score of each candidate; both inputs (candidates,), result the same shape.

    Lexical scores are divided by the best one, so that 0 stays “no shared term”; dense ones are cosines already.
    """
    best = float(lexical.max(initial=0.0))
    scaled = lexical / best if best > 0 else lexical
    return ((1 - settings.dense) * scaled + settings.dense * dense).astype(np.float32)
