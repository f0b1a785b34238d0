"""Do messages reach the back end, and does the case follow its answers?"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Protocol

import pytest

from suishiban.api.backends.port import Answer, Refused, TryLater
from suishiban.api.case_log import CaseLog, CaseMoved
from suishiban.api.store.store import Store
from suishiban.api.workers.delivery import Delivery
from suishiban.assistant.casework.backoff import MOST_ATTEMPTS
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.citizen_acts import withdraw
from suishiban.assistant.casework.decisions import Accept, Signed, decide
from suishiban.assistant.casework.events import Withdrawn
from suishiban.assistant.casework.messages import OutMessage
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.rules import WorkingCalendar

Reload = Callable[[Case], Case]


class Time(Protocol):
    def __call__(self) -> datetime: ...
    def advance(self, by: timedelta) -> None: ...


class ToldBackend(Protocol):
    answers: list[Answer]
    got: list[OutMessage]

    def deliver(self, message: OutMessage) -> Answer: ...


@pytest.fixture
def delivery(store: Store, backend: ToldBackend, log: CaseLog, clock: Time) -> Iterator[Delivery]:
    delivery = Delivery(store=store, backend=backend, log=log, now=clock, worker="w1")
    yield delivery
    backend.answers.clear()
    clock.advance(timedelta(days=3000))
    while delivery.once():
        pass


def order(store: Store, log: CaseLog, case: Case, change: Change, at: datetime) -> None:
    store.write(lambda work: log.record(work, change, at))


def test_a_delivered_registration_hands_the_case_over(
    delivery: Delivery, backend: ToldBackend, case: Case, reload: Reload
) -> None:
    assert delivery.once() == 1
    assert [message.idempotency_key for message in backend.got] == [f"{case.id}:register_case:1"]
    now = reload(case)
    assert (now.state, now.department_no, now.version) == (CaseState.HANDED_OFF, "99010200000001", 2)
    assert delivery.once() == 0


def test_a_failed_delivery_is_tried_again_later_under_the_same_key(
    delivery: Delivery, backend: ToldBackend, case: Case, reload: Reload, clock: Time
) -> None:
    backend.answers = [TryLater("HTTP 503")]
    assert delivery.once() == 1
    assert (delivery.once(), reload(case).state) == (0, CaseState.SUBMITTED)
    clock.advance(timedelta(seconds=3))
    assert delivery.once() == 1
    assert reload(case).state is CaseState.HANDED_OFF
    assert len({message.idempotency_key for message in backend.got}) == 1


def test_after_a_week_an_operator_must_look(
    delivery: Delivery, backend: ToldBackend, case: Case, reload: Reload, clock: Time, store: Store
) -> None:
    backend.answers = [TryLater("ConnectError") for _ in range(MOST_ATTEMPTS)]
    for _ in range(MOST_ATTEMPTS):
        assert delivery.once() == 1
        clock.advance(timedelta(hours=8))
    assert delivery.once() == 0
    assert (reload(case).state, reload(case).failure) == (CaseState.SUBMITTED, "ConnectError")
    with store.reading() as work:
        assert work.outbox.counts().dead == 1


def test_a_refused_registration_stops_the_case_for_an_operator(
    delivery: Delivery, backend: ToldBackend, case: Case, reload: Reload
) -> None:
    backend.answers = [Refused("实施编码不存在")]
    delivery.once()
    assert (reload(case).state, reload(case).failure) == (CaseState.SUBMITTED, "实施编码不存在")


def test_a_decision_follows_its_registration_and_moves_the_case(
    delivery: Delivery, backend: ToldBackend, case: Case, reload: Reload, log: CaseLog, store: Store,
    clock: Time, calendar: WorkingCalendar,
) -> None:  # fmt: skip
    change = decide(case, Accept(), Signed("clerk:0012", clock(), "o1"), calendar)
    assert isinstance(change, Change)
    order(store, log, case, change, clock())
    while delivery.once():
        pass
    assert [message.kind.value for message in backend.got] == ["register_case", "decision"]
    assert reload(case).state is CaseState.ACCEPTED


def test_a_refused_decision_leaves_the_case_and_lets_others_pass(
    delivery: Delivery, backend: ToldBackend, case: Case, reload: Reload, log: CaseLog, store: Store,
    clock: Time, calendar: WorkingCalendar,
) -> None:  # fmt: skip
    delivery.once()
    change = decide(reload(case), Accept(), Signed("clerk:0012", clock(), "o1"), calendar)
    assert isinstance(change, Change)
    order(store, log, case, change, clock())
    backend.answers = [Refused("窗口已关闭")]
    delivery.once()
    now = reload(case)
    assert (now.state, now.order, now.failure) == (CaseState.HANDED_OFF, None, "窗口已关闭")
    taken_back = withdraw(now, "不办了", clock())
    assert isinstance(taken_back, Change)
    order(store, log, case, taken_back, clock())
    assert delivery.once() == 1
    assert (reload(case).state, reload(case).withdrawing) == (CaseState.WITHDRAWN, False)


def test_what_a_killed_worker_had_claimed_comes_back_after_its_lease(
    delivery: Delivery, backend: ToldBackend, case: Case, store: Store, clock: Time, reload: Reload
) -> None:
    store.write(lambda work: work.outbox.claim("killed", clock(), 10, timedelta(seconds=30)))
    assert delivery.once() == 0
    clock.advance(timedelta(seconds=31))
    assert delivery.once() == 1
    assert reload(case).state is CaseState.HANDED_OFF


def test_an_answer_after_the_lease_is_the_next_workers(
    store: Store, log: CaseLog, clock: Time, case: Case, reload: Reload, delivery: Delivery
) -> None:
    class Slow:
        """Answers after another worker has taken over."""

        def deliver(self, message: OutMessage) -> Answer:
            clock.advance(timedelta(seconds=31))
            delivery.once()
            return Refused("too late")

    Delivery(store=store, backend=Slow(), log=log, now=clock, worker="slow").once()
    assert (reload(case).state, reload(case).version) == (CaseState.HANDED_OFF, 2)


def test_of_two_writers_one_is_told(store: Store, log: CaseLog, case: Case, clock: Time, delivery: Delivery) -> None:
    first, second = (Change(case, ()).then(Withdrawn(why, "citizen", clock())) for why in ("a", "b"))
    order(store, log, case, first, clock())
    with pytest.raises(CaseMoved):
        order(store, log, case, second, clock())


def test_followers_are_told_in_the_same_transaction(store: Store, case: Case, clock: Time, delivery: Delivery) -> None:
    told: list[str] = []

    def refuse(work: object, change: Change) -> None:
        told.append(change.events[0].kind)
        raise RuntimeError("the conversation cannot follow")

    change = Change(case, ()).then(Withdrawn("", "citizen", clock()))
    with pytest.raises(RuntimeError):
        order(store, CaseLog(refuse), case, change, clock())
    assert told == ["Withdrawn"]
    with store.reading() as work:
        assert work.cases.get(case.id).state == "submitted"
