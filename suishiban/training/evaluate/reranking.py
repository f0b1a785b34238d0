"""Does a second look at the first passages earn its milliseconds?

The search that ships takes none: see docs/measured.md. A site with a larger model can measure its own here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.encoder import Encoder, TextKind
from suishiban.knowledge.index.hybrid import HybridIndex, searched
from suishiban.knowledge.index.lexical import LexicalIndex
from suishiban.knowledge.index.terms import normal
from suishiban.training.evaluate.retrieval import Search

#: Passages looked at again.
FIRST = 50
_PIECE = re.compile(r"(?=([\u3400-\u9fff]{2}))|([a-z0-9]+)")


class Reranker(Protocol):
    """Judges passages already found."""

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """Shape (len(passages),): about 0 to 1."""
        ...


@dataclass(frozen=True, slots=True)
class LateInteraction:
    """Every piece of the question with its nearest piece of the passage (O. Khattab and M. Zaharia, 2020: ColBERT).

    Pieces are character pairs and words, each encoded alone; a piece counts by its rarity.
    """

    encoder: Encoder
    rarity: LexicalIndex
    known: dict[str, NDArray[np.float32]] = field(default_factory=dict, repr=False)

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """See `Reranker`."""
        asked = pieces(query)
        if not asked:
            return np.zeros(len(passages), np.float32)
        weights = np.array([self.rarity.ideal(piece) for piece in asked], np.float32)
        wanted = self._vectors(asked, TextKind.QUERY)
        nearest = [self._nearest(wanted, pieces(passage)) for passage in passages]
        return np.array([(weights * near).sum() / weights.sum() for near in nearest], np.float32)

    def _nearest(self, wanted: NDArray[np.float32], held: Sequence[str]) -> NDArray[np.float32]:
        if not held:
            return np.zeros(len(wanted), np.float32)
        return np.asarray((wanted @ self._vectors(held, TextKind.PASSAGE).T).max(axis=1))

    def _vectors(self, texts: Sequence[str], kind: TextKind) -> NDArray[np.float32]:
        new = [text for text in texts if kind + text not in self.known]
        self.known.update(zip([kind + text for text in new], self.encoder.encode(new, kind), strict=True))
        return np.stack([self.known[kind + text] for text in texts])


@dataclass(frozen=True, slots=True)
class CrossEncoder:
    """A model that reads question and passage together, as `suishiban train reranker` writes it."""

    model: Any

    def scores(self, query: str, passages: Sequence[str]) -> NDArray[np.float32]:
        """See `Reranker`."""
        pairs = [(query, passage) for passage in passages]
        return np.asarray(self.model.predict(pairs, show_progress_bar=False), np.float32)


def load_cross_encoder(name_or_path: str) -> CrossEncoder:
    """The model of that name (from the configured hub) or at that path; needs the extra `llm` or `train`."""
    from sentence_transformers import CrossEncoder as Model  # noqa: PLC0415 - an optional engine, seconds to import

    return CrossEncoder(Model(name_or_path))


def reranked(index: HybridIndex, reranker: Reranker, weight: float) -> Search:
    """The search of `index` with its first passages put in a new order: `weight` times their score is added."""

    def search(text: str, before: Sequence[str], k: int) -> Sequence[str]:
        hits = index.search(text, k, before=before)
        first, rest = hits[:FIRST], hits[FIRST:]
        judged = reranker.scores(text, [searched(index.passages[hit.number]) for hit in first])
        order = np.argsort([-(hit.score + weight * one) for hit, one in zip(first, judged, strict=True)], kind="stable")
        return [*(first[place].id for place in order), *(hit.id for hit in rest)]

    return search


def rerankers(index: HybridIndex, cross_encoder: CrossEncoder | None) -> Mapping[str, Search]:
    """What is compared beside the systems that need no second look."""
    late = {"hybrid-late-interaction": reranked(index, LateInteraction(index.encoder, index.lexical), 0.3)}
    return late | ({"hybrid-cross-encoder": reranked(index, cross_encoder, 1.0)} if cross_encoder else {})


def pieces(text: str) -> tuple[str, ...]:
    """The different character pairs and words of a text."""
    return tuple(dict.fromkeys(pair or word for pair, word in _PIECE.findall(normal(text))))
