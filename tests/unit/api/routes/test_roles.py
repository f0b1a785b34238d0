"""Does the table of roles name every route, and is every route as the table says?"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from suishiban.api.main import build_app, build_services
from suishiban.api.routes.access import RASA_TOKEN
from suishiban.api.routes.roles import EVERYONE, ROUTES, Caller
from suishiban.api.services.context import Services
from suishiban.api.settings import Settings
from suishiban.assistant.casework.bond import Bond
from suishiban.assistant.casework.signatures import SIGNATURE
from suishiban.knowledge.guide import Text
from tests.unit.api.routes.conftest import WEST, citizen_headers, file_case, staff_headers

#: What a refusal by role is called; other refusals with the same status are about something else.
REFUSED = {401: "LogInFirst", 403: "NotAllowed"}
#: Values for path parameters that are not free text.
PARAMETERS = {"switch": "pause_delivery", "version": "1"}
Headers = dict[str, str]


@pytest.fixture(scope="module")
def service(opened_once: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """One service for all tests of this file: what they call names nothing that exists."""
    data = tmp_path_factory.mktemp("roles") / "data"
    shutil.copytree(opened_once.data, data)
    services = build_services(replace(opened_once, data=data))
    yield services
    services.store.close()


@pytest.fixture(scope="module")
def app(service: Services) -> FastAPI:
    return build_app(service)


@pytest.fixture(scope="module")
def door(app: FastAPI) -> TestClient:
    return TestClient(app, raise_server_exceptions=False)


def _callers(door: TestClient, citizen: str) -> dict[Caller, Headers]:
    """What each kind of caller sends along."""
    staff = {role: staff_headers(door, f"demo-{role.value}") for role in Caller if f"demo-{role.value}" in _DEMO}
    return {
        Caller.ANONYMOUS: {},
        Caller.CITIZEN: citizen_headers(door, citizen),
        Caller.BACK_END: {SIGNATURE: "sha256=00"},
        Caller.DIALOGUE_SERVER: {RASA_TOKEN: "a-guess"},
        **staff,
    }


_DEMO = {f"demo-{role}" for role in ("clerk", "reviewer", "admin", "operator", "auditor")}
#: Routes that end the caller's session; they are called with a session, and by a citizen, of their own.
_ENDING = ("DELETE /api/v1/staff/sessions", "DELETE /api/v1/me")


@pytest.fixture(scope="module")
def callers(door: TestClient) -> dict[Caller, Headers]:
    return _callers(door, "zhang-jie")


def _routes(app: FastAPI) -> set[str]:
    return {
        f"{method} {context.path}"
        for context in iter_route_contexts(app.routes)
        for method in (context.methods or set()) - {"HEAD"}
    }


def test_the_table_names_every_route_and_no_other(app: FastAPI) -> None:
    assert _routes(app) == set(ROUTES)


@pytest.mark.parametrize("caller", list(Caller))
@pytest.mark.parametrize("route", ROUTES)
def test_a_route_is_open_to_whom_the_table_says(
    door: TestClient, callers: dict[Caller, Headers], route: str, caller: Caller
) -> None:
    method, path = route.split()
    headers = _callers(door, "maimaiti")[caller] if route in _ENDING else callers[caller]
    content = b"{}" if method in ("POST", "PUT") else None
    headers = {"Content-Type": "application/json", **headers}
    answer = door.request(method, _filled(path), headers=headers, content=content)
    refused = answer.status_code in REFUSED and answer.json().get("title") == REFUSED[answer.status_code]
    assert refused == (caller not in ROUTES[route]), answer.text
    if caller not in ROUTES[route]:
        assert answer.status_code == (401 if caller is Caller.ANONYMOUS else 403)


def _filled(path: str) -> str:
    for name, value in PARAMETERS.items():
        path = path.replace("{" + name + "}", value)
    return "/".join("none" if part.startswith("{") else part for part in path.split("/"))


def test_a_token_that_is_not_good_is_told_so_even_where_none_is_needed(door: TestClient) -> None:
    for token in ("staff.forged", "forged"):
        answer = door.get("/healthz", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


#: Routes whose object belongs to nobody: guides, releases, messages and switches are the site's; a source is named.
NOBODYS = {route for route in ROUTES if "/admin/" in route or "/operator/" in route or "/consents/" in route}
#: Route → a body that would be taken of one's own.
OTHERS: dict[str, dict[str, Any]] = {
    "GET /api/v1/conversations/{conversation}": {},
    "POST /api/v1/conversations/{conversation}/turns": {"turn_id": "t9", "text": "你好"},
    "GET /api/v1/conversations/{conversation}/events": {},
    "GET /api/v1/conversations/{conversation}/form.pdf": {},
    "POST /api/v1/conversations/{conversation}/resume-code": {},
    "POST /api/v1/messages/{message}/feedback": {"score": 5},
    "GET /api/v1/cases/{case}": {},
    "GET /api/v1/cases/{case}/documents/{name}": {},
    "POST /api/v1/cases/{case}/withdraw": {},
    "POST /api/v1/cases/events/{event}/withdraw": {"cases": ["case-1"]},
    "POST /api/v1/me/mandates/{mandate}/confirm": {},
    "DELETE /api/v1/me/mandates/{mandate}": {},
    "GET /api/v1/clerk/cases/{case}": {},
    "GET /api/v1/clerk/cases/{case}/documents/{name}": {},
    "GET /api/v1/clerk/cases/{case}/attachments/{attachment}": {},
    "POST /api/v1/clerk/cases/{case}/notice": {"remarks": [{"words": "请补正"}]},
    "POST /api/v1/clerk/cases/{case}/decisions": {"version": 1, "decision": "accept"},
    "GET /api/v1/clerk/conversations/{conversation}": {},
    "POST /api/v1/clerk/conversations/{conversation}/take": {},
    "POST /api/v1/clerk/conversations/{conversation}/replies": {"turn_id": "t9", "text": "您好"},
    "POST /api/v1/clerk/conversations/{conversation}/hand-back": {},
}


@pytest.fixture(scope="module")
def west(service: Services, door: TestClient) -> dict[str, str]:
    """What belongs to 王秀兰 and to another organ in another district, by the name of the path parameter."""
    headers = citizen_headers(door, "wang-xiulan")
    begun = door.post("/api/v1/conversations", json={"region": "990103"}, headers=headers).json()
    turn = {"turn_id": "t1", "text": "转人工"}
    door.post(f"/api/v1/conversations/{begun['id']}/turns", json=turn, headers=headers)
    leave = {"agent": "李国栋", "agent_number": "990104195101191030", "until": "2026-12-31"}
    granted = door.post("/api/v1/me/mandates", json=leave, headers=headers).json()
    return {
        "mandate": granted["id"],
        "conversation": begun["id"],
        "message": f"{begun['id']}.2",
        "case": file_case(service, "west", WEST, "990103", bond=Bond("MC-event-west", "newborn", Text("新生儿"))),
        "event": "MC-event-west",
        "name": "application.pdf",
        "attachment": "none",
    }


def test_every_route_that_names_an_object_is_tried_with_somebody_elses() -> None:
    named = {route for route, callers in ROUTES.items() if "{" in route and callers != EVERYONE}
    assert named == set(OTHERS) | {route for route in NOBODYS if "{" in route}


@pytest.mark.parametrize("route", OTHERS)
def test_somebody_elses_object_does_not_exist(door: TestClient, west: dict[str, str], route: str) -> None:
    method, path = route.split()
    headers = staff_headers(door, "demo-clerk-east") if "/clerk/" in path else citizen_headers(door)
    body = OTHERS[route] if method == "POST" else None
    answer = door.request(method, path.format(**west), params={"purpose": "核对"}, headers=headers, json=body)
    assert (answer.status_code, answer.json()["title"]) == (404, "NotYours")
