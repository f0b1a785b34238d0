"""How does a text become a vector?

The port, and the one adapter that needs no weights. `onnx` holds the encoder that ships, `transformer` loads larger
ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.terms import split

Vectors = NDArray[np.float32]


class TextKind(StrEnum):
    """On which side of a search a text stands."""

    #: What a citizen asks.
    QUERY = "query"
    #: What is searched.
    PASSAGE = "passage"


class Encoder(Protocol):
    """Port: texts to unit vectors."""

    @property
    def name(self) -> str:
        """What people call it."""
        ...

    @property
    def dim(self) -> int:
        """Length of its vectors."""
        ...

    @property
    def digest(self) -> str:
        """SHA-256 of everything that decides its vectors, hex; an index refuses another encoder's digest."""
        ...

    def encode(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """Shape (len(texts), dim), float32, every row of length 1, or 0 where a text holds nothing known."""
        ...


@dataclass(frozen=True, slots=True)
class HashingEncoder:
    """Random vectors of the terms, summed: no weights, no sense beyond shared terms. For tests and first starts."""

    dim: int = 64

    @property
    def name(self) -> str:
        return f"hashing-{self.dim}"

    @property
    def digest(self) -> str:
        return self.name

    def encode(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """See `Encoder.encode`; both kinds alike."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        owners, keys = split(texts)
        vocabulary, rows = np.unique(keys, return_inverse=True)
        table = np.stack([_random_unit(int(key), self.dim) for key in vocabulary]) if len(vocabulary) else vectors[:0]
        np.add.at(vectors, owners, table[rows])
        return unit(vectors)


def _random_unit(key: int, dim: int) -> Vectors:
    row = np.random.default_rng(key).standard_normal(dim).astype(np.float32)
    return row / np.linalg.norm(row)


def unit(vectors: Vectors) -> Vectors:
    """Every row divided by its length; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
