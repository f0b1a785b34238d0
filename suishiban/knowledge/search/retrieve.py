"""Which passages answer this question?

The item first, then the passages inside it. A question that names no item is about the one being talked of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suishiban.knowledge.index.hit import Hit
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.aspects import interrogative, sections_asked, topic
from suishiban.knowledge.search.names import features, meant
from suishiban.knowledge.search.routing import Certainty, route
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.text import folded


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


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one passage answers."""

    passage: Passage
    score: float
    evidence: float
    """Share of what was asked, beyond the item's name, that the passage says; or 1 where its section was asked for."""
    worded: float
    """Share of it that a known wording of an FAQ holds."""


#: What a section that was asked for adds: the first named, a further one; and what a known wording of an FAQ adds.
_ASKED, _ALSO_ASKED, _WORDED = 0.5, 0.3, 0.6
#: What a wording that the guide itself names adds.
_VERBATIM = 2.0
#: Share of the question from which a known wording counts as the same.
_SAME_WORDS = 0.6
#: Evidence from which a passage answers; how close to the best a further one must come.
_ENOUGH, _CLOSE = 0.15, 0.12
#: The same where neither the item nor anything of it was named: small talk shares words with any guide.
_ENOUGH_UNNAMED = 0.35
#: A feature fewer than about a sixth of the guides use; how many of them, unknown to the guide, make a foreign topic.
_TELLING, _MANY, _OWN = 1.9, 3, 0.3
#: How much of another item's name must be said for the question to leave the item talked of.
_NAMED = 0.5
_DEPTH, _SHOWN = 200, 3
#: Of a question that is little more than the item's name: at most this weight besides.
_BARE = 2.5


def retrieve(
    knowledge: Knowledge, question: str, region: str, on: date, *, context: str = "", item: str = ""
) -> Retrieved:
    """The passages that answer `question` in `region` on `on`.

    `item` is the item when it is settled; `context` the one talked of, taken where the question names no other.
    """
    if item:
        return _inside(knowledge, question, item, region, on)
    routed = route(knowledge, question, region, on)
    if context and (routed.items[:1] != (context,)):
        own = _fits(knowledge, question, context, region, on)
        if own and own[0].worded >= _SAME_WORDS:
            return _answer(knowledge, question, context, own, _ENOUGH)
        if routed.certainty is not Certainty.CLEAR:
            if _foreign(knowledge, question, context):
                return Retrieved(Found.NOT_STATED, context)
            return _answer(knowledge, question, context, own, _ENOUGH_UNNAMED)
        if routed.named < _NAMED and (answered := _answer(knowledge, question, context, own, _ENOUGH)).passages:
            return answered
    if routed.certainty is Certainty.CLEAR:
        return _inside(knowledge, question, routed.items[0], region, on)
    if context:
        return _inside(knowledge, question, context, region, on)
    if routed.certainty is Certainty.SEVERAL:
        return Retrieved(Found.SEVERAL, candidates=routed.items)
    return Retrieved(Found.NOT_COVERED)


def _foreign(knowledge: Knowledge, question: str, item: str) -> bool:
    """Whether the question speaks of things the guide of `item` never mentions; 今天天气怎么样 asks no guide."""
    said = features(topic(meant(question)))
    telling = [feature for feature in said if knowledge.words.weight(feature) >= _TELLING]
    known = sum(feature in knowledge.words.of_item[item] for feature in telling)
    return len(telling) >= _MANY and known / len(telling) < _OWN


def _inside(knowledge: Knowledge, question: str, item: str, region: str, on: date) -> Retrieved:
    """The passages of one item that answer."""
    return _answer(knowledge, question, item, _fits(knowledge, question, item, region, on), _ENOUGH)


def _fits(knowledge: Knowledge, question: str, item: str, region: str, on: date) -> list[Fit]:
    """The passages of one item, best first."""
    allowed = knowledge.holding(region, on) & knowledge.of_item(item)
    hits = knowledge.index.search(question, _DEPTH, allowed)
    asked = sections_asked(question)
    beyond = _beyond_the_name(knowledge, question, item)
    return sorted((_fit(knowledge, hit, question, asked, beyond) for hit in hits), key=lambda fit: -fit.score)


def _answer(knowledge: Knowledge, question: str, item: str, fits: Sequence[Fit], enough: float) -> Retrieved:
    """What of `fits` answers; the item's summary where little more than its name was said."""
    chosen = _chosen(fits, enough)
    beyond = _beyond_the_name(knowledge, question, item)
    bare = sum(knowledge.words.weight(feature) for feature in beyond) <= _BARE
    if not chosen and (bare or not interrogative(question)):
        chosen = [fit.passage for fit in fits if fit.passage.section == Section.SUMMARY]
    if not chosen:
        return Retrieved(Found.NOT_STATED, item)
    return Retrieved(Found.ANSWER, item, tuple(_with_overview(chosen, fits)[:_SHOWN]))


def _beyond_the_name(knowledge: Knowledge, question: str, item: str) -> frozenset[str]:
    """What was asked besides the names of the item."""
    names = frozenset(feature for name in knowledge.names.names if name.item == item for feature in name.features)
    return features(meant(question)) - names


def _fit(knowledge: Knowledge, hit: Hit, question: str, asked: Sequence[Section], beyond: frozenset[str]) -> Fit:
    passage, told = knowledge.index.passages[hit.number], knowledge.words.said_in(hit.number)
    if folded(question) in told.verbatim:
        return Fit(passage, hit.score + _VERBATIM, 1.0, 1.0)
    wording = max((_shared(knowledge, beyond, words) for words in told.wordings), default=0.0)
    place = asked.index(Section(passage.section)) if passage.section in asked else -1
    bonus = 0.0 if place < 0 else _ASKED if place == 0 else _ALSO_ASKED
    if told.wordings and asked and not told.answers & set(asked):
        # An answer to another question, however alike its words: 几天 is not 多少钱.
        wording, bonus = 0.0, -_ASKED
    evidence = max(_shared(knowledge, beyond, told.words), wording, 1.0 if place >= 0 else 0.0)
    return Fit(passage, hit.score + bonus + (_WORDED * wording if wording >= _SAME_WORDS else 0.0), evidence, wording)


def _shared(knowledge: Knowledge, asked: frozenset[str], said: frozenset[str]) -> float:
    """Share of `asked`, by weight, that stands in `said`."""
    total = sum(knowledge.words.weight(feature) for feature in asked)
    return sum(knowledge.words.weight(feature) for feature in asked & said) / total if total else 0.0


def _chosen(fits: Sequence[Fit], enough: float) -> list[Passage]:
    """The best passage with evidence enough, and those close behind it."""
    good = [fit for fit in fits if fit.evidence >= enough]
    return [fit.passage for fit in good if fit.score >= good[0].score - _CLOSE]


def _with_overview(chosen: Sequence[Passage], fits: Sequence[Fit]) -> list[Passage]:
    """A part of a section is shown after the section's own overview, where it has one."""
    first = chosen[0]
    overview = [fit.passage for fit in fits if fit.passage.section == first.section and fit.passage.id.endswith("/all")]
    return list(dict.fromkeys((*overview[:1], *chosen)))
