"""How is a large index followed by the next one without being made again?

The items that a release changes are indexed beside the large index, which stays as it is; what they said there is
passed over. Terms weigh in the new part what they weigh in the old one, so that scores compare. Where too much has
changed, or the index is small anyway, everything is counted anew.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from suishiban.knowledge.index.dense import DenseIndex, Mask, Numbers
from suishiban.knowledge.index.encoder import Vectors
from suishiban.knowledge.index.hybrid import HybridIndex, Layer, hybrid_index
from suishiban.knowledge.index.lexical import Bm25Index, LexicalIndex, Likely, Scores
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.text import SuishibanError

#: Passages below which counting anew is quick enough; share of them that may lie beside or be passed over.
SMALL, MOST = 20_000, 0.1


class Unlayerable(SuishibanError):
    """An index of this kind cannot have another beside it"""


@dataclass(frozen=True, slots=True)
class LayeredWords:
    """Two lexical indexes as one, the texts of the second numbered after those of the first."""

    below: LexicalIndex
    above: LexicalIndex
    gone: Mask
    """Shape (below.size,): texts passed over."""

    @property
    def size(self) -> int:
        return self.below.size + self.above.size

    @property
    def bytes(self) -> int:
        """See `LexicalIndex.bytes`."""
        return self.below.bytes + self.above.bytes

    def scores(self, query: str) -> Scores:
        """See `LexicalIndex.scores`; 0 for what is passed over."""
        below = self.below.scores(query)
        below[self.gone] = 0
        return np.concatenate([below, self.above.scores(query)])

    def scores_of(self, query: str, numbers: Numbers, likely: Likely | None = None) -> Scores:
        """See `LexicalIndex.scores_of`."""
        old, new = parted(numbers, self.below.size)
        first = likely and Likely(likely.numbers, likely.read[:1])
        second = likely and Likely(likely.numbers, likely.read[1:])
        below = self.below.scores_of(query, old, first)
        below[self.gone[old]] = 0
        return np.concatenate([below, self.above.scores_of(query, new, second)])

    def likely(self, query: str, k: int, allowed: Mask | None = None) -> Likely:
        """See `LexicalIndex.likely`; about `k` of each."""
        old, new = allowed_in(self.gone, allowed)
        below, above = self.below.likely(query, k, old), self.above.likely(query, k, new)
        return Likely(np.concatenate([below.numbers, above.numbers + self.below.size]), below.read + above.read)

    def ideal(self, query: str) -> float:
        """See `LexicalIndex.ideal`."""
        return self.below.ideal(query)

    def holds(self, pair: str) -> bool:
        """See `LexicalIndex.holds`; what is passed over counts too."""
        return self.below.holds(pair) or self.above.holds(pair)


@dataclass(frozen=True, slots=True)
class LayeredVectors:
    """Two dense indexes as one, numbered in the same way."""

    below: DenseIndex
    above: DenseIndex
    gone: Mask

    @property
    def size(self) -> int:
        return self.below.size + self.above.size

    def nearest(self, query: Vectors, k: int, allowed: Mask | None = None) -> tuple[Numbers, Vectors]:
        """See `DenseIndex.nearest`."""
        old, new = allowed_in(self.gone, allowed)
        (numbers, scores), (others, their_scores) = self.below.nearest(query, k, old), self.above.nearest(query, k, new)
        numbers, scores = np.concatenate([numbers, others + self.below.size]), np.concatenate([scores, their_scores])
        order = np.argsort(-scores, kind="stable")[:k]
        return numbers[order], scores[order]

    def scores(self, query: Vectors, numbers: Numbers) -> Vectors:
        """See `DenseIndex.scores`."""
        old = numbers < self.below.size
        found = np.empty(len(numbers), np.float32)
        found[old] = self.below.scores(query, numbers[old])
        found[~old] = self.above.scores(query, numbers[~old] - self.below.size)
        return found

    def vectors(self, numbers: Numbers) -> Vectors:
        """See `DenseIndex.vectors`."""
        old = numbers < self.below.size
        found = np.empty((len(numbers), self._dim), np.float32)
        if old.any():
            found[old] = self.below.vectors(numbers[old])
        if not old.all():
            found[~old] = self.above.vectors(numbers[~old] - self.below.size)
        return found

    @property
    def _dim(self) -> int:
        return int((self.below if self.below.size else self.above).vectors(np.zeros(1, np.int64)).shape[1])


def parted(numbers: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Ascending `numbers` as those of the first index, of so many texts, and those of the second in its own count."""
    at = int(np.searchsorted(numbers, size))
    return numbers[:at], numbers[at:] - size


def allowed_in(gone: Mask, allowed: Mask | None) -> tuple[Mask, Mask | None]:
    """What may be found in the first index and in the second."""
    if allowed is None:
        return ~gone, None
    return ~gone & allowed[: len(gone)], allowed[len(gone) :]


def followed(previous: HybridIndex, changed: Collection[str], passages: Sequence[Passage]) -> HybridIndex | None:
    """The index after `previous` in which the items `changed` have these `passages` instead of theirs.

    None where it had better be made whole: it is small, or much of it has changed by now.
    """
    base, gone = previous, np.zeros(len(previous.passages), np.bool_)
    beside: tuple[Passage, ...] = ()
    if previous.layer is not None:
        base, gone, beside = previous.layer.base, previous.layer.gone, previous.layer.above.passages
    if base.whole is None or len(base.passages) < SMALL:
        return None
    gone = gone | np.fromiter((one.item in changed for one in base.passages), np.bool_, len(base.passages))
    above = [*(one for one in beside if one.item not in changed), *passages]
    if gone.sum() + len(above) > MOST * len(base.passages):
        return None
    return laid_over(base, gone, _above(base, above, previous))


def laid_over(base: HybridIndex, gone: Mask, above: HybridIndex) -> HybridIndex:
    """`base` without the passages `gone` and with those of `above`; raises Unlayerable."""
    if base.whole is None or above.whole is None or base.layer is not None:
        raise Unlayerable(passages=len(base.passages), right="an index of documents that rests on no other")
    whole_gone = np.ones(base.whole.size, np.bool_)
    whole_gone[base.document_of[~gone]] = False
    return replace(
        base,
        passages=base.passages + above.passages,
        lexical=LayeredWords(base.lexical, above.lexical, gone),
        dense=LayeredVectors(base.dense, above.dense, gone),
        whole=LayeredWords(base.whole, above.whole, whole_gone),
        document_of=np.concatenate([base.document_of, above.document_of + base.whole.size]),
        layer=Layer(base, gone, above),
        digest="",
    )


def _above(base: HybridIndex, passages: Sequence[Passage], previous: HybridIndex) -> HybridIndex:
    """The index of what has changed, its terms weighed as `base` weighs them; only new texts are encoded."""
    if not isinstance(base.lexical, Bm25Index) or not isinstance(base.whole, Bm25Index):
        raise Unlayerable(given=type(base.lexical).__name__, right=Bm25Index.__name__)
    return hybrid_index(
        passages,
        base.encoder,
        lexical=base.lexical.settings,
        fusion=base.fusion,
        previous=previous,
        weighed_as=(base.lexical.statistics, base.whole.statistics),
    )
