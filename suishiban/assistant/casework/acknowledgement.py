"""What happens to a case when the back end has answered a message?"""

import json
from datetime import datetime
from typing import assert_never

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case, Order
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.casework.states import CaseState, Move


def acknowledged(case: Case, kind: MessageKind, body: bytes, department_no: str, at: datetime) -> Change:
    """The back end has taken the message down."""
    match kind:
        case MessageKind.REGISTER_CASE:
            if case.department_no:
                return unchanged(case)
            return unchanged(case).then(e.HandedOff(department_no, "department", at))
        case MessageKind.DECISION:
            return _carried_out(case, body, at)
        case MessageKind.WITHDRAWAL:
            return unchanged(case).then(e.WithdrawalTaken("department", at)) if case.withdrawing else unchanged(case)
        case MessageKind.CORRECTION_SUPPLIED | MessageKind.DOCUMENT:
            return unchanged(case)
    assert_never(kind)


def refused(case: Case, kind: MessageKind, body: bytes, reason: str, at: datetime) -> Change:
    """The back end will not take the message down, now or later."""
    if kind is MessageKind.DECISION and _ordered(case, body):
        return unchanged(case).then(e.OrderRejected(_order_id(body), reason, "department", at))
    if kind is MessageKind.WITHDRAWAL and case.state is CaseState.WITHDRAWN:
        return unchanged(case).then(e.WithdrawalRefused(reason, "department", at))
    return failed(case, kind, reason, at)


def failed(case: Case, kind: MessageKind, reason: str, at: datetime) -> Change:
    """Nobody took the message for days, or the back end refuses what it must take: an operator looks."""
    return unchanged(case).then(e.DeliveryFailed(kind.value, reason, "department", at))


def _carried_out(case: Case, body: bytes, at: datetime) -> Change:
    """The order is carried out; an answer to an order that no longer stands changes nothing."""
    if case.order is None or not _ordered(case, body):
        return unchanged(case)
    change = unchanged(case)
    if case.order.actor == "rule" and case.order.move is Move.CONCLUDE:
        change = change.then(e.Accepted(case.order.actor, at))
    return change.then(_event(case.order, at))


def _event(order: Order, at: datetime) -> e.CaseEvent:
    match order.move:
        case Move.ACCEPT:
            return e.Accepted(order.actor, at)
        case Move.REQUEST_CORRECTION:
            assert order.notice is not None
            return e.CorrectionRequested(order.notice, order.actor, at)
        case Move.CONCLUDE:
            return e.Concluded(order.reason, order.actor, at)
        case Move.NOT_ADMIT:
            return e.NotAdmitted(order.reason, order.actor, at)
        case Move.REFUSE:
            return e.Refused(order.reason, order.actor, at)
    raise AssertionError(order.move)


def _ordered(case: Case, body: bytes) -> bool:
    return case.order is not None and case.order.id == _order_id(body)


def _order_id(body: bytes) -> str:
    return str(json.loads(body)["order_id"])
