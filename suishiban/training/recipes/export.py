"""How do the trained tables become the files that ship?"""

import warnings
from collections.abc import Mapping, Sequence
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
    """A table with one byte a number: every vector is divided by its own scale."""

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


class SideBySide(nn.Module):
    """Several tables over one vocabulary, turned onto common axes."""

    axes: Tensor

    def __init__(self, tables: Sequence[TermTable], axes: Tensor) -> None:
        """`axes` (sum of the tables' dims, dim)."""
        super().__init__()
        self.tables = nn.ModuleList(ByteTable(table) for table in tables)
        self.register_buffer("axes", axes)

    def forward(self, rows: Tensor, present: Tensor) -> tuple[Tensor, Tensor]:
        """As `ByteTable.forward`."""
        seen = [table(rows, present) for table in self.tables]
        return tuple(  # type: ignore[return-value]
            functional.normalize(torch.cat(vectors, dim=1) @ self.axes, dim=1) for vectors in zip(*seen, strict=True)
        )


def export(tables: Sequence[TermTable], axes: Tensor, folder: Path, name: str) -> None:
    """Write the graph of `tables` turned onto `axes`, and the vocabulary that they share, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    example = (torch.zeros((2, 3), dtype=torch.int64), torch.ones((2, 3)))
    texts = {0: "texts"}
    with warnings.catch_warnings():
        # The exporter that takes no extra dependency announces that it will go some day.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            SideBySide(tables, axes),
            example,
            folder / GRAPH,
            dynamo=False,
            input_names=["rows", "present"],
            output_names=[TextKind.QUERY.value, TextKind.PASSAGE.value],
            dynamic_axes={"rows": {0: "texts", 1: "terms"}, "present": {0: "texts", 1: "terms"}}
            | {kind.value: texts for kind in TextKind},
        )
    vocabulary = tables[0].vocabulary
    _describe(folder / GRAPH, {"name": name, "dim": str(axes.shape[1]), "shared": str(vocabulary.shared)})
    np.save(folder / VOCABULARY, vocabulary.keys)


def _describe(path: Path, about: Mapping[str, str]) -> None:
    """What `load_onnx` must know travels inside the graph."""
    graph = onnx.load(path)
    onnx.helper.set_model_props(graph, dict(about))
    onnx.save(graph, path)
