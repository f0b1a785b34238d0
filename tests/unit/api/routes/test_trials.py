"""Does a trial answer as the released draft would, and does it keep nothing?"""

import time
from typing import Any

import pytest
from fastapi.testclient import TestClient

from suishiban.api.services.context import Services
from tests.unit.api.routes.conftest import STALL, staff_headers

TRY = "/api/v1/admin/drafts/try"
TEXT = STALL.read_text(encoding="utf-8")
FASTER = TEXT.replace("limits: {statutory: 20, promised: 10}", "limits: {statutory: 20, promised: 5}")
TOO_LATE = TEXT.replace("limits: {statutory: 20, promised: 10}", "limits: {statutory: 20, promised: 30}")
Headers = dict[str, str]
Json = dict[str, Any]


@pytest.fixture
def reviewer(client: TestClient) -> Headers:
    return staff_headers(client, "demo-reviewer")


def _try(client: TestClient, headers: Headers, text: str, *said: str | Json, **more: str) -> Any:
    told = [{"text": one} if isinstance(one, str) else one for one in said]
    return client.post(TRY, headers=headers, json={"text": text, "said": told, **more})


def test_the_draft_answers_in_place_of_the_served_version(client: TestClient, reviewer: Headers) -> None:
    answer = _try(client, reviewer, FASTER, "摆摊登记要多久？")
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert (told["item"], told["releasable"], len(told["replies"])) == ("market-stall", True, 1)
    (reply,) = told["replies"]
    assert reply["outcome"] == "answered"
    assert any("5个工作日" in claim["text"] for claim in reply["claims"])
    assert {citation["version"] for claim in reply["claims"] for citation in claim["citations"]} == {2}


def test_a_form_is_filled_to_its_end_and_nothing_is_kept(client: TestClient, here: Services, reviewer: Headers) -> None:
    said: list[str | Json] = ["我要办理摆摊登记", "同意", "15400001234", "3米"]
    said += [{"file": {"name": "证.png", "material": "id-card"}}, {"file": {"name": "摊.png", "material": "photo"}}]
    told = _try(client, reviewer, TEXT, *said, as_citizen="zhang-jie").json()
    shown = told["replies"][-1]
    assert (shown["outcome"], shown["card"]["remaining"]) == ("shown", 0)
    (button,) = shown["buttons"]
    submit = {"choice": button["payload"], "prompt_id": shown["prompt_id"]}
    told = _try(client, reviewer, TEXT, *said, submit, as_citizen="zhang-jie").json()
    assert told["replies"][-1]["outcome"] == "submitted"
    with here.store.reading() as work:
        assert work.cases.due(here.clock.now(), ["submitted"], 10) == ()
        assert work.questions.open_ones() == ()


def test_one_more_utterance_costs_one_turn_and_repeats_say_the_same(client: TestClient, reviewer: Headers) -> None:
    said = ["摆摊登记要多久？", "要交多少钱？", "需要什么材料？"]
    first = _try(client, reviewer, FASTER, *said).json()["replies"]
    began = time.perf_counter()
    again = _try(client, reviewer, FASTER, *said, "谢谢").json()["replies"]
    assert time.perf_counter() - began < 0.3
    assert again[:3] == first
    other = _try(client, reviewer, FASTER, *said[1:]).json()["replies"]
    assert len(other) == 2


def test_a_data_source_is_not_read_even_after_consent(client: TestClient, here: Services, reviewer: Headers) -> None:
    _try(client, reviewer, TEXT, "我要办理摆摊登记", "同意", as_citizen="zhang-jie")
    with here.store.reading() as work:
        assert work.people.accesses("zhang-jie") == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [(TOO_LATE, "limits.promised"), (TEXT.replace("kind: promised", "kind: promise"), "kind"), ("- no guide", "")],
)
def test_a_bad_draft_is_answered_with_its_findings(
    client: TestClient, reviewer: Headers, text: str, field: str
) -> None:
    answer = _try(client, reviewer, text, "你好")
    assert (answer.status_code, answer.json()["title"]) == (422, "NotReleasable")
    assert any(field in one["field"] for one in answer.json()["errors"])


def test_an_unknown_citizen_is_refused_with_those_there_are(client: TestClient, reviewer: Headers) -> None:
    answer = _try(client, reviewer, TEXT, "你好", as_citizen="nobody")
    assert answer.status_code == 404
    assert "zhang-jie" in answer.json()["errors"][0]["fix"]


def test_a_draft_that_takes_effect_later_is_tried_on_that_day(client: TestClient, reviewer: Headers) -> None:
    later = TEXT.replace("effective: {since: 2025-01-01}", "effective: {since: 2027-01-01}")
    told = _try(client, reviewer, later, "摆摊登记要多久？").json()
    assert told["replies"][0]["outcome"] == "answered"


def test_a_new_item_is_found_beside_the_others(client: TestClient, reviewer: Headers) -> None:
    new = (
        TEXT.replace("id: market-stall", "id: lantern-show", 1)
        .replace("摆摊登记", "灯会登记")
        .replace("990131000001", "990131000009")
        .replace("aliases: [摆地摊, 夜市摆摊, market stall]", "aliases: [办灯会]")
        .replace('en: "Registration of a market stall"', 'en: "Registration of a lantern show"')
    )
    told = _try(client, reviewer, new, "灯会登记要多久？", "摆摊登记要多久？")
    assert told.status_code == 200, told.text
    assert [reply["item"] for reply in told.json()["replies"]] == ["lantern-show", "market-stall"]


def test_the_schema_of_a_guide_is_told(client: TestClient, reviewer: Headers) -> None:
    schema = client.get("/api/v1/admin/guide-schema", headers=reviewer).json()
    assert schema["$schema"].endswith("2020-12/schema")
    assert "BasicItem" in schema["$defs"]
