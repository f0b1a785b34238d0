"""What does a turn search in? One release with the index made from it."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.hybrid import HybridIndex
from suishiban.knowledge.library.passages import holding
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.search.names import NameTable, name_table
from suishiban.knowledge.search.words import WordTable, word_table

Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Knowledge:
    """A release, the index of its passages and the names of its items; never changed, only replaced."""

    release: Release
    index: HybridIndex
    names: NameTable = field(init=False)
    words: WordTable = field(init=False)
    _holding: dict[tuple[str, date], Mask] = field(default_factory=dict, repr=False)
    _of_item: dict[str, Mask] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.names = name_table(self.release)
        self.words = word_table(self.index.passages, self.names)

    def holding(self, region: str, on: date) -> Mask:
        """Which passages hold in `region` on `on`; shape (passages,). Kept for the regions and days asked about."""
        key = (region, on)
        if key not in self._holding:
            if len(self._holding) > _KEPT:
                self._holding.clear()
            self._holding[key] = self.index.mask(holding(self.index.passages, region, on))
        return self._holding[key]

    def of_item(self, item: str) -> Mask:
        """Which passages belong to `item`; shape (passages,)."""
        if item not in self._of_item:
            numbers = [number for number, passage in enumerate(self.index.passages) if passage.item == item]
            self._of_item[item] = self.index.mask(numbers)
        return self._of_item[item]


_KEPT = 2_000
