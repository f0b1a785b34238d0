"""Does a member of staff get in with the right password, and nobody else?"""

from datetime import timedelta

from fastapi.testclient import TestClient

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.services.staff import StaffSessions
from suishiban.api.store.audit import ChainState
from tests.unit.api.routes.conftest import staff_headers

URL = "/api/v1/staff/sessions"


def _log_in(client: TestClient, number: str = "demo-clerk", password: str = "wrong-password") -> tuple[int, str]:
    answer = client.post(URL, json={"number": number, "password": password})
    return answer.status_code, answer.headers.get("Retry-After", "")


def test_a_member_of_staff_logs_in_and_out(client: TestClient) -> None:
    headers = staff_headers(client, "demo-clerk-east")
    assert client.get("/api/v1/staff/me", headers=headers).json() == {
        "number": "demo-clerk-east",
        "name": "沈一帆",
        "role": "clerk",
        "department": "东岸区市场监督管理局",
        "region": "990102",
    }
    assert client.delete(URL, headers=headers).status_code == 204
    assert client.get("/api/v1/staff/me", headers=headers).status_code == 401


def test_an_unknown_number_is_answered_like_a_wrong_password(client: TestClient) -> None:
    wrong = client.post(URL, json={"number": "demo-clerk", "password": "wrong-password"})
    unknown = client.post(URL, json={"number": "nobody", "password": "wrong-password"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.headers["WWW-Authenticate"] == "Bearer"


def test_after_five_failures_a_number_waits_five_minutes(client: TestClient, here: Services) -> None:
    assert isinstance(here.clock, ShiftedClock)
    assert [_log_in(client)[0] for _ in range(5)] == [401] * 5
    status, wait = _log_in(client, password=demo_staff().password)
    assert (status, 295 <= int(wait) <= 301) == (429, True)
    here.clock.advance(timedelta(minutes=5, seconds=2))
    assert _log_in(client, password=demo_staff().password)[0] == 201


def test_an_address_that_failed_five_times_waits_whatever_the_number(client: TestClient) -> None:
    assert [_log_in(client, f"number-{one}")[0] for one in range(5)] == [401] * 5
    assert _log_in(client, "demo-admin", demo_staff().password)[0] == 429


def test_success_forgives_the_failures_of_the_number(client: TestClient) -> None:
    for _ in range(2):
        assert [_log_in(client)[0] for _ in range(2)] == [401] * 2
        assert _log_in(client, password=demo_staff().password)[0] == 201


def test_log_ins_stand_in_the_audit_trail_without_what_was_typed(client: TestClient, here: Services) -> None:
    _log_in(client, number="my-secret-by-mistake")
    _log_in(client)
    client.delete(URL, headers=staff_headers(client, "demo-clerk"))
    with here.store.reading() as work:
        entries = work.audit.entries()
        told = [(one.actor, one.action, one.object) for one in entries if one.action.startswith("log-")]
        assert work.audit.verify().state is ChainState.WHOLE
    assert told == [
        ("anonymous", "log-in-refused", "staff:unknown"),
        ("anonymous", "log-in-refused", "staff:demo-clerk"),
        ("staff:demo-clerk", "log-in", "staff:demo-clerk"),
        ("staff:demo-clerk", "log-out", "staff:demo-clerk"),
    ]


def test_outside_demo_mode_the_demo_staff_do_not_exist(here: Services) -> None:
    assert here.staff.able() == 6
    assert StaffSessions(here.store, demo=False).able() == 0


def test_a_session_ends_after_ten_hours(client: TestClient, here: Services) -> None:
    assert isinstance(here.clock, ShiftedClock)
    headers = staff_headers(client, "demo-auditor")
    here.clock.advance(timedelta(hours=10, seconds=1))
    assert client.get("/api/v1/staff/me", headers=headers).status_code == 401
