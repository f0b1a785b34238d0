"""Does every message wait for exactly one worker, in order, however often workers die?"""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from suishiban.api.store.case_records import Case, NewCase
from suishiban.api.store.errors import AlreadyThere
from suishiban.api.store.inbox import Sight
from suishiban.api.store.outbox import Message, OutboxCounts, Settled
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work

LEASE = timedelta(seconds=60)
Submit = Callable[..., Case]


def open_case(work: Work, number: int, now: datetime, person: str | None = None) -> Case:
    new = NewCase(
        receipt_no=f"SSB{number:04}",
        item="company-change-address",
        implementation_code="990102-0001",
        guide_version=1,
        department="东岸区市场监督管理局",
        region="990102",
        state="submitted",
        person=person,
    )
    return work.cases.open(new, [], now)


@pytest.fixture
def submit(store: Store, now: datetime) -> Submit:
    """Opens a case and writes its message in one transaction."""

    def submit(number: int, person: str | None = None) -> Case:
        def unit(work: Work) -> Case:
            case = open_case(work, number, now, person)
            work.outbox.put(case.id, case.subject, "submit", f"submit-{number}", b"application %d" % number, now)
            return case

        return store.write(unit)

    return submit


def claim(store: Store, worker: str, now: datetime, limit: int = 10) -> tuple[Message, ...]:
    return store.write(lambda work: work.outbox.claim(worker, now, limit, LEASE))


def test_a_message_is_claimed_and_delivered(store: Store, submit: Submit, now: datetime) -> None:
    case = submit(1)
    (message,) = claim(store, "a", now)
    assert (message.case, message.kind, message.idempotency_key) == (case.id, "submit", "submit-1")
    assert (message.payload, message.attempts, message.claimed_until) == (b"application 1", 1, now + LEASE)
    assert claim(store, "b", now) == ()
    assert store.write(lambda work: work.outbox.delivered(message.id, "a", now)) is Settled.DONE
    assert claim(store, "b", now + LEASE) == ()


def test_case_and_message_are_written_together_or_not_at_all(store: Store, now: datetime) -> None:
    def unit(work: Work) -> None:
        case = open_case(work, 1, now)
        work.outbox.put(case.id, case.subject, "submit", "submit-1", b"x", now)
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError, match="the power went"):
        store.write(unit)
    with store.reading() as work:
        assert work.outbox.counts() == OutboxCounts(waiting=0, dead=0, oldest=None)
        assert work.cases.of_person("anyone") == ()


def test_workers_at_once_never_get_the_same_message(store: Store, submit: Submit, now: datetime) -> None:
    for number in range(40):
        submit(number)
    got: list[str] = []

    def work_on(name: str) -> None:
        while messages := claim(store, name, now, limit=3):
            got.extend(message.idempotency_key for message in messages)

    workers = [threading.Thread(target=work_on, args=(f"worker {number}",)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(got) == sorted(f"submit-{number}" for number in range(40))


def test_a_worker_gets_no_more_than_it_asked_for_oldest_first(store: Store, submit: Submit, now: datetime) -> None:
    for number in range(5):
        submit(number)
    assert [message.idempotency_key for message in claim(store, "a", now, limit=2)] == ["submit-0", "submit-1"]
    assert [message.idempotency_key for message in claim(store, "a", now, limit=2)] == ["submit-2", "submit-3"]


def test_an_idempotency_key_is_used_once(store: Store, submit: Submit, now: datetime) -> None:
    case = submit(1)
    with pytest.raises(AlreadyThere, match="idempotency_key: submit-1"):
        store.write(lambda work: work.outbox.put(case.id, case.subject, "submit", "submit-1", b"x", now))


def test_a_worker_that_died_loses_its_message_to_another(store: Store, submit: Submit, now: datetime) -> None:
    submit(1)
    (first,) = claim(store, "a", now)
    later = now + LEASE
    (second,) = claim(store, "b", later)
    assert (second.id, second.attempts) == (first.id, 2)
    assert store.write(lambda work: work.outbox.delivered(first.id, "a", later)) is Settled.LOST
    assert store.write(lambda work: work.outbox.delivered(first.id, "b", later)) is Settled.DONE


def test_a_failed_delivery_waits_for_its_time(store: Store, submit: Submit, now: datetime) -> None:
    submit(1)
    (message,) = claim(store, "a", now)
    hour = now + timedelta(hours=1)
    assert store.write(lambda work: work.outbox.retry(message.id, "a", hour, "503")) is Settled.DONE
    assert claim(store, "a", now + timedelta(minutes=59)) == ()
    assert [message.attempts for message in claim(store, "a", hour)] == [2]


def test_a_case_s_messages_go_one_after_another(store: Store, submit: Submit, now: datetime) -> None:
    case = submit(1)
    store.write(lambda work: work.outbox.put(case.id, case.subject, "withdraw", "withdraw-1", b"x", now))
    (message,) = claim(store, "a", now)
    assert (message.kind, claim(store, "b", now)) == ("submit", ())
    store.write(lambda work: work.outbox.delivered(message.id, "a", now))
    assert [message.kind for message in claim(store, "b", now)] == ["withdraw"]


def test_a_dead_message_holds_its_case_back_until_it_is_revived(store: Store, submit: Submit, now: datetime) -> None:
    case = submit(1)
    store.write(lambda work: work.outbox.put(case.id, case.subject, "withdraw", "withdraw-1", b"x", now))
    (message,) = claim(store, "a", now)
    assert store.write(lambda work: work.outbox.dead(message.id, "a", now, "410 gone")) is Settled.DONE
    assert claim(store, "a", now + LEASE) == ()
    with store.reading() as work:
        assert work.outbox.counts() == OutboxCounts(waiting=1, dead=1, oldest=now)
        (dead,) = work.outbox.dead_ones()
    assert (dead.id, dead.case, dead.kind, dead.attempts, dead.last_error) == (
        message.id,
        case.id,
        "submit",
        1,
        "410 gone",
    )
    assert store.write(lambda work: work.outbox.revive(message.id, now)) is Settled.DONE
    assert store.write(lambda work: work.outbox.revive(message.id, now)) is Settled.LOST
    assert [(message.kind, message.attempts) for message in claim(store, "a", now)] == [("submit", 1)]


def test_a_message_whose_key_was_erased_dies(store: Store, submit: Submit, now: datetime) -> None:
    submit(1, person="p" * 64)
    submit(2)
    store.write(lambda work: work.people.erase("p" * 64, now))
    assert [message.idempotency_key for message in claim(store, "a", now)] == ["submit-2"]
    with store.reading() as work:
        assert work.outbox.counts().dead == 1


def test_a_call_back_is_new_once(store: Store, now: datetime) -> None:
    assert store.write(lambda work: work.inbox.see("backend", "call-1", now)) is Sight.FIRST
    assert store.write(lambda work: work.inbox.see("backend", "call-1", now)) is Sight.AGAIN
    assert store.write(lambda work: work.inbox.see("other", "call-1", now)) is Sight.FIRST
    store.write(lambda work: work.inbox.forget(now + LEASE))
    assert store.write(lambda work: work.inbox.see("backend", "call-1", now)) is Sight.FIRST


def test_of_one_call_back_doubled_at_once_one_is_first(store: Store, now: datetime) -> None:
    sights: list[str] = []
    gate = threading.Barrier(6)

    def call() -> None:
        gate.wait()
        sights.append(store.write(lambda work: work.inbox.see("backend", "call-1", now)).value)

    threads = [threading.Thread(target=call) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(sights) == [*["again"] * 5, "first"]
