"""Which passages share terms with a query?

BM25 (Robertson & Zaragoza, 2009) over the terms of `terms`. The weight of a term in a passage is worked out when the
index is made, so that a search only adds up columns. Own code instead of a library (bm25s, tantivy): this one weighs
characters, pairs and words apart, needs no string table, and lets a filter act before the ranking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.terms import Keys, kinds, pair_key, query_terms, split

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as far as one index was read for it."""

    total: Scores
    """Shape (size,): what the terms read add up to."""
    unread: tuple[tuple[int, int], ...]
    """The commoner terms, not read: row of the index, and how often the query has it."""


@dataclass(frozen=True, slots=True)
class Likely:
    """The passages that the rarer terms of a query propose."""

    numbers: NDArray[np.int64]
    """Ascending."""
    read: tuple[Reading, ...]
    """By what they were proposed: one, or one for each index of a layered one."""


class LexicalIndex(Protocol):
    """Port: term search over numbered passages."""

    @property
    def size(self) -> int:
        """How many passages it holds."""
        ...

    @property
    def bytes(self) -> int:
        """What its arrays take."""
        ...

    def scores(self, query: str) -> Scores:
        """Shape (size,): the score of every passage, 0 where no term is shared."""
        ...

    def scores_of(self, query: str, numbers: NDArray[np.int64], likely: Likely | None = None) -> Scores:
        """Shape (len(numbers),): the scores of the passages named, exact; `numbers` ascending.

        What `likely`, the answer to the same query, has read already is not read again.
        """
        ...

    def likely(self, query: str, k: int, allowed: NDArray[np.bool_] | None = None) -> Likely:
        """About `k` passages among which the best of those `allowed` (size,) are, by their rarer terms."""
        ...

    def ideal(self, query: str) -> float:
        """What a passage of mean length would score that holds every term of the query once, terms nobody has included.

        `scores / ideal` says how much of the query a passage covers, and is comparable between queries and indexes.
        """
        ...

    def holds(self, pair: str) -> bool:
        """Whether two Chinese characters stand side by side in any text."""
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


#: Rarest terms that are always read, and postings beyond which commoner terms only judge what the rarer ones found.
_TELLING, _POSTINGS = 3, 60_000
#: The plain BM25 to be beaten: character pairs and English words.
BIGRAM_REFERENCE = LexicalSettings(k1=1.2, b=0.75, character=0.0)


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a term weighs: in how many of how many texts it stands, and how long these are on average."""

    keys: Keys
    """Shape (terms,), ascending."""
    frequency: NDArray[np.int64]
    """Shape (terms,): texts that hold each."""
    size: int
    mean_length: float
    """In terms."""

    def of(self, keys: Keys, present: NDArray[np.int64]) -> NDArray[np.int64]:
        """In how many texts each of `keys` stands; as many as are `present` for one that is not known."""
        if not len(self.keys):
            return present
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.frequency[at], present)


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
    mean_length: float
    """Of its texts, in terms."""

    @property
    def statistics(self) -> Statistics:
        """What a term weighs here."""
        return Statistics(self.keys, np.diff(self.starts), self.size, self.mean_length)

    @property
    def bytes(self) -> int:
        """See `LexicalIndex.bytes`."""
        return self.keys.nbytes + self.starts.nbytes + self.passages.nbytes + self.weights.nbytes

    def scores(self, query: str) -> Scores:
        """Shape (size,): the summed weights of the query's terms, each as often as it is asked."""
        found, counts = query_terms(query)
        total = np.zeros(self.size, dtype=np.float32)
        for row, count in zip(self._rows(found), counts, strict=True):
            if row >= 0:
                here = slice(self.starts[row], self.starts[row + 1])
                total[self.passages[here]] += count * self.weights[here]
        return total

    def scores_of(self, query: str, numbers: NDArray[np.int64], likely: Likely | None = None) -> Scores:
        """See `LexicalIndex.scores_of`."""
        if likely is None:
            total, unread = np.zeros(len(numbers), dtype=np.float32), self._rarest_first(query)
        else:
            (read,) = likely.read
            total, unread = read.total[numbers], read.unread
        # Of the postings' own type: else every look-up would copy all postings of the term into the other.
        wanted = numbers.astype(self.passages.dtype)
        for row, count in unread:
            here, weights = self._postings(row)
            at = np.minimum(np.searchsorted(here, wanted), len(here) - 1)
            total += count * weights[at] * (here[at] == wanted)
        return total

    def likely(self, query: str, k: int, allowed: NDArray[np.bool_] | None = None) -> Likely:
        """See `LexicalIndex.likely`."""
        terms = self._rarest_first(query)
        total, read, rank = np.zeros(self.size, dtype=np.float32), 0, 0
        for rank, (row, count) in enumerate(terms):
            here, weights = self._postings(row)
            read += len(here)
            if rank >= _TELLING and read > _POSTINGS:
                break
            total[here] += count * weights
        else:
            rank = len(terms)
        touched = np.flatnonzero(total != 0)  # of truth values: of numbers it takes six times as long
        if allowed is not None:
            touched = touched[allowed[touched]]
        if len(touched) > k:
            touched = np.sort(touched[np.argpartition(-total[touched], k)[:k]])
        return Likely(touched, (Reading(total, terms[rank:]),))

    def _rarest_first(self, query: str) -> tuple[tuple[int, int], ...]:
        """Row and count of each term of the query that any passage has."""
        found, counts = query_terms(query)
        rows = self._rows(found)
        known = rows >= 0
        rows, counts = rows[known], counts[known]
        order = np.argsort(self.starts[rows + 1] - self.starts[rows], kind="stable")
        return tuple(zip(rows[order].tolist(), counts[order].tolist(), strict=True))

    def _postings(self, row: int) -> tuple[NDArray[np.int32], Scores]:
        """The passages that hold a term, ascending, and what it is worth in each."""
        here = slice(self.starts[row], self.starts[row + 1])
        return self.passages[here], self.weights[here]

    def ideal(self, query: str) -> float:
        """See `LexicalIndex.ideal`."""
        found, counts = query_terms(query)
        rows = self._rows(found)
        frequency = np.where(rows >= 0, self.starts[rows + 1] - self.starts[rows], 0)
        return float((counts * _rarity(frequency, self.size) * self.settings.weight(found)).sum())

    def holds(self, pair: str) -> bool:
        """See `LexicalIndex.holds`."""
        key = pair_key(pair)
        at = int(self.keys.searchsorted(key))
        return at < len(self.keys) and int(self.keys[at]) == key

    def _rows(self, found: Keys) -> NDArray[np.int64]:
        """The row of each key, -1 for a term that no passage has."""
        if not len(self.keys):
            return np.full(len(found), -1)
        rows = np.minimum(np.searchsorted(self.keys, found), len(self.keys) - 1)
        return np.where(self.keys[rows] == found, rows, -1)


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each text holds each term: three arrays (cells,) side by side, in no order of the terms."""

    keys: Keys
    owners: NDArray[np.int32]
    """Number of the text."""
    counts: NDArray[np.int32]

    def by(self, group_of: NDArray[np.int64]) -> "Counted":
        """The same, counted by groups of texts; `group_of` (texts,) names the group of each."""
        return _counted(self.keys, group_of[self.owners].astype(np.int32), self.counts)


def counted(texts: Sequence[str]) -> tuple[Counted, ...]:
    """The terms of `texts`, a block of them at a time: the terms of a million texts at once do not fit in memory."""
    return tuple(_block(texts, start) for start in range(0, len(texts), _BLOCK))


#: Texts split at once.
_BLOCK = 20_000


def _block(texts: Sequence[str], start: int) -> Counted:
    owners, keys = split(texts[start : start + _BLOCK])
    return _counted(keys, owners + np.int32(start), np.ones(len(keys), np.int32))


def _counted(keys: Keys, owners: NDArray[np.int32], counts: NDArray[np.int32]) -> Counted:
    """The cells with the same term and text made one."""
    order = np.lexsort((owners, keys))
    keys, owners, counts = keys[order], owners[order], counts[order]
    first = np.flatnonzero(np.concatenate([[True], (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])]))
    if not len(keys):
        return Counted(keys, owners, counts)
    return Counted(keys[first], owners[first], np.add.reduceat(counts, first).astype(np.int32))


def bm25(texts: Sequence[str], settings: LexicalSettings | None = None) -> Bm25Index:
    """The index of `texts`, numbered as they come."""
    return bm25_of_counts(counted(texts), len(texts), settings or LexicalSettings())


def bm25_of_counts(
    blocks: Sequence[Counted], size: int, settings: LexicalSettings, weighed_as: Statistics | None = None
) -> Bm25Index:
    """The index of `size` texts already counted; what two blocks say of one text and term is put together.

    `weighed_as` says what a term weighs; by these texts themselves where it is None.
    """
    keys, owners, counts = (
        np.concatenate([getattr(block, name) for block in blocks] or [np.empty(0, kind)])
        for name, kind in (("keys", np.int64), ("owners", np.int32), ("counts", np.int32))
    )
    used = settings.weight(keys) > 0
    if not used.all():
        keys, owners, counts = keys[used], owners[used], counts[used]
    del used
    order = np.argsort(keys, kind="stable")
    keys, owners, counts = keys[order], owners[order], counts[order]
    del order
    if len(keys) and bool(np.any((keys[1:] == keys[:-1]) & (owners[1:] == owners[:-1]))):
        whole = _counted(keys, owners, counts)
        keys, owners, counts = whole.keys, whole.owners, whole.counts
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0, np.int64)
    starts = np.concatenate([first, [len(keys)]]).astype(np.int64)
    vocabulary, frequency = keys[first], np.diff(starts)
    lengths = np.bincount(owners, weights=counts, minlength=size)
    own = Statistics(vocabulary, frequency, size, max(1.0, float(lengths.mean()) if size else 1.0))
    told = weighed_as or own
    rarity = (_rarity(told.of(vocabulary, frequency), told.size) * settings.weight(vocabulary)).astype(np.float32)
    saturated = _saturated(counts, (lengths / told.mean_length)[owners], settings)
    weights = np.repeat(rarity, frequency) * saturated.astype(np.float32)
    return Bm25Index(size, vocabulary, starts, owners, weights, settings, own.mean_length)


def _rarity(frequency: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """Inverse document frequency of terms found in so many of `size` passages."""
    return np.log1p((size - frequency + 0.5) / (frequency + 0.5))


def _saturated(
    counts: NDArray[np.int32], relative: NDArray[np.float64], settings: LexicalSettings
) -> NDArray[np.float64]:
    """tf·(k1+1) / (tf + k1·(1 - b + b·length/mean length)) for every posting, `relative` being length/mean length."""
    norm = settings.k1 * (1 - settings.b + settings.b * relative)
    return counts * (settings.k1 + 1) / (counts + norm)
