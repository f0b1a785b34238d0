"""How does a confirmed application become a case? Inside the transaction that commits the citizen's confirmation."""

from dataclasses import dataclass
from datetime import date, datetime

from suishiban.api.case_log import CaseLog, Filing
from suishiban.api.services.errors import CaseStands
from suishiban.api.services.notices import Notices
from suishiban.api.services.retention import retain_until
from suishiban.api.store.keyring import new_id
from suishiban.api.store.work import Work
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.bond import Bond
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.citizen_acts import resubmit, withdraw
from suishiban.assistant.casework.decisions import Denied
from suishiban.assistant.casework.instant import NotInstant, decide_at_once, rule_that_holds
from suishiban.assistant.casework.opening import Numbers, Place, open_case
from suishiban.assistant.casework.receipt import receipt_no
from suishiban.assistant.casework.states import CaseState
from suishiban.assistant.conversation.state import Matter, MatterStatus
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.rules import WorkingCalendar

#: Letters of the sample city in receipt numbers.
PREFIX = "MC"


def next_receipt_no(work: Work, day: date) -> str:
    """A receipt number that no other case has."""
    return receipt_no(PREFIX, day, work.cases.count(day))


@dataclass(frozen=True, slots=True)
class Submitted:
    """What the citizen has just confirmed."""

    application: Application
    matter: Matter
    """After the turn; names the case."""
    bond: Bond | None
    """Its place in a life event."""
    status_before: MatterStatus
    compiled: CompiledGuide
    person: str
    conversation: str
    moment: Moment


class FilingDesk:
    """Files what citizens confirm, correct and take back."""

    def __init__(self, log: CaseLog, notices: Notices, calendar: WorkingCalendar) -> None:
        self._log = log
        self._notices = notices
        self._calendar = calendar

    def file(self, work: Work, submitted: Submitted) -> None:
        """Open the case, or take the correction to the one there is; raises CaseStands where it moved meanwhile."""
        if submitted.status_before is MatterStatus.CORRECTING:
            self._correct(work, submitted)
        else:
            self._open(work, submitted)

    def take_back(self, work: Work, case_id: str, conversation: str, at: datetime) -> Case:
        """Withdraw a case; raises CaseStands where it can no longer be withdrawn.

        The conversation it was submitted in is told, unless it is `conversation`, whose own turn tells it.
        """
        change = self._record(work, withdraw(self._log.load(work, case_id), "", at), at)
        if work.cases.get(case_id).conversation != conversation:
            self._notices.tell_citizen(work, change)
        return change.case

    def _open(self, work: Work, submitted: Submitted) -> None:
        matter, at = submitted.matter, submitted.moment.at
        numbers = Numbers(matter.case_id, matter.receipt_no)
        place = _place(submitted)
        opened = open_case(submitted.compiled.guide, submitted.application, numbers, at, self._calendar, place)
        filing = Filing(submitted.person, submitted.conversation, retain_until(at))
        self._log.open(work, opened, filing, at)
        if opened.case.state is CaseState.WAITING:
            return
        decided = decide_at_once(opened.case, submitted.compiled, matter.answers, submitted.moment, new_id())
        if not isinstance(decided, NotInstant):
            self._log.record(work, decided, at)

    def _correct(self, work: Work, submitted: Submitted) -> None:
        case = self._log.load(work, submitted.matter.case_id)
        change = resubmit(case, submitted.application, submitted.moment.at, self._calendar)
        self._record(work, change, submitted.moment.at)

    def _record(self, work: Work, change: Change | Denied, at: datetime) -> Change:
        if isinstance(change, Denied):
            raise CaseStands(reason=f"{change.why.zh} / {change.why.en}", right="ask for the case's progress")
        self._log.record(work, change, at)
        return change


def _place(submitted: Submitted) -> Place | None:
    """Its place in the life event, with the rule that decides it as soon as it is handed over."""
    if submitted.bond is None:
        return None
    rule = rule_that_holds(submitted.compiled, submitted.application, submitted.matter.answers, submitted.moment)
    return Place(submitted.bond, "" if isinstance(rule, NotInstant) else rule)
