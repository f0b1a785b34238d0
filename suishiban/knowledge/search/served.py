"""What does a turn search in? One release with the index made from it."""

from copy import copy
from dataclasses import InitVar, dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.hybrid import HybridIndex
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.holding import Holding, holding_of
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.search.form_words import form_words
from suishiban.knowledge.search.mistyped import Mended, by_sound
from suishiban.knowledge.search.names import NameTable, stated_names, table_of
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
    previous: InitVar["Knowledge | None"] = None
    """What was served before; what the two have in common is taken over from it."""
    _table: Holding = field(init=False, repr=False)
    _served: Mask = field(init=False, repr=False)
    _holding: dict[tuple[str, date], Mask] = field(default_factory=dict, repr=False)
    _offered: dict[tuple[str, date], frozenset[str]] = field(default_factory=dict, repr=False)

    def __post_init__(self, previous: "Knowledge | None") -> None:
        before = previous if previous and previous.index.encoder.digest == self.index.encoder.digest else None
        changed = None if before is None else self.release.differing(before.release)
        self._served, self._table = self.index.served, _holding_table(self.index, before)
        self._name(before)
        telling = self._telling(changed)
        forms = form_words(self.release, changed)
        words = before.words if before else None
        self.words = word_table(self.index.passages, telling, self.names, forms, words, changed or ())
        same = before is not None and before.names is self.names
        sounding = before.mended.by_sound if before and same else by_sound(name.text for name in self.names.names)
        self.mended = Mended(self._uses, sounding)
        questions, encoder = questions_of(telling), self.index.encoder
        if before is None or changed is None:
            self.worded = wordings(questions, encoder)
        else:
            self.worded = before.worded.after(questions, changed, encoder)

    def _name(self, before: "Knowledge | None") -> None:
        """The names, and what is made of nothing else."""
        stated = stated_names(self.release)
        if before is not None and before.names.stated == stated:
            self.names, self.others, self.twins, self.called = before.names, before.others, before.twins, before.called
            return
        self.names = table_of(stated)
        self.others, self.twins = others_than(self.names), twins_of(self.release)
        if before is None:
            self.called = wordings(names_of(self.names), self.index.encoder)
            return
        known = dict(before.names.stated)
        renamed = {item for item, names in stated if known.pop(item, None) != names}
        texts = [(name.item, name.text) for name in self.names.names if name.item in renamed]
        self.called = before.called.after(texts, renamed | known.keys(), self.index.encoder)

    def _uses(self, pair: str) -> bool:
        """Whether two characters stand side by side in a passage or a name."""
        return pair in self.names.weights or self.index.lexical.holds(pair)

    def _telling(self, items: frozenset[str] | None) -> list[Passage]:
        """The passages of everything, or of `items`."""
        numbers = np.flatnonzero(self._served) if items is None else self._table.of_items(items)
        return [self.index.passages[number] for number in numbers if self._served[number]]

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
            self._holding[key] = self._table.mask(region, on, self._served)
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
        return self._table.of_item(item, self._served)


def _holding_table(index: HybridIndex, before: Knowledge | None) -> Holding:
    """Where and when the passages hold; of what both indexes rest on only looked at once."""
    if before is None or index.layer is None:
        return holding_of(index.passages)
    base = index.layer.base
    rests = before.index is base or (before.index.layer is not None and before.index.layer.base is base)
    below = before._table.first(len(base.passages)) if rests else holding_of(base.passages)
    return below.and_then(index.layer.above.passages)


_KEPT = 2_000
