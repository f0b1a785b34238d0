"""Which item's name, and which item's common question, lies near what was asked?"""

from collections.abc import Collection, Iterable, Sequence
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

    def _blocks(self) -> dict[str, Vectors]:
        """The vectors of each item."""
        return dict(zip(self.items, np.split(self.vectors, self.starts[1:]), strict=True)) if self.items else {}

    def after(self, texts: Sequence[tuple[str, str]], changed: Collection[str], encoder: Encoder) -> "Wordings":
        """The same where the items `changed` have the wordings of these (item, wording) pairs instead of theirs."""
        kept = {item: block for item, block in self._blocks().items() if item not in changed}
        blocks = dict(sorted((kept | wordings(texts, encoder)._blocks()).items()))
        ends = np.cumsum([len(block) for block in blocks.values()]).tolist()
        return Wordings(tuple(blocks), (0, *ends)[: len(ends)], np.concatenate([*blocks.values(), self.vectors[:0]]))


def wordings(texts: Sequence[tuple[str, str]], encoder: Encoder) -> Wordings:
    """From (item, wording) pairs."""
    ordered = sorted(texts)
    starts: dict[str, int] = {}
    for number, (item, _) in enumerate(ordered):
        starts.setdefault(item, number)
    vectors = encoder.encode([meant(text) for _, text in ordered], TextKind.QUERY)
    return Wordings(tuple(starts), tuple(starts.values()), vectors)


def names_of(names: NameTable) -> list[tuple[str, str]]:
    """Every name of every item."""
    return [(name.item, name.text) for name in names.names]


def questions_of(passages: Iterable[Passage]) -> list[tuple[str, str]]:
    """Every known wording of every common question."""
    return [
        (passage.item, text)
        for passage in passages
        if passage.section == Section.FAQ
        for text in (passage.text.partition("？")[0], *passage.also.split("\n"))
        if text
    ]
