"""Which questions did no guide answer, how often was each asked, and which guides come near?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.questions import Question
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.knowledge.guide import Text
from suishiban.knowledge.search import Knowledge, nearest
from suishiban.knowledge.text import folded

#: Questions read back to find those alike.
_LOOKED_THROUGH = 500
#: Questions whose nearest guides are kept.
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class NearGuide:
    """A guide that comes near."""

    item: str
    name: Text
    probability: float


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that stands for all those alike."""

    question: Question
    """The latest of them."""
    count: int
    nearest: tuple[NearGuide, ...]


class OpenQuestions:
    """What waits for the administrators."""

    def __init__(self, store: Store, knowledge: KnowledgeService) -> None:
        self._store = store
        self._knowledge = knowledge
        self._near = _NearestKept()

    def all(self, on: date, limit: int) -> tuple[OpenQuestion, ...]:
        """Of the latest `limit` questions those that differ, the latest first."""
        with self._store.reading() as work:
            groups = _alike(work.questions.open_ones(limit))
        knowledge = self._knowledge.current()
        return tuple(
            OpenQuestion(first, len(group), self._near.of(knowledge, first.text, first.region, on))
            for group in groups
            for first in group[:1]
        )

    def settle(self, question: str, actor: str, at: datetime) -> None:
        """This question and those alike are seen to; raises Unknown."""

        def settle(work: Work) -> None:
            groups = _alike(work.questions.open_ones(_LOOKED_THROUGH))
            group = next((group for group in groups if any(one.id == question for one in group)), ())
            for id in {question, *(one.id for one in group)}:
                work.questions.settle(id, actor)
            told = f"question:{question[:50]}"
            work.audit.append(AuditEntry(at=at, actor=actor, action="question-settled", object=told))

        self._store.write(settle)


class _NearestKept:
    """The nearest guides of the questions seen, while one release is served on one day."""

    def __init__(self) -> None:
        self._of: tuple[str, date] | None = None
        self._found: dict[tuple[str, str], tuple[NearGuide, ...]] = {}
        self._lock = Lock()

    def of(self, knowledge: Knowledge, text: str, region: str, on: date) -> tuple[NearGuide, ...]:
        with self._lock:
            if self._of != (knowledge.release.id, on) or len(self._found) > _KEPT:
                self._of, self._found = (knowledge.release.id, on), {}
            known = self._found
        if (text, region) not in known:
            known[text, region] = _nearest(knowledge, text, region, on)
        return known[text, region]


def _nearest(knowledge: Knowledge, text: str, region: str, on: date) -> tuple[NearGuide, ...]:
    found = nearest(knowledge, text, region, on)
    return tuple(NearGuide(one.item, knowledge.release.name(one.item), one.probability) for one in found)


def _alike(questions: Sequence[Question]) -> tuple[tuple[Question, ...], ...]:
    """Questions in groups of the same words, in the order their first ones come."""
    groups: dict[str, list[Question]] = {}
    for one in questions:
        groups.setdefault(folded(one.text) or one.id, []).append(one)
    return tuple(tuple(group) for group in groups.values())
