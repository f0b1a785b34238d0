"""Which item does this utterance mean?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search.names import features
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.text import folded


class Certainty(StrEnum):
    """How sure the routing is."""

    #: One item, clearly.
    CLEAR = "clear"
    #: A few that are close.
    SEVERAL = "several"
    #: None of them.
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Routed:
    """Where an utterance leads."""

    certainty: Certainty
    items: tuple[str, ...] = ()
    """Best first: one when clear, at most four when several, none when none."""
    score: float = 0.0


#: Chosen on tests/questions; `suishiban eval routing` prints what they give.
_CLEAR, _POSSIBLE, _GAP = 0.62, 0.42, 0.12
#: Share of the passages' score in an item's score; the rest is how well its name was said.
_PASSAGES = 0.35
_DEPTH = 20
MOST = 4


def route(knowledge: Knowledge, text: str, region: str, on: date) -> Routed:
    """The item that `text` means among those offered in `region` on `on`."""
    scores = item_scores(knowledge, text, region, on)
    ranked = sorted(scores, key=lambda item: -scores[item])
    offered = [item for item in ranked if _offered(knowledge, item, region, on)]
    if not offered or scores[offered[0]] < _POSSIBLE:
        return Routed(Certainty.NONE, score=scores[offered[0]] if offered else 0.0)
    top = scores[offered[0]]
    close = [item for item in offered if scores[item] >= max(_POSSIBLE, top - _GAP)]
    if len(close) == 1 and top >= _CLEAR:
        return Routed(Certainty.CLEAR, (offered[0],), top)
    return Routed(Certainty.SEVERAL, tuple(close[:MOST]), top)


def item_scores(knowledge: Knowledge, text: str, region: str, on: date) -> dict[str, float]:
    """How likely each item is meant: how well one of its names was said, and how well its passages answer."""
    named = knowledge.names.likeness(features(text), folded(text))
    said = defaultdict(float, named)
    hits = knowledge.index.search(text, _DEPTH, knowledge.holding(region, on))
    for rank, hit in enumerate(hits):
        item = knowledge.index.passages[hit.number].item
        near = _PASSAGES * max(hit.dense, 0.0) if hit.lexical > 0 else 0.0
        said[item] = max(said[item], named.get(item, 0.0) + near / (1 + 0.1 * rank))
    return dict(said)


def _offered(knowledge: Knowledge, item: str, region: str, on: date) -> bool:
    return isinstance(knowledge.release.guide(item, region, on), CompiledGuide)
