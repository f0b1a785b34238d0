"""Which passages answer a query best, by words, by their document and by meaning together?

A query may be the last question of a conversation; what was said before is then searched for too (`fusion`).

The configuration of this index is the one that `ask` searches with and that `suishiban eval retrieval` measures.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.dense import EXACT, DenseIndex, Mask, Numbers, Precision, faiss_index
from suishiban.knowledge.index.documents import documents, titled
from suishiban.knowledge.index.encoder import Encoder, TextKind, Vectors
from suishiban.knowledge.index.fusion import FusionSettings, Opinions, fuse
from suishiban.knowledge.index.hit import Hit
from suishiban.knowledge.index.lexical import (
    LexicalIndex,
    LexicalSettings,
    Likely,
    Scores,
    Statistics,
    bm25_of_counts,
    counted,
)
from suishiban.knowledge.index.passage import Passage

#: In a large index meaning proposes more the larger it is (once as many for every so many passages, up to so many
#: times), since one sentence stands there hundreds of times; the rarer words propose a fifth more, all judged
#: exactly.
_PER_WIDER, _WIDEST, _LIKELY = 100_000, 10, 1.2


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as an index reads it: made once, for all that is asked of the index about it."""

    query: str
    vector: Vectors
    """Shape (dim,)."""
    words: "Coverage"
    """How much of the query each passage covers."""
    context: "Coverage | None"
    """How much of it each document covers; None where every passage is a document of its own."""
    talk: "Asked | None" = None
    """All that was said, this query included; None for a question by itself."""


#: Passages, and the cosine of each with the query.
Near = tuple[Numbers, Scores]


@dataclass(slots=True)
class Coverage:
    """How much of one query the texts of one index cover, 0 none, about 1 all."""

    index: LexicalIndex
    query: str
    _all: Scores | None = None
    _likely: Likely | None = None

    def of(self, numbers: Numbers) -> Scores:
        """Shape (len(numbers),): of the texts named, ascending; of a large index only these are looked at."""
        if self.index.size > EXACT and self._all is None:
            return self._share(self.index.scores_of(self.query, numbers, self._likely))
        return self.all()[numbers]

    def likely(self, k: int, allowed: Mask | None) -> Numbers:
        """About `k` texts among which the best of those `allowed` are, ascending."""
        self._likely = self.index.likely(self.query, k, allowed)
        return self._likely.numbers

    def all(self) -> Scores:
        """Shape (size,): of every text."""
        if self._all is None:
            self._all = self._share(self.index.scores(self.query))
        return self._all

    def _share(self, scores: Scores) -> Scores:
        ideal = self.index.ideal(self.query)
        return scores / np.float32(ideal) if ideal > 0 else scores


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
    layer: "Layer | None" = None
    """What it rests on; None where it was made whole."""
    digest: str = ""
    """Of the snapshot it was read from."""

    @property
    def served(self) -> Mask:
        """Shape (size,): the passages that can be found; those that a later layer replaces keep their number only."""
        every = np.ones(len(self.passages), np.bool_)
        if self.layer is not None:
            every[: len(self.layer.gone)] = ~self.layer.gone
        return every

    def search(self, query: str, k: int, allowed: Mask | None = None, *, before: Sequence[str] = ()) -> tuple[Hit, ...]:
        """The best `k` passages among those `allowed` (a mask of shape (size,), see `mask`), best first.

        `before` is what was said before, the first first. Passages that share no term with the query are found too, by
        meaning; the score says how near they are.
        """
        return self.found(self.asked(query, before), k, allowed)

    def asked(self, query: str, before: Sequence[str] = ()) -> Asked:
        """The query, and what was said before it, as this index reads them."""
        vector = self.encoder.encode([query], TextKind.QUERY)[0]
        whole = None if self.whole is None else Coverage(self.whole, query)
        talk = self.asked(" ".join((*before, query))) if before else None
        return Asked(query, vector, Coverage(self.lexical, query), whole, talk)

    def found(self, asked: Asked, k: int, allowed: Mask | None = None) -> tuple[Hit, ...]:
        """The same as `search`, of a query already read."""
        numbers, near = self._candidates(asked, allowed)
        talk = None
        if asked.talk is not None:
            more, nearer = self._candidates(asked.talk, allowed)
            numbers = np.union1d(numbers, more)
            talk = self.opinions(asked.talk, numbers, nearer)
        last = self.opinions(asked, numbers, near)
        fused = fuse(last, talk, self.fusion, self.fusion.trust(asked.query))
        order = np.argsort(-fused, kind="stable")[:k]
        return tuple(
            Hit(number, self.passages[number].id, float(fused[i]), float(last.words[i]), float(last.meaning[i]))
            for i, number in zip(order, numbers[order].tolist(), strict=True)
        )

    def opinions(self, asked: Asked, numbers: Numbers, near: Near) -> Opinions:
        """What is thought of the passages named (ascending), given one query; of those `near` the meaning is known."""
        return Opinions(asked.words.of(numbers), self._context(asked, numbers), self._meaning(asked, numbers, near))

    def _meaning(self, asked: Asked, numbers: Numbers, near: Near) -> Scores:
        meaning = np.full(len(numbers), np.nan, np.float32)
        meaning[np.searchsorted(numbers, near[0])] = near[1]
        unknown = np.isnan(meaning)
        meaning[unknown] = self.dense.scores(asked.vector, numbers[unknown])
        return meaning

    def _candidates(self, asked: Asked, allowed: Mask | None) -> tuple[Numbers, Near]:
        """What words and meaning propose, ascending, and those proposed by meaning."""
        near = self.dense.nearest(asked.vector, self._proposed, allowed)
        return np.union1d(self._by_words(asked, allowed), near[0]), near

    def _by_words(self, asked: Asked, allowed: Mask | None) -> Numbers:
        """The candidates of the words, in no order: the best of all passages, or in a large index the likely ones."""
        if self.lexical.size <= EXACT:
            every = np.arange(self.lexical.size)
            scores = asked.words.all() + np.float32(self.fusion.alone.document) * self._context(asked, every)
            return best(scores, self._proposed, allowed)
        return asked.words.likely(int(_LIKELY * self._proposed), allowed)

    @property
    def _proposed(self) -> int:
        """How many passages words and meaning propose each."""
        if self.lexical.size <= EXACT:
            return self.fusion.candidates
        return self.fusion.candidates * min(_WIDEST, max(2, round(self.lexical.size / _PER_WIDER)))

    def _context(self, asked: Asked, numbers: Numbers) -> Scores:
        """How much of the query the document of each of these passages covers."""
        if asked.context is None:
            return np.zeros(len(numbers), dtype=np.float32)
        return asked.context.all()[self.document_of[numbers]]

    def mask(self, numbers: Iterable[int]) -> Mask:
        """The passages numbered so, as a filter for `search`."""
        allowed = np.zeros(len(self.passages), dtype=np.bool_)
        allowed[list(numbers)] = True
        return allowed


@dataclass(frozen=True, slots=True)
class Layer:
    """How an index rests on another (`layered`)."""

    base: HybridIndex
    gone: Mask
    """Shape (size of the base,): its passages that are passed over."""
    above: HybridIndex
    """The passages that come after those of the base."""


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
    previous: HybridIndex | None = None,
    weighed_as: tuple[Statistics, Statistics] | None = None,
) -> HybridIndex:
    """The index of `passages` with the shipped settings unless others are given.

    Only what `previous` does not hold of the same item in the same words is encoded. `weighed_as` says what a term
    weighs by passage and by document, where the index is part of a larger one.
    """
    texts = [searched(passage) for passage in titled(passages)]
    blocks = counted(texts)
    document_of, settings = documents(passages), lexical or LexicalSettings()
    count = int(document_of.max(initial=-1)) + 1
    alone, together = weighed_as or (None, None)
    whole = [block.by(document_of) for block in blocks] if weighed_as or count < len(texts) else None
    return HybridIndex(
        passages=tuple(passages),
        lexical=bm25_of_counts(blocks, len(texts), settings, alone),
        dense=faiss_index(_vectors(passages, encoder, previous), precision),
        encoder=encoder,
        whole=None if whole is None else bm25_of_counts(whole, count, settings, together),
        document_of=document_of,
        fusion=fusion or FusionSettings(),
    )


def _vectors(passages: Sequence[Passage], encoder: Encoder, previous: HybridIndex | None) -> Vectors:
    """Shape (passages, dim)."""
    texts = [searched(passage) for passage in titled(passages)]
    if previous is None or previous.encoder.digest != encoder.digest:
        return encoder.encode(texts, TextKind.PASSAGE)
    items = {passage.item for passage in passages}
    before = titled(previous.passages)
    known = {searched(one): number for number, one in enumerate(before) if one.item in items}
    held = np.array([known.get(text, -1) for text in texts], dtype=np.int64)
    new = [text for text, number in zip(texts, held, strict=True) if number < 0]
    fresh = encoder.encode(new, TextKind.PASSAGE)
    vectors = np.empty((len(texts), fresh.shape[1]), np.float32)
    vectors[held < 0] = fresh
    if len(new) < len(texts):
        vectors[held >= 0] = previous.dense.vectors(held[held >= 0])
    return vectors


def searched(passage: Passage) -> str:
    """What the indexes read of a passage: its title and its text in both languages."""
    return "\n".join(part for part in (passage.title, passage.text, passage.text_en) if part)
