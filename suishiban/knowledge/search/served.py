"""What does a turn search in? One release with the index made from it."""

from copy import copy
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.hybrid import HybridIndex, searched
from suishiban.knowledge.library.passages import holding
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.search.form_words import form_words
from suishiban.knowledge.search.mistyped import Mended, mended
from suishiban.knowledge.search.names import NameTable, features, name_table
from suishiban.knowledge.search.others import others_than
from suishiban.knowledge.search.routing_model import ROUTING, WISHES, RoutingModel
from suishiban.knowledge.search.section_model import Chances, SectionModel, shipped_sections
from suishiban.knowledge.search.support_model import SUPPORT, SupportModel
from suishiban.knowledge.search.twins import Twins, twins_of
from suishiban.knowledge.search.wordings import Wordings, names_of, questions_of, wordings
from suishiban.knowledge.search.words import WordTable, word_table

Mask = NDArray[np.bool_]


@dataclass(slots=True)
class Knowledge:
    """A release, the index of its passages and the names of its items; never changed, only replaced."""

    release: Release
    index: HybridIndex
    names: NameTable = field(init=False)
    words: WordTable = field(init=False)
    mended: Mended = field(init=False)
    called: Wordings = field(init=False)
    """The names of the items."""
    worded: Wordings = field(init=False)
    """Their common questions."""
    others: NameTable = field(init=False)
    """The names of what no guide is about."""
    twins: Twins = field(init=False)
    """Guides of one name."""
    routing: RoutingModel = ROUTING
    """For questions."""
    wishes: RoutingModel = WISHES
    """For what somebody wants done."""
    sections: SectionModel = field(default_factory=shipped_sections)
    support: SupportModel = SUPPORT
    aspects: dict[int, Chances] = field(default_factory=dict, repr=False)
    """What the common question with that number is about; worked out when it is first needed."""
    _holding: dict[tuple[str, date], Mask] = field(default_factory=dict, repr=False)
    _offered: dict[tuple[str, date], frozenset[str]] = field(default_factory=dict, repr=False)
    _of_item: dict[str, Mask] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self.names = name_table(self.release)
        self.words = word_table(self.index.passages, self.names, form_words(self.release))
        used = features("\n".join(map(searched, self.index.passages)))
        self.mended = mended((name.text for name in self.names.names), used)
        self.others = others_than(self.names)
        self.twins = twins_of(self.release)
        self.called = wordings(names_of(self.names), self.index.encoder)
        self.worded = wordings(questions_of(self.index.passages), self.index.encoder)

    def with_models(
        self,
        routing: RoutingModel | None = None,
        sections: SectionModel | None = None,
        support: SupportModel | None = None,
    ) -> "Knowledge":
        """The same knowledge with other models, as training and measuring need it."""
        other = copy(self)
        other.routing, other.sections = routing or self.routing, sections or self.sections
        other.support, other.aspects = support or self.support, {}
        return other

    def holding(self, region: str, on: date) -> Mask:
        """Which passages hold in `region` on `on`; shape (passages,). Kept for the regions and days asked about."""
        key = (region, on)
        if key not in self._holding:
            if len(self._holding) > _KEPT:
                self._holding.clear()
            self._holding[key] = self.index.mask(holding(self.index.passages, region, on))
        return self._holding[key]

    def offered(self, region: str, on: date) -> frozenset[str]:
        """The items and life events offered in `region` on `on`. Kept as `holding` is."""
        key = (region, on)
        if key not in self._offered:
            if len(self._offered) > _KEPT:
                self._offered.clear()
            self._offered[key] = self.release.offered(region, on)
        return self._offered[key]

    def of_item(self, item: str) -> Mask:
        """Which passages belong to `item`; shape (passages,)."""
        if item not in self._of_item:
            numbers = [number for number, passage in enumerate(self.index.passages) if passage.item == item]
            self._of_item[item] = self.index.mask(numbers)
        return self._of_item[item]


_KEPT = 2_000
