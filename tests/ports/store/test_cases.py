"""Does a case keep its events, its queue place and its receipt number?"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from suishiban.api.store.case_records import Case, CaseEvent, CaseFilter, CaseMove, NewCase
from suishiban.api.store.conversation_records import Appended, VersionConflict
from suishiban.api.store.errors import AlreadyThere, Unknown
from suishiban.api.store.store import Store

OpenCase = Callable[..., Case]


@pytest.fixture
def open_case(store: Store, now: datetime) -> OpenCase:
    def open_case(
        receipt_no: str,
        region: str = "990102",
        person: str | None = None,
        minutes: int = 0,
        state: str = "submitted",
        event_no: str | None = None,
    ) -> Case:
        new = NewCase(
            receipt_no=receipt_no,
            item="company-change-address",
            implementation_code="990102-0001",
            guide_version=1,
            department="东岸区市场监督管理局",
            region=region,
            state=state,
            person=person,
            event_no=event_no,
            due_at=now + timedelta(days=3),
        )
        at = now + timedelta(minutes=minutes)
        return store.write(lambda work: work.cases.open(new, [CaseEvent("submitted", "citizen", b"{}")], at))

    return open_case


def test_a_case_is_found_by_id_and_receipt_number(store: Store, open_case: OpenCase) -> None:
    case = open_case("SSB2026030200001")
    with store.reading() as work:
        assert work.cases.get(case.id) == case
        assert work.cases.by_receipt("SSB2026030200001") == case
        assert [(event.seq, event.kind, event.payload) for event in work.cases.events(case.id)] == [
            (1, "submitted", b"{}")
        ]


def test_a_receipt_number_is_given_once(store: Store, open_case: OpenCase) -> None:
    open_case("SSB2026030200001")
    with pytest.raises(AlreadyThere, match="receipt_no: SSB2026030200001"):
        open_case("SSB2026030200001")
    with store.reading() as work:
        assert work.cases.counts(CaseFilter()) == (("submitted", 1),)


def test_a_move_changes_the_head_once(store: Store, open_case: OpenCase, now: datetime) -> None:
    case = open_case("SSB2026030200001")
    move = CaseMove(state="accepted", decided_by="staff:1001")
    event = CaseEvent("accepted", "staff:1001", b"why")
    assert store.write(lambda work: work.cases.append(case.id, 1, [event], move, now)) == Appended(2)
    assert store.write(lambda work: work.cases.append(case.id, 1, [event], move, now)) == VersionConflict(2)
    with store.reading() as work:
        head = work.cases.get(case.id)
        events = work.cases.events(case.id, after=1)
    assert (head.state, head.due_at, head.decided_by, head.version) == ("accepted", None, "staff:1001", 2)
    assert head.department == "东岸区市场监督管理局"
    assert [event.payload for event in events] == [b"why"]


def test_a_queue_holds_the_region_and_those_below_it_oldest_first(store: Store, open_case: OpenCase) -> None:
    open_case("2", minutes=2)
    open_case("1", minutes=1)
    open_case("3", region="990103")
    with store.reading() as work:
        east = work.cases.queue(CaseFilter(region="990102"))
        city = work.cases.queue(CaseFilter(region="9901", states=("submitted",), item="company-change-address"))
        none = work.cases.queue(CaseFilter(department="西岭区民政局"))
    assert [case.receipt_no for case in east] == ["1", "2"]
    assert [case.receipt_no for case in city] == ["3", "1", "2"]
    assert none == ()


def test_due_cases_come_in_the_order_they_fall_due(store: Store, open_case: OpenCase, now: datetime) -> None:
    first, second = open_case("1"), open_case("2")
    move = CaseMove(state="accepted", due_at=now + timedelta(days=1))
    store.write(lambda work: work.cases.append(second.id, 1, [], move, now))
    with store.reading() as work:
        due = work.cases.due(now + timedelta(days=4), ["submitted", "accepted"])
        soon = work.cases.due(now + timedelta(days=2), ["submitted", "accepted"])
    assert [case.id for case in due] == [second.id, first.id]
    assert [case.id for case in soon] == [second.id]


def test_a_person_s_cases_come_latest_first(store: Store, open_case: OpenCase) -> None:
    open_case("1", person="p" * 64)
    open_case("2", person="p" * 64, minutes=1)
    open_case("3", person="q" * 64)
    with store.reading() as work:
        assert [case.receipt_no for case in work.cases.of_person("p" * 64)] == ["2", "1"]


def test_an_unknown_case_is_named(store: Store) -> None:
    with store.reading() as work, pytest.raises(Unknown, match="case: nothing"):
        work.cases.get("nothing")


def test_the_cases_of_a_life_event_are_found_by_its_number_and_state(store: Store, open_case: OpenCase) -> None:
    open_case("3", state="waiting", event_no="E1")
    open_case("2", state="waiting", event_no="E1")
    open_case("1", state="submitted", event_no="E1")
    open_case("4", state="waiting", event_no="E2")
    open_case("5", state="waiting")
    found = store.write(lambda work: work.cases.of_event("E1", "waiting"))
    assert [(case.receipt_no, case.event_no) for case in found] == [("2", "E1"), ("3", "E1")]
