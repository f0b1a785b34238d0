"""Which passages answer this question?

The item first, then the passages inside it. A question that names no item is about the one being talked of.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.aspects import interrogative
from suishiban.knowledge.search.content import length
from suishiban.knowledge.search.ranking import Fit, fits
from suishiban.knowledge.search.reading import Reading, reading
from suishiban.knowledge.search.routing import Certainty, Routed, routed
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.search.support import supported
from suishiban.knowledge.search.twins import differing


class Found(StrEnum):
    """What a search came to."""

    #: Passages that answer.
    ANSWER = "answer"
    #: Several items may be meant.
    SEVERAL = "several"
    #: The item is known; its guide does not say this.
    NOT_STATED = "not-stated"
    #: No item is about this.
    NOT_COVERED = "not-covered"


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The result of one search."""

    found: Found
    item: str = ""
    passages: tuple[Passage, ...] = ()
    """What answers, best first; at most three."""
    candidates: tuple[str, ...] = ()
    differing: tuple[Passage, ...] = ()
    """What two guides of one name say otherwise, the one in force later first; they are among `passages`."""
    told: tuple[Passage, ...] = ()
    """All that the item's guide tells here."""


#: Evidence from which a further passage is worth showing beside the best.
_BESIDE = 0.15
#: How likely a further passage must be, beside the best: of the same section, of another one.
_MORE, _OTHER = 0.5, 0.1
_SHOWN = 3
#: A question of so few characters of content, no item named in full, is about the item talked of.
_FEW = 2
#: How alike the wording of a common question must be to be that question.
_SAME_WORDS = 0.65
#: Of a question that is little more than the item's name: at most this weight besides.
_BARE = 2.5


def retrieve(
    knowledge: Knowledge, question: str, region: str, on: date, *, context: str = "", item: str = ""
) -> Retrieved:
    """The passages that answer `question` in `region` on `on`.

    `item` is the item when it is settled; `context` the one talked of, which a question that names none is about.
    """
    search = _Search(knowledge, reading(knowledge, question), region, on)
    if item:
        return search.with_twins(item)
    found = routed(knowledge, search.read, region, on, context)
    if found.certainty is Certainty.NONE:
        return Retrieved(Found.NOT_COVERED)
    if context and found.items[0] != context and search.rather(context, found):
        return search.inside(context)
    if found.certainty is Certainty.CLEAR or search.all_twins(found.items) or found.items == (context,):
        return search.with_twins(found.items[0])
    return Retrieved(Found.SEVERAL, candidates=found.items)


@dataclass(frozen=True, slots=True)
class _Search:
    """One question, to be looked for in the passages of an item."""

    knowledge: Knowledge
    read: Reading
    region: str
    on: date

    def inside(self, item: str) -> Retrieved:
        """The passages of `item` that answer; its summary where little more than its name was said."""
        ranked = self._ranked(item)
        told = tuple(fit.passage for fit in ranked)
        chosen = _chosen(ranked) if supported(self.knowledge, self.read, item, ranked) else []
        if not chosen and self._only_names(item):
            chosen = [fit.passage for fit in ranked if fit.passage.section == Section.SUMMARY]
        if not chosen:
            return Retrieved(Found.NOT_STATED, item, told=told)
        return Retrieved(Found.ANSWER, item, tuple(_with_overview(chosen, ranked)[:_SHOWN]), told=told)

    def all_twins(self, items: Sequence[str]) -> bool:
        """Whether all bear one name, so that there is nothing to choose."""
        return len(items) > 1 and set(items[1:]) <= set(self.knowledge.twins.get(items[0], ()))

    def with_twins(self, item: str) -> Retrieved:
        """The passages of `item`; beside them what another guide of its name, offered here too, says otherwise."""
        found = self.inside(item)
        for twin in self.knowledge.twins.get(item, ()):
            if twin not in self.knowledge.offered(self.region, self.on):
                continue
            other = self.inside(twin)
            if not found.passages:
                found = other
            elif differ := differing(found.passages, other.passages):
                return replace(found, passages=differ, differing=differ)
        return found

    def rather(self, context: str, found: Routed) -> bool:
        """Whether the item talked of answers although another is likelier: it knows the question, or may be meant."""
        if self.asks_a_known_question(context):
            return True
        bare = sum(map(length, self.read.content)) <= _FEW and found.named < 1
        return (bare or context in found.items) and bool(self.inside(context).passages)

    def asks_a_known_question(self, item: str) -> bool:
        """Whether a common question of `item` is asked in nearly the words its guide knows."""
        return any(fit.clues["alike"] >= _SAME_WORDS for fit in self._ranked(item))

    def _ranked(self, item: str) -> list[Fit]:
        allowed = self.knowledge.holding(self.region, self.on) & self.knowledge.of_item(item)
        return fits(self.knowledge, self.read, item, np.flatnonzero(allowed).tolist())

    def _only_names(self, item: str) -> bool:
        beyond = self.read.features - self.knowledge.names.of_item.get(item, frozenset())
        return self.knowledge.words.sum(beyond) <= _BARE or not interrogative(self.read.text)


def _chosen(ranked: Sequence[Fit]) -> list[Passage]:
    """The best passage; then the best of other sections and more of its own, where they are close and have evidence.

    A common question asked in nearly the known words has its answer alone.
    """
    best, close = ranked[0], [fit for fit in ranked[1:] if fit.evidence >= _BESIDE]
    if best.clues["alike"] >= _SAME_WORDS:
        return [best.passage]
    others = {fit.passage.section: fit for fit in reversed(close) if fit.chance >= _OTHER * best.chance}
    others.pop(best.passage.section, None)
    same = [fit for fit in close if fit.passage.section == best.passage.section and fit.chance >= _MORE * best.chance]
    return [fit.passage for fit in (best, *sorted((*others.values(), *same), key=lambda fit: -fit.chance))]


def _with_overview(chosen: Sequence[Passage], ranked: Sequence[Fit]) -> list[Passage]:
    """A part of a section is shown after the section's own overview, where it has one."""
    first = chosen[0]
    overview = [
        fit.passage for fit in ranked if fit.passage.section == first.section and fit.passage.id.endswith("/all")
    ]
    return list(dict.fromkeys((*overview[:1], *chosen)))
