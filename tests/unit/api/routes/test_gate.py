"""May a draft be released? Only approved by a second person, and only where the golden questions stay answered."""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.api.store.gate_runs import PATIENCE
from suishiban.api.store.golden import GoldenOrigin, GoldenQuestion
from tests.unit.api.routes.conftest import STALL, staff_headers

ADMIN = "/api/v1/admin"
TEXT = STALL.read_text(encoding="utf-8")
FASTER = TEXT.replace("limits: {statutory: 20, promised: 10}", "limits: {statutory: 20, promised: 5}")
DRAFTS = [{"item": "market-stall", "version": 2}]
REVIEWS = f"{ADMIN}/guides/market-stall/versions/2/reviews"
DIALOGUE = """
- name: a stall is asked about
  region: "9901"
  steps:
    - say: 摆摊登记要多久
      expect: {outcome: answered, contains: [10个工作日]}
"""
Headers = dict[str, str]


@pytest.fixture
def admin(client: TestClient) -> Headers:
    return staff_headers(client, "demo-admin")


@pytest.fixture
def reviewer(client: TestClient) -> Headers:
    return staff_headers(client, "demo-reviewer")


@pytest.fixture
def drafted(client: TestClient, admin: Headers) -> None:
    """Version 2 promises five days instead of ten."""
    body = {"text": FASTER, "expected": 1}
    assert client.post(f"{ADMIN}/drafts", headers=admin, json=body).status_code == 201


def _golden(here: Services, text: str, section: str = "", origin: GoldenOrigin = GoldenOrigin.AUTHORS) -> None:
    asked = GoldenQuestion(text=text, item="market-stall", section=section, region="9901", origin=origin)
    here.store.write(lambda work: work.golden.add(asked, "system", here.clock.now()))


def _rehearsed(client: TestClient, here: Services, admin: Headers) -> dict[str, object]:
    asked = client.post(f"{ADMIN}/gates", headers=admin, json={"drafts": DRAFTS}).json()
    assert (asked["state"], asked["report"]) == ("waiting", None)
    assert here.gate.once() == 1
    told: dict[str, object] = client.get(f"{ADMIN}/gates/{asked['id']}", headers=admin).json()
    return told


def _released(client: TestClient, admin: Headers, gate: object, override: str = "") -> tuple[int, str]:
    body = {"drafts": DRAFTS, "gate": gate, "override": override}
    answer = client.post(f"{ADMIN}/releases", headers=admin, json=body)
    return answer.status_code, answer.json().get("title", "")


@pytest.mark.usefixtures("drafted")
def test_old_and_new_answer_stand_side_by_side(
    client: TestClient, here: Services, admin: Headers, reviewer: Headers
) -> None:
    _golden(here, "摆摊登记要多久")
    _golden(here, "摆摊登记收费吗")
    told = _rehearsed(client, here, admin)
    report = told["report"]
    assert isinstance(report, dict)
    assert (told["state"], told["done"], told["total"]) == ("passed", 2, 2)
    assert report["questions"] == {"changed": 1, "same": 1}
    (line,) = report["changed_questions"]
    assert (line["text"], line["verdict"], line["blocks"]) == ("摆摊登记要多久", "changed", False)
    assert "10个工作日" in line["before"]
    assert "5个工作日" in line["after"]
    client.post(REVIEWS, headers=reviewer, json={"verdict": "approved"})
    assert _released(client, admin, told["id"]) == (201, "")
    first = client.get(f"{ADMIN}/releases", headers=admin).json()["releases"][0]
    assert (first["gate"], first["override"], first["number"]) == (told["id"], None, 2)


@pytest.mark.usefixtures("drafted")
def test_what_becomes_worse_blocks_and_is_overridden_with_a_reason_only(
    client: TestClient, here: Services, admin: Headers, reviewer: Headers
) -> None:
    here.store.write(lambda work: work.golden.add_dialogue("stall", DIALOGUE.encode(), "system", here.clock.now()))
    told = _rehearsed(client, here, admin)
    report = told["report"]
    assert isinstance(report, dict)
    assert (told["state"], report["dialogues"]) == ("failed", {"worse": 1})
    assert "10个工作日" in report["changed_dialogues"][0]["difference"]
    client.post(REVIEWS, headers=reviewer, json={"verdict": "approved"})
    assert _released(client, admin, told["id"]) == (409, "GateClosed")
    assert _released(client, admin, told["id"], "short") == (409, "GateClosed")
    assert _released(client, admin, told["id"], "对外承诺已缩短为五个工作日，对话待改") == (201, "")
    first = client.get(f"{ADMIN}/releases", headers=admin).json()["releases"][0]
    assert (first["actor"], first["override"]) == ("staff:demo-admin", "对外承诺已缩短为五个工作日，对话待改")
    with here.store.reading() as work:
        assert [one.actor for one in work.audit.entries() if one.action == "release-overriding-gate"] == [
            "staff:demo-admin"
        ]


@pytest.mark.usefixtures("drafted")
def test_a_draft_written_for_a_question_must_answer_it(client: TestClient, here: Services, admin: Headers) -> None:
    _golden(here, "摊位能不能卖活鸡", "faq", GoldenOrigin.CITIZENS)
    told = _rehearsed(client, here, admin)
    report = told["report"]
    assert isinstance(report, dict)
    assert told["state"] == "failed"
    assert [(one["verdict"], one["blocks"]) for one in report["changed_questions"]] == [("fails", True)]


@pytest.mark.usefixtures("drafted")
def test_only_a_second_person_approves(client: TestClient, here: Services, admin: Headers, reviewer: Headers) -> None:
    gate = _rehearsed(client, here, admin)["id"]
    assert client.post(REVIEWS, headers=admin, json={"verdict": "approved"}).status_code == 403
    assert _released(client, admin, gate) == (409, "NotReviewed")
    sent_back = {"verdict": "sent_back", "note": "承诺时限需附科室意见"}
    told = client.post(REVIEWS, headers=reviewer, json=sent_back).json()
    assert told["author"] == "staff:demo-admin"
    assert [(one["reviewer"], one["note"]) for one in told["reviews"]] == [
        ("staff:demo-reviewer", "承诺时限需附科室意见")
    ]
    assert _released(client, admin, gate) == (409, "NotReviewed")
    client.post(REVIEWS, headers=reviewer, json={"verdict": "approved"})
    assert _released(client, admin, gate) == (201, "")
    assert client.post(REVIEWS, headers=reviewer, json={"verdict": "approved"}).status_code == 409


@pytest.mark.usefixtures("drafted")
def test_a_run_holds_for_its_drafts_and_its_base_only(
    client: TestClient, here: Services, admin: Headers, reviewer: Headers
) -> None:
    gate = _rehearsed(client, here, admin)["id"]
    again = {"text": FASTER.replace("promised: 5}", "promised: 4}"), "expected": 2}
    assert client.post(f"{ADMIN}/drafts", headers=admin, json=again).json()["version"] == 3
    third = f"{ADMIN}/guides/market-stall/versions/3/reviews"
    client.post(third, headers=reviewer, json={"verdict": "approved"})
    body = {"drafts": [{"item": "market-stall", "version": 3}], "gate": gate}
    answer = client.post(f"{ADMIN}/releases", headers=admin, json=body)
    assert (answer.status_code, answer.json()["title"]) == (409, "GateClosed")
    assert any(one["message"] == "stale" for one in answer.json()["errors"])


@pytest.mark.usefixtures("drafted")
def test_a_run_whose_process_died_is_played_by_another(
    client: TestClient, here: Services, admin: Headers, clock: ShiftedClock
) -> None:
    asked = client.post(f"{ADMIN}/gates", headers=admin, json={"drafts": DRAFTS}).json()
    assert here.store.write(lambda work: work.gates.claim(here.clock.now())) is not None
    assert here.gate.once() == 0
    clock.advance(PATIENCE + timedelta(seconds=1))
    assert here.gate.once() == 1
    assert client.get(f"{ADMIN}/gates/{asked['id']}", headers=admin).json()["state"] == "passed"
