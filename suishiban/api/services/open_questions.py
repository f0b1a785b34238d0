"""Which questions did no guide answer, how often was each asked, and what would answer them?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.errors import Unknown
from suishiban.api.store.golden import LONGEST_GOLDEN, GoldenOrigin, GoldenQuestion
from suishiban.api.store.questions import Question
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.knowledge.guide import Text
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.faq_draft import FaqDraft, faq_draft
from suishiban.knowledge.search.matters import Subject, by_matter, subject_of
from suishiban.knowledge.text import folded

#: Questions read back to find those alike.
_LOOKED_THROUGH = 500
#: Questions whose subject is kept.
_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class NearGuide:
    """A guide that comes near."""

    item: str
    name: Text
    probability: float


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that stands for all those about the same matter."""

    question: Question
    """The latest of them."""
    count: int
    outcomes: Mapping[str, int]
    """How often each of them was refused, clarified, not understood or disliked."""
    nearest: tuple[NearGuide, ...]
    draft: FaqDraft
    """A common question that would answer them."""


class OpenQuestions:
    """What waits for the administrators."""

    def __init__(self, store: Store, knowledge: KnowledgeService) -> None:
        self._store = store
        self._knowledge = knowledge
        self._subjects = _SubjectsKept()

    def all(self, on: date, limit: int) -> tuple[OpenQuestion, ...]:
        """Of the latest `limit` questions one for each matter: the most asked first, of those the latest."""
        with self._store.reading() as work:
            asked = work.questions.open_ones(limit)
        knowledge = self._knowledge.current()
        found = [self._open(knowledge, group, on) for group in self._groups(knowledge, asked, on)]
        return tuple(sorted(found, key=lambda one: -one.count))

    def settle(self, question: str, actor: str, at: datetime) -> None:
        """This question and those of its matter are seen to; raises Unknown."""
        group = self._group(question, at.date())
        self._store.write(lambda work: _settle(work, question, group, actor, at))

    def answered(self, question: str, item: str, actor: str, at: datetime) -> int:
        """A common question for this matter was drafted for `item`: each wording of it becomes a golden question.

        How many are new among them. The matter is settled; raises Unknown, for an item without a guide too.
        """
        group = self._group(question, at.date())
        wordings = {folded(one.text): one for one in reversed(group)}

        def answered(work: Work) -> int:
            if not work.guide_files.newest(item):
                raise Unknown(guide=item)
            _settle(work, question, group, actor, at)
            return sum(work.golden.add(_golden(one, item), actor, at) for one in wordings.values())

        return self._store.write(answered)

    def _group(self, question: str, on: date) -> Sequence[Question]:
        """The open questions of the matter of this one."""
        with self._store.reading() as work:
            asked = work.questions.open_ones(_LOOKED_THROUGH)
        groups = self._groups(self._knowledge.current(), asked, on)
        return next((group for group in groups if any(one.id == question for one in group)), ())

    def _groups(self, knowledge: Knowledge, asked: Sequence[Question], on: date) -> list[list[Question]]:
        subjects = [self._subjects.of(knowledge, one, on) for one in asked]
        return [[asked[place] for place in group] for group in by_matter(subjects)]

    def _open(self, knowledge: Knowledge, group: Sequence[Question], on: date) -> OpenQuestion:
        subjects = [self._subjects.of(knowledge, one, on) for one in group]
        near = [NearGuide(one.item, knowledge.release.name(one.item), one.probability) for one in subjects[0].near]
        return OpenQuestion(
            question=group[0],
            count=len(group),
            outcomes=Counter(one.outcome for one in group),
            nearest=tuple(near),
            draft=faq_draft(knowledge, subjects, group[0].region, on),
        )


def _settle(work: Work, question: str, group: Sequence[Question], actor: str, at: datetime) -> None:
    for id in dict.fromkeys((question, *(one.id for one in group))):
        work.questions.settle(id, actor)
    told = f"question:{question[:50]}"
    work.audit.append(AuditEntry(at=at, actor=actor, action="question-settled", object=told))


def _golden(asked: Question, item: str) -> GoldenQuestion:
    text = asked.text[:LONGEST_GOLDEN]
    return GoldenQuestion(text=text, item=item, section="", region=asked.region, origin=GoldenOrigin.CITIZENS)


class _SubjectsKept:
    """What the questions seen are about, while one release is served on one day."""

    def __init__(self) -> None:
        self._of: tuple[str, date] | None = None
        self._found: dict[tuple[str, str, str], Subject] = {}
        self._lock = Lock()

    def of(self, knowledge: Knowledge, question: Question, on: date) -> Subject:
        with self._lock:
            if self._of != (knowledge.release.id, on) or len(self._found) > _KEPT:
                self._of, self._found = (knowledge.release.id, on), {}
            known = self._found
        key = (question.text, question.region, question.item or "")
        if key not in known:
            talked_of = question.item if question.item in knowledge.release.live else ""
            known[key] = subject_of(knowledge, question.text, question.region, on, talked_of or "")
        return known[key]
