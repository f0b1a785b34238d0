"""Which passages share terms with a query?

BM25 (Robertson & Zaragoza, 2009) over the terms of `terms`. The weight of a term in a passage is worked out when the
index is made, so that a search only adds up columns. Own code instead of a library (bm25s, tantivy): this one weighs
characters, pairs and words apart, needs no string table, and lets a filter act before the ranking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.terms import Keys, kinds, query_terms, split

Scores = NDArray[np.float32]


class LexicalIndex(Protocol):
    """Port: term search over numbered passages."""

    @property
    def size(self) -> int:
        """How many passages it holds."""
        ...

    def scores(self, query: str) -> Scores:
        """Shape (size,): the score of every passage, 0 where no term is shared."""
        ...

    def ideal(self, query: str) -> float:
        """What a passage of mean length would score that holds every term of the query once, terms nobody has included.

        `scores / ideal` says how much of the query a passage covers, and is comparable between queries and indexes.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LexicalSettings:
    """How terms are counted; the defaults were chosen by cross-validation on the development sets."""

    k1: float = 0.9
    """Saturation of repeated terms."""
    b: float = 0.75
    """How much a long passage is held against itself, 0 to 1."""
    character: float = 1.0
    """Weight of a single character, relative to a pair."""
    pair: float = 1.0
    word: float = 1.0

    def weight(self, keys: Keys) -> NDArray[np.float64]:
        """The weight of each key's kind, same shape."""
        return np.array([self.character, self.pair, self.word])[kinds(keys)]


#: The plain BM25 to be beaten: character pairs and English words.
BIGRAM_REFERENCE = LexicalSettings(k1=1.2, b=0.75, character=0.0)


@dataclass(frozen=True, slots=True)
class Bm25Index:
    """The adapter that ships: postings as arrays, sorted by term key.

    `keys` (terms,), `starts` (terms + 1,) into `passages` and `weights` (postings,).
    """

    size: int
    keys: Keys
    starts: NDArray[np.int64]
    passages: NDArray[np.int32]
    weights: Scores
    settings: LexicalSettings

    def scores(self, query: str) -> Scores:
        """Shape (size,): the summed weights of the query's terms, each as often as it is asked."""
        found, counts = query_terms(query)
        total = np.zeros(self.size, dtype=np.float32)
        for row, count in zip(self._rows(found), counts, strict=True):
            if row >= 0:
                here = slice(self.starts[row], self.starts[row + 1])
                total[self.passages[here]] += count * self.weights[here]
        return total

    def ideal(self, query: str) -> float:
        """See `LexicalIndex.ideal`."""
        found, counts = query_terms(query)
        rows = self._rows(found)
        frequency = np.where(rows >= 0, self.starts[rows + 1] - self.starts[rows], 0)
        return float((counts * _rarity(frequency, self.size) * self.settings.weight(found)).sum())

    def _rows(self, found: Keys) -> NDArray[np.int64]:
        """The row of each key, -1 for a term that no passage has."""
        if not len(self.keys):
            return np.full(len(found), -1)
        rows = np.minimum(np.searchsorted(self.keys, found), len(self.keys) - 1)
        return np.where(self.keys[rows] == found, rows, -1)


def bm25(texts: Sequence[str], settings: LexicalSettings | None = None) -> Bm25Index:
    """The index of `texts`, numbered as they come."""
    return bm25_of_terms(*split(texts), len(texts), settings or LexicalSettings())


def bm25_of_terms(
    owners: NDArray[np.signedinteger[Any]], keys: Keys, size: int, settings: LexicalSettings
) -> Bm25Index:
    """The index of `size` texts already split: of each term the number of its text and its key, both (terms,)."""
    used = settings.weight(keys) > 0
    vocabulary, term = np.unique(keys[used], return_inverse=True)
    cells, counts = np.unique(term.astype(np.int64) * max(1, size) + owners[used], return_counts=True)
    terms, passages = np.divmod(cells, max(1, size))
    frequency = np.bincount(terms, minlength=len(vocabulary))
    rarity = _rarity(frequency, size) * settings.weight(vocabulary)
    weights = rarity[terms] * _saturated(counts, passages, settings, size)
    starts = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
    return Bm25Index(size, vocabulary, starts, passages.astype(np.int32), weights.astype(np.float32), settings)


def _rarity(frequency: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """Inverse document frequency of terms found in so many of `size` passages."""
    return np.log1p((size - frequency + 0.5) / (frequency + 0.5))


def _saturated(
    counts: NDArray[np.int64], passages: NDArray[np.int64], settings: LexicalSettings, size: int
) -> NDArray[np.float64]:
    """tf·(k1+1) / (tf + k1·(1 - b + b·length/mean length)) for every posting."""
    lengths = np.bincount(passages, weights=counts, minlength=size)
    relative = lengths / max(1.0, float(lengths.mean()) if size else 1.0)
    norm = settings.k1 * (1 - settings.b + settings.b * relative[passages])
    return counts * (settings.k1 + 1) / (counts + norm)
