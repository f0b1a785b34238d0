"""Which ways of searching are compared?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace

import numpy as np

from suishiban.knowledge.index.encoder import TextKind
from suishiban.knowledge.index.fusion import FusionSettings, Weights
from suishiban.knowledge.index.hybrid import HybridIndex, best, searched
from suishiban.knowledge.index.lexical import BIGRAM_REFERENCE, LexicalIndex, LexicalSettings, bm25
from suishiban.training.evaluate.retrieval import Search

HYBRID = "hybrid"
#: The two that the hybrid has to beat: they read the passages as they come, and a conversation as one text.
LEXICAL = ("bm25-reference", "lexical-tuned")


def systems(index: HybridIndex) -> Mapping[str, Search]:
    """The ways of searching the same passages, by name.

    `hybrid` ships. Each `hybrid-without-…` takes one part of it away, so that the difference is what the part gains.
    """
    ids = [passage.id for passage in index.passages]
    texts = [searched(passage) for passage in index.passages]
    return {
        "bm25-reference": _lexical_search(bm25(texts, BIGRAM_REFERENCE), ids),
        "lexical-tuned": _lexical_search(bm25(texts, LexicalSettings()), ids),
        "lexical-titled": _lexical_search(index.lexical, ids),
        "dense": _dense_search(index),
        HYBRID: hybrid_search(index),
        "hybrid-without-meaning": hybrid_search(replace(index, fusion=_without_meaning(index.fusion))),
        "hybrid-without-document": hybrid_search(replace(index, whole=None)),
        "hybrid-without-last": _in_one_text(index),
    }


def hybrid_search(index: HybridIndex) -> Search:
    """The search of `index` as it is."""

    def search(text: str, before: Sequence[str], k: int) -> Sequence[str]:
        return [hit.id for hit in index.search(text, k, before=before)]

    return search


def _in_one_text(index: HybridIndex) -> Search:
    """Without telling the last question from what was said before."""

    def search(text: str, before: Sequence[str], k: int) -> Sequence[str]:
        return [hit.id for hit in index.search(" ".join((*before, text)), k)]

    return search


def _without_meaning(fusion: FusionSettings) -> FusionSettings:
    def without(weights: Weights) -> Weights:
        return replace(weights, meaning=0.0)

    return replace(fusion, alone=without(fusion.alone), last=without(fusion.last), talk=without(fusion.talk))


def _lexical_search(index: LexicalIndex, ids: Sequence[str]) -> Search:
    def search(text: str, before: Sequence[str], k: int) -> Sequence[str]:
        scores = index.scores(" ".join((*before, text)))
        found = best(scores, k)
        return [ids[number] for number in found[np.argsort(-scores[found], kind="stable")]]

    return search


def _dense_search(index: HybridIndex) -> Search:
    def search(text: str, before: Sequence[str], k: int) -> Sequence[str]:
        vector = index.encoder.encode([" ".join((*before, text))], TextKind.QUERY)[0]
        return [index.passages[number].id for number in index.dense.nearest(vector, k)[0]]

    return search


def configuration(index: HybridIndex) -> Mapping[str, object]:
    """What was measured: encoder and weights, for the `config` of a report."""
    return {
        "encoder": index.encoder.name,
        "encoder_digest": index.encoder.digest[:16],
        **asdict(index.fusion),
        "whole_documents": index.whole is not None,
    }
