"""Does a clerk answer where a person was asked for, and only while the conversation is theirs?"""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from tests.unit.api.routes.conftest import citizen_headers, staff_headers

URL = "/api/v1/clerk/conversations"
Headers = dict[str, str]


class Citizen:
    """Somebody who talks to the assistant."""

    def __init__(self, client: TestClient, region: str = "990102", headers: Headers | None = None) -> None:
        self._client = client
        begun = client.post("/api/v1/conversations", json={"region": region}, headers=headers).json()
        self.id: str = begun["id"]
        self._headers = {"Conversation-Token": begun["token"], **(headers or {})}
        self._turns = 0

    def say(self, text: str) -> str:
        """What was answered."""
        self._turns += 1
        body = {"turn_id": f"t{self._turns}", "text": text}
        answer = self._client.post(f"/api/v1/conversations/{self.id}/turns", json=body, headers=self._headers)
        assert answer.status_code == 200, answer.text
        return "\n".join(answer.json()["paragraphs"])

    def place(self) -> int | None:
        """Among those that wait for a person."""
        answer = self._client.get(f"/api/v1/conversations/{self.id}", headers=self._headers).json()
        place: int | None = answer["waiting_place"]
        return place

    def read(self) -> list[tuple[str, str]]:
        """Who said what."""
        answer = self._client.get(f"/api/v1/conversations/{self.id}", headers=self._headers).json()
        return [(message["by"], message["text"]) for message in answer["messages"]]


@pytest.fixture
def window(client: TestClient) -> Headers:
    return staff_headers(client, "demo-clerk")


@pytest.fixture
def east(client: TestClient) -> Headers:
    return staff_headers(client, "demo-clerk-east")


def _waiting(client: TestClient, headers: Headers) -> list[tuple[str, str]]:
    return [(one["id"], one["owner"]) for one in client.get(URL, headers=headers).json()["conversations"]]


def test_a_clerk_takes_over_answers_and_hands_back(client: TestClient, here: Services, east: Headers) -> None:
    citizen = Citizen(client)
    citizen.say("转人工")
    assert _waiting(client, east) == [(citizen.id, "waiting")]
    taken = client.post(f"{URL}/{citizen.id}/take", headers=east)
    assert (taken.status_code, taken.json()["owner"]) == (200, "clerk:demo-clerk-east")
    assert citizen.say("我的摊位证什么时候能拿到") == ""
    body = {"turn_id": "r1", "text": "您好，\n明天可以来取。"}
    first = client.post(f"{URL}/{citizen.id}/replies", headers=east, json=body)
    again = client.post(f"{URL}/{citizen.id}/replies", headers=east, json=body)
    assert (first.status_code, first.json()) == (201, again.json())
    assert citizen.read()[-1] == ("clerk", "您好，\n明天可以来取。")
    assert client.post(f"{URL}/{citizen.id}/hand-back", headers=east).json()["owner"] == "bot"
    assert citizen.say("你好") != ""
    with here.store.reading() as work:
        told = [(one.action, one.object) for one in work.audit.entries() if one.object.startswith("conversation:")]
    assert told == [(action, f"conversation:{citizen.id}") for action in ("take-over", "reply", "hand-back")]


def test_of_two_clerks_one_gets_the_conversation(client: TestClient, east: Headers, window: Headers) -> None:
    citizen = Citizen(client)
    citizen.say("转人工")
    assert client.post(f"{URL}/{citizen.id}/take", headers=window).status_code == 200
    late = client.post(f"{URL}/{citizen.id}/take", headers=east)
    assert (late.status_code, late.json()["errors"][0]["message"]) == (409, "clerk:demo-clerk")
    assert client.get(f"{URL}/{citizen.id}", headers=east).status_code == 404
    body = {"turn_id": "r1", "text": "我来回答"}
    assert client.post(f"{URL}/{citizen.id}/replies", headers=east, json=body).status_code == 409
    assert client.post(f"{URL}/{citizen.id}/hand-back", headers=east).status_code == 409


def test_nobody_answers_in_a_conversation_that_the_assistant_has(client: TestClient, east: Headers) -> None:
    citizen = Citizen(client)
    citizen.say("你好")
    assert client.post(f"{URL}/{citizen.id}/take", headers=east).status_code == 409
    assert client.get(f"{URL}/{citizen.id}", headers=east).status_code == 404
    assert _waiting(client, east) == []


def test_a_conversation_of_another_region_does_not_exist(client: TestClient, east: Headers, window: Headers) -> None:
    citizen = Citizen(client, region="990103")
    citizen.say("转人工")
    assert _waiting(client, east) == []
    assert client.post(f"{URL}/{citizen.id}/take", headers=east).status_code == 404
    assert _waiting(client, window) == [(citizen.id, "waiting")]


def test_the_citizens_words_are_masked_until_a_purpose_is_stated(
    client: TestClient, here: Services, east: Headers
) -> None:
    citizen = Citizen(client, headers=citizen_headers(client))
    citizen.say("我的手机是15400001234，转人工")
    masked = client.get(f"{URL}/{citizen.id}", headers=east)
    assert "15400001234" not in masked.text
    clear = client.get(f"{URL}/{citizen.id}", headers=east, params={"purpose": "回答咨询"})
    assert clear.json()["messages"][0]["text"] == "我的手机是15400001234，转人工"
    with here.store.reading() as work:
        told = [one for one in work.audit.entries() if one.action == "read-clear"]
        assert [(one.object, one.purpose) for one in told] == [(f"conversation:{citizen.id}", "回答咨询")]
        assert told[0].person is not None
        assert [one.purpose for one in work.people.accesses(told[0].person)] == ["回答咨询"]


def test_an_empty_answer_is_refused(client: TestClient, east: Headers) -> None:
    citizen = Citizen(client)
    citizen.say("转人工")
    client.post(f"{URL}/{citizen.id}/take", headers=east)
    body = {"turn_id": "r1", "text": " \n\u200b"}
    assert client.post(f"{URL}/{citizen.id}/replies", headers=east, json=body).status_code == 422


def test_who_asked_first_comes_first_however_much_they_write(
    client: TestClient, window: Headers, clock: ShiftedClock
) -> None:
    first, second = Citizen(client), Citizen(client, "990103")
    for citizen in (first, second):
        citizen.say("转人工")
        clock.advance(timedelta(minutes=1))
    first.say("还在吗")
    assert [id for id, _ in _waiting(client, window)] == [first.id, second.id]
    assert (first.place(), second.place()) == (1, 2)
    client.post(f"{URL}/{first.id}/take", headers=window)
    assert (first.place(), second.place()) == (None, 1)
    assert Citizen(client).place() is None


def test_a_clerk_reads_what_was_talked_of(client: TestClient, window: Headers) -> None:
    citizen = Citizen(client)
    citizen.say("摆摊登记要多久？")
    citizen.say("转人工")
    (line,) = client.get(URL, headers=window).json()["conversations"]
    assert (line["item"], line["item_name"]["zh"]) == ("market-stall", "摆摊登记")
    assert line["waiting_since"]
