"""How is a person forgotten? Their keys are destroyed; what the archive must keep is named, with its day."""

from dataclasses import dataclass
from datetime import datetime

from suishiban.api.case_log import CaseLog
from suishiban.api.clock import Clock
from suishiban.api.services.states import ConversationStates
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.case_records import Case as Head
from suishiban.api.store.keyring import Erasure
from suishiban.api.store.store import Scrubbed, Store
from suishiban.api.store.work import Work
from suishiban.assistant.turn import Citizen
from suishiban.knowledge.remembered import forget_words

#: More than anyone has.
_ALL = 100_000


@dataclass(frozen=True, slots=True)
class KeptCase:
    """A case that stays until the archive lets it go."""

    receipt_no: str
    item: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What an erasure did."""

    keys: int
    """Data keys destroyed; nothing under them can be read again."""
    kept: tuple[KeptCase, ...]
    pages: Scrubbed
    """What became of old pages of the database file."""


class ErasureDesk:
    """Carries out what a citizen asks under 个人信息保护法 第四十七条."""

    def __init__(self, store: Store, log: CaseLog, states: ConversationStates, clock: Clock) -> None:
        self._store = store
        self._log = log
        self._states = states
        self._clock = clock

    def forget(self, citizen: Citizen) -> Forgotten:
        """Erase everything of the citizen but cases under retention, log them out, and say what is left."""
        now = self._clock.now()
        with self._store.transaction() as work:
            heads = work.cases.of_person(citizen.person, _ALL)
            conversations = work.conversations.of_person(citizen.person, _ALL)
            self._save_files(work, heads, now)
            erasure = work.people.erase(citizen.person, now)
            person = citizen.person
            work.audit.append(AuditEntry(at=now, actor="citizen", action="erase", object="person", person=person))
        for conversation in conversations:
            self._states.forget(conversation.id)
        forget_words()
        self._sweep()
        return Forgotten(len(erasure.destroyed), _kept(heads, erasure), self._store.scrub())

    def _save_files(self, work: Work, heads: tuple[Head, ...], now: datetime) -> None:
        """The files of a case that stays go under the case's own key, which stays too."""
        for head in heads:
            if not work.keys.retained(head.subject, now):
                continue
            for paper in self._log.load(work, head.id).application.papers:
                for file in paper.files:
                    work.blobs.hand_over(file.id, head.subject, now)

    def _sweep(self) -> None:
        with self._store.reading() as work:
            gone = work.blobs.erased(_ALL)
        for digest in gone:
            self._sweep_one(digest)

    def _sweep_one(self, digest: str) -> None:
        self._store.write(lambda work: work.blobs.sweep(digest))


def _kept(heads: tuple[Head, ...], erasure: Erasure) -> tuple[KeptCase, ...]:
    until = {kept.subject: kept.until for kept in erasure.kept}
    return tuple(KeptCase(head.receipt_no, head.item, until[head.subject]) for head in heads if head.subject in until)
