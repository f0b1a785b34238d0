"""How does the shipped encoder turn a text into a vector?

It is a table: a vector of bytes for every term, summed with a learned weight that differs between questions and
passages. The graph is ONNX, the terms are split as in `terms`; `training.recipes.encoder` writes both files.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from suishiban.knowledge.index.encoder import TextKind, Vectors
from suishiban.knowledge.index.terms import Keys, query_keys, split
from suishiban.knowledge.index.vocabulary import Vocabulary
from suishiban.knowledge.text import SuishibanError

GRAPH = "encoder.onnx"
VOCABULARY = "vocabulary.npy"
#: Terms in one call of the graph, padding included; bounds its memory (a few MB for each thousand).
_BLOCK = 32_768


class MissingEncoder(SuishibanError):
    """A folder does not hold an encoder as `suishiban train encoder` writes it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnnxEncoder:
    """The encoder that ships; see `Encoder`. Immutable and safe to share between threads."""

    name: str
    dim: int
    digest: str
    vocabulary: Vocabulary
    session: Any = field(repr=False)

    def encode(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """See `Encoder.encode`."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        owners, keys = _terms(texts, kind)
        rows = self.vocabulary.rows_of(keys)
        starts = np.searchsorted(owners, np.arange(len(texts) + 1))
        for block in _blocks(np.diff(starts)):
            padded, present = _padded(rows, starts, block)
            vectors[block] = self.session.run([kind.value], {"rows": padded, "present": present})[0]
        return vectors


def load_onnx(folder: Path) -> OnnxEncoder:
    """The encoder in `folder`. Raises MissingEncoder when a file is not there."""
    for name in (GRAPH, VOCABULARY):
        if not (folder / name).is_file():
            raise MissingEncoder(folder=folder, missing=name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # a query takes microseconds; threads would only get in each other's way
    session = onnxruntime.InferenceSession(folder / GRAPH, options, providers=["CPUExecutionProvider"])
    about = session.get_modelmeta().custom_metadata_map
    return OnnxEncoder(
        name=about["name"],
        dim=int(about["dim"]),
        digest=hashlib.sha256(b"".join((folder / name).read_bytes() for name in (GRAPH, VOCABULARY))).hexdigest(),
        vocabulary=Vocabulary(np.load(folder / VOCABULARY), int(about["shared"])),
        session=session,
    )


def _terms(texts: Sequence[str], kind: TextKind) -> tuple[NDArray[np.int32], Keys]:
    """As `split`; of a single query they are those that its words are searched by."""
    if kind is TextKind.QUERY and len(texts) == 1:
        keys = query_keys(texts[0])
        return np.zeros(len(keys), np.int32), keys
    return split(texts)


def _blocks(lengths: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """The numbers of the texts that hold a term, in blocks of similar length and bounded size."""
    order = np.argsort(lengths, kind="stable")
    rest = order[lengths[order] > 0]
    while len(rest):
        # The last text of a block is its longest; take as many as keep the padded block small.
        sizes = lengths[rest] * np.arange(1, len(rest) + 1)
        count = max(1, int(np.searchsorted(sizes, _BLOCK, side="right")))
        yield rest[:count]
        rest = rest[count:]


def _padded(
    rows: NDArray[np.int64], starts: NDArray[np.int64], block: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The rows of the block's texts (texts, longest), and 1 where there is a term, 0 where there is padding."""
    lengths = starts[block + 1] - starts[block]
    places = starts[block][:, None] + np.arange(int(lengths.max()))
    present = np.arange(int(lengths.max())) < lengths[:, None]
    return np.where(present, rows[np.where(present, places, 0)], 0), present.astype(np.float32)
