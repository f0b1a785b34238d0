"""Is a case that waits handed over, or stopped, exactly when the earlier ones of its life event have ended?"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.bond import Before, Bond
from suishiban.assistant.casework.case import Case, apply
from suishiban.assistant.casework.chain import advance, ended
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.citizen_acts import withdraw
from suishiban.assistant.casework.clock import limit_in_force, tick
from suishiban.assistant.casework.coding import decode, encode
from suishiban.assistant.casework.documents.papers import receipt_contents
from suishiban.assistant.casework.opening import Numbers, Place, open_case
from suishiban.assistant.casework.states import CaseState, Move, Standing, Who, may
from suishiban.assistant.casework.tidings import tidings
from suishiban.assistant.casework.timeline import timeline
from suishiban.knowledge.guide import Desk, Text
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.rules import WorkingCalendar

Later = Callable[[float], datetime]
NAME = Text("夜市开张一件事", "Opening a stall")


def before(case: Case) -> Before:
    return Before(case.id, case.receipt_no, case.application.item, case.application.item_name)


@pytest.fixture
def opening(case: Case, compiled: CompiledGuide, later: Later, calendar: WorkingCalendar) -> Change:
    """A case that waits for `case`."""
    place = Place(Bond("MC20260302-000001-X", "night-market", NAME, (before(case),)))
    numbers = Numbers("case-2", "MC20260302-000124-X")
    return open_case(compiled.guide, case.application, numbers, later(0), calendar, place)


@pytest.fixture
def waiting(opening: Change) -> Case:
    return opening.case


def concluded(case: Case, at: datetime) -> Case:
    registered = apply(case, e.HandedOff("990100000007", "department", at))
    return apply(apply(registered, e.Accepted("clerk:0012", at)), e.Concluded("摆摊登记证", "clerk:0012", at))


def test_a_case_that_waits_sends_nothing_and_binds_nobody(
    opening: Change, waiting: Case, later: Later, calendar: WorkingCalendar
) -> None:
    assert (waiting.state, opening.messages) == (CaseState.WAITING, ())
    assert limit_in_force(waiting) is None
    assert tick(waiting, later(400), calendar).events == ()
    assert may(waiting.state, Move.ACCEPT, Who.CLERK, Desk.OURS).standing is Standing.NOT_NOW
    assert timeline(opening.events)[0].state is CaseState.WAITING


def test_it_is_handed_over_once_the_earlier_one_is_concluded_and_its_limits_run_from_then(
    waiting: Case, case: Case, later: Later, calendar: WorkingCalendar
) -> None:
    assert advance(waiting, [case], later(1), calendar, "o1").events == ()
    change = advance(waiting, [concluded(case, later(48))], later(240), calendar, "o1")
    assert change.case.state is CaseState.SUBMITTED
    assert change.case.due.day > waiting.due.day
    (message,) = change.messages
    body = json.loads(message.body)
    assert message.idempotency_key == "case-2:register_case:1"
    assert body["event"]["number"] == "MC20260302-000001-X"
    assert body["event"]["follows"] == [
        {
            "item": "market-stall",
            "receipt_no": case.receipt_no,
            "department_no": "990100000007",
            "result": "摆摊登记证",
        }
    ]
    assert tidings(change)[0].zh.startswith("摆摊登记：前面的事项已经办结")
    assert advance(change.case, [concluded(case, later(48))], later(241), calendar, "o2").events == ()


def test_it_waits_for_all_of_them(waiting: Case, case: Case, later: Later, calendar: WorkingCalendar) -> None:
    other = replace(case, id="case-3")
    both = replace(waiting, bond=Bond("N", "night-market", NAME, (before(case), before(other))))
    done = concluded(case, later(2))
    assert advance(both, [done, other], later(3), calendar, "o1").events == ()
    assert advance(both, [done, concluded(other, later(4))], later(5), calendar, "o1").case.state is CaseState.SUBMITTED


@pytest.mark.parametrize(
    "end",
    [
        e.NotAdmitted("不属于本机关职权", "clerk:0012", datetime.fromisoformat("2026-03-03T10:00:00+08:00")),
        e.CorrectionLapsed("clock", datetime.fromisoformat("2026-03-03T10:00:00+08:00")),
    ],
)
def test_it_stops_as_soon_as_one_of_them_ends_otherwise(
    end: e.CaseEvent, waiting: Case, case: Case, later: Later, calendar: WorkingCalendar
) -> None:
    change = advance(waiting, [apply(case, end)], later(30), calendar, "o1")
    assert (change.case.state, change.messages) == (CaseState.STOPPED, ())
    assert ended(change.case)
    (told,) = tidings(change)
    assert case.receipt_no in told.zh
    assert "没有移交" in told.zh
    assert decode(encode(change.events[0])) == change.events[0]


def test_a_withdrawal_stops_it_only_when_the_department_has_taken_it_down(
    waiting: Case, case: Case, later: Later, calendar: WorkingCalendar
) -> None:
    taken_back = withdraw(case, "", later(1))
    assert isinstance(taken_back, Change)
    assert not ended(taken_back.case)
    assert advance(waiting, [taken_back.case], later(2), calendar, "o1").events == ()
    refused = apply(taken_back.case, e.WithdrawalRefused("已经决定", "department", later(3)))
    assert advance(waiting, [refused], later(3), calendar, "o1").events == ()
    noted = apply(taken_back.case, e.WithdrawalTaken("department", later(3)))
    assert advance(waiting, [noted], later(4), calendar, "o1").case.state is CaseState.STOPPED


def test_what_waits_is_taken_back_without_telling_a_department_that_knows_nothing(waiting: Case, later: Later) -> None:
    change = withdraw(waiting, "", later(1))
    assert isinstance(change, Change)
    assert (change.case.state, change.messages) == (CaseState.WITHDRAWN, ())
    assert ended(change.case)


def test_a_rule_that_held_when_the_form_was_confirmed_decides_at_the_hand_over(
    waiting: Case, case: Case, later: Later, calendar: WorkingCalendar
) -> None:
    at_once = replace(waiting, at_once="metres <= 2")
    change = advance(at_once, [concluded(case, later(2))], later(3), calendar, "o9")
    assert [type(event) for event in change.events] == [e.Released, e.DecidedByRule, e.DecisionOrdered]
    assert [json.loads(message.body)["kind"] for message in change.messages] == ["register_case", "decision"]


def test_a_case_stored_before_there_were_life_events_is_read_as_one_on_its_own(
    case: Case, application: Application
) -> None:
    opened = e.Opened(
        case_id=case.id,
        receipt_no=case.receipt_no,
        application=application,
        desk=case.desk,
        promised_days=case.promised_days,
        statutory_days=case.statutory_days,
        answer_by=case.answer_by,
        due=case.due,
        actor="citizen",
        at=case.opened_at,
    )
    old = json.loads(encode(opened))
    del old["bond"], old["at_once"]
    again = decode(json.dumps(old).encode())
    assert again == opened


def rows(case: Case) -> dict[str, str]:
    """What the receipt says, by label."""
    found = receipt_contents(case)["rows"]
    assert isinstance(found, list)
    return dict(found)


def test_the_receipt_of_a_case_that_waits_says_what_for_and_names_no_limit(waiting: Case, case: Case) -> None:
    assert list(rows(waiting)) == ["收件时间", "夜市开张一件事", "移交"]
    assert rows(waiting)["夜市开张一件事"] == "总编号MC20260302-000001-X"
    assert list(rows(case)) == ["收件时间", "受理答复期限", "承诺办结日期"]
