"""Do call-backs move their case once, and do strangers move nothing?"""

import json
from collections.abc import Callable
from datetime import datetime

import pytest

from suishiban.api.case_log import CaseLog
from suishiban.api.store.store import Store
from suishiban.api.workers.callbacks import STATUS, CallbackDesk, CallbackOutcome
from suishiban.assistant.casework.acknowledgement import acknowledged
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.casework.signatures import signed_headers
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.guide import Desk
from suishiban.knowledge.rules import WorkingCalendar

Reload = Callable[[Case], Case]
SECRET = b"c" * 32
Send = Callable[..., CallbackOutcome]


@pytest.fixture
def desk(store: Store, log: CaseLog, calendar: WorkingCalendar, clock: Callable[[], datetime]) -> CallbackDesk:
    return CallbackDesk(store, log, [SECRET], calendar, seconds=lambda: clock().timestamp())


@pytest.fixture
def theirs(store: Store, log: CaseLog, open_one: Callable[[Desk], Case], clock: Callable[[], datetime]) -> Case:
    """A case that the department has registered and decides itself."""
    case = open_one(Desk.DEPARTMENT)
    change = acknowledged(case, MessageKind.REGISTER_CASE, b"{}", "99010200000009", clock())
    store.write(lambda work: log.record(work, change, clock()))
    return change.case


@pytest.fixture
def send(desk: CallbackDesk, theirs: Case, clock: Callable[[], datetime]) -> Send:
    def post(sequence: int, kind: str, secret: bytes = SECRET, **more: object) -> CallbackOutcome:
        body = {"id": f"{theirs.receipt_no}/{sequence}", "sequence": sequence, "receipt_no": theirs.receipt_no}
        content = json.dumps({**body, "kind": kind, **more}).encode()
        return desk.take(signed_headers(secret, int(clock().timestamp()), content), content, clock()).outcome

    return post


def test_call_backs_move_the_case_in_their_order(send: Send, theirs: Case, reload: Reload) -> None:
    assert send(2, "concluded") is CallbackOutcome.EARLY
    assert send(1, "accepted") is CallbackOutcome.APPLIED
    assert send(1, "accepted") is CallbackOutcome.DOUBLED
    assert send(2, "concluded", reason="准予登记") is CallbackOutcome.APPLIED
    case = reload(theirs)
    assert (case.state, case.version, case.sequence) == (CaseState.CONCLUDED, 4, 2)
    assert send(3, "refused") is CallbackOutcome.IMPOSSIBLE
    assert send(3, "refused") is CallbackOutcome.DOUBLED
    assert reload(theirs).state is CaseState.CONCLUDED


def test_a_stranger_and_an_old_message_move_nothing(
    send: Send, desk: CallbackDesk, theirs: Case, reload: Reload, clock: Callable[[], datetime]
) -> None:
    assert send(1, "accepted", secret=b"x" * 32) is CallbackOutcome.UNSIGNED
    body = b"{}"
    headers = signed_headers(SECRET, int(clock().timestamp()) - 301, body)
    assert desk.take(headers, body, clock()).outcome is CallbackOutcome.UNSIGNED
    assert desk.take({}, body, clock()).outcome is CallbackOutcome.UNSIGNED
    assert reload(theirs).version == 2


@pytest.mark.parametrize("kind", ["", "married"])
def test_what_is_no_call_back_is_named_so(send: Send, kind: str) -> None:
    assert send(1, kind) is CallbackOutcome.UNREADABLE


def test_a_case_that_is_not_ours_is_gone(send: Send, desk: CallbackDesk, clock: Callable[[], datetime]) -> None:
    body = json.dumps({"id": "x/1", "sequence": 1, "receipt_no": "MC0", "kind": "accepted"}).encode()
    headers = signed_headers(SECRET, int(clock().timestamp()), body)
    assert desk.take(headers, body, clock()).outcome is CallbackOutcome.UNKNOWN_CASE


def test_every_outcome_has_its_status() -> None:
    assert {outcome.value: STATUS[outcome] for outcome in CallbackOutcome} == {
        "applied": 200,
        "doubled": 200,
        "early": 409,
        "impossible": 422,
        "unsigned": 401,
        "unreadable": 400,
        "unknown_case": 410,
    }
