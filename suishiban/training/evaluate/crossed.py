"""How does the whole search do on questions whose items none of its models was fitted on?

Items fall into five groups, and so do the questions out of scope; each group is asked under models of the others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from suishiban.knowledge.search import Knowledge
from suishiban.training.recipes import routing, sections, support

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with where its answer stands; an item of `routing.NONE` is out of scope."""

    item: str
    section: str
    question: str


def crossed(
    knowledge: Knowledge, given: Sequence[Asked], region: str, on: date, seed: int = 0
) -> Iterator[tuple[Knowledge, list[int]]]:
    """Models fitted without some questions, and the places of those in `given`; each place once."""
    inside = sections.folds([one.item for one in given if one.item != routing.NONE], FOLDS, seed)
    outside = [n for n, one in enumerate(given) if one.item == routing.NONE]
    mixed = np.random.default_rng(seed).permutation(np.array(outside, dtype=np.int64))
    taught = routing.off_topic()
    routes = routing.examples(knowledge, [(one.item, one.question) for one in given], region, on)
    routes_taught = routing.examples(knowledge, [(routing.NONE, one) for one in taught], region, on)
    samples = sections.samples(knowledge, [(one.item, one.section, one.question) for one in given], region, on)
    for items, others in zip(inside, np.array_split(mixed, FOLDS), strict=True):
        held_out = [n for n, one in enumerate(given) if one.item in items] + others.tolist()
        unseen = {given[n].question for n in held_out}
        seen = [one for n, one in enumerate(given) if n not in set(held_out) and one.item != routing.NONE]
        model = knowledge.with_models(
            routing=routing.fit([*(one for one in routes if one.question not in unseen), *routes_taught]),
            sections=sections.fit(knowledge, [one for one in samples if one.item not in items]),
        )
        answered = support.examples(model, [(one.item, one.question) for one in seen], region, on)
        yield model.with_models(support=support.fit([*answered, *support.foreign(model, taught, region, on)])), held_out
