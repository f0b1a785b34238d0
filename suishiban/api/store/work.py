"""What can be done within one transaction?"""

from dataclasses import dataclass

from sqlalchemy import Connection

from suishiban.api.store.attempts import Attempts
from suishiban.api.store.audit import Audit
from suishiban.api.store.bindings import Bindings
from suishiban.api.store.blob_files import BlobFiles
from suishiban.api.store.blobs import Blobs
from suishiban.api.store.cases import Cases
from suishiban.api.store.conversations import Conversations
from suishiban.api.store.gate_runs import GateRuns
from suishiban.api.store.golden import GoldenQuestions
from suishiban.api.store.guide_files import GuideFiles
from suishiban.api.store.inbox import Inbox
from suishiban.api.store.keyring import Keyring
from suishiban.api.store.mandate_notices import MandateNotices
from suishiban.api.store.mandates import Mandates
from suishiban.api.store.outbox import Outbox
from suishiban.api.store.people import People
from suishiban.api.store.questions import Questions
from suishiban.api.store.releases import Releases
from suishiban.api.store.resume_codes import ResumeCodes
from suishiban.api.store.reviews import Reviews
from suishiban.api.store.sessions import Sessions
from suishiban.api.store.staff import StaffList
from suishiban.api.store.switches import Switches
from suishiban.api.store.tallies import Tallies
from suishiban.api.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Work:
    """The repositories on one connection; what they do is committed together or not at all."""

    keys: Keyring
    conversations: Conversations
    resume_codes: ResumeCodes
    questions: Questions
    cases: Cases
    outbox: Outbox
    inbox: Inbox
    people: People
    bindings: Bindings
    mandates: Mandates
    mandate_notices: MandateNotices
    sessions: Sessions
    staff: StaffList
    attempts: Attempts
    switches: Switches
    blobs: Blobs
    guide_files: GuideFiles
    releases: Releases
    golden: GoldenQuestions
    reviews: Reviews
    gates: GateRuns
    tallies: Tallies
    audit: Audit


def work_on(connection: Connection, vault: Vault, files: BlobFiles) -> Work:
    """The repositories on `connection`."""
    keys = Keyring(connection, vault)
    return Work(
        keys=keys,
        conversations=Conversations(connection, keys),
        resume_codes=ResumeCodes(connection, vault),
        questions=Questions(connection, keys),
        cases=Cases(connection, keys),
        outbox=Outbox(connection, keys),
        inbox=Inbox(connection),
        people=People(connection, keys),
        bindings=Bindings(connection),
        mandates=Mandates(connection, keys),
        mandate_notices=MandateNotices(connection),
        sessions=Sessions(connection),
        staff=StaffList(connection),
        attempts=Attempts(connection),
        switches=Switches(connection),
        blobs=Blobs(connection, keys, files),
        guide_files=GuideFiles(connection),
        releases=Releases(connection),
        golden=GoldenQuestions(connection),
        reviews=Reviews(connection),
        gates=GateRuns(connection),
        tallies=Tallies(connection),
        audit=Audit(connection, vault),
    )
