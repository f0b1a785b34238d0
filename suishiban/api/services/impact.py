"""Whom does a draft touch: which questions, forms, life events and open cases?"""

from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.services.publishing import Publishing
from suishiban.api.store.case_records import CaseFilter
from suishiban.api.store.store import Store
from suishiban.assistant.casework.states import OPEN
from suishiban.knowledge.library.reach import Reach, reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What one draft touches."""

    reach: Reach
    questions: tuple[str, ...]
    """Golden questions about a section that it changes."""
    cases: Mapping[str, int]
    """State → open cases of the item; they keep the version that they were submitted under."""


class Impacts:
    """Works out what drafts touch; nothing is written."""

    def __init__(self, store: Store, knowledge: KnowledgeService, publishing: Publishing) -> None:
        self._store = store
        self._knowledge = knowledge
        self._publishing = publishing

    def of(self, drafts: Mapping[str, int]) -> tuple[Impact, ...]:
        """What each of these drafts touches; raises Unknown, Conflict, NotReleasable."""
        after = self._publishing.rehearsed(drafts).release
        before = self._knowledge.current().release
        found = []
        with self._store.reading() as work:
            golden = work.golden.all()
            for item, version in sorted(drafts.items()):
                served = before.editions[item, before.live[item][-1]] if item in before.live else None
                touched = reach(served, after.editions[item, version], after.events())
                about = ("", *touched.sections)
                asked = (one.text for one in golden if one.item == item and one.section in about)
                counts = work.cases.counts(CaseFilter(item=item, states=tuple(sorted(OPEN))))
                found.append(Impact(reach=touched, questions=tuple(asked), cases=dict(counts)))
        return tuple(found)
