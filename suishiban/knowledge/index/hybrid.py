"""Which passages answer a query best, by words, by their document and by meaning together?

The configuration of this index is the one that `ask` searches with and that `suishiban eval retrieval` measures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.dense import DenseIndex, Mask, Numbers, Precision, faiss_index
from suishiban.knowledge.index.documents import documents
from suishiban.knowledge.index.encoder import Encoder, TextKind, Vectors
from suishiban.knowledge.index.fusion import FusionSettings, fuse
from suishiban.knowledge.index.hit import Hit
from suishiban.knowledge.index.lexical import LexicalIndex, LexicalSettings, Scores, bm25_of_terms
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.index.terms import split


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as an index reads it: made once, for all that is asked of the index about it."""

    words: Scores
    """Shape (size,): how much of the query each passage covers."""
    context: Scores
    """Shape (size,): how much of it the passage's document covers."""
    vector: Vectors
    """Shape (dim,)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HybridIndex:
    """Passages with their indexes; immutable."""

    passages: tuple[Passage, ...]
    lexical: LexicalIndex
    dense: DenseIndex
    encoder: Encoder
    whole: LexicalIndex | None = None
    """The same words by document; None where every passage is a document of its own."""
    document_of: NDArray[np.int64]
    """Shape (size,): the document of each passage, a number in `whole`."""
    fusion: FusionSettings = field(default_factory=FusionSettings)

    def search(self, query: str, k: int, allowed: Mask | None = None) -> tuple[Hit, ...]:
        """The best `k` passages among those `allowed` (a mask of shape (size,), see `mask`), best first.

        Passages that share no term with the query are found too, by meaning; the score says how near they are.
        """
        return self.found(self.asked(query), k, allowed)

    def asked(self, query: str) -> Asked:
        """The query as this index reads it."""
        return Asked(
            covered(self.lexical, query), self._context(query), self.encoder.encode([query], TextKind.QUERY)[0]
        )

    def found(self, asked: Asked, k: int, allowed: Mask | None = None) -> tuple[Hit, ...]:
        """The same as `search`, of a query already read."""
        words, context = asked.words, asked.context
        near, _ = self.dense.nearest(asked.vector, self.fusion.candidates, allowed)
        by_words = best(words + self.fusion.document * context, self.fusion.candidates, allowed)
        numbers = np.union1d(by_words, near)
        meaning = self.dense.scores(asked.vector, numbers)
        fused = fuse(words[numbers], context[numbers], meaning, self.fusion)
        order = np.argsort(-fused, kind="stable")[:k]
        return tuple(
            Hit(int(n), self.passages[n].id, float(fused[i]), float(words[n]), float(meaning[i]))
            for i, n in zip(order, numbers[order], strict=True)
        )

    def _context(self, query: str) -> Scores:
        """How much of the query each passage's document covers."""
        if self.whole is None:
            return np.zeros(len(self.passages), dtype=np.float32)
        return covered(self.whole, query)[self.document_of]

    def mask(self, numbers: Iterable[int]) -> Mask:
        """The passages numbered so, as a filter for `search`."""
        allowed = np.zeros(len(self.passages), dtype=np.bool_)
        allowed[list(numbers)] = True
        return allowed


def covered(index: LexicalIndex, query: str) -> Scores:
    """Shape (size,): how much of the query each passage covers, 0 none, about 1 all."""
    ideal = index.ideal(query)
    return index.scores(query) / np.float32(ideal) if ideal > 0 else np.zeros(index.size, dtype=np.float32)


def best(scores: Scores, k: int, allowed: Mask | None = None) -> Numbers:
    """The numbers of the `k` highest positive scores among those allowed, in no order."""
    eligible = np.flatnonzero(scores > 0 if allowed is None else (scores > 0) & allowed)
    if len(eligible) <= k:
        return eligible
    return eligible[np.argpartition(-scores[eligible], k)[:k]]


def hybrid_index(
    passages: Sequence[Passage],
    encoder: Encoder,
    *,
    lexical: LexicalSettings | None = None,
    fusion: FusionSettings | None = None,
    precision: Precision = Precision.FLOAT32,
) -> HybridIndex:
    """The index of `passages` with the shipped settings unless others are given."""
    texts = [searched(passage) for passage in passages]
    owners, keys = split(texts)
    document_of, settings = documents(passages), lexical or LexicalSettings()
    count = int(document_of.max(initial=-1)) + 1
    return HybridIndex(
        passages=tuple(passages),
        lexical=bm25_of_terms(owners, keys, len(texts), settings),
        dense=faiss_index(encoder.encode(texts, TextKind.PASSAGE), precision),
        encoder=encoder,
        whole=bm25_of_terms(document_of[owners], keys, count, settings) if count < len(texts) else None,
        document_of=document_of,
        fusion=fusion or FusionSettings(),
    )


def searched(passage: Passage) -> str:
    """What the indexes read of a passage: its title and its text in both languages."""
    return "\n".join(part for part in (passage.title, passage.text, passage.text_en) if part)
