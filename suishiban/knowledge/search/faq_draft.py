"""How would a common question read that answers what was asked and not answered?

The wording that is nearest to all others asks; the others stand beside it. What the guide says nearest to it is
proposed as the answer, for the administrator to mend: nothing here is ever shown to a citizen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from suishiban.knowledge.search.matters import Subject, central
from suishiban.knowledge.search.ranking import fits
from suishiban.knowledge.search.reading import reading
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.text import folded

#: Other wordings that a draft takes over.
_WORDINGS = 6


@dataclass(frozen=True, slots=True)
class FaqDraft:
    """A common question to be written into a guide."""

    item: str
    """Empty: no guide is near; a new one may be wanted."""
    question: str
    asked_as: tuple[str, ...]
    answer: str
    """What the guide says nearest to it; empty: nothing near."""
    passage: str
    """The id of the passage that says so; empty: none."""


def faq_draft(knowledge: Knowledge, subjects: Sequence[Subject], region: str, on: date) -> FaqDraft:
    """The common question for these questions, which are one matter; at least one."""
    chosen = subjects[central(subjects)]
    known = {folded(chosen.text)}
    others = []
    for one in subjects:
        if folded(one.text) not in known:
            known.add(folded(one.text))
            others.append(one.text)
    answer, passage = _nearest_text(knowledge, chosen, region, on)
    return FaqDraft(chosen.item, chosen.text, tuple(others[:_WORDINGS]), answer, passage)


def _nearest_text(knowledge: Knowledge, subject: Subject, region: str, on: date) -> tuple[str, str]:
    if not subject.item:
        return "", ""
    allowed = knowledge.holding(region, on) & knowledge.of_item(subject.item)
    found = fits(knowledge, reading(knowledge, subject.text), subject.item, np.flatnonzero(allowed).tolist())
    return (found[0].passage.text, found[0].passage.id) if found else ("", "")
