"""How fast is a search among many near-duplicates, and does it find what an exact search finds?

Every query is encoded anew. Ours, its peers and the judging take the queries one after the other, each in a run of its
own, ours after one that does not count. Recall counts by score: a passage is right where its exact score reaches that
of the tenth best, since near-duplicates share their place. The peers of the same run are faiss alone (exact inner
product over the same vectors, given the vector) and the words alone (every posting of every term added up).
"""

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.build import release_of_folder
from suishiban.knowledge.index.dense import Mask, exact_index
from suishiban.knowledge.index.encoder import Encoder, TextKind
from suishiban.knowledge.index.fusion import Opinions, fuse
from suishiban.knowledge.index.hybrid import HybridIndex, best, hybrid_index
from suishiban.knowledge.library.passages import passages_of_release
from suishiban.knowledge.remembered import forget_words
from suishiban.training.data.golden_texts import golden_texts
from suishiban.training.data.many_passages import many_passages

K = 10
#: Shares of the passages that a region filter keeps.
SHARES = (1.0, 0.1, 0.01, 0.001)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """One filter over one index."""

    passages: int
    kept: float
    """Share of the passages that the filter allows."""
    p50_ms: float
    p99_ms: float
    recall: float
    """Of the ten best by exact search."""
    faiss_ms: float
    """Median of faiss alone."""
    words_ms: float
    """Median of the words alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSpeed:
    """What one size came to."""

    passages: int
    build_seconds: float
    index_mb: float
    """Vectors and postings."""
    peak_mb: float
    """Largest resident size of the process, the passages' texts included."""
    speeds: tuple[Speed, ...]


def search_speed(
    guides: Path, encoder: Encoder, passages: int, queries: int, progress: Callable[[str], None]
) -> SearchSpeed:
    """Build an index of so many passages and search it."""
    release = release_of_folder(guides)
    made = tuple(many_passages(passages_of_release(release), passages))
    asked = Random(7).sample(golden_texts(guides / "golden"), queries)
    progress(f"search: {passages} passages")
    start = time.perf_counter()
    index = hybrid_index(made, encoder)
    built = time.perf_counter() - start
    progress(f"search: built in {built:.0f} s")
    vectors = np.concatenate(
        [index.dense.vectors(np.arange(at, min(at + _BLOCK, passages))) for at in range(0, passages, _BLOCK)]
    )
    bare = exact_index(vectors)
    speeds = tuple(_speed(index, vectors, bare.nearest, asked, share) for share in SHARES)
    return SearchSpeed(
        passages=passages,
        build_seconds=built,
        index_mb=(index.dense.size * vectors.shape[1] * 2 + index.lexical.bytes) / 2**20,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        speeds=speeds,
    )


_BLOCK = 50_000


def _speed(
    index: HybridIndex,
    vectors: NDArray[np.float32],
    bare: Callable[..., object],
    asked: Sequence[str],
    share: float,
) -> Speed:
    size = len(index.passages)
    allowed = None if share == 1.0 else _regions(index, share)
    for query in asked:
        index.search(query, K, allowed)  # as in a service that has run for a minute
    found = [timed(partial(index.search, query, K, allowed)) for query in asked]
    encoded = [index.encoder.encode([query], TextKind.QUERY)[0] for query in asked]
    faiss = [timed(partial(bare, vector, K, allowed))[1] for vector in encoded]
    words = [timed(partial(_by_words, index, query, allowed))[1] for query in asked]
    recalls = [
        _recall(index, query, vectors @ vector, [hit.number for hit in hits], allowed)
        for query, vector, (hits, _) in zip(asked[:_JUDGED], encoded, found, strict=False)
    ]
    return Speed(
        passages=size,
        kept=share if allowed is None else float(allowed.mean()),
        p50_ms=1000 * float(np.median([took for _, took in found])),
        p99_ms=1000 * float(np.quantile([took for _, took in found], 0.99)),
        recall=float(np.mean(recalls)),
        faiss_ms=1000 * float(np.median(faiss)),
        words_ms=1000 * float(np.median(words)),
    )


def _by_words(index: HybridIndex, query: str, allowed: Mask | None) -> NDArray[np.int64]:
    return best(index.lexical.scores(query), K, allowed)


T = TypeVar("T")


def timed(search: Callable[[], T]) -> tuple[T, float]:
    """What a search gives and the seconds it takes, nothing remembered of the query."""
    forget_words()
    start = time.perf_counter()
    found = search()
    return found, time.perf_counter() - start


#: Queries judged against the exact search, which takes its time.
_JUDGED = 100


def _recall(
    index: HybridIndex, query: str, meaning: NDArray[np.float32], found: Sequence[int], allowed: Mask | None
) -> float:
    asked = index.asked(query)
    context = np.zeros(len(meaning), np.float32)
    if asked.context is not None:
        context = asked.context.all()[index.document_of]
    exact = fuse(Opinions(asked.words.all(), context, meaning), None, index.fusion, index.fusion.trust(asked.query))
    if allowed is not None:
        exact = np.where(allowed, exact, np.float32(-9))
    tenth = np.partition(exact, -K)[-K]
    # Half a thousandth is what float16 takes from a score.
    return float(np.mean(exact[list(found)] >= tenth - 0.0005)) if found else 0.0


def _regions(index: HybridIndex, share: float) -> Mask:
    """About that share of the passages, whole regions."""
    regions = np.array([int(one.region) for one in index.passages])
    different = np.unique(regions)
    kept = different[:: max(1, round(1 / share))]
    mask: Mask = np.isin(regions, kept)
    if share < 1 / len(different):
        mask &= np.arange(len(mask)) % round(1 / (share * len(different))) == 0
    return mask
