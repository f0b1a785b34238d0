"""What can a citizen see of their cases, and do with them?"""

from collections.abc import Collection
from dataclasses import dataclass

from suishiban.api.case_log import CaseLog, CaseMoved
from suishiban.api.clock import Clock
from suishiban.api.services.cases import cases_of
from suishiban.api.services.errors import CaseStands, Conflict, NotYours
from suishiban.api.services.filing import FilingDesk
from suishiban.api.services.papers import paper
from suishiban.api.store.case_records import Case as Head
from suishiban.api.store.errors import Unknown
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.coding import decode
from suishiban.assistant.casework.events import CaseEvent
from suishiban.assistant.casework.states import Move, Standing, Who, may
from suishiban.assistant.visit import Citizen

#: Cases in one list.
MOST = 100
_TRIES = 3


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A case of the citizen."""

    case: Case
    conversation: str
    """Where it was submitted; empty: nowhere any more."""
    happened: tuple[CaseEvent, ...] = ()


class CitizenCases:
    """The cases of whoever is logged in; to everybody else they do not exist."""

    def __init__(self, store: Store, log: CaseLog, desk: FilingDesk, clock: Clock) -> None:
        self._store = store
        self._log = log
        self._desk = desk
        self._clock = clock

    def all(self, citizen: Citizen) -> tuple[OwnCase, ...]:
        """The latest first, at most a hundred."""
        with self._store.reading() as work:
            found = cases_of(work, self._log, citizen.person, MOST)
            return tuple(OwnCase(case, head.conversation or "") for head, case in found)

    def open(self, citizen: Citizen, case_id: str) -> OwnCase:
        """One case with everything that happened to it; raises NotYours."""
        with self._store.reading() as work:
            head = _head(work, citizen, case_id)
            happened = tuple(decode(one.payload, one.schema) for one in work.cases.events(case_id))
            return OwnCase(self._log.load(work, case_id), head.conversation or "", happened)

    def paper(self, citizen: Citizen, case_id: str, name: str) -> bytes:
        """A document of the case as PDF; raises NotYours."""
        return paper(self.open(citizen, case_id).case, name)

    def withdraw(self, citizen: Citizen, case_id: str) -> None:
        """Take the case back, with the message to the department; raises NotYours, CaseStands, Conflict."""
        for _ in range(_TRIES):
            try:
                self._store.write(lambda work: self._withdrawn(work, citizen, case_id))
                return
            except CaseMoved:
                continue
        raise Conflict(case=case_id, right="look at the case again")

    def withdraw_event(self, citizen: Citizen, event_no: str, listed: Collection[str]) -> None:
        """Take back the cases of a life event: exactly those `listed`, in one transaction, or none.

        Raises NotYours, Conflict where other cases than these can be taken back now, and CaseStands where none can.
        """
        for _ in range(_TRIES):
            try:
                self._store.write(lambda work: self._event_withdrawn(work, citizen, event_no, listed))
                return
            except CaseMoved:
                continue
        raise Conflict(event=event_no, right="look at the cases again")

    def _event_withdrawn(self, work: Work, citizen: Citizen, event_no: str, listed: Collection[str]) -> None:
        heads = [head for head in work.cases.of_person(citizen.person) if head.event_no == event_no]
        if not heads:
            raise NotYours(event=event_no, right="a life event of yours")
        # What waits goes before what it waits for, which would stop it.
        heads.sort(key=lambda head: head.receipt_no, reverse=True)
        going = [head.id for head in heads if _may_withdraw(self._log.load(work, head.id))]
        if not going:
            raise CaseStands(event=event_no, right="ask for the progress of its cases")
        if {*going} != {*listed}:
            raise Conflict(cases=sorted(listed), right="look at the cases again")
        for case_id in going:
            self._desk.take_back(work, case_id, "", self._clock.now())

    def _withdrawn(self, work: Work, citizen: Citizen, case_id: str) -> None:
        _head(work, citizen, case_id)
        self._desk.take_back(work, case_id, "", self._clock.now())


def _may_withdraw(case: Case) -> bool:
    return may(case.state, Move.WITHDRAW, Who.CITIZEN, case.desk).standing is Standing.LEGAL


def _head(work: Work, citizen: Citizen, case_id: str) -> Head:
    try:
        head = work.cases.get(case_id)
    except Unknown as error:
        raise NotYours(case=case_id, right="a case of yours") from error
    if head.person != citizen.person:
        raise NotYours(case=case_id, right="a case of yours")
    return head
