"""Which passages lie near a query's vector?

The only home of faiss. Search is exact (a flat inner product): at 100,000 passages it costs milliseconds, so nothing is
traded for speed. Vectors are kept as float16 or int8 where memory counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import faiss as faiss_module
import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.encoder import Vectors

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]


#: faiss states its types for the C++ side, not for the Python calls that wrap it.
faiss: Any = faiss_module
# One question is one search of milliseconds: threads inside it wait for each other as soon as the machine is busy.
faiss.omp_set_num_threads(1)


class Precision(StrEnum):
    """How a vector is kept."""

    #: 4 bytes a number.
    FLOAT32 = "float32"
    #: 2 bytes a number; no measurable loss.
    FLOAT16 = "float16"
    #: 1 byte a number; scores differ in the third decimal.
    INT8 = "int8"


_QUANTIZERS = {
    Precision.FLOAT16: faiss.ScalarQuantizer.QT_fp16,
    Precision.INT8: faiss.ScalarQuantizer.QT_8bit,
}


class DenseIndex(Protocol):
    """Port: vector search over numbered passages."""

    @property
    def size(self) -> int:
        """How many passages it holds."""
        ...

    def nearest(self, query: Vectors, k: int, allowed: Mask | None = None) -> tuple[Numbers, Vectors]:
        """The `k` best of the passages `allowed` (size,) for a vector (dim,), best first, with inner products."""
        ...

    def scores(self, query: Vectors, numbers: Numbers) -> Vectors:
        """The inner products of one vector (dim,) with the passages named, shape (len(numbers),)."""
        ...

    def save(self, path: Path) -> None:
        """Write it to one file."""
        ...


@dataclass(frozen=True, slots=True)
class FaissIndex:
    """The adapter that ships."""

    engine: Any

    @property
    def size(self) -> int:
        return int(self.engine.ntotal)

    def nearest(self, query: Vectors, k: int, allowed: Mask | None = None) -> tuple[Numbers, Vectors]:
        """See `DenseIndex.nearest`."""
        wanted = min(k, self.size if allowed is None else int(allowed.sum()))
        if wanted == 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        scores, numbers = self.engine.search(query[None, :], wanted, params=_parameters(allowed))
        found = numbers[0] >= 0
        return numbers[0][found], scores[0][found]

    def scores(self, query: Vectors, numbers: Numbers) -> Vectors:
        """See `DenseIndex.scores`."""
        if not len(numbers):
            return np.empty(0, np.float32)
        vectors: Vectors = self.engine.reconstruct_batch(np.ascontiguousarray(numbers))
        return (vectors @ query).astype(np.float32)

    def save(self, path: Path) -> None:
        faiss.write_index(self.engine, str(path))


def _parameters(allowed: Mask | None) -> Any:
    """The filter as faiss wants it: a bit per passage."""
    if allowed is None:
        return None
    return faiss.SearchParameters(sel=faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little")))


def faiss_index(vectors: Vectors, precision: Precision = Precision.FLOAT32) -> FaissIndex:
    """The index of `vectors` (size, dim), unit rows, numbered as they come."""
    dim = vectors.shape[1]
    if precision is Precision.FLOAT32:
        engine = faiss.IndexFlatIP(dim)
    else:
        engine = faiss.IndexScalarQuantizer(dim, _QUANTIZERS[precision], faiss.METRIC_INNER_PRODUCT)
        if len(vectors):
            engine.train(vectors)
    if len(vectors):
        engine.add(vectors)
    return FaissIndex(engine)


def load_faiss(path: Path) -> FaissIndex:
    """The index that `save` wrote, its vectors read from the file as they are needed (memory-mapped)."""
    return FaissIndex(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))


def stacked(parts: Sequence[Vectors], dim: int) -> Vectors:
    """Blocks of vectors as one array; (0, dim) for none."""
    return np.concatenate(parts) if parts else np.empty((0, dim), np.float32)
