"""How does the trained table become the files that ship?"""

import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from torch.nn import functional

from suishiban.knowledge.index.encoder import TextKind
from suishiban.knowledge.index.onnx import GRAPH, VOCABULARY
from suishiban.training.recipes.table import TermTable


class ByteTable(nn.Module):
    """The table with one byte a number: every vector is divided by its own scale."""

    bytes_: Tensor
    query: Tensor
    passage: Tensor

    def __init__(self, table: TermTable) -> None:
        super().__init__()
        vectors = table.vectors.weight.detach()
        scale = vectors.abs().amax(dim=1) / 127
        self.register_buffer("bytes_", (vectors / scale[:, None]).round().to(torch.int8))
        self.register_buffer("query", table.weights(TextKind.QUERY).detach() * scale)
        self.register_buffer("passage", table.weights(TextKind.PASSAGE).detach() * scale)

    def forward(self, rows: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """`rows` and `present` (texts, longest), 0 for padding, to the texts as queries and passages (texts, dim)."""
        vectors = self.bytes_[rows].float()
        return tuple(  # type: ignore[return-value]
            functional.normalize(torch.bmm((weights[rows] * present)[:, None, :], vectors)[:, 0], dim=1)
            for weights in (self.query, self.passage)
        )


def export(table: TermTable, folder: Path, name: str) -> None:
    """Write the graph and the vocabulary into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    example = (torch.zeros((2, 3), dtype=torch.int64), torch.ones((2, 3)))
    texts = {0: "texts"}
    with warnings.catch_warnings():
        # The exporter that takes no extra dependency announces that it will go some day.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            ByteTable(table),
            example,
            folder / GRAPH,
            dynamo=False,
            input_names=["rows", "present"],
            output_names=[TextKind.QUERY.value, TextKind.PASSAGE.value],
            dynamic_axes={"rows": {0: "texts", 1: "terms"}, "present": {0: "texts", 1: "terms"}}
            | {kind.value: texts for kind in TextKind},
        )
    _describe(folder / GRAPH, name, table)
    np.save(folder / VOCABULARY, table.vocabulary.keys)


def _describe(path: Path, name: str, table: TermTable) -> None:
    """What `load_onnx` must know travels inside the graph."""
    graph = onnx.load(path)
    about = {"name": name, "dim": table.vectors.embedding_dim, "shared": table.vocabulary.shared}
    onnx.helper.set_model_props(graph, {key: str(value) for key, value in about.items()})
    onnx.save(graph, path)
