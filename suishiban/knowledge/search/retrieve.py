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
from suishiban.knowledge.search.aspects import sections_asked
from suishiban.knowledge.search.names import features
from suishiban.knowledge.search.routing import Certainty, Routed, route
from suishiban.knowledge.search.served import Knowledge


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


#: Share of the question's telling features that a FAQ's question must hold to answer it before the sections do.
_FAQ_LIKE = 0.6
#: Fused score and dense score from which a passage answers a question that names no section.
_ANSWERS, _NEAR = 0.55, 0.45
_DEPTH = 12
_SHOWN = 3


def retrieve(
    knowledge: Knowledge, question: str, region: str, on: date, *, context: str = "", item: str = ""
) -> Retrieved:
    """The passages that answer `question` in `region` on `on`.

    `item` is the item when it is settled; `context` the one talked of, taken where the question names no other.
    """
    routed = Routed(Certainty.CLEAR, (item,), 1.0) if item else route(knowledge, question, region, on)
    if routed.certainty is Certainty.CLEAR:
        return _inside(knowledge, question, routed.items[0], region, on)
    if context:
        return _inside(knowledge, question, context, region, on)
    if routed.certainty is Certainty.SEVERAL:
        return Retrieved(Found.SEVERAL, candidates=routed.items)
    return Retrieved(Found.NOT_COVERED)


def _inside(knowledge: Knowledge, question: str, item: str, region: str, on: date) -> Retrieved:
    """The passages of one item that answer."""
    allowed = knowledge.holding(region, on) & knowledge.of_item(item)
    hits = knowledge.index.search(question, _DEPTH, allowed)
    passages = [knowledge.index.passages[hit.number] for hit in hits]
    here = [passage for passage, kept in zip(knowledge.index.passages, allowed, strict=True) if kept]
    chosen = (
        _asked_before(question, passages)
        or _of_sections(sections_asked(question), passages, here)
        or _near(hits, passages)
        or _overview(knowledge, question, here)
    )
    if not chosen:
        return Retrieved(Found.NOT_STATED, item)
    return Retrieved(Found.ANSWER, item, tuple(chosen[:_SHOWN]))


def _asked_before(question: str, passages: Sequence[Passage]) -> list[Passage]:
    """The FAQ whose question holds most of what was asked."""
    said = features(question)
    for passage in passages[:3]:
        if passage.section != Section.FAQ or not said:
            continue
        if len(features(_faq_question(passage)) & said) >= _FAQ_LIKE * len(said):
            return [passage]
    return []


def _faq_question(passage: Passage) -> str:
    for mark in "？?":
        head, found, _ = passage.text.partition(mark)
        if found:
            return head
    return passage.text


def _of_sections(sections: Sequence[Section], passages: Sequence[Passage], here: Sequence[Passage]) -> list[Passage]:
    """For each section asked about, its overview and the passage that fits best."""
    chosen: list[Passage] = []
    for section in sections[:2]:
        of_section = [passage for passage in here if passage.section == section]
        fitting = [passage for passage in passages if passage.section == section]
        chosen += [*of_section[:1], *fitting[:1]]
    return list(dict.fromkeys(chosen))


def _near(hits: Sequence[Hit], passages: Sequence[Passage]) -> list[Passage]:
    return [
        passage
        for hit, passage in zip(hits[:1], passages[:1], strict=True)
        if hit.lexical > 0 and hit.score >= _ANSWERS and hit.dense >= _NEAR
    ]


def _overview(knowledge: Knowledge, question: str, here: Sequence[Passage]) -> list[Passage]:
    """What the item is, for words that name it and ask nothing in particular."""
    item = here[0].item if here else ""
    named = knowledge.names.likeness(features(question), "".join(question.split()).lower())
    if named.get(item, 0.0) < 0.6:
        return []
    return [passage for passage in here if passage.section == Section.SUMMARY]
