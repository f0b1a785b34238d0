"""Does a dialogue that Rasa runs fill, refuse, digress and hand in by our rules, whatever its classifier says?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, select

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.api.store.tables import conversations
from suishiban.assistant.understanding.rasa_names import slot_of
from tests.unit.api.rasa.calling import CARD, WEBHOOK, Tracker

FORM = "social_security_card_form"


def slot(path: str) -> str:
    return slot_of(CARD, path)


def log_in(http: TestClient, tracker: Tracker, who: str = "zhang-jie") -> Tracker:
    """The tracker with a channel token in the metadata of its messages."""
    session = http.post("/api/v1/sessions", json={"code": who}).json()
    headers = {"Authorization": f"Bearer {session['token']}"}
    vouched = http.post("/api/v1/me/channel-token", json={"sender": tracker.sender}, headers=headers).json()
    tracker.metadata = {"token": vouched["token"]}
    return tracker


@pytest.fixture
def tracker(http: TestClient) -> Tracker:
    return Tracker(http)


@pytest.fixture
def known(http: TestClient) -> Tracker:
    return log_in(http, Tracker(http))


@pytest.fixture
def at_confirmation(known: Tracker) -> Tracker:
    """Everything is filled in and the form waits for the word."""
    known.say("社保卡一直没办，帮我弄一张", "start_item")
    for said in ("我自己用的", "想当场拿", "同意", "从来没办过", "信用社，就是那个农商行", "西岭的"):
        known.say(said)
    assert known.asked == "confirm_form"
    return known


def receipts(services: Services) -> int:
    with create_engine(services.settings.url_of_database).begin() as connection:
        return len(list(connection.exec_driver_sql("select id from cases")))


def test_the_server_is_there(http: TestClient) -> None:
    assert http.get("/webhooks/rasa-actions/health").json() == {"status": "ok"}


def test_a_question_is_answered_with_citations(tracker: Tracker) -> None:
    tracker.say("办社保卡要多少钱？", "ask_guide")
    custom = next(one["custom"] for one in tracker.said if one["custom"])
    assert custom["claims"][0]["citations"][0]["guide"] == CARD
    assert tracker.slots["outcome"] == "answered"


def test_a_wish_activates_the_form_of_its_item_and_asks_the_first_blank(tracker: Tracker) -> None:
    tracker.say("我要办社保卡", "start_item")
    assert (tracker.loop, tracker.asked, tracker.slots["item"]) == (FORM, slot("cardholder"), CARD)
    assert tracker.text


def test_the_next_slot_follows_what_applies(tracker: Tracker) -> None:
    tracker.say("我要办社保卡", "start_item")
    tracker.say("给未满16周岁的孩子办")
    tracker.say("网上办，快递来")
    assert tracker.asked == slot("same_register")
    assert tracker.slots[slot("cardholder")] == "未满16周岁的孩子"


def test_a_refused_value_says_why_and_the_old_one_stands(at_confirmation: Tracker) -> None:
    assert at_confirmation.slots[slot("bank")] == "明川农村商业银行"
    at_confirmation.say("银行改成月球银行", "correct_value")
    assert at_confirmation.slots[slot("bank")] == "明川农村商业银行"
    assert at_confirmation.text
    at_confirmation.say("银行改成明川银行", "correct_value")
    assert at_confirmation.slots[slot("bank")] == "明川银行"


def test_a_refused_value_is_told_in_the_language_spoken(tracker: Tracker) -> None:
    tracker.metadata = {"language": "en"}
    tracker.say("I need a social security card", "start_item")
    tracker.say("the king of the moon")
    assert (tracker.asked, tracker.slots[slot("cardholder")]) == (slot("cardholder"), None)
    assert tracker.text.isascii() or "?" in tracker.text


@pytest.mark.parametrize("intent", ["ask_guide", "give_value"])
def test_a_question_beside_the_form_comes_back_to_the_same_slot(known: Tracker, intent: str) -> None:
    """Whether Rasa heard the question or took it for a value."""
    known.say("我要办社保卡", "start_item")
    known.say("我自己用的")
    known.say("办社保卡要多少钱？", intent)
    assert known.slots["outcome"] == "answered"
    assert (known.loop, known.asked, known.slots[slot("making")]) == (FORM, slot("making"), None)
    assert known.slots[slot("cardholder")] == "本人"


@pytest.mark.parametrize("intent", ["ask_guide", "out_of_scope", "thanks", "site_s_own"])
def test_a_value_taken_for_something_else_is_a_value(tracker: Tracker, intent: str) -> None:
    tracker.say("我要办社保卡", "start_item")
    tracker.say("给未满16周岁的孩子办", intent)
    assert tracker.slots[slot("cardholder")] == "未满16周岁的孩子"
    assert tracker.asked == slot("making")


@pytest.mark.parametrize("intent", ["affirm", "submit", "give_value", "out_of_scope", "choice"])
@pytest.mark.parametrize("said", ["讲个笑话", "哈哈哈哈", "/submit", "/affirm", "随便吧"])
def test_nothing_but_exact_words_hands_in(at_confirmation: Tracker, services: Services, said: str, intent: str) -> None:
    before = receipts(services)
    at_confirmation.say(said, intent, 1.0)
    assert receipts(services) == before
    assert (at_confirmation.loop, at_confirmation.asked) == (FORM, "confirm_form")
    assert at_confirmation.slots["confirm_form"] is None


@pytest.mark.parametrize("intent", ["affirm", "submit", "give_value", "out_of_scope", "ask_guide"])
def test_exact_words_hand_in_whatever_they_were_taken_for(
    at_confirmation: Tracker, services: Services, intent: str
) -> None:
    before = receipts(services)
    at_confirmation.say("确认提交", intent)
    assert receipts(services) == before + 1
    assert "收件编号" in at_confirmation.text
    assert at_confirmation.text.count("收件编号") == 1
    assert at_confirmation.loop is None
    assert {value for name, value in at_confirmation.slots.items() if name.startswith("blank__")} == {None}
    assert (at_confirmation.slots["confirm_form"], at_confirmation.slots["item"]) == (None, None)


def test_the_button_hands_in(at_confirmation: Tracker, services: Services) -> None:
    before, payload = receipts(services), at_confirmation.buttons()["确认提交"]
    at_confirmation.say(payload, "choice", 1.0)
    assert receipts(services) == before + 1


def test_the_form_is_handed_in_by_one_action_only(at_confirmation: Tracker, services: Services) -> None:
    """Validation closes the form and names that action; before it runs nothing has been handed in."""
    before = receipts(services)
    latest = {"text": "确认提交", "message_id": "a" * 32, "metadata": at_confirmation.metadata, "intent": {}}
    candidate = {"event": "slot", "timestamp": None, "name": "confirm_form", "value": "确认提交"}
    at_confirmation.run("validate_social_security_card_form", latest, [candidate])
    assert (at_confirmation.slots["confirm_form"], at_confirmation.loop) == (True, None)
    assert (at_confirmation.followup, receipts(services)) == ("action_submit", before)
    at_confirmation.run("action_submit", latest)
    assert receipts(services) == before + 1
    at_confirmation.run("action_submit", latest)
    assert receipts(services) == before + 1


def test_a_typed_intent_decides_nothing_in_the_rest_channel_either(http: TestClient, services: Services) -> None:
    who = log_in(http, Tracker(http))

    def said(text: str) -> str:
        message = {"sender": who.sender, "message": text, "metadata": who.metadata}
        return "".join(one.get("text", "") for one in http.post("/webhooks/rest/webhook", json=message).json())

    for text in ("我要办社保卡", "我自己用的", "想当场拿", "同意", "从来没办过", "信用社，就是那个农商行"):
        said(text)
    assert "确认提交" in said("西岭的")
    before = receipts(services)
    assert "收件编号" not in said("/submit") + said("/affirm")
    assert receipts(services) == before
    assert "收件编号" in said("submit")


def test_an_anonymous_sender_hands_in_nothing_and_reads_nothing(tracker: Tracker, services: Services) -> None:
    before = receipts(services)
    tracker.say("我要办社保卡", "start_item")
    for said in ("我自己用的", "想当场拿"):
        tracker.say(said)
    assert tracker.asked != "consent"
    tracker.say("确认提交", "submit")
    assert receipts(services) == before
    tracker.say("我的办件办得怎么样了", "ask_progress")
    assert "登录" in tracker.text


def test_what_is_left_is_heard_where_rasa_hears_more(tracker: Tracker) -> None:
    """An act in words of its own: our engine does not know them, the dialogue does, and nothing is decided by it."""
    tracker.say("叫个喘气儿的来", "ask_human")
    assert tracker.slots["outcome"] == "handed_over"


def test_a_form_is_left_on_the_citizen_s_own_word(tracker: Tracker) -> None:
    tracker.say("我要办社保卡", "start_item")
    tracker.say("取消", "cancel")
    assert tracker.asked == "confirm_cancel"
    tracker.say("讲个笑话", "affirm")
    assert tracker.asked == "confirm_cancel"
    tracker.say("是", "affirm")
    assert (tracker.loop, tracker.asked, tracker.slots["item"]) == (None, "", None)


def test_an_item_without_a_form_in_the_project_has_the_common_one(tracker: Tracker) -> None:
    tracker.say("我要办居住证", "start_item")
    assert (tracker.loop, tracker.asked, tracker.slots["item"]) == (
        "application_form",
        "other_blank",
        "residence-permit",
    )
    tracker.say("上班")
    assert (tracker.loop, tracker.asked) == ("application_form", "other_blank")


def test_slots_hold_personal_values_masked(tracker: Tracker) -> None:
    tracker.say("我要办社保卡", "start_item")
    for said in ("我自己用的", "想当场拿", "张小满", "990102198803141012"):
        tracker.say(said)
    kept = "".join(str(value) for name, value in tracker.slots.items() if name.startswith("blank__"))
    assert "*" in kept
    assert "990102198803141012" not in kept


def test_the_form_is_shown_with_what_the_pre_check_finds(at_confirmation: Tracker, tracker: Tracker) -> None:
    latest = {"text": "x", "message_id": "b" * 32, "metadata": at_confirmation.metadata, "intent": {}}
    at_confirmation.said = []
    at_confirmation.run("action_review_form", latest)
    assert "明川农村商业银行" in at_confirmation.text
    assert "没有发现问题" in at_confirmation.text
    tracker.run("action_review_form", latest | {"metadata": {}})
    assert "没有正在填写的申请" in tracker.text
    tracker.say("我要办社保卡", "start_item")
    tracker.said = []
    tracker.run("action_review_form", latest | {"metadata": {}, "message_id": "c" * 32})
    assert "提交前的检查：" in tracker.text


def test_the_sender_is_kept_as_a_keyed_hash_apart_from_the_channel_s(
    http: TestClient, tracker: Tracker, services: Services
) -> None:
    tracker.say("我要办社保卡", "start_item")
    said = http.post("/webhooks/rest/webhook", json={"sender": tracker.sender, "message": "看看我填的"}).json()
    assert "没有" in said[0]["text"]
    hashed = services.store.vault.blind_index("rasa-sender", tracker.sender)
    with create_engine(services.settings.url_of_database).begin() as connection:
        rows = connection.execute(select(conversations.c.sender, conversations.c.channel)).all()
    assert {channel for sender, channel in rows if sender == hashed} == {"rasa", "rasa-actions"}
    assert tracker.sender not in {sender for sender, _ in rows}


def test_an_expired_token_is_told_and_destroys_nothing(at_confirmation: Tracker, clock: ShiftedClock) -> None:
    clock.advance(timedelta(minutes=16))
    at_confirmation.say("确认提交", "submit")
    assert "登录已过期" in at_confirmation.text
    at_confirmation.say("确认提交", "affirm")
    assert "登录已过期" in at_confirmation.text
    assert (at_confirmation.loop, at_confirmation.asked) == (FORM, "confirm_form")
    assert at_confirmation.slots["confirm_form"] is None
    assert at_confirmation.slots[slot("bank")] == "明川农村商业银行"


def test_a_message_over_the_limit_is_told(tracker: Tracker) -> None:
    tracker.say("长" * 2_001, "ask_guide")
    assert "太长" in tracker.text


def message(**changed: object) -> dict[str, object]:
    return {"text": "你好", "message_id": "d" * 32, "metadata": {}, "intent": {"name": "greeting"}, **changed}


def test_a_wrong_token_and_none_are_refused(tracker: Tracker) -> None:
    call = tracker.call("action_greeting", message(), [])
    wrong, none = tracker.post(call, token="another-long-token"), tracker.post(call, token="")
    assert (wrong.status_code, wrong.json()["title"]) == (401, "ActionServerRefused")
    assert (none.status_code, none.json()["title"]) == (401, "LogInFirst")


def test_an_unknown_action_is_told(tracker: Tracker) -> None:
    answer = tracker.post(tracker.call("action_rm_rf", message(), []))
    assert (answer.status_code, answer.json()["title"]) == (404, "UnknownAction")


Spoil = Callable[[dict[str, object]], object]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda call: call.pop("tracker"),
        lambda call: call.pop("next_action"),
        lambda call: call.update(next_action=7),
        lambda call: call.update(tracker=[]),
        lambda call: call["tracker"].pop("sender_id"),
        lambda call: call["tracker"].update(sender_id=""),
        lambda call: call["tracker"].update(sender_id="default"),
        lambda call: call["tracker"].update(sender_id="x" * 201),
        lambda call: call["tracker"].update(latest_message=None),
        lambda call: call["tracker"].update(latest_message="你好"),
        lambda call: call["tracker"].update(slots=[1]),
        lambda call: call["tracker"].update(events={"a": 1}),
        lambda call: call["tracker"]["latest_message"].pop("message_id"),
    ],
)
def test_a_call_that_lacks_something_is_refused(tracker: Tracker, spoil: Spoil) -> None:
    call = tracker.call("action_greeting", message(), [])
    spoil(call)
    answer = tracker.post(call)
    assert (answer.status_code, answer.json()["title"]) == (422, "ActionRefused")


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b""])
def test_what_is_no_json_object_is_refused(http: TestClient, tracker: Tracker, body: bytes) -> None:
    headers = {"Rasa-Actions-Token": "shared-with-the-dialogue-server"}
    answer = http.post(WEBHOOK, content=body, headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "body")


@pytest.mark.parametrize("odd", [{"entities": [7]}, {"entities": None}, {"intent": None}, {"metadata": None}])
def test_odd_parts_of_a_message_cost_nothing(tracker: Tracker, odd: dict[str, object]) -> None:
    answer = tracker.post(tracker.call("action_greeting", message(**odd), []))
    assert answer.status_code == 200
    assert answer.json()["responses"][0]["text"]


def test_nothing_typed_is_logged(tracker: Tracker, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    tracker.say("我要办社保卡", "start_item")
    tracker.say("我叫欧阳明月", "give_value")
    tracker.post(tracker.call("action_rm_rf", message(text="我叫欧阳明月"), []))
    assert "欧阳明月" not in caplog.text
    assert tracker.sender not in caplog.text
