"""How does a clerk work on the cases of their organ and region?

To a clerk whose they are not, they do not exist. A personal value is shown whole only for a stated purpose, which is
written down before the value is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from suishiban.api.case_log import CaseLog
from suishiban.api.clock import Clock
from suishiban.api.services.errors import Conflict, DecisionDenied, DecisionIncomplete, NotYours
from suishiban.api.services.papers import paper
from suishiban.api.services.staff import Member
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.case_records import Case as Head
from suishiban.api.store.case_records import CaseFilter
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.keyring import new_id
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.applicant import files_of
from suishiban.assistant.casework.application import Application, AttachedFile
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.coding import decode
from suishiban.assistant.casework.decisions import ClerkDecision, Denial, Denied, ReturnOnce, Signed, decide
from suishiban.assistant.casework.events import CaseEvent, Notice
from suishiban.assistant.casework.findings import Finding
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.knowledge.library import within
from suishiban.knowledge.rules import WorkingCalendar

#: What the clerk can mend in the decision itself; every other denial is about the case.
_INCOMPLETE = frozenset({Denial.REASON_NEEDED, Denial.NOTHING_TO_CORRECT, Denial.STILL_WRONG})


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case on a clerk's desk, with everything that has happened to it."""

    case: Case
    events: tuple[CaseEvent, ...]


@dataclass(frozen=True, slots=True)
class File:
    """An attachment as it was uploaded."""

    name: str
    media_type: str
    content: bytes


class CaseDesk:
    """The cases of the site, each seen by those it belongs to."""

    def __init__(self, store: Store, log: CaseLog, calendar: WorkingCalendar, clock: Clock) -> None:
        self._store = store
        self._log = log
        self._calendar = calendar
        self._clock = clock

    def queue(self, member: Member, wanted: CaseFilter, limit: int, offset: int) -> tuple[Case, ...]:
        """The cases that `member` may see, what is due first first; erased ones are left out. Raises NotYours."""
        with self._store.reading() as work:
            heads = work.cases.queue(_theirs(member, wanted), limit, offset)
            return tuple(case for head in heads for case in self._readable(work, head))

    def number(self, member: Member, wanted: CaseFilter) -> int:
        """How many cases `queue` has on all its pages; raises NotYours."""
        with self._store.reading() as work:
            return sum(number for _, number in work.cases.counts(_theirs(member, wanted)))

    def counts(self, member: Member) -> tuple[tuple[str, int], ...]:
        """(state, number) of the cases that `member` may see."""
        with self._store.reading() as work:
            return work.cases.counts(_theirs(member, CaseFilter()))

    def open(self, member: Member, case_id: str, purpose: str = "") -> OpenCase:
        """One case; with a `purpose` its personal values may be shown. Raises NotYours, KeyErased."""
        self._note(member, case_id, purpose, "read-clear")
        with self._store.reading() as work:
            case = self._case(work, member, case_id)
            return OpenCase(case, tuple(decode(one.payload, one.schema) for one in work.cases.events(case_id)))

    def paper(self, member: Member, case_id: str, name: str, purpose: str) -> bytes:
        """A document of the case as PDF; it shows personal values. Raises NotYours, KeyErased."""
        self._note(member, case_id, purpose, f"read-clear:{name}")
        with self._store.reading() as work:
            case = self._case(work, member, case_id)
        return paper(case, name)

    def file(self, member: Member, case_id: str, file_id: str, purpose: str) -> File:
        """An attachment of the case; raises NotYours, KeyErased."""
        self._note(member, case_id, purpose, "read-clear:attachment")
        with self._store.reading() as work:
            found = [one for one in _files(self._case(work, member, case_id).application) if one.id == file_id]
            if not found or not found[0].digest:
                raise NotYours(attachment=file_id, right="an attachment of the case")
            return File(found[0].name, found[0].media_type, work.blobs.content(work.blobs.attachment(file_id).blob))

    def preview(self, member: Member, case_id: str, decision: ReturnOnce) -> Notice:
        """The notice that `decision` would send; nothing is written. Raises NotYours, DecisionDenied and Incomplete."""
        with self._store.reading() as work:
            case = self._case(work, member, case_id)
        order = self._decided(case, decision, member, self._clock.now()).case.order
        assert order is not None
        assert order.notice is not None
        return order.notice

    def decide(self, member: Member, case_id: str, version: int, decision: ClerkDecision) -> Case:
        """Give the order, with its message to the back end, in one transaction; the case with the order under way.

        Raises Conflict where the case has moved since `version`, NotYours, DecisionDenied and DecisionIncomplete.
        """
        now = self._clock.now()

        def give(work: Work) -> Case:
            case = self._case(work, member, case_id)
            if case.version != version:
                raise Conflict(version=version, present=case.version, right="look at the case again and decide again")
            change = self._decided(case, decision, member, now)
            self._log.record(work, change, now)
            assert change.case.order is not None
            _audit(work, member, f"decision:{change.case.order.move}", case_id, now)
            return change.case

        return self._store.write(give)

    def _decided(self, case: Case, decision: ClerkDecision, member: Member, now: datetime) -> Change:
        change = decide(case, decision, Signed(member.clerk, now, new_id()), self._calendar)
        if not isinstance(change, Denied):
            return change
        kind = DecisionIncomplete if change.denial in _INCOMPLETE else DecisionDenied
        raise kind(decision=change.denial.value, why=change.why.zh, right=change.why.en)

    def _note(self, member: Member, case_id: str, purpose: str, action: str) -> None:
        """Write down that personal values are about to be read, and for what; nothing without a purpose."""
        if not purpose:
            return
        now = self._clock.now()

        def note(work: Work) -> None:
            head = _head(work, member, case_id)
            if head.person:
                work.people.accessed(head.person, member.actor, f"case:{case_id}", purpose, now)
            _audit(work, member, action, case_id, now, head.person, purpose)

        self._store.write(note)

    def _case(self, work: Work, member: Member, case_id: str) -> Case:
        return self._log.load(work, _head(work, member, case_id).id)

    def _readable(self, work: Work, head: Head) -> tuple[Case, ...]:
        try:
            return (self._log.load(work, head.id),)
        except KeyErased:
            return ()


def upheld(application: Application, rules: Sequence[str]) -> tuple[Finding, ...]:
    """The findings of those rules; raises DecisionIncomplete for a rule that found nothing."""
    known = {finding.rule for finding in application.findings}
    unknown = [rule for rule in rules if rule not in known]
    if unknown:
        right = ", ".join(sorted(known)) or "none: the pre-check found nothing"
        raise DecisionIncomplete(findings=", ".join(unknown), right=right)
    return tuple(finding for finding in application.findings if finding.rule in rules)


def require_paths(application: Application, paths: Sequence[str]) -> None:
    """Raises DecisionIncomplete for a path that the application does not hold; empty is the whole application."""
    known = {line.path for line in application.lines} | {MATERIAL + one.id for one in application.papers}
    known |= {line.path for rows in application.groups for row in rows.rows for line in row}
    known |= {rows.id for rows in application.groups} | {""}
    unknown = [path for path in paths if path not in known]
    if unknown:
        raise DecisionIncomplete(remarks=", ".join(unknown), right="paths of the application, as its lines name them")


def _files(application: Application) -> tuple[AttachedFile, ...]:
    listed = (file for one in application.papers for file in one.files)
    return (*listed, *files_of(application.mandate).values())


def _head(work: Work, member: Member, case_id: str) -> Head:
    """The head, where the case is the member's; raises NotYours."""
    try:
        head = work.cases.get(case_id)
    except Unknown as error:
        raise NotYours(case=case_id, right="a case of your organ and region") from error
    if not member.serves(head.department, head.region):
        raise NotYours(case=case_id, right="a case of your organ and region")
    return head


def _theirs(member: Member, wanted: CaseFilter) -> CaseFilter:
    """`wanted` within what `member` serves; raises NotYours where it reaches beyond."""
    department, region = wanted.department or member.department, wanted.region or member.region
    if member.department not in ("", department) or not within(region, member.region):
        raise NotYours(queue=f"{department} {region}", right="an organ and a region that you serve")
    return replace(wanted, department=department, region=region)


def _audit(
    work: Work, member: Member, action: str, case_id: str, now: datetime, person: str | None = None, purpose: str = ""
) -> None:
    work.audit.append(
        AuditEntry(at=now, actor=member.actor, action=action, object=f"case:{case_id}", person=person, purpose=purpose)
    )
