"""Does a case go through its life as its events say, at either desk?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.acknowledgement import acknowledged, refused
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.callback import Callback, CallbackKind, CallbackRemark, Reception, receive
from suishiban.assistant.casework.case import Case, fold
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.citizen_acts import resubmit, withdraw
from suishiban.assistant.casework.coding import decode, encode
from suishiban.assistant.casework.decisions import (
    Accept,
    Conclude,
    Denial,
    Denied,
    NotAdmit,
    Refuse,
    ReturnOnce,
    Signed,
    decide,
)
from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.casework.notices import ClerkRemark
from suishiban.assistant.casework.opening import Numbers, open_case
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.rules import WorkingCalendar

Later = Callable[[float], datetime]


def done(result: Change | Denied) -> Change:
    assert isinstance(result, Change), result
    return result


def denial(result: Change | Denied) -> Denial:
    assert isinstance(result, Denied), result
    return result.denial


def clerk(at: datetime, order: str = "order-1") -> Signed:
    return Signed("clerk:0012", at, order)


def carried_out(change: Change, at: datetime) -> Case:
    """The order as the back end acknowledges it."""
    body = change.messages[-1].body
    return acknowledged(change.case, MessageKind.DECISION, body, "990100000001", at).case


@pytest.fixture
def handed_off(case: Case, later: Later) -> Case:
    return acknowledged(case, MessageKind.REGISTER_CASE, b"{}", "990100000001", later(0.01)).case


@pytest.fixture
def accepted(handed_off: Case, later: Later, calendar: WorkingCalendar) -> Case:
    return carried_out(done(decide(handed_off, Accept(), clerk(later(1)), calendar)), later(1))


@pytest.fixture
def returned(handed_off: Case, later: Later, calendar: WorkingCalendar) -> Case:
    decision = ReturnOnce(remarks=(ClerkRemark("metres"),))
    return carried_out(done(decide(handed_off, decision, clerk(later(1)), calendar)), later(1))


def test_a_case_opens_with_its_limits_and_its_registration(
    compiled: CompiledGuide, application: Application, calendar: WorkingCalendar, later: Later
) -> None:
    opened = open_case(compiled.guide, application, Numbers("case-1", "MC20260302-000123-1"), later(0), calendar)
    case = opened.case
    assert case.state is CaseState.SUBMITTED
    assert case.application.receipt_no == "MC20260302-000123-1"
    assert (case.answer_by, case.due) == (e.Limit(date(2026, 3, 9), False), e.Limit(date(2026, 3, 5), False))
    assert [message.idempotency_key for message in opened.messages] == ["case-1:register_case:1"]


def test_the_departments_number_hands_the_case_over_once(case: Case, later: Later) -> None:
    change = acknowledged(case, MessageKind.REGISTER_CASE, b"{}", "990100000001", later(0.01))
    assert (change.case.state, change.case.department_no) == (CaseState.HANDED_OFF, "990100000001")
    assert acknowledged(change.case, MessageKind.REGISTER_CASE, b"{}", "990100000001", later(0.02)).events == ()


def test_a_decision_moves_the_case_when_the_back_end_acknowledges(
    handed_off: Case, later: Later, calendar: WorkingCalendar
) -> None:
    ordered = done(decide(handed_off, Accept(), clerk(later(1)), calendar))
    assert ordered.case.state is CaseState.HANDED_OFF
    assert ordered.messages[0].idempotency_key == "case-1:decision:order-1"
    assert denial(decide(ordered.case, Accept(), clerk(later(1)), calendar)) is Denial.UNDER_WAY
    case = carried_out(ordered, later(1))
    assert (case.state, case.order) == (CaseState.ACCEPTED, None)
    assert case.decision is not None
    assert case.decision.actor == "clerk:0012"


def test_an_order_acknowledged_twice_moves_the_case_once(
    handed_off: Case, later: Later, calendar: WorkingCalendar
) -> None:
    ordered = done(decide(handed_off, Accept(), clerk(later(1)), calendar))
    case = carried_out(ordered, later(1))
    assert acknowledged(case, MessageKind.DECISION, ordered.messages[0].body, "x", later(2)).events == ()


def test_a_refused_order_leaves_the_case_where_it_stood(
    handed_off: Case, later: Later, calendar: WorkingCalendar
) -> None:
    ordered = done(decide(handed_off, Accept(), clerk(later(1)), calendar))
    case = refused(ordered.case, MessageKind.DECISION, ordered.messages[0].body, "系统升级", later(1)).case
    assert (case.state, case.order, case.failure) == (CaseState.HANDED_OFF, None, "系统升级")


def test_a_return_lists_findings_and_remarks_at_once(handed_off: Case, later: Later, calendar: WorkingCalendar) -> None:
    finding = Finding("r", Severity.WARNING, Text("太长", "too long"), Text("改短", "shorten"), "第九条", ("metres",))
    remarks = (
        ClerkRemark("metres"),
        ClerkRemark("material.photo"),
        ClerkRemark("helpers.0.helper_name", "姓名看不清"),
        ClerkRemark("", "请在申请表上签名"),
    )
    ordered = done(decide(handed_off, ReturnOnce((finding,), remarks), clerk(later(1)), calendar))
    notice = carried_out(ordered, later(1)).notice
    assert notice is not None
    assert [(one.label, one.message.zh, one.paths) for one in notice.remarks] == [
        ("摊位长度", "太长", ("metres",)),
        ("照片", "照片需要重新提交", ("material.photo",)),
        ("第1个帮工的姓名", "姓名看不清", ("helpers.0.helper_name",)),
        ("", "请在申请表上签名", ()),
    ]
    assert (notice.number, notice.on, notice.until) == (1, date(2026, 3, 3), date(2026, 3, 24))


def test_a_return_without_anything_to_correct_is_denied(
    handed_off: Case, later: Later, calendar: WorkingCalendar
) -> None:
    assert denial(decide(handed_off, ReturnOnce(), clerk(later(1)), calendar)) is Denial.NOTHING_TO_CORRECT


def test_the_clock_stands_still_until_the_correction_comes(
    returned: Case, application: Application, later: Later, calendar: WorkingCalendar
) -> None:
    assert (returned.state, returned.paused_since) == (CaseState.CORRECTION_REQUESTED, date(2026, 3, 3))
    supplied = done(resubmit(returned, replace(application, digest="d" * 32), later(4), calendar))
    case = supplied.case
    assert (case.state, case.application.digest) == (CaseState.RESUBMITTED, "d" * 32)
    assert (case.due.day, case.answer_by.day) == (date(2026, 3, 10), date(2026, 3, 13))
    assert supplied.messages[0].idempotency_key == "case-1:correction_supplied:1"


def test_a_correction_that_is_still_wrong_is_not_taken(
    returned: Case, application: Application, later: Later, calendar: WorkingCalendar
) -> None:
    wrong = Finding("r", Severity.ERROR, Text("错"), Text("改"), "第九条", ("metres",))
    result = resubmit(returned, replace(application, findings=(wrong,)), later(4), calendar)
    assert denial(result) is Denial.STILL_WRONG


def test_a_second_return_needs_a_reason(
    returned: Case, application: Application, later: Later, calendar: WorkingCalendar
) -> None:
    case = done(resubmit(returned, application, later(4), calendar)).case
    again = ReturnOnce(remarks=(ClerkRemark("keeper"),))
    assert denial(decide(case, again, clerk(later(5), "order-2"), calendar)) is Denial.REASON_NEEDED
    with_reason = replace(again, reason="补正后的材料出现新的问题")
    notice = carried_out(done(decide(case, with_reason, clerk(later(5), "order-2"), calendar)), later(5)).notice
    assert notice is not None
    assert (notice.number, notice.reason) == (2, "补正后的材料出现新的问题")


@pytest.mark.parametrize("decision", [NotAdmit(""), NotAdmit("  ")])
def test_a_decision_against_the_citizen_states_a_reason(
    handed_off: Case, later: Later, calendar: WorkingCalendar, decision: NotAdmit
) -> None:
    assert denial(decide(handed_off, decision, clerk(later(1)), calendar)) is Denial.REASON_NEEDED


def test_an_accepted_case_is_concluded_or_refused(accepted: Case, later: Later, calendar: WorkingCalendar) -> None:
    concluded = carried_out(done(decide(accepted, Conclude("摆摊登记证"), clerk(later(2), "o2"), calendar)), later(2))
    turned_down = carried_out(done(decide(accepted, Refuse("占道"), clerk(later(2), "o2"), calendar)), later(2))
    assert (concluded.state, turned_down.state) == (CaseState.CONCLUDED, CaseState.REFUSED)
    assert denial(decide(concluded, Accept(), clerk(later(3), "o3"), calendar)) is Denial.CLOSED
    assert denial(decide(accepted, NotAdmit("x"), clerk(later(3), "o3"), calendar)) is Denial.NOT_NOW


def test_at_the_departments_desk_a_clerk_decides_nothing(
    their_case: Case, later: Later, calendar: WorkingCalendar
) -> None:
    assert denial(decide(their_case, Accept(), clerk(later(1)), calendar)) is Denial.NOT_YOURS


def test_a_withdrawal_takes_effect_at_once_and_may_come_too_late(accepted: Case, later: Later) -> None:
    taken_back = done(withdraw(accepted, "不办了", later(2)))
    assert taken_back.case.state is CaseState.WITHDRAWN
    body = taken_back.messages[0].body
    settled = acknowledged(taken_back.case, MessageKind.WITHDRAWAL, body, "x", later(2)).case
    assert not settled.withdrawing
    overtaken = refused(taken_back.case, MessageKind.WITHDRAWAL, body, "已经办结", later(2)).case
    assert (overtaken.state, overtaken.failure) == (CaseState.ACCEPTED, "已经办结")
    assert denial(withdraw(settled, "", later(3))) is Denial.CLOSED


# call-backs


def call(sequence: int, kind: CallbackKind, **more: object) -> Callback:
    return replace(Callback(id=f"cb-{sequence}", sequence=sequence, receipt_no="r", kind=kind), **more)  # type: ignore[arg-type]


@pytest.fixture
def theirs(their_case: Case, later: Later) -> Case:
    return acknowledged(their_case, MessageKind.REGISTER_CASE, b"{}", "990100000002", later(0.01)).case


def test_call_backs_move_the_departments_case(theirs: Case, later: Later, calendar: WorkingCalendar) -> None:
    first = receive(theirs, call(1, CallbackKind.ACCEPTED), later(1), calendar)
    second = receive(first.change.case, call(2, CallbackKind.CONCLUDED, reason="准予登记"), later(2), calendar)
    case = second.change.case
    assert (first.reception, second.reception, case.state) == (
        Reception.APPLIED,
        Reception.APPLIED,
        CaseState.CONCLUDED,
    )
    assert (case.sequence, case.seen) == (2, frozenset({"cb-1", "cb-2"}))


def test_a_doubled_call_back_changes_nothing(theirs: Case, later: Later, calendar: WorkingCalendar) -> None:
    first = receive(theirs, call(1, CallbackKind.ACCEPTED), later(1), calendar).change.case
    again = receive(first, call(1, CallbackKind.ACCEPTED), later(1), calendar)
    assert (again.reception, again.change.events) == (Reception.DOUBLED, ())


def test_a_call_back_before_its_turn_comes_again(theirs: Case, later: Later, calendar: WorkingCalendar) -> None:
    early = receive(theirs, call(2, CallbackKind.CONCLUDED), later(1), calendar)
    assert (early.reception, early.change.events) == (Reception.EARLY, ())
    assert early.why.zh == "第1次回调还没有收到，请稍后重发"


def test_a_conclusion_before_our_acceptance_is_acknowledged_is_early(
    handed_off: Case, later: Later, calendar: WorkingCalendar
) -> None:
    assert receive(handed_off, call(1, CallbackKind.CONCLUDED), later(1), calendar).reception is Reception.EARLY


def test_an_acceptance_by_call_back_is_not_for_our_desk_and_is_noted(
    handed_off: Case, later: Later, calendar: WorkingCalendar
) -> None:
    received = receive(handed_off, call(1, CallbackKind.ACCEPTED), later(1), calendar)
    assert received.reception is Reception.IMPOSSIBLE
    assert (received.change.case.state, received.change.case.sequence) == (CaseState.HANDED_OFF, 1)


def test_a_decision_waits_while_a_withdrawal_is_on_its_way(
    accepted: Case, later: Later, calendar: WorkingCalendar
) -> None:
    taken_back = done(withdraw(accepted, "", later(2))).case
    conclusion = call(1, CallbackKind.CONCLUDED)
    assert receive(taken_back, conclusion, later(2), calendar).reception is Reception.EARLY
    overtaken = refused(taken_back, MessageKind.WITHDRAWAL, b"{}", "已经办结", later(2)).case
    assert receive(overtaken, conclusion, later(2), calendar).change.case.state is CaseState.CONCLUDED


def test_a_correction_by_call_back_has_its_own_day_or_fifteen_working_days(
    theirs: Case, later: Later, calendar: WorkingCalendar
) -> None:
    remark = CallbackRemark(path="metres", label="摊位长度", message="与现场不符", fix="重新测量")
    with_day = call(1, CallbackKind.CORRECTION_REQUESTED, remarks=(remark,), until=date(2026, 4, 1))
    notice = receive(theirs, with_day, later(1), calendar).change.case.notice
    assert notice is not None
    assert (notice.until, notice.remarks[0].message.zh) == (date(2026, 4, 1), "与现场不符")
    without = receive(theirs, call(1, CallbackKind.CORRECTION_REQUESTED), later(1), calendar).change.case.notice
    assert without is not None
    assert without.until == date(2026, 3, 24)


def test_a_suspended_case_goes_on_where_it_stood_with_its_days_given_back(
    theirs: Case, later: Later, calendar: WorkingCalendar
) -> None:
    stopped = receive(theirs, call(1, CallbackKind.SUSPENDED, reason="等待鉴定"), later(1), calendar).change.case
    assert stopped.state is CaseState.SUSPENDED
    case = receive(stopped, call(2, CallbackKind.RESUMED), later(3), calendar).change.case
    assert (case.state, case.due.day) == (CaseState.HANDED_OFF, date(2026, 3, 9))


def test_a_transferred_case_names_its_new_organ(theirs: Case, later: Later, calendar: WorkingCalendar) -> None:
    moved = receive(theirs, call(1, CallbackKind.TRANSFERRED, organ="西岭区城市管理局"), later(1), calendar)
    assert (moved.change.case.state, moved.change.case.organ.zh) == (CaseState.TRANSFERRED, "西岭区城市管理局")


def test_the_log_travels_as_json_and_tells_the_same_case(
    compiled: CompiledGuide, application: Application, later: Later, calendar: WorkingCalendar
) -> None:
    opened = open_case(compiled.guide, application, Numbers("case-1", "MC20260302-000123-1"), later(0), calendar)
    handed = opened.then(e.HandedOff("990100000001", "department", later(0.1)))
    ordered = done(decide(handed.case, ReturnOnce(remarks=(ClerkRemark("metres"),)), clerk(later(1)), calendar))
    answered = acknowledged(ordered.case, MessageKind.DECISION, ordered.messages[0].body, "x", later(1))
    log = (*handed.events, *ordered.events, *answered.events)
    assert [event.kind for event in log] == ["Opened", "HandedOff", "DecisionOrdered", "CorrectionRequested"]
    assert fold(decode(encode(event)) for event in log) == answered.case
