"""What does a clerk see of a case, and what comes of their decision?"""

from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.assistant.casework.messages import MessageKind
from suishiban.knowledge.guide import Desk
from tests.unit.api.routes.conftest import WEST, acknowledge, file_case, staff_headers

CASES = "/api/v1/clerk/cases"
Headers = dict[str, str]


@pytest.fixture
def window(client: TestClient) -> Headers:
    """A clerk who serves every organ of the city."""
    return staff_headers(client, "demo-clerk")


@pytest.fixture
def east(client: TestClient) -> Headers:
    """A clerk of 东岸区市场监督管理局."""
    return staff_headers(client, "demo-clerk-east")


def test_the_queue_shows_what_is_due_first_and_names_nobody(
    client: TestClient, here: Services, window: Headers
) -> None:
    file_case(here, "later", days=9)
    file_case(here, "sooner", days=1)
    answer = client.get(CASES, headers=window)
    lines = answer.json()["cases"]
    assert [line["id"] for line in lines] == ["sooner", "later"]
    assert {key: lines[0][key] for key in ("applicant", "state", "alert", "findings", "order", "version")} == {
        "applicant": "张*",
        "state": "submitted",
        "alert": "yellow",
        "findings": 1,
        "order": "",
        "version": 1,
    }
    assert "张杰" not in answer.text
    assert "990102198803141012" not in answer.text


def test_the_queue_is_narrowed_and_paged(client: TestClient, here: Services, window: Headers) -> None:
    for number in range(3):
        file_case(here, f"east-{number}", days=number + 1)
    file_case(here, "west", WEST, "990103")
    east = "department=东岸区市场监督管理局&limit=2"
    queries = ("region=990103", east, f"{east}&offset=2", "state=concluded", "item=company-change-address")
    answers = [client.get(f"{CASES}?{query}", headers=window).json() for query in queries]
    ids = [[case["id"] for case in answer["cases"]] for answer in answers]
    assert ids == [["west"], ["east-0", "east-1"], ["east-2"], [], []]


def test_a_clerk_sees_their_organ_and_region_only(client: TestClient, here: Services, east: Headers) -> None:
    file_case(here, "mine")
    file_case(here, "west", WEST, "990103")
    assert [case["id"] for case in client.get(CASES, headers=east).json()["cases"]] == ["mine"]
    assert client.get(f"{CASES}/west", headers=east).status_code == 404
    assert client.get(CASES, headers=east, params={"region": "990103"}).status_code == 404
    assert client.get("/api/v1/clerk/statistics", headers=east).json()["total"] == 1


def test_personal_values_are_masked_until_a_purpose_is_stated(
    client: TestClient, here: Services, east: Headers
) -> None:
    file_case(here, "mine")
    masked = client.get(f"{CASES}/mine", headers=east)
    assert [line["shown"] for line in masked.json()["lines"]] == ["张*", "9901**********1012", "2025年12月1日"]
    assert masked.json()["clear"] is False
    clear = client.get(f"{CASES}/mine", headers=east, params={"purpose": "核对身份"}).json()
    assert [line["shown"] for line in clear["lines"]] == ["张杰", "990102198803141012", "2025年12月1日"]
    with here.store.reading() as work:
        told = [one for one in work.audit.entries() if one.action == "read-clear"]
        accesses = work.people.accesses("p" * 64)
    assert [(one.actor, one.object, one.purpose) for one in told] == [
        ("staff:demo-clerk-east", "case:mine", "核对身份")
    ]
    assert [(one.actor, one.source, one.purpose) for one in accesses] == [
        ("staff:demo-clerk-east", "case:mine", "核对身份")
    ]


def test_a_document_needs_a_purpose(client: TestClient, here: Services, east: Headers) -> None:
    file_case(here, "mine")
    assert client.get(f"{CASES}/mine", headers=east).json()["documents"] == ["application.pdf", "receipt.pdf"]
    url = f"{CASES}/mine/documents/application.pdf"
    assert client.get(url, headers=east).status_code == 422
    answer = client.get(url, headers=east, params={"purpose": "审查申请"})
    assert (answer.status_code, answer.headers["content-type"], answer.content[:5]) == (
        200,
        "application/pdf",
        b"%PDF-",
    )
    missing = client.get(f"{CASES}/mine/documents/notice-1.pdf", headers=east, params={"purpose": "审查"})
    assert missing.status_code == 404


def test_an_acceptance_is_an_order_until_the_back_end_acknowledges(
    client: TestClient, here: Services, east: Headers
) -> None:
    file_case(here, "mine")
    answer = client.post(f"{CASES}/mine/decisions", headers=east, json={"version": 1, "decision": "accept"})
    assert (answer.status_code, answer.json()["state"], answer.json()["order"]) == (202, "submitted", "accept")
    again = client.post(f"{CASES}/mine/decisions", headers=east, json={"version": 2, "decision": "accept"})
    assert (again.status_code, again.json()["errors"][0]) == (
        409,
        {
            "field": "decision",
            "message": "under_way",
            "fix": "The last decision is still on its way to the department's system",
        },
    )
    assert acknowledge(here) == [MessageKind.REGISTER_CASE, MessageKind.DECISION]
    case = client.get(f"{CASES}/mine", headers=east).json()
    assert (case["state"], case["department_no"], case["order"]) == ("accepted", "DJ-0001", "")
    assert [(event["kind"], event["actor"]) for event in case["events"]] == [
        ("Opened", "citizen"),
        ("DecisionOrdered", "clerk:demo-clerk-east"),
        ("HandedOff", "department"),
        ("Accepted", "clerk:demo-clerk-east"),
    ]
    assert case["decisions"] == ["return_once", "refuse", "conclude"]
    assert case["documents"] == ["application.pdf", "receipt.pdf", "acceptance.pdf"]
    with here.store.reading() as work:
        assert [one.object for one in work.audit.entries() if one.action == "decision:accept"] == ["case:mine"]


def test_a_return_lists_findings_and_remarks_as_previewed(client: TestClient, here: Services, east: Headers) -> None:
    file_case(here, "mine")
    notice = {
        "findings": ["opened-this-year"],
        "remarks": [{"path": "material.id-card", "words": "照片不清楚，请重新上传"}, {"path": "keeper"}],
        "days": 5,
    }
    preview = client.post(f"{CASES}/mine/notice", headers=east, json=notice).json()
    assert [(remark["label"], remark["message"]["zh"]) for remark in preview["remarks"]] == [
        ("开摊日期", "去年开的摊要另行补登记。"),
        ("身份证", "照片不清楚，请重新上传"),
        ("摊主姓名", "摊主姓名需要更正"),
    ]
    assert (preview["on"], preview["until"]) == ("2026-03-02", "2026-03-09")
    assert preview["text"]["zh"].startswith("您的申请需要补正，请在2026年3月9日前补正并重新提交：\n1. 去年")
    assert client.get(f"{CASES}/mine", headers=east).json()["version"] == 1
    body = {"version": 1, "decision": "return_once", **notice}
    assert client.post(f"{CASES}/mine/decisions", headers=east, json=body).status_code == 202
    acknowledge(here)
    case = client.get(f"{CASES}/mine", headers=east).json()
    assert (case["state"], case["notices"]) == ("correction_requested", [preview])
    assert case["limits"]["in_force"] == {"day": "2026-03-09", "provisional": False}


@pytest.mark.parametrize(
    ("body", "field", "message"),
    [
        ({"decision": "refuse"}, "decision", "not_now"),
        ({"decision": "not_admit"}, "decision", "reason_needed"),
        ({"decision": "not_admit", "reason": " 　"}, "decision", "reason_needed"),
        ({"decision": "return_once"}, "decision", "nothing_to_correct"),
        ({"decision": "return_once", "findings": ["no-such-rule"]}, "findings", "no-such-rule"),
        ({"decision": "return_once", "remarks": [{"path": "no_such_blank"}]}, "remarks", "no_such_blank"),
    ],
)
def test_a_decision_that_cannot_be_is_explained_and_changes_nothing(
    client: TestClient, here: Services, east: Headers, body: dict[str, object], field: str, message: str
) -> None:
    file_case(here, "mine")
    answer = client.post(f"{CASES}/mine/decisions", headers=east, json={"version": 1, **body})
    assert answer.status_code == (409 if message == "not_now" else 422)
    assert (answer.json()["errors"][0]["field"], answer.json()["errors"][0]["message"]) == (field, message)
    assert client.get(f"{CASES}/mine", headers=east).json()["version"] == 1


def test_of_two_clerks_who_saw_the_same_version_one_is_told(
    client: TestClient, here: Services, east: Headers, window: Headers
) -> None:
    file_case(here, "mine")
    body = {"version": 1, "decision": "not_admit", "reason": "不属于本机关职权范围"}
    assert client.post(f"{CASES}/mine/decisions", headers=east, json=body).status_code == 202
    answer = client.post(f"{CASES}/mine/decisions", headers=window, json=body)
    assert (answer.status_code, answer.json()["title"]) == (409, "Conflict")
    with here.store.reading() as work:
        assert work.outbox.counts().waiting == 2


def test_where_the_department_decides_the_console_only_reads(client: TestClient, here: Services, east: Headers) -> None:
    file_case(here, "mine", desk=Desk.DEPARTMENT)
    assert client.get(f"{CASES}/mine", headers=east).json()["decisions"] == []
    answer = client.post(f"{CASES}/mine/decisions", headers=east, json={"version": 1, "decision": "accept"})
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (409, "not_yours")


def test_a_case_past_its_limit_is_red(client: TestClient, here: Services, clock: ShiftedClock, east: Headers) -> None:
    file_case(here, "mine", days=2)
    clock.advance(timedelta(days=3))
    headers = staff_headers(client, "demo-clerk-east")
    assert [case["alert"] for case in client.get(CASES, headers=headers).json()["cases"]] == ["red"]


def test_statistics_count_by_state(client: TestClient, here: Services, window: Headers) -> None:
    file_case(here, "one")
    file_case(here, "two", WEST, "990103")
    client.post(f"{CASES}/one/decisions", headers=window, json={"version": 1, "decision": "accept"})
    acknowledge(here)
    answer = client.get("/api/v1/clerk/statistics", headers=window).json()
    assert (answer["total"], [(one["state"], one["number"]) for one in answer["states"]]) == (
        2,
        [("accepted", 1), ("handed_off", 1)],
    )


def test_the_queue_tells_how_many_there_are_and_how_many_working_days_are_left(
    client: TestClient, here: Services, clock: ShiftedClock, east: Headers
) -> None:
    for number in range(3):
        file_case(here, f"case-{number}", days=4)
    page = client.get(CASES, headers=east, params={"limit": 2}).json()
    assert (len(page["cases"]), page["total"]) == (2, 3)
    assert [line["days_left"] for line in page["cases"]] == [4, 4]
    clock.advance(timedelta(days=7))
    east = staff_headers(client, "demo-clerk-east")
    line = client.get(f"{CASES}/case-0", headers=east).json()
    assert line["days_left"] == line["limits"]["days_left"] < 0
    assert client.get(CASES, headers=east, params={"item": "nothing"}).json()["total"] == 0
