"""Is a waiting case handed over in the very transaction that ends the earlier one, or not at all?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from suishiban.api.case_log import CaseLog, Filing
from suishiban.api.services.chains import Chains
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.bond import Before, Bond
from suishiban.assistant.casework.case import Case, fold
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.guide import Desk, Text
from suishiban.knowledge.rules import WorkingCalendar

from .conftest import AT, opening

NAME = Text("夜市开张一件事", "Opening a stall")
Reload = Callable[[Case], Case]


class Nowhere(Exception):
    """The conversation cannot be written"""


class Telling:
    """Follows the cases, and fails when it is told to."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.chains = Chains(calendar)
        self.log = CaseLog(self.follow)
        self.fails_on: type[object] | None = None

    def follow(self, work: Work, change: Change) -> None:
        if self.fails_on is not None and any(isinstance(event, self.fails_on) for event in change.events):
            raise Nowhere
        self.chains.follow(self.log, work, change)


@pytest.fixture
def telling(calendar: WorkingCalendar) -> Telling:
    return Telling(calendar)


def bound(number: str, *before: Case) -> Change:
    """A new case of the life event `number` that waits for `before`."""
    (opened,) = opening(Desk.DEPARTMENT).events
    assert isinstance(opened, e.Opened)
    after = tuple(Before(one.id, one.receipt_no, one.application.item, NAME) for one in before)
    event = replace(opened, bond=Bond(number, "night-market", NAME, after))
    return Change(fold((event,)), (event,))


def file(store: Store, telling: Telling, change: Change) -> Case:
    store.write(lambda work: telling.log.open(work, change, Filing(), AT))
    return change.case


def move(store: Store, telling: Telling, case: Case, *events: e.CaseEvent) -> None:
    def unit(work: Work) -> None:
        telling.log.record(work, unchanged(telling.log.load(work, case.id)).then(*events), AT)

    store.write(unit)


def concluding(at: datetime) -> tuple[e.CaseEvent, ...]:
    return (
        e.HandedOff("99010200000009", "department", at),
        e.Accepted("department", at),
        e.Concluded("证", "department", at),
    )


def waiting_messages(store: Store) -> int:
    with store.reading() as work:
        return work.outbox.counts().waiting


def test_the_hand_over_is_written_with_the_conclusion(store: Store, telling: Telling, reload: Reload) -> None:
    first = file(store, telling, bound("E1"))
    second = file(store, telling, bound("E1", first))
    third = file(store, telling, bound("E1", second))
    messages = waiting_messages(store)
    move(store, telling, first, *concluding(AT))
    assert [reload(one).state for one in (second, third)] == [CaseState.SUBMITTED, CaseState.WAITING]
    assert waiting_messages(store) == messages + 1


def test_where_the_hand_over_cannot_be_written_the_earlier_case_is_not_concluded(
    store: Store, telling: Telling, reload: Reload
) -> None:
    first = file(store, telling, bound("E2"))
    second = file(store, telling, bound("E2", first))
    telling.fails_on = e.Released
    messages = waiting_messages(store)
    with pytest.raises(Nowhere):
        move(store, telling, first, *concluding(AT))
    assert [reload(one).state for one in (first, second)] == [CaseState.SUBMITTED, CaseState.WAITING]
    assert waiting_messages(store) == messages
    telling.fails_on = None
    move(store, telling, first, *concluding(AT))
    assert reload(second).state is CaseState.SUBMITTED


def test_a_refusal_stops_all_that_wait_behind_it_and_nothing_else(
    store: Store, telling: Telling, reload: Reload
) -> None:
    first = file(store, telling, bound("E3"))
    beside = file(store, telling, bound("E3"))
    second = file(store, telling, bound("E3", first))
    third = file(store, telling, bound("E3", second))
    fourth = file(store, telling, bound("E3", beside))
    messages = waiting_messages(store)
    move(store, telling, first, e.NotAdmitted("不属于本机关职权", "department", AT))
    states = [reload(one).state for one in (second, third, beside, fourth)]
    assert states == [CaseState.STOPPED, CaseState.STOPPED, CaseState.SUBMITTED, CaseState.WAITING]
    assert waiting_messages(store) == messages
    move(store, telling, beside, *concluding(AT + timedelta(hours=1)))
    assert reload(fourth).state is CaseState.SUBMITTED


def test_a_case_on_its_own_moves_nothing(store: Store, telling: Telling, reload: Reload) -> None:
    alone = file(store, telling, opening(Desk.DEPARTMENT))
    other = file(store, telling, bound("E4", file(store, telling, bound("E4"))))
    move(store, telling, alone, *concluding(AT))
    assert reload(other).state is CaseState.WAITING
