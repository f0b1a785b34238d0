"""Does the double behave as a department's system does, well and badly?"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

import httpx
import pytest

from suishiban.api.backends.double.caller import Caller
from suishiban.api.backends.double.journal import Journal
from suishiban.api.backends.double.modes import Mode
from suishiban.api.backends.http import HttpBackend
from suishiban.api.backends.port import Delivered, Refused, TryLater
from suishiban.assistant.casework.messages import MessageKind, OutMessage
from suishiban.assistant.casework.signatures import Verified


class Receiver(Protocol):
    """Who takes the call-backs (conftest)."""

    url: str
    answers: list[int]
    bodies: list[dict[str, object]]
    verified: set[Verified]

    def wait_for(self, number: int) -> list[tuple[object, object]]: ...


Outgoing = Callable[..., OutMessage]
SECRET = b"c" * 32


@pytest.fixture
def backend(double: str) -> Iterator[HttpBackend]:
    backend = HttpBackend(double, SECRET, patience=0.2)
    yield backend
    backend.close()


@pytest.fixture
def calling(journal: Journal, receiver: Receiver) -> Iterator[Caller]:
    caller = Caller(journal, receiver.url, SECRET)
    caller.start()
    yield caller
    caller.stop()


def test_a_case_is_registered_once_however_often_it_comes(
    backend: HttpBackend, journal: Journal, message: Outgoing
) -> None:
    first = backend.deliver(message(MessageKind.REGISTER_CASE))
    again = backend.deliver(message(MessageKind.REGISTER_CASE))
    other = backend.deliver(message(MessageKind.REGISTER_CASE, "R2"))
    assert (first, again, other) == (
        Delivered("99010200000001"),
        Delivered("99010200000001"),
        Delivered("99010200000002"),
    )
    assert [(effect.receipt_no, effect.asked) for effect in journal.effects()] == [("R1", 2), ("R2", 1)]


def test_a_wrong_signature_has_no_effect_and_is_tried_again(double: str, journal: Journal, message: Outgoing) -> None:
    with closing(HttpBackend(double, b"x" * 32)) as stranger:
        assert stranger.deliver(message(MessageKind.REGISTER_CASE)) == TryLater("the signature does not fit")
    with closing(HttpBackend(double, SECRET, seconds=lambda: 1000.0)) as late:
        assert isinstance(late.deliver(message(MessageKind.REGISTER_CASE)), TryLater)
    assert journal.effects() == ()


def test_a_decision_on_a_case_never_registered_is_refused(backend: HttpBackend, message: Outgoing) -> None:
    assert backend.deliver(message(MessageKind.DECISION, decision="accept")) == Refused("没有登记过这个收件编号")


def test_failing_it_has_no_effect(double: str, backend: HttpBackend, journal: Journal, message: Outgoing) -> None:
    assert httpx.put(f"{double}/mode", json={"mode": "fails"}, trust_env=False).json() == {"mode": "fails"}
    assert backend.deliver(message(MessageKind.REGISTER_CASE)) == TryLater("out of order")
    assert journal.effects() == ()


def test_slow_it_may_take_the_message_although_nobody_waits(
    backend: HttpBackend, journal: Journal, message: Outgoing
) -> None:
    journal.mode = Mode.SLOW
    assert backend.deliver(message(MessageKind.REGISTER_CASE)) == TryLater("ReadTimeout")
    journal.mode = Mode.WORKS
    assert backend.deliver(message(MessageKind.REGISTER_CASE)) == Delivered("99010200000001")


def test_crashing_it_dies_after_recording_and_only_then(
    backend: HttpBackend, journal: Journal, deaths: list[str], message: Outgoing
) -> None:
    journal.mode = Mode.CRASHES
    backend.deliver(message(MessageKind.REGISTER_CASE))
    assert (len(journal.effects()), deaths) == (1, ["died"])
    assert backend.deliver(message(MessageKind.REGISTER_CASE)) == Delivered("99010200000001")
    assert deaths == ["died"]


def test_the_mode_and_the_effects_outlive_the_process(journal: Journal, tmp_path: Path) -> None:
    journal.mode = Mode.DOUBLES
    again = Journal(tmp_path / "double.db")
    assert again.mode is Mode.DOUBLES
    again.close()


def test_nobody_there_is_tried_again(message: Outgoing) -> None:
    with closing(HttpBackend("http://127.0.0.1:9", SECRET)) as backend:
        assert backend.deliver(message(MessageKind.REGISTER_CASE)) == TryLater("ConnectError")


def test_at_its_own_desk_it_accepts_and_concludes(
    backend: HttpBackend, receiver: Receiver, calling: Caller, message: Outgoing
) -> None:
    backend.deliver(message(MessageKind.REGISTER_CASE, desk="department"))
    assert receiver.wait_for(2) == [(1, "accepted"), (2, "concluded")]
    assert receiver.verified == {Verified.GOOD}
    assert receiver.bodies[0]["id"] == "R1/1"


def test_at_our_desk_it_concludes_what_a_clerk_accepted(
    backend: HttpBackend, receiver: Receiver, calling: Caller, message: Outgoing
) -> None:
    backend.deliver(message(MessageKind.REGISTER_CASE))
    backend.deliver(message(MessageKind.DECISION, decision="accept"))
    assert receiver.wait_for(1) == [(1, "concluded")]


def test_doubling_it_sends_each_twice_and_the_one_before_again(
    backend: HttpBackend, journal: Journal, receiver: Receiver, calling: Caller, message: Outgoing
) -> None:
    journal.mode = Mode.DOUBLES
    backend.deliver(message(MessageKind.REGISTER_CASE, desk="department"))
    assert receiver.wait_for(5) == [
        (1, "accepted"),
        (1, "accepted"),
        (2, "concluded"),
        (2, "concluded"),
        (1, "accepted"),
    ]


def test_a_call_back_taken_too_early_comes_again_before_the_next(
    backend: HttpBackend, receiver: Receiver, calling: Caller, message: Outgoing
) -> None:
    receiver.answers = [409, 503]
    backend.deliver(message(MessageKind.REGISTER_CASE, desk="department"))
    assert receiver.wait_for(4) == [(1, "accepted")] * 3 + [(2, "concluded")]


def test_a_withdrawal_stops_what_was_not_told_and_comes_too_late_after_a_decision(
    backend: HttpBackend, journal: Journal, receiver: Receiver, message: Outgoing
) -> None:
    for receipt in ("R1", "R2"):
        backend.deliver(message(MessageKind.REGISTER_CASE, receipt, desk="department"))
    assert backend.deliver(message(MessageKind.WITHDRAWAL, "R2")) == Delivered("99010200000002")
    caller = Caller(journal, receiver.url, SECRET)
    caller.start()
    assert receiver.wait_for(2) == [(1, "accepted"), (2, "concluded")]
    caller.stop()
    assert backend.deliver(message(MessageKind.WITHDRAWAL, "R1")) == Refused("已经作出决定，不能撤回")


def test_a_tester_makes_it_act(double: str, backend: HttpBackend, journal: Journal, message: Outgoing) -> None:
    act = {"receipt_no": "R1", "kind": "suspended", "reason": "等待鉴定"}
    assert httpx.post(f"{double}/act", json=act, trust_env=False).status_code == 404
    backend.deliver(message(MessageKind.REGISTER_CASE))
    assert httpx.post(f"{double}/act", json=act, trust_env=False).status_code == 202
    assert [owed.sequence for owed in journal.owed(2**40)] == [1]
