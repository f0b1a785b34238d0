"""Which ways of searching are compared?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from suishiban.knowledge.index.encoder import TextKind
from suishiban.knowledge.index.fusion import FusionSettings
from suishiban.knowledge.index.hybrid import HybridIndex, best, searched
from suishiban.knowledge.index.lexical import BIGRAM_REFERENCE, LexicalIndex, bm25
from suishiban.training.evaluate.retrieval import Search

HYBRID = "hybrid"
#: The two that the hybrid has to beat.
LEXICAL = ("bm25-reference", "lexical-tuned")


def systems(index: HybridIndex) -> Mapping[str, Search]:
    """The ways of searching the same passages, by name; `hybrid` ships, the last two take parts of it away."""
    ids = [passage.id for passage in index.passages]
    reference = bm25([searched(passage) for passage in index.passages], BIGRAM_REFERENCE)
    without_meaning = replace(index, fusion=replace(index.fusion, meaning=0.0))
    without_document = replace(index, whole=None)
    return {
        "bm25-reference": _lexical_search(reference, ids),
        "lexical-tuned": _lexical_search(index.lexical, ids),
        "dense": _dense_search(index),
        HYBRID: hybrid_search(index),
        "hybrid-without-meaning": hybrid_search(without_meaning),
        "hybrid-without-document": hybrid_search(without_document),
    }


def hybrid_search(index: HybridIndex) -> Search:
    """The search of `index` as it is."""

    def search(text: str, k: int) -> Sequence[str]:
        return [hit.id for hit in index.search(text, k)]

    return search


def _lexical_search(index: LexicalIndex, ids: Sequence[str]) -> Search:
    def search(text: str, k: int) -> Sequence[str]:
        scores = index.scores(text)
        found = best(scores, k)
        return [ids[number] for number in found[np.argsort(-scores[found], kind="stable")]]

    return search


def _dense_search(index: HybridIndex) -> Search:
    def search(text: str, k: int) -> Sequence[str]:
        vector = index.encoder.encode([text], TextKind.QUERY)[0]
        return [index.passages[number].id for number in index.dense.nearest(vector, k)[0]]

    return search


def configuration(index: HybridIndex) -> Mapping[str, object]:
    """What was measured: encoder and weights, for the `config` of a report."""
    fusion: FusionSettings = index.fusion
    return {
        "encoder": index.encoder.name,
        "encoder_digest": index.encoder.digest[:16],
        "document": fusion.document,
        "meaning": fusion.meaning,
        "candidates": fusion.candidates,
        "whole_documents": index.whole is not None,
    }
