"""Which cases and files does a citizen have?"""

import hashlib
from collections.abc import Iterator, Mapping

from suishiban.api.case_log import CaseLog
from suishiban.api.store.case_records import Case as Head
from suishiban.api.store.errors import KeyErased
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.application import AttachedFile
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.clock import limit_in_force
from suishiban.assistant.casework.notices import message
from suishiban.assistant.casework.states import LABELS, CaseState, Move, Standing, Who, may
from suishiban.assistant.conversation.case_summary import CaseSummary

#: Cases told of in one progress report.
MOST = 5


def case_summaries(store: Store, log: CaseLog, person: str) -> tuple[CaseSummary, ...]:
    """The citizen's cases, the latest first, at most five."""
    with store.reading() as work:
        return tuple(summary(case, head.conversation or "") for head, case in cases_of(work, log, person, MOST))


def cases_of(work: Work, log: CaseLog, person: str, most: int) -> Iterator[tuple[Head, Case]]:
    """A person's cases, the latest first; those that were erased are left out."""
    for head in work.cases.of_person(person, most):
        try:
            yield head, log.load(work, head.id)
        except KeyErased:
            continue


def summary(case: Case, conversation: str) -> CaseSummary:
    """What a conversation is told of a case."""
    running = limit_in_force(case) is not None and case.state is not CaseState.CORRECTION_REQUESTED
    limit = case.due if running else None
    standing = may(case.state, Move.WITHDRAW, Who.CITIZEN, case.desk).standing
    return CaseSummary(
        case_id=case.id,
        receipt_no=case.receipt_no,
        department_no=case.department_no,
        item=case.application.item,
        state=case.state,
        state_text=LABELS[case.state],
        due=limit.day.isoformat() if limit else "",
        provisional=limit.provisional if limit else False,
        note=message(case),
        withdrawable=standing is Standing.LEGAL,
        conversation_id=conversation,
    )


def attached_files(store: Store, conversation: str, ids: tuple[str, ...]) -> Mapping[str, AttachedFile]:
    """The conversation's uploads among `ids`, by id."""
    if not ids:
        return {}
    found: dict[str, AttachedFile] = {}
    with store.reading() as work:
        for one in work.blobs.attached(conversation):
            if one.id in ids:
                digest = hashlib.sha256(work.blobs.content(one.blob)).hexdigest()
                found[one.id] = AttachedFile(one.id, one.name, work.blobs.get(one.blob).media_type, digest)
    return found
