"""Which questions are about the same matter? For administrators, who answer them together.

Two questions are one matter where they are near each other in meaning: about the same item a little, about items that
differ very much. Each joins the nearest group by its first question, so that nothing drifts through chains.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from suishiban.knowledge.index.encoder import Vectors
from suishiban.knowledge.search.nearest import Near, ranked
from suishiban.knowledge.search.reading import reading
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.text import folded

#: How near two questions must be, as the cosine of their vectors: about one item; where that of one is not known; about
#: two items. Questions about different sections of one item are as near as .55 in 4 of 100 pairs.
_ONE_ITEM, _UNKNOWN, _TWO_ITEMS = 0.55, 0.6, 0.85
#: How probable the nearest item must be for a question to count as being about it.
_ABOUT = 0.1


@dataclass(frozen=True, slots=True)
class Subject:
    """What one question is about."""

    text: str
    near: tuple[Near, ...]
    """At most three items, the nearest first."""
    item: str
    """The item it is about; empty: none."""
    vector: Vectors
    """Shape (dim,), of length 1 or 0."""


def subject_of(knowledge: Knowledge, text: str, region: str, on: date, talked_of: str = "") -> Subject:
    """What `text` is about; where `talked_of` was the item in the conversation, that."""
    read = reading(knowledge, text)
    near = ranked(knowledge, read, region, on)
    item = talked_of or (near[0].item if near and near[0].probability >= _ABOUT else "")
    return Subject(text, near, item, read.asked.vector)


def by_matter(subjects: Sequence[Subject]) -> tuple[tuple[int, ...], ...]:
    """The places in `subjects` in groups of one matter each, in the order in which the first of each comes."""
    groups: list[list[int]] = []
    for place, subject in enumerate(subjects):
        likeness = [max(_likeness(subject, subjects[group[0]]), 0) for group in groups]
        nearest = int(np.argmax(likeness)) if likeness else -1
        if nearest >= 0 and likeness[nearest] > 0:
            groups[nearest].append(place)
        else:
            groups.append([place])
    return tuple(map(tuple, groups))


def _likeness(one: Subject, other: Subject) -> float:
    """The cosine of their vectors where they are one matter, 0 where not."""
    if folded(one.text) == folded(other.text):
        return 1.0
    cosine = float(one.vector @ other.vector)
    if one.item == other.item:
        wanted = _ONE_ITEM if one.item else _UNKNOWN
    else:
        wanted = _TWO_ITEMS if one.item and other.item else _UNKNOWN
    return cosine if cosine >= wanted else 0.0


def central(subjects: Sequence[Subject]) -> int:
    """The place of the question that is nearest to all others: the best wording for all of them."""
    vectors = np.stack([one.vector for one in subjects])
    return int((vectors @ vectors.T).sum(axis=1).argmax())
