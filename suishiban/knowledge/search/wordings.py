"""Which item's name, and which item's common question, lies near what was asked?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from suishiban.knowledge.index.encoder import Encoder, TextKind, Vectors
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.names import NameTable, meant


@dataclass(frozen=True, slots=True)
class Wordings:
    """The vectors of short wordings, those of one item side by side."""

    items: tuple[str, ...]
    starts: tuple[int, ...]
    """Where the wordings of each item begin in `vectors`."""
    vectors: Vectors
    """Shape (wordings, dim)."""

    def nearest(self, vector: Vectors) -> dict[str, float]:
        """The inner product of `vector` (dim,) with the nearest wording of each item, 0 at least."""
        if not self.items:
            return {}
        best = np.maximum(np.maximum.reduceat(self.vectors @ vector, self.starts), 0)
        return dict(zip(self.items, best.tolist(), strict=True))


def wordings(texts: Sequence[tuple[str, str]], encoder: Encoder) -> Wordings:
    """From (item, wording) pairs."""
    ordered = sorted(texts)
    items = tuple(dict.fromkeys(item for item, _ in ordered))
    starts = tuple(next(n for n, (item, _) in enumerate(ordered) if item == one) for one in items)
    return Wordings(items, starts, encoder.encode([meant(text) for _, text in ordered], TextKind.QUERY))


def names_of(names: NameTable) -> list[tuple[str, str]]:
    """Every name of every item."""
    return [(name.item, name.text) for name in names.names]


def questions_of(passages: Sequence[Passage]) -> list[tuple[str, str]]:
    """Every known wording of every common question."""
    return [
        (passage.item, text)
        for passage in passages
        if passage.section == Section.FAQ
        for text in (passage.text.partition("？")[0], *passage.also.split("\n"))
        if text
    ]
