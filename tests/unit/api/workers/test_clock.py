"""Does the clock note once what time has done to the cases in the store?"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Protocol

import pytest

from suishiban.api.case_log import CaseLog
from suishiban.api.store.store import Store
from suishiban.api.workers.clock import Clock
from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import unchanged
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.rules import WorkingCalendar

Reload = Callable[[Case], Case]


class Time(Protocol):
    def __call__(self) -> datetime: ...
    def advance(self, by: timedelta) -> None: ...


@pytest.fixture
def ticking(store: Store, log: CaseLog, clock: Time, calendar: WorkingCalendar) -> Clock:
    ticking = Clock(store, log, clock, calendar)
    ticking.once()
    return ticking


def test_alerts_are_raised_once(ticking: Clock, case: Case, clock: Time, reload: Reload) -> None:
    ticking.once()
    assert reload(case).alerts == ()
    for day in range(6):
        clock.advance(timedelta(days=1 if day else 0))
        ticking.once()
        ticking.once()
    assert reload(case).alerts == ("yellow:2026-03-05", "red:2026-03-05")


def test_a_correction_lapses_although_nobody_asks(
    ticking: Clock, case: Case, clock: Time, reload: Reload, store: Store, log: CaseLog
) -> None:
    notice = e.Notice(number=1, remarks=(), on=date(2026, 3, 2), until=date(2026, 3, 4))
    change = unchanged(case).then(e.CorrectionRequested(notice, "clerk:0012", clock()))
    store.write(lambda work: log.record(work, change, clock()))
    clock.advance(timedelta(days=2))
    ticking.once()
    assert reload(case).state is CaseState.CORRECTION_REQUESTED
    clock.advance(timedelta(days=1))
    ticking.once()
    assert reload(case).state is CaseState.CORRECTION_LAPSED
    with store.reading() as work:
        assert (work.cases.get(case.id).state, work.cases.get(case.id).due_at) == ("correction_lapsed", None)


def test_another_process_that_looks_too_adds_nothing(
    ticking: Clock, case: Case, clock: Time, reload: Reload, store: Store, log: CaseLog, calendar: WorkingCalendar
) -> None:
    clock.advance(timedelta(days=2))
    ticking.once()
    Clock(store, log, clock, calendar).once()
    assert reload(case).alerts == ("yellow:2026-03-05",)
