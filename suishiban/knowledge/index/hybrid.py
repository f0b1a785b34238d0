"""Which passages answer a query best, by words and by meaning together?

The configuration of this index is the one that `ask` searches with and that `suishiban eval retrieval` measures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from suishiban.knowledge.index.dense import DenseIndex, Mask, Numbers, Precision, faiss_index
from suishiban.knowledge.index.encoder import Encoder, TextKind
from suishiban.knowledge.index.fusion import FusionSettings, fuse
from suishiban.knowledge.index.hit import Hit
from suishiban.knowledge.index.lexical import LexicalIndex, LexicalSettings, Scores, bm25
from suishiban.knowledge.index.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class HybridIndex:
    """Passages with their two indexes; immutable."""

    passages: tuple[Passage, ...]
    lexical: LexicalIndex
    dense: DenseIndex
    encoder: Encoder
    fusion: FusionSettings = field(default_factory=FusionSettings)

    def search(self, query: str, k: int, allowed: Mask | None = None) -> tuple[Hit, ...]:
        """The best `k` passages among those `allowed` (a mask of shape (size,), see `mask`), best first.

        Passages that share no term with the query are found too, by meaning; the score says how near they are.
        """
        words = self.lexical.scores(query)
        vector = self.encoder.encode([query], TextKind.QUERY)[0]
        near, _ = self.dense.nearest(vector, self.fusion.candidates, allowed)
        numbers = np.union1d(best(words, self.fusion.candidates, allowed), near)
        by_words, by_meaning = words[numbers], self.dense.scores(vector, numbers)
        fused = fuse(by_words, by_meaning, self.fusion)
        order = np.argsort(-fused, kind="stable")[:k]
        return tuple(
            Hit(int(n), self.passages[n].id, float(fused[i]), float(by_words[i]), float(by_meaning[i]))
            for i, n in zip(order, numbers[order], strict=True)
        )

    def mask(self, numbers: Iterable[int]) -> Mask:
        """The passages numbered so, as a filter for `search`."""
        allowed = np.zeros(len(self.passages), dtype=np.bool_)
        allowed[list(numbers)] = True
        return allowed


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
    return HybridIndex(
        passages=tuple(passages),
        lexical=bm25(texts, lexical),
        dense=faiss_index(encoder.encode(texts, TextKind.PASSAGE), precision),
        encoder=encoder,
        fusion=fusion or FusionSettings(),
    )


def searched(passage: Passage) -> str:
    """What the indexes read of a passage: its title, its text in both languages, and how else people say it."""
    return "\n".join(part for part in (passage.title, passage.text, passage.text_en, passage.also) if part)
