"""Submission takes exact words or the button, for the form just shown."""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.events import MatterSubmitted
from suishiban.assistant.conversation.reply import Outcome

from .conftest import Talk


@pytest.mark.parametrize("vague", ["好的", "是的", "嗯", "可以", "办吧", "ok", "讲个笑话"])
def test_a_vague_yes_submits_nothing(filled: Callable[[], Talk], vague: str) -> None:
    talk = filled()
    talk.say(vague)
    assert not any(isinstance(event, MatterSubmitted) for event in talk.events)


@pytest.mark.parametrize("exact", ["确认提交", "提交", "submit"])
def test_exact_words_submit(filled: Callable[[], Talk], exact: str) -> None:
    talk = filled()
    reply = talk.say(exact)
    assert (reply.outcome, reply.case_id) == (Outcome.SUBMITTED, "case-1")
    assert "MC20260302-000001-K" in reply.text


def test_the_application_carries_every_line_with_its_source(filled: Callable[[], Talk]) -> None:
    talk = filled()
    talk.say("确认提交")
    assert talk.last is not None
    (handed_in,) = talk.last.handed_in
    application = handed_in.application
    shown = {line.path: (line.shown, line.source.kind.value, line.trust.value) for line in application.lines}
    assert shown["new_address"] == ("明川市东岸区世纪大道100号301室", "said", "C")
    assert shown["company_name"] == ("明川市远帆贸易有限公司", "record", "A")
    assert application.applicant.name == "明川市远帆贸易有限公司"
    assert application.applicant.agent == "张杰"
    assert [paper.id for paper in application.papers if paper.how.value == "attached"] == [
        "resolution",
        "articles",
        "lease-contract",
        "owner-title",
    ]


def test_a_button_with_an_old_digest_shows_the_form_again(filled: Callable[[], Talk]) -> None:
    talk = filled()
    old = next(event.digest for event in reversed(talk.events) if event.kind == "FormShown")
    talk.say("手机号改成15400009999")
    reply = talk.press(f"submit:{old}")
    assert reply.outcome is Outcome.SHOWN
    assert "不一样" in reply.text
    assert talk.press(f"submit:{reply.buttons[0].payload.removeprefix('submit:')}").outcome is Outcome.SUBMITTED


def test_a_finding_stops_submission_and_asks_for_what_is_wrong(filled: Callable[[], Talk]) -> None:
    talk = filled()
    reply = talk.say("租期改成2026年1月1日")
    assert reply.outcome is Outcome.REJECTED
    assert reply.card is not None
    assert [finding.rule for finding in reply.card.findings] == ["lease-still-runs"]
    assert reply.asks == "lease_term"
    assert talk.say("提交").outcome is not Outcome.SUBMITTED
    talk.say("2027年3月1日")
    assert talk.say("确认提交").outcome is Outcome.SUBMITTED


def test_an_anonymous_session_must_log_in_first(anonymous: Talk) -> None:
    talk = anonymous
    talk.say("我要办理注册地更改", "自有", "写字楼", "同区")
    assert "实名登录" in talk.say("提交").text
    assert not any(isinstance(event, MatterSubmitted) for event in talk.events)


def test_a_yes_to_an_old_prompt_changes_nothing(filled: Callable[[], Talk]) -> None:
    talk = filled()
    before = talk.state.matters
    talk.press("yes", prompt_id="p1")
    assert talk.state.matters == before


def test_saved_entries_and_papers_are_counted_from_the_sources(filled: Callable[[], Talk]) -> None:
    assert "省去7项填写、2份材料" in filled().say("确认提交").text
