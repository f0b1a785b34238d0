"""Does a process with its workers deliver what others write, and stop cleanly?"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from suishiban.api.backends.choice import backend_of
from suishiban.api.backends.port import Answer, TryLater
from suishiban.api.case_log import CaseLog
from suishiban.api.settings import Settings
from suishiban.api.store.store import Store
from suishiban.api.workers.assembly import DELIVERY, make_workers, worker_name
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.messages import MessageKind, OutMessage
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.rules import WorkingCalendar


class Backend(Protocol):
    got: list[OutMessage]

    def deliver(self, message: OutMessage) -> Answer: ...


def test_a_case_is_handed_over_without_anybody_asking(
    store: Store,
    log: CaseLog,
    backend: Backend,
    clock: Callable[[], datetime],
    calendar: WorkingCalendar,
    case: Case,
    reload: Callable[[Case], Case],
) -> None:
    workers = make_workers(store, log, backend, clock, calendar, lambda: 0, lambda: 0, lambda: 0, lambda: 0)
    workers.start()
    workers.wake(DELIVERY)
    for _ in range(500):
        if reload(case).state is CaseState.HANDED_OFF:
            break
        time.sleep(0.01)
    workers.stop()
    assert reload(case).state is CaseState.HANDED_OFF
    assert len(backend.got) == 1


def test_without_an_address_messages_wait() -> None:
    message = OutMessage(MessageKind.REGISTER_CASE, "k", b"{}")
    assert backend_of(Settings()).deliver(message) == TryLater("BACKEND_URL is not set")


def test_no_two_workers_share_a_name() -> None:
    assert worker_name() != worker_name()
