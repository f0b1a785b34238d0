"""Which item does this utterance mean, if any?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suishiban.knowledge.search.clues import clues_of
from suishiban.knowledge.search.names import features, meant
from suishiban.knowledge.search.others import said_rather
from suishiban.knowledge.search.reading import Reading, reading
from suishiban.knowledge.search.routing_model import RoutingModel
from suishiban.knowledge.search.served import Knowledge


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
    """Best first: one when clear, one to four when several, none when none."""
    probability: float = 0.0
    """Of the best item."""
    named: float = 0.0
    """How much of its name was said."""


#: Most items offered.
MOST = 4


def route(knowledge: Knowledge, text: str, region: str, on: date) -> Routed:
    """The item that somebody who says `text` wants, among those offered in `region` on `on`."""
    return _routed(knowledge, reading(knowledge, text), region, on, knowledge.wishes)


def route_question(knowledge: Knowledge, question: str, region: str, on: date) -> Routed:
    """The item that a question is about, while nothing else is talked of."""
    return routed(knowledge, reading(knowledge, question), region, on)


def routed(knowledge: Knowledge, read: Reading, region: str, on: date, talked_of: str = "") -> Routed:
    """The item that a question is about; `talked_of` is the one talked of so far."""
    return _routed(knowledge, read, region, on, knowledge.routing, talked_of)


def _routed(
    knowledge: Knowledge, read: Reading, region: str, on: date, model: RoutingModel, talked_of: str = ""
) -> Routed:
    offered = knowledge.offered(region, on)
    found = {
        item: clues
        for item, clues in clues_of(knowledge, read, region, on, talked_of).items()
        if item == talked_of or item in offered
    }
    chances, nothing = model.probabilities(found)
    ranked = sorted(chances, key=lambda item: -chances[item])
    top, named = (chances[ranked[0]], found[ranked[0]].named) if ranked else (0.0, 0.0)
    other = said_rather(knowledge.others, knowledge.names, meant(read.said))
    if other and not features(other) <= knowledge.words.of_item.get(talked_of, frozenset()):
        return Routed(Certainty.NONE, probability=top)
    if nothing >= model.nothing:
        return Routed(Certainty.NONE, probability=top)
    if top >= model.clear:
        return Routed(Certainty.CLEAR, (ranked[0],), top, named)
    whole = [item for item in ranked if found[item].named >= 1]
    if len(whole) == 1 and chances[whole[0]] >= model.whole:
        return Routed(Certainty.CLEAR, (whole[0],), chances[whole[0]], found[whole[0]].named)
    close = tuple(item for item in ranked if chances[item] >= model.offered)[:MOST]
    return Routed(Certainty.SEVERAL if close else Certainty.NONE, close, top, named)
