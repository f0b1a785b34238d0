"""How is a smooth function of a few thousand weights brought down?"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_FIRST, _SECOND, _SMALL = 0.9, 0.99, 1e-6


def steepest(slope: Callable[[Matrix], Matrix], start: Matrix, steps: int, rate: float) -> Matrix:
    """Where `steps` steps against `slope` lead from `start`; each step adapts (D. Kingma, J. Ba, 2015)."""
    weights, mean, spread = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, steps + 1):
        now = slope(weights)
        mean = _FIRST * mean + (1 - _FIRST) * now
        spread = _SECOND * spread + (1 - _SECOND) * now * now
        size = np.sqrt(spread / (1 - _SECOND**step)) + _SMALL
        weights = weights - rate * mean / (1 - _FIRST**step) / size
    return weights
