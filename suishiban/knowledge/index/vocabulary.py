"""Which row of the encoder's table belongs to a term?

Terms of the training vocabulary have rows of their own; any other term takes one of a fixed number of shared rows by
its hash. Shared rows were never trained: a term unknown to the encoder still matches itself.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.terms import Keys

_MIX = np.int64(0x9E3779B1)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`keys` sorted, (terms,); rows 0 … terms - 1 are theirs, the next `shared` rows are for all other terms."""

    keys: Keys
    shared: int

    @property
    def rows(self) -> int:
        """How many rows the table has."""
        return len(self.keys) + self.shared

    def rows_of(self, keys: Keys) -> NDArray[np.int64]:
        """The row of each key, same shape."""
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        others = len(self.keys) + ((keys * _MIX) >> 13) % self.shared
        return np.where(self.keys[places] == keys, places, others)
