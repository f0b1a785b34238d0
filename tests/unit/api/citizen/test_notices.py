"""Does the citizen hear of their case where they applied, whatever else goes on there?"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from suishiban.api.clock import CHINA, ShiftedClock
from suishiban.api.services import turns
from suishiban.api.services.context import Services
from suishiban.api.store.work import Work
from suishiban.api.workers.clock import Clock as ClockWorker
from suishiban.assistant.casework.acknowledgement import acknowledged
from suishiban.assistant.casework.callback import CallbackKind
from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.turn import TurnResult, take_turn
from tests.unit.api.citizen.door import Visitor, call_back, hand_off, remark, submit

NOON = datetime(2026, 3, 2, 12, 10, tzinfo=CHINA)
LogIn = Callable[[str], Visitor]


def last(visitor: Visitor) -> Any:
    return visitor.standing()["messages"][-1]


def returned(visitor: Visitor, services: Services, *paths: str) -> str:
    """A case that the department has returned at `paths`."""
    case = submit(visitor)
    hand_off(services, case)
    remarks = tuple(remark(path, "与实际不符") for path in paths)
    call_back(services, case, CallbackKind.CORRECTION_REQUESTED, remarks=remarks)
    return case


def test_every_move_is_told_in_the_conversation(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    hand_off(services, case)
    assert last(visitor)["by"] == "department"
    assert last(visitor)["text"].startswith("申请已移交东岸区市场监督管理局，办件编号MC-990131-1。")
    call_back(services, case, CallbackKind.ACCEPTED)
    assert last(visitor)["text"] == "东岸区市场监督管理局已受理您的申请，承诺2026年3月12日前办结。"
    call_back(services, case, CallbackKind.CONCLUDED, reason="摊位证")
    assert last(visitor)["text"] == "您的申请已办结：摊位证。"
    assert last(visitor)["reply"]["case_id"] == case


def test_what_only_staff_must_know_is_not_told(log_in: LogIn, services: Services, clock: ShiftedClock) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    before = visitor.standing()["version"]
    clock.advance(timedelta(days=6))
    ClockWorker(services.store, services.log, services.clock.now, services.calendar).once()
    with services.store.reading() as work:
        assert services.log.load(work, case).alerts == ("yellow:2026-03-09",)
    visitor.log_in("zhang-jie")
    assert visitor.standing()["version"] == before


def test_a_returned_form_is_open_again_at_what_was_returned(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = returned(visitor, services, "metres", "material.photo")
    told = last(visitor)
    assert "1. 与实际不符；请更正（本指南 申请表）" in told["text"]
    assert told["text"].endswith("摊位多长？（现在填的是“3米”）")
    assert visitor.standing()["prompt"]["subject"] == "metres"
    assert visitor.say("4米")["asks"] == "material.photo"
    assert visitor.attach()["outcome"] == "shown"
    assert visitor.say("提交")["outcome"] == "submitted"
    own = visitor.get(f"/cases/{case}").json()
    assert own["state"] == "resubmitted"
    assert {line["path"]: line["shown"] for line in own["lines"]}["metres"] == "4米"


def test_a_locked_value_is_not_asked_again(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    returned(visitor, services, "keeper_id")
    assert visitor.standing()["prompt"]["kind"] == "confirm_form"


def test_another_application_under_way_waits_and_goes_on(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    visitor.say("我要办理摆摊登记")
    visitor.say("同意")
    assert visitor.standing()["prompt"]["subject"] == "contact"
    hand_off(services, case)
    call_back(services, case, CallbackKind.CORRECTION_REQUESTED, remarks=(remark("metres", "太短"),))
    assert visitor.standing()["prompt"]["subject"] == "metres"
    visitor.say("5米")
    assert visitor.say("提交")["asks"] == "contact"


def test_a_correction_that_lapsed_closes_the_form(log_in: LogIn, services: Services, clock: ShiftedClock) -> None:
    visitor = log_in("zhang-jie")
    returned(visitor, services, "metres")
    clock.advance(timedelta(days=60))
    ClockWorker(services.store, services.log, services.clock.now, services.calendar).once()
    visitor.log_in("zhang-jie")
    assert "前没有收到补正，本次申请已终止" in last(visitor)["text"]
    assert visitor.standing()["form"] is None
    assert visitor.standing()["prompt"] is None


def test_a_turn_overtaken_by_a_notice_is_worked_out_anew(
    log_in: LogIn, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    overtake_once(monkeypatch, lambda: hand_off(services, case))
    assert visitor.say("摆摊要交什么材料？")["outcome"] == "answered"
    texts = [message["text"] for message in visitor.standing()["messages"]]
    assert "申请已移交" in texts[-3]
    assert texts[-2] == "摆摊要交什么材料？"


def test_a_turn_overtaken_by_another_turn_is_refused(
    log_in: LogIn, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = log_in("zhang-jie")
    visitor.say("你好")
    overtake_once(monkeypatch, lambda: services.turns.take(visitor.conversation, Utterance("other", "你好"), None))
    answer = visitor.post_turn(text="摆摊要交什么材料？")
    assert answer.status_code == 409
    assert answer.json()["title"] == "Conflict"


def test_a_client_that_names_its_version_is_never_answered_to_another(
    log_in: LogIn, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    version = visitor.standing()["version"]
    overtake_once(monkeypatch, lambda: hand_off(services, case))
    assert visitor.post_turn(text="你好", version=version).status_code == 409


def overtake_once(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let `act` happen while the next turn is being worked out."""
    pending = [act]

    def slow(*arguments: Any) -> TurnResult:
        result = take_turn(*arguments)
        if pending:
            pending.pop()()
        return result

    monkeypatch.setattr(turns, "take_turn", slow)


def test_case_and_message_are_written_together_or_not_at_all(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    before = visitor.standing()["version"]

    def cut_off(work: Work) -> None:
        registered = acknowledged(services.log.load(work, case), MessageKind.REGISTER_CASE, b"{}", "1", NOON)
        services.log.record(work, registered, NOON)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        services.store.write(cut_off)
    assert visitor.standing()["version"] == before
    assert visitor.get(f"/cases/{case}").json()["state"] == "submitted"
