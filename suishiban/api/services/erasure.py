"""How is a person forgotten? Their keys are destroyed; what the archive must keep is named, with its day."""

from dataclasses import dataclass
from datetime import datetime

from suishiban.api.case_log import CaseLog
from suishiban.api.clock import Clock
from suishiban.api.services.mandate_book import entry_of
from suishiban.api.services.mandate_news import leave_word
from suishiban.api.services.states import ConversationStates
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.case_records import Case as Head
from suishiban.api.store.errors import Unknown
from suishiban.api.store.keyring import Erasure
from suishiban.api.store.mandates import StoredMandate
from suishiban.api.store.store import Scrubbed, Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.applicant import files_of
from suishiban.assistant.casework.mandate_notices import MandateEvent
from suishiban.assistant.conversation.mandate import MandateState
from suishiban.assistant.visit import Citizen
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
            gone: list[str] = []
            work.mandates.erase(
                citizen.person,
                MandateState.REVOKED.value,
                now,
                lambda one: gone.extend(self._parted(work, one, citizen.person, now)),
            )
            work.mandate_notices.erase(citizen.person)
            erasure = work.people.erase(citizen.person, now)
            person = citizen.person
            work.audit.append(AuditEntry(at=now, actor="citizen", action="erase", object="person", person=person))
        for conversation in conversations:
            self._states.forget(conversation.id)
        forget_words()
        for digest in gone:
            self._sweep_one(digest)
        self._sweep()
        return Forgotten(len(erasure.destroyed), _kept(heads, erasure), self._store.scrub())

    def _save_files(self, work: Work, heads: tuple[Head, ...], now: datetime) -> None:
        """The files of a case that stays go under the case's own key, which stays too."""
        for head in heads:
            if not work.keys.retained(head.subject, now):
                continue
            application = self._log.load(work, head.id).application
            files = {file.id for paper in application.papers for file in paper.files} | {*files_of(application.mandate)}
            for id in files:
                work.blobs.hand_over(id, head.subject, now)

    def _parted(self, work: Work, stored: StoredMandate, person: str, now: datetime) -> list[str]:
        """Have the agent told of a mandate that ends with its principal's data; digests of the files to sweep."""
        entry = entry_of(stored)
        if stored.agent != person and entry.mandate.state_on(now.date()).stands:
            leave_word(work, entry, MandateEvent.TAKEN_BACK, now)
        return self._proofs(work, stored, person, now)

    def _proofs(self, work: Work, stored: StoredMandate, person: str, now: datetime) -> list[str]:
        """The files that prove a mandate of somebody else's conversation, which go with the principal who is in the
        picture; what a case that stays was filed with stays under the case's own key. Digests to sweep."""
        if stored.agent == person:
            return []
        mandate, gone = entry_of(stored).mandate, []
        kept = self._kept_under(work, stored, now)
        for id in files_of(mandate):
            try:
                gone.append(work.blobs.attachment(id).blob)
            except Unknown:
                continue
            if kept is not None:
                work.blobs.hand_over(id, kept.subject, now)
        return gone

    def _kept_under(self, work: Work, stored: StoredMandate, now: datetime) -> Head | None:
        """A case under retention that was filed under the mandate."""
        for head in work.cases.of_person(stored.agent, _ALL):
            if not work.keys.retained(head.subject, now):
                continue
            mandate = self._log.load(work, head.id).application.mandate
            if mandate is not None and mandate.id == stored.id:
                return head
        return None

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
