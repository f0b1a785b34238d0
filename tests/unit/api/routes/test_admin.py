"""How does a guide get from an administrator's hands into the answers, and back?"""

import pytest
from fastapi.testclient import TestClient

from suishiban.api.services.context import Services
from suishiban.api.store.golden import GoldenOrigin
from suishiban.assistant.conversation.reply import Outcome
from tests.unit.api.routes.conftest import STALL, staff_headers

ADMIN = "/api/v1/admin"
TEXT = STALL.read_text(encoding="utf-8")
#: The same guide with another promise.
FASTER = TEXT.replace("limits: {statutory: 20, promised: 10}", "limits: {statutory: 20, promised: 5}")
FASTEST = TEXT.replace("limits: {statutory: 20, promised: 10}", "limits: {statutory: 20, promised: 2}")
#: Promised later than the law allows: lint stops it.
TOO_LATE = TEXT.replace("limits: {statutory: 20, promised: 10}", "limits: {statutory: 20, promised: 30}")
Headers = dict[str, str]


@pytest.fixture
def admin(client: TestClient) -> Headers:
    return staff_headers(client, "demo-admin")


def _draft(client: TestClient, admin: Headers, text: str, expected: int) -> dict[str, object]:
    answer = client.post(f"{ADMIN}/drafts", headers=admin, json={"text": text, "expected": expected})
    assert answer.status_code == 201, answer.text
    content: dict[str, object] = answer.json()
    return content


def _release(client: TestClient, here: Services, admin: Headers, version: int) -> str:
    """Approved by the reviewer, rehearsed, released."""
    review = f"{ADMIN}/guides/market-stall/versions/{version}/reviews"
    reviewer = staff_headers(client, "demo-reviewer")
    assert client.post(review, headers=reviewer, json={"verdict": "approved"}).status_code == 201
    drafts = [{"item": "market-stall", "version": version}]
    gate = client.post(f"{ADMIN}/gates", headers=admin, json={"drafts": drafts})
    assert gate.status_code == 202, gate.text
    assert here.gate.once() == 1
    body = {"drafts": drafts, "gate": gate.json()["id"]}
    answer = client.post(f"{ADMIN}/releases", headers=admin, json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def _promised(here: Services) -> int:
    """Working days that the served guide promises."""
    return here.knowledge.current().release.items()[0].limits.promised


def test_a_draft_is_kept_released_and_rolled_back(client: TestClient, here: Services, admin: Headers) -> None:
    first = client.get(f"{ADMIN}/releases", headers=admin).json()["releases"][0]
    assert (first["active"], first["changed"]) == (True, {"market-stall": 1})
    kept = _draft(client, admin, FASTER, 1)
    assert (kept["outcome"], kept["item"], kept["version"], kept["releasable"]) == ("kept", "market-stall", 2, True)
    assert _promised(here) == 10
    second = _release(client, here, admin, 2)
    assert _promised(here) == 5
    answer = client.post(f"{ADMIN}/releases/{first['id']}/rollback", headers=admin)
    assert (answer.status_code, _promised(here)) == (204, 10)
    told = client.get(f"{ADMIN}/releases", headers=admin).json()["releases"]
    assert [(one["id"], one["active"], one["changed"]) for one in told] == [
        (second, False, {"market-stall": 2}),
        (first["id"], True, {"market-stall": 1}),
    ]
    states = client.get(f"{ADMIN}/guides/market-stall/versions", headers=admin).json()["versions"]
    assert [(one["version"], one["state"], one["served"], one["author"]) for one in states] == [
        (2, "withdrawn", False, "staff:demo-admin"),
        (1, "published", True, "system"),
    ]
    with here.store.reading() as work:
        told = [(one.actor, one.action) for one in work.audit.entries() if one.object.startswith(("guide", "release"))]
    assert told == [
        ("system", "release"),
        ("staff:demo-admin", "draft"),
        ("staff:demo-reviewer", "review-approved"),
        ("staff:demo-admin", "release"),
        ("staff:demo-admin", "roll-back"),
    ]


def test_what_was_rolled_back_serves_neither_now_nor_with_a_later_release(
    client: TestClient, here: Services, admin: Headers
) -> None:
    first = client.get(f"{ADMIN}/releases", headers=admin).json()["releases"][0]["id"]
    _draft(client, admin, FASTER, 1)
    _release(client, here, admin, 2)
    client.post(f"{ADMIN}/releases/{first}/rollback", headers=admin)
    _draft(client, admin, FASTEST, 2)
    _release(client, here, admin, 3)
    release = here.knowledge.current().release
    assert release.live == {"market-stall": (1, 3)}
    assert release.pinned("market-stall", "9901", 2).guide.limits.promised == 5


def test_of_two_administrators_the_later_is_told_the_difference(client: TestClient, admin: Headers) -> None:
    _draft(client, admin, FASTER, 1)
    answer = client.post(f"{ADMIN}/drafts", headers=admin, json={"text": FASTEST, "expected": 1})
    assert (answer.status_code, answer.json()["title"]) == (409, "DraftOutdated")
    told = {one["field"]: one["message"] for one in answer.json()["errors"]}
    assert (told["expected"], told["present"]) == ("1", "2")
    assert "-limits: {statutory: 20, promised: 5}\n+limits: {statutory: 20, promised: 2}\n" in told["difference"]
    assert _draft(client, admin, FASTEST, 2)["version"] == 3
    states = client.get(f"{ADMIN}/guides/market-stall/versions", headers=admin).json()["versions"]
    assert [one["state"] for one in states] == ["draft", "replaced", "published"]
    body = {"drafts": [{"item": "market-stall", "version": 2}]}
    assert client.post(f"{ADMIN}/gates", headers=admin, json=body).status_code == 409


def test_an_error_is_kept_in_a_draft_and_out_of_a_release(client: TestClient, here: Services, admin: Headers) -> None:
    kept = _draft(client, admin, TOO_LATE, 1)
    assert kept["releasable"] is False
    body = {"drafts": [{"item": "market-stall", "version": 2}]}
    answer = client.post(f"{ADMIN}/gates", headers=admin, json=body)
    assert (answer.status_code, answer.json()["title"]) == (422, "NotReleasable")
    assert any("limits.promised" in one["field"] for one in answer.json()["errors"])
    assert _promised(here) == 10


def test_what_is_no_guide_is_refused_with_line_and_fix(client: TestClient, here: Services, admin: Headers) -> None:
    text = TEXT.replace("kind: promised", "kind: promise")
    answer = client.post(f"{ADMIN}/drafts", headers=admin, json={"text": text, "expected": 1})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"].endswith(":kind")
    assert "promised" in error["fix"]
    assert here.drafts.drafted() == {}


def test_the_same_text_makes_no_new_version(client: TestClient, admin: Headers) -> None:
    assert _draft(client, admin, TEXT, 1)["outcome"] == "unchanged"
    assert len(client.get(f"{ADMIN}/guides/market-stall/versions", headers=admin).json()["versions"]) == 1


def test_a_second_item_of_the_same_name_is_found_among_the_guides(client: TestClient, admin: Headers) -> None:
    twin = TEXT.replace("id: market-stall", "id: night-stall", 1)
    kept = _draft(client, admin, twin, 0)
    findings = kept["findings"]
    assert isinstance(findings, list)
    assert {(one["rule"], one["value"]) for one in findings if one["rule"] == "items-differ"} >= {
        ("items-differ", "摆摊登记"),
        ("items-differ", "990131000001"),
    }
    shelf = client.get(f"{ADMIN}/guides", headers=admin).json()["guides"]
    assert [(line["item"], line["served"], line["draft"]) for line in shelf] == [
        ("market-stall", 1, 0),
        ("night-stall", 0, 1),
    ]


def test_a_reviewer_reads_and_does_not_write(client: TestClient, admin: Headers) -> None:
    reviewer = staff_headers(client, "demo-reviewer")
    _draft(client, admin, FASTER, 1)
    text = client.get(f"{ADMIN}/guides/market-stall/versions/2", headers=reviewer).json()
    assert (text["state"], text["text"]) == ("draft", FASTER)
    diff = client.get(f"{ADMIN}/guides/market-stall/diff", headers=reviewer, params={"before": 1, "after": 2}).json()
    assert diff["difference"].startswith("--- market-stall v1\n+++ market-stall v2\n")
    body = {"drafts": [{"item": "market-stall", "version": 2}]}
    assert client.post(f"{ADMIN}/releases", headers=reviewer, json=body).status_code == 403


def test_an_unanswered_question_is_listed_masked_and_settled(
    client: TestClient, here: Services, admin: Headers
) -> None:
    begun = client.post("/api/v1/conversations", json={}).json()
    url, headers = f"/api/v1/conversations/{begun['id']}/turns", {"Conversation-Token": begun["token"]}
    asked = {"turn_id": "t1", "text": "我的手机15400001234可以办潜水艇驾照吗？"}
    assert client.post(url, json=asked, headers=headers).json()["outcome"] in (Outcome.REFUSED, Outcome.CLARIFIED)
    (question,) = client.get(f"{ADMIN}/questions", headers=admin).json()["questions"]
    assert "潜水艇驾照" in question["text"]
    assert "15400001234" not in question["text"]
    settle = f"{ADMIN}/questions/{question['id']}/settle"
    assert client.post(settle, headers=admin).status_code == 204
    assert client.get(f"{ADMIN}/questions", headers=admin).json()["questions"] == []
    assert client.post(settle, headers=admin).status_code == 404


def test_questions_alike_are_one_with_the_guides_that_come_near(client: TestClient, admin: Headers) -> None:
    begun = client.post("/api/v1/conversations", json={}).json()
    url, headers = f"/api/v1/conversations/{begun['id']}/turns", {"Conversation-Token": begun["token"]}
    for number, text in enumerate(("可以办潜水艇驾照吗？", "可以办潜水艇驾照吗", "摊位保险柜丢了怎么挂失")):
        client.post(url, json={"turn_id": f"t{number}", "text": text}, headers=headers)
    found = client.get(f"{ADMIN}/questions", headers=admin).json()["questions"]
    assert [(one["text"], one["count"]) for one in found] == [("可以办潜水艇驾照吗", 2), ("摊位保险柜丢了怎么挂失", 1)]
    near = found[1]["nearest"][0]
    assert (near["item"], near["name"]["zh"]) == ("market-stall", "摆摊登记")
    assert 0 < near["probability"] < 1
    assert found[1]["draft"]["question"] == "摊位保险柜丢了怎么挂失"
    assert client.post(f"{ADMIN}/questions/{found[0]['id']}/settle", headers=admin).status_code == 204
    left = client.get(f"{ADMIN}/questions", headers=admin).json()["questions"]
    assert [one["text"] for one in left] == ["摊位保险柜丢了怎么挂失"]


def test_a_matter_that_a_draft_answers_is_asked_before_every_release(
    client: TestClient, here: Services, admin: Headers
) -> None:
    begun = client.post("/api/v1/conversations", json={}).json()
    url, headers = f"/api/v1/conversations/{begun['id']}/turns", {"Conversation-Token": begun["token"]}
    for number, text in enumerate(("摊位保险柜丢了怎么挂失", "摊位保险柜丢了怎么挂失？", "摊位的保险柜丢了怎么挂失")):
        client.post(url, json={"turn_id": f"t{number}", "text": text}, headers=headers)
    (question,) = client.get(f"{ADMIN}/questions", headers=admin).json()["questions"]
    assert (question["count"], sum(question["outcomes"].values())) == (3, 3)
    answered = f"{ADMIN}/questions/{question['id']}/answered"
    assert client.post(answered, json={"item": "no-such-guide"}, headers=admin).status_code == 404
    assert client.post(answered, json={"item": "market-stall"}, headers=admin).json() == {"golden": 2}
    assert client.get(f"{ADMIN}/questions", headers=admin).json()["questions"] == []
    with here.store.reading() as work:
        golden = work.golden.all()
    assert {(one.item, one.origin) for one in golden} == {("market-stall", GoldenOrigin.CITIZENS)}
    assert {one.text.strip("？") for one in golden} == {"摊位保险柜丢了怎么挂失", "摊位的保险柜丢了怎么挂失"}


def test_an_answer_that_did_not_help_is_an_open_question(client: TestClient, admin: Headers) -> None:
    begun = client.post("/api/v1/conversations", json={}).json()
    headers = {"Conversation-Token": begun["token"]}
    url = f"/api/v1/conversations/{begun['id']}"
    said = {"turn_id": "t1", "text": "摆摊登记要交多少钱，我的手机15400001234"}
    assert client.post(f"{url}/turns", json=said, headers=headers).json()["outcome"] == Outcome.ANSWERED
    message = client.get(url, headers=headers).json()["messages"][-1]
    for score in (5, 1):
        rated = client.post(f"/api/v1/messages/{message['id']}/feedback", json={"score": score}, headers=headers)
        assert rated.status_code == 204
    (question,) = client.get(f"{ADMIN}/questions", headers=admin).json()["questions"]
    assert question["outcomes"] == {"disliked": 1}
    assert (question["item"], "15400001234" in question["text"]) == ("market-stall", False)
