"""Which passages lie near a query's vector?

The only home of faiss. Up to `EXACT` passages search is exact (a flat inner product costs milliseconds there, so
nothing is traded for speed). Beyond, the vectors are parted into lists around centres (inverted file) and the nearest
lists are read; a filter that leaves few passages is searched exactly whatever the size. Vectors are kept as float16 or
int8 where memory counts.
"""

import os
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


#: Passages up to which search is exact; lists read by one search (more where a filter thins them, by the square root of
#: how much); allowed passages that are searched one by one; vectors by which each centre is found.
EXACT, _READ, _FEW, _SAMPLES = 100_000, 48, 2_000, 40
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

    def vectors(self, numbers: Numbers) -> Vectors:
        """The vectors of the passages named, shape (len(numbers), dim), as exact as they are kept."""
        ...


@dataclass(frozen=True, slots=True)
class FaissIndex:
    """The adapter that ships."""

    engine: Any
    lists: int = 0
    """Into how many lists the vectors are parted; 0: not at all."""

    @property
    def size(self) -> int:
        return int(self.engine.ntotal)

    def nearest(self, query: Vectors, k: int, allowed: Mask | None = None) -> tuple[Numbers, Vectors]:
        """See `DenseIndex.nearest`."""
        left = self.size if allowed is None else int(np.count_nonzero(allowed))
        wanted = min(k, left)
        if wanted == 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if allowed is not None and self.lists and left <= _FEW:
            return self._among(query, np.flatnonzero(allowed), wanted)
        scores, numbers = self.engine.search(query[None, :], wanted, params=self._parameters(allowed, left))
        found = numbers[0] >= 0
        return numbers[0][found], scores[0][found]

    def scores(self, query: Vectors, numbers: Numbers) -> Vectors:
        """See `DenseIndex.scores`."""
        if not len(numbers):
            return np.empty(0, np.float32)
        return (self.vectors(numbers) @ query).astype(np.float32)

    def vectors(self, numbers: Numbers) -> Vectors:
        """See `DenseIndex.vectors`."""
        found: Vectors = self.engine.reconstruct_batch(np.ascontiguousarray(numbers))
        return found

    def _among(self, query: Vectors, numbers: Numbers, k: int) -> tuple[Numbers, Vectors]:
        """The `k` best of `numbers`, exactly."""
        scores = self.scores(query, numbers)
        order = np.argsort(-scores, kind="stable")[:k]
        return numbers[order], scores[order]

    def _parameters(self, allowed: Mask | None, left: int) -> Any:
        """The filter as faiss wants it, a bit per passage, and how many lists are read where it leaves so many."""
        chosen = None if allowed is None else faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
        if self.lists:
            return faiss.SearchParametersIVF(sel=chosen, nprobe=min(self.lists, int(_READ * (self.size / left) ** 0.5)))
        return None if chosen is None else faiss.SearchParameters(sel=chosen)

    def save(self, path: Path) -> None:
        faiss.write_index(self.engine, str(path))


def faiss_index(vectors: Vectors, precision: Precision = Precision.FLOAT32) -> FaissIndex:
    """The index of `vectors` (size, dim), unit rows, numbered as they come."""
    dim = vectors.shape[1]
    if len(vectors) > EXACT:
        return _parted(vectors, precision)
    if precision is Precision.FLOAT32:
        return exact_index(vectors)
    engine = faiss.IndexScalarQuantizer(dim, _QUANTIZERS[precision], faiss.METRIC_INNER_PRODUCT)
    if len(vectors):
        engine.train(vectors)
        engine.add(vectors)
    return FaissIndex(engine)


def exact_index(vectors: Vectors) -> FaissIndex:
    """The index that compares every vector, whatever their number: the measure of the others."""
    engine = faiss.IndexFlatIP(vectors.shape[1])
    if len(vectors):
        engine.add(vectors)
    return FaissIndex(engine)


def load_faiss(path: Path) -> FaissIndex:
    """The index that `save` wrote, its vectors read from the file as they are needed (memory-mapped)."""
    engine = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    lists = int(getattr(engine, "nlist", 0))
    if lists:
        engine.make_direct_map()
    return FaissIndex(engine, lists)


def _parted(vectors: Vectors, precision: Precision) -> FaissIndex:
    """The index of many vectors; `float32` keeps them as float16, which loses nothing measurable."""
    size, dim = vectors.shape
    lists = min(4096, int(2 * size**0.5))
    centres = faiss.IndexFlatIP(dim)
    kind = _QUANTIZERS.get(precision, faiss.ScalarQuantizer.QT_fp16)
    engine = faiss.IndexIVFScalarQuantizer(centres, dim, lists, kind, faiss.METRIC_INNER_PRODUCT, False)
    # The build may use every core; a search may not.
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    engine.train(vectors[:: max(1, size // (_SAMPLES * lists))])
    engine.add(vectors)
    faiss.omp_set_num_threads(1)
    engine.make_direct_map()
    return FaissIndex(engine, lists)
