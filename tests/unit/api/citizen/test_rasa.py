"""Do chat widgets made for Rasa find what they expect, and nobody else's data?"""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from typing import Any

import orjson
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, select

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.api.store.tables import conversations
from tests.unit.api.citizen.door import Visitor

LogIn = Callable[[str], Visitor]
WEBHOOK = "/webhooks/rest/webhook"
_SENDERS = count(1)


def sender() -> str:
    """A sender nobody used before."""
    return f"widget-user-{next(_SENDERS)}"


def send(http: TestClient, who: str, message: str, **metadata: Any) -> list[dict[str, Any]]:
    """What the channel answers."""
    answer = http.post(WEBHOOK, json={"sender": who, "message": message, "metadata": metadata})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()
    return found


def buttons(answers: list[dict[str, Any]]) -> dict[str, str]:
    return {one["title"]: one["payload"] for answer in answers for one in answer.get("buttons", ())}


def test_the_channel_is_there(http: TestClient) -> None:
    assert http.get("/webhooks/rest/").json() == {"status": "ok"}


def test_messages_have_the_channel_s_form(http: TestClient) -> None:
    who = sender()
    text, custom = send(http, who, "摆摊要交什么材料？")
    assert (text["recipient_id"], custom["recipient_id"]) == (who, who)
    assert "摊位照片" in text["text"]
    assert custom["custom"]["outcome"] == "answered"
    assert custom["custom"]["claims"][0]["citations"][0]["guide"] == "market-stall"


def test_a_stream_is_a_line_of_json_for_each_message(http: TestClient) -> None:
    answer = http.post(f"{WEBHOOK}?stream=true", json={"sender": sender(), "message": "你好"})
    lines = [orjson.loads(line) for line in answer.text.splitlines()]
    assert [sorted(line) for line in lines] == [["recipient_id", "text"], ["custom", "recipient_id"]]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"{", "body"),
        (b"[]", "body"),
        (b"\xff", "body"),
        (b'{"message": "a"}', "sender"),
        (b'{"sender": "", "message": "a"}', "sender"),
        (b'{"sender": null, "message": "a"}', "sender"),
        (b'{"sender": 7, "message": "a"}', "sender"),
        (b'{"sender": "a"}', "message"),
        (b'{"sender": "a", "message": {}}', "message"),
        (b'{"sender": "a", "message": "b", "metadata": 1}', "metadata"),
    ],
)
def test_a_message_of_another_form_is_refused(http: TestClient, body: bytes, field: str) -> None:
    answer = http.post(WEBHOOK, content=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_a_message_over_the_limit_is_refused(http: TestClient) -> None:
    answer = http.post(WEBHOOK, json={"sender": sender(), "message": "长" * 2_001})
    assert (answer.status_code, answer.json()["errors"][0]["fix"]) == (413, "at most 2000 characters")


def test_each_sender_has_a_conversation_of_their_own(http: TestClient) -> None:
    one, other = sender(), sender()
    send(http, one, "我要办理摆摊登记")
    assert "没有" in send(http, other, "看看我填的")[0]["text"]
    assert send(http, one, "看看我填的")[1]["custom"]["card"]["item"] == "market-stall"


def test_the_sender_is_kept_as_a_keyed_hash(http: TestClient, services: Services) -> None:
    who = sender()
    send(http, who, "你好")
    with create_engine(services.settings.url_of_database).begin() as connection:
        kept = list(connection.execute(select(conversations.c.sender)).scalars())
    hashed = services.store.vault.blind_index("rasa-sender", who)
    assert hashed in kept
    assert who not in kept


def test_a_button_comes_back_as_a_message(http: TestClient) -> None:
    who = sender()
    offered = buttons(send(http, who, "摆摊要交什么材料？"))
    assert offered
    payload = next(iter(offered.values()))
    assert payload.startswith('/choice{"payload":')
    assert send(http, who, payload)[1]["custom"]["item"] == "market-stall"


@pytest.mark.parametrize(
    "typed",
    ["/restart", "/submit", "/agree", "/choice", "/choice{", "/choice[]", '/choice{"payload": 1}', "/affirm{}"],
)
def test_a_typed_slash_bypasses_nothing(http: TestClient, typed: str) -> None:
    who = sender()
    before = send(http, who, "我要办理摆摊登记")
    after = send(http, who, typed)
    assert after[-1]["custom"].get("asks", "") == before[-1]["custom"].get("asks", "")
    assert "case_id" not in after[-1]["custom"]


def test_an_anonymous_sender_reaches_no_case_and_sees_masked_values(http: TestClient) -> None:
    who = sender()
    send(http, who, "我要办理摆摊登记")
    for said in ("张小满", "990102198803141012", "15400001234", "3米"):
        send(http, who, said)
    shown = orjson.dumps(send(http, who, "看看我填的")).decode()
    assert "990102198803141012" not in shown
    assert "15400001234" not in shown
    assert "登录" in send(http, who, "我的办件办得怎么样了")[0]["text"]


def channel_token(visitor: Visitor, who: str) -> str:
    token: str = visitor.post("/me/channel-token", {"sender": who}).json()["token"]
    return token


def test_a_token_lets_the_citizen_speak_as_themselves(http: TestClient, log_in: LogIn) -> None:
    who, visitor = sender(), log_in("zhang-jie")
    token = channel_token(visitor, who)
    assert "990102198803141012" not in token
    filled = send(http, who, "我要办理摆摊登记", token=token)[0]["text"]
    assert "已从实名认证信息填好" in filled
    assert "没有" in send(http, who, "看看我填的")[0]["text"]
    assert send(http, who, "看看我填的", token=token)[1]["custom"]["card"]["item"] == "market-stall"


def test_a_token_of_another_sender_secret_or_time_is_refused(
    http: TestClient, log_in: LogIn, clock: ShiftedClock
) -> None:
    who, visitor = sender(), log_in("zhang-jie")
    token = channel_token(visitor, who)
    payload, signature = token.split(".")
    wrong = [token[:-2] + "AA", payload, f".{signature}", "x", "é.é", f"{payload}.{signature}.x"]
    for one in wrong:
        answer = http.post(WEBHOOK, json={"sender": who, "message": "你好", "metadata": {"token": one}})
        assert (answer.status_code, answer.json()["title"]) == (401, "ChannelTokenRefused"), one
    other = {"sender": sender(), "message": "你好", "metadata": {"token": token}}
    assert http.post(WEBHOOK, json=other).status_code == 401
    clock.advance(timedelta(minutes=16))
    late = {"sender": who, "message": "你好", "metadata": {"token": token}}
    assert http.post(WEBHOOK, json=late).status_code == 401


def test_a_message_sent_twice_under_its_own_id_is_taken_once(http: TestClient) -> None:
    who = sender()
    first = send(http, who, "我要办理摆摊登记", message_id="m1")
    assert send(http, who, "我要办理摆摊登记", message_id="m1") == first
