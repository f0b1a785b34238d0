"""Which passages hold where and when, and which belong to an item? For half a million passages: in milliseconds.

Of one item and section only the passages of the nearest region upward hold.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.region import upward

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]
_FAR = 127


@dataclass(frozen=True, slots=True)
class Holding:
    """Of each passage its item, its section of that item, its region and its days; all arrays (passages,)."""

    items: Mapping[str, int]
    """Item → its number in `item_of`."""
    sections: Mapping[tuple[int, str], int]
    """Item and section → the number in `section_of`."""
    regions: Mapping[str, int]
    """Region → its number in `region_of`."""
    item_of: Numbers
    section_of: Numbers
    region_of: Numbers
    since: Numbers
    """Days by `date.toordinal`."""
    until: Numbers

    def mask(self, region: str, on: date, served: Mask | None = None) -> Mask:
        """Which of the passages, or of those `served`, hold in `region` on `on`."""
        served = np.ones(len(self.item_of), np.bool_) if served is None else served
        nearness = np.full(len(self.regions), _FAR, np.int8)
        for steps, level in enumerate(upward(region)):
            if level in self.regions:
                nearness[self.regions[level]] = steps
        day, near = on.toordinal(), nearness[self.region_of]
        held = np.flatnonzero(served & (near < _FAR) & (self.since <= day) & (day < self.until))
        nearest = np.full(len(self.sections), _FAR, np.int8)
        np.minimum.at(nearest, self.section_of[held], near[held])
        found = np.zeros(len(served), np.bool_)
        found[held[near[held] == nearest[self.section_of[held]]]] = True
        return found

    def of_item(self, item: str, served: Mask) -> Mask:
        """Which of the passages `served` belong to `item`."""
        found: Mask = served & (self.item_of == self.items.get(item, -1))
        return found

    def of_items(self, items: Iterable[str]) -> NDArray[np.int64]:
        """The numbers of the passages of `items`, ascending."""
        wanted = [self.items[item] for item in items if item in self.items]
        return np.flatnonzero(np.isin(self.item_of, wanted))

    def first(self, count: int) -> "Holding":
        """The same of the first `count` passages."""
        arrays = (self.item_of, self.section_of, self.region_of, self.since, self.until)
        return Holding(self.items, self.sections, self.regions, *(one[:count] for one in arrays))

    def and_then(self, passages: Sequence[Passage]) -> "Holding":
        """The same with further passages behind those there are."""
        items, sections, regions = dict(self.items), dict(self.sections), dict(self.regions)
        rows = np.empty((5, len(passages)), np.int32)
        for at, one in enumerate(passages):
            item = items.setdefault(one.item, len(items))
            section = sections.setdefault((item, one.section), len(sections))
            region = regions.setdefault(one.region, len(regions))
            until = date.max if one.until is None else one.until
            rows[:, at] = (item, section, region, one.since.toordinal(), until.toordinal())
        before = (self.item_of, self.section_of, self.region_of, self.since, self.until)
        return Holding(
            items, sections, regions, *(np.concatenate([old, new]) for old, new in zip(before, rows, strict=True))
        )


def holding_of(passages: Sequence[Passage]) -> Holding:
    """Of `passages`, numbered as they come."""
    return Holding({}, {}, {}, *(np.empty(0, np.int32) for _ in range(5))).and_then(passages)
