"""Which cases and files does a citizen have?"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from suishiban.api.case_log import CaseLog
from suishiban.api.store.case_records import Case as Head
from suishiban.api.store.errors import KeyErased
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.application import AttachedFile
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.clock import limit_in_force
from suishiban.assistant.casework.given_before import values_in
from suishiban.assistant.casework.notices import message
from suishiban.assistant.casework.states import LABELS, OPEN, CaseState, Move, Standing, Who, may
from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.earlier import Earlier

#: Cases told of in one progress report.
MOST = 5


def case_summaries(store: Store, log: CaseLog, person: str, conversation: str = "") -> tuple[CaseSummary, ...]:
    """At most five cases: what waits for the citizen first, then what was handed in in this conversation, then what is
    under way, the latest of each first.

    A life event counts once and is told of whole, in the order of its receipt numbers.
    """

    def place(head: Head) -> tuple[bool, bool, int]:
        calm = _calm(CaseState(head.state))
        return calm > 0, not conversation or head.conversation != conversation, calm

    with store.reading() as work:
        heads = sorted(work.cases.of_person(person), key=place)
        found = _loaded(work, log, _whole_events(heads))
        return tuple(summary(case, head.conversation or "") for head, case in found)


def _whole_events(heads: Sequence[Head]) -> list[Head]:
    groups: dict[str, list[Head]] = {}
    for head in heads:
        groups.setdefault(head.event_no or head.id, []).append(head)
    return [one for group in [*groups.values()][:MOST] for one in sorted(group, key=lambda head: head.receipt_no)]


def _calm(state: CaseState) -> int:
    """How little a case in this state asks of its citizen."""
    if state is CaseState.CORRECTION_REQUESTED:
        return 0
    if state in OPEN:
        return 1
    return 3 if state in (CaseState.WITHDRAWN, CaseState.CORRECTION_LAPSED) else 2


def cases_of(work: Work, log: CaseLog, person: str, most: int) -> Iterator[tuple[Head, Case]]:
    """A person's cases, the latest first; those that were erased are left out."""
    yield from _loaded(work, log, work.cases.of_person(person, most))


def _loaded(work: Work, log: CaseLog, heads: Iterable[Head]) -> Iterator[tuple[Head, Case]]:
    for head in heads:
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
        event_no=case.bond.number if case.bond else "",
        event=case.bond.event if case.bond else "",
        concluded=case.state is CaseState.CONCLUDED,
    )


#: Earlier applications looked through for what a citizen gave before.
_LOOKED_THROUGH = 5


def earlier_values(store: Store, log: CaseLog, person: str) -> tuple[Earlier, ...]:
    """What the person's applications hold, the latest first."""
    with store.reading() as work:
        cases = [case for _, case in cases_of(work, log, person, _LOOKED_THROUGH)]
    return tuple(one for case in cases for one in values_in(case))


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
