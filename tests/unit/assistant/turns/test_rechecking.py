"""Is what a register said looked at again when the citizen hands in, and never handed over when it has changed?"""

from collections.abc import Callable

from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import PromptKind

from .conftest import RECORDS, Talk

LICENCE = "business-license"


def test_what_has_not_changed_is_handed_in_at_once(filled: Callable[[], Talk]) -> None:
    talk = filled()
    talk.sources.read_so_far.clear()
    assert talk.say("确认提交").outcome is Outcome.SUBMITTED
    assert {source for source, _, _ in talk.sources.read_so_far} == {LICENCE, "id-card"}


def test_a_name_that_changed_meanwhile_is_told_and_shown_before_it_is_handed_in(filled: Callable[[], Talk]) -> None:
    talk = filled()
    talk.sources.since[LICENCE] = {**RECORDS[LICENCE], "name": "明川市远航贸易有限公司"}
    reply = talk.say("确认提交")
    assert reply.outcome is Outcome.SHOWN
    assert "现在是“明川市远航贸易有限公司”（填表时是“明川市远帆贸易有限公司”）" in reply.text
    assert talk.value("company_name") == "明川市远航贸易有限公司"
    assert reply.card is not None
    assert talk.last is not None
    assert not talk.last.handed_in
    assert talk.say("确认提交").outcome is Outcome.SUBMITTED
    shown = {line.path: line.value for line in talk.last.handed_in[0].application.lines}
    assert shown["company_name"] == "明川市远航贸易有限公司"


def test_the_button_of_the_form_that_was_shown_before_hands_nothing_in(filled: Callable[[], Talk]) -> None:
    talk = filled()
    assert talk.last is not None
    button = next(one for one in talk.last.reply.buttons if one.payload.startswith("submit:"))
    talk.sources.since[LICENCE] = {**RECORDS[LICENCE], "address": "明川市西岭区望海路20号"}
    assert talk.press(button.payload).outcome is Outcome.SHOWN
    assert talk.press(button.payload).outcome is Outcome.SHOWN
    assert talk.say("submit").outcome is Outcome.SUBMITTED


def test_a_licence_that_is_no_more_stands_for_no_document(filled: Callable[[], Talk]) -> None:
    talk = filled()
    talk.sources.since[LICENCE] = {}
    reply = talk.say("确认提交")
    assert reply.outcome is not Outcome.SUBMITTED
    assert "没有有效的" not in reply.text
    assert "现在读不到有效的电子营业执照，请上传" in reply.text
    assert talk.state.prompt is not None
    assert talk.state.prompt.kind is PromptKind.FIELD
    assert talk.value("company_name") is None


def test_a_source_that_does_not_answer_stops_nobody_and_is_told_to_citizen_and_clerk(
    filled: Callable[[], Talk],
) -> None:
    talk = filled()
    talk.sources.since[LICENCE] = None
    reply = talk.say("确认提交")
    assert reply.outcome is Outcome.SUBMITTED
    assert "没能再次核对您的电子营业执照" in reply.text
    assert talk.last is not None
    findings = {one.rule: one.paths for one in talk.last.handed_in[0].application.findings}
    assert "company_name" in findings["source-not-read-again"]


def test_nothing_is_read_again_before_the_form_is_complete(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意")
    talk.sources.read_so_far.clear()
    talk.say("确认提交")
    assert talk.sources.read_so_far == []


def test_in_english_too(filled: Callable[[], Talk]) -> None:
    talk = filled()
    talk.sources.since[LICENCE] = {**RECORDS[LICENCE], "legal_representative": "王芳"}
    reply = talk.say("confirm and submit")
    assert "now says “王芳” (it said “张杰”); the form follows." in reply.text
