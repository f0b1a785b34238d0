"""What is trained: a vector for every term, and how much the term counts in a question and in a passage."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from suishiban.knowledge.index.encoder import TextKind
from suishiban.knowledge.index.terms import split
from suishiban.knowledge.index.vocabulary import Vocabulary

#: Terms; about three characters with their pairs.
_VERY_SHORT = 4


class TermTable(nn.Module):
    """Texts to unit vectors; weights begin at the inverse frequency of the terms, vectors at random."""

    def __init__(self, vocabulary: Vocabulary, counts: NDArray[np.int64], dim: int) -> None:
        """`counts` (terms,): how often each term of the vocabulary was seen."""
        super().__init__()
        self.vocabulary = vocabulary
        self.vectors = nn.Embedding(vocabulary.rows, dim)
        nn.init.normal_(self.vectors.weight, std=dim**-0.5)
        seen = np.concatenate([counts, np.full(vocabulary.shared, counts.min())])
        rarity = np.maximum(np.log(1e6 / seen), 0.3)
        start = torch.from_numpy(np.log(rarity / rarity.mean()).astype(np.float32))
        self.query = nn.Parameter(start.clone())
        self.passage = nn.Parameter(start.clone())
        self.sharpness = nn.Parameter(torch.tensor(20.0).log())

    def forward(self, texts: Sequence[str], kind: TextKind, drop: float = 0.0) -> Tensor:
        """Shape (len(texts), dim). Each term of a text is left out at the chance `drop`, unless the text is very short.

        What is left must find the answer alone; that is what teaches words other than the shared ones.
        """
        owners, keys = split(texts)
        if drop:
            kept = (torch.rand(len(keys)).numpy() >= drop) | (np.bincount(owners)[owners] <= _VERY_SHORT)
            owners, keys = owners[kept], keys[kept]
        rows = torch.from_numpy(self.vocabulary.rows_of(keys))
        starts = torch.from_numpy(np.searchsorted(owners, np.arange(len(texts))))
        summed = functional.embedding_bag(
            rows, self.vectors.weight, starts, mode="sum", per_sample_weights=self.weights(kind)[rows]
        )
        return functional.normalize(summed, dim=1)

    def weights(self, kind: TextKind) -> Tensor:
        """Shape (rows,): how much each term counts."""
        return (self.query if kind is TextKind.QUERY else self.passage).exp()


def vocabulary_of(keys: NDArray[np.int64], size: int, shared: int) -> tuple[Vocabulary, NDArray[np.int64]]:
    """The `size` most frequent of `keys` (every occurrence of every term), with their counts."""
    found, counts = np.unique(keys, return_counts=True)
    chosen = np.sort(np.argsort(-counts, kind="stable")[:size])
    return Vocabulary(found[chosen], shared), counts[chosen]
