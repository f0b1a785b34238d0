"""Can citizens log in with WeChat once they are bound, and does a log-in page learn what is offered here?"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.services.log_in_options import LogInOptions
from suishiban.api.settings import Settings
from tests.ports.providers.wechat_double import APPID, SECRET, WechatDouble, start

SESSIONS = "/api/v1/sessions"


@pytest.fixture
def wechat() -> Iterator[WechatDouble]:
    double = WechatDouble()
    server = start(double)
    yield double
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(opened_once: Settings, tmp_path: Path, wechat: WechatDouble) -> Iterator[Services]:
    """A site with a mini-program."""
    shutil.copytree(opened_once.data, tmp_path / "data")
    settings = replace(opened_once, wechat_appid=APPID, wechat_secret=SECRET, wechat_url=wechat.address)
    services = build_services(replace(settings, data=tmp_path / "data"))
    yield services
    services.store.close()


@pytest.fixture
def door(site: Services) -> TestClient:
    return TestClient(build_app(site), raise_server_exceptions=False)


def _log_in(door: TestClient, code: str) -> tuple[int, str]:
    answer = door.post(SESSIONS, json={"provider": "wechat", "code": code})
    return answer.status_code, answer.json().get("title", answer.json().get("name"))


def _bind(door: TestClient, code: str, identity: str) -> int:
    body = {"provider": "wechat", "code": code, "identity_code": identity}
    return door.post(f"{SESSIONS}/bind", json=body).status_code


def test_an_account_logs_in_once_it_is_bound(door: TestClient, site: Services) -> None:
    assert _log_in(door, "a-1") == (409, "BindFirst")
    assert _bind(door, "a-1", "zhang-jie") == 403
    assert _bind(door, "a-2", "zhang-jie") == 201
    answer = door.post(SESSIONS, json={"provider": "wechat", "code": "a-3"})
    assert (answer.status_code, answer.json()["name"]) == (201, "张*")
    headers = {"Authorization": f"Bearer {answer.json()['token']}"}
    assert door.get("/api/v1/cases", headers=headers).status_code == 200
    with site.store.reading() as work:
        assert [one.action for one in work.audit.entries()][-1] == "bind-wechat"


def test_an_account_belongs_to_whoever_bound_it_last(door: TestClient) -> None:
    _bind(door, "a-1", "zhang-jie")
    assert _bind(door, "a-2", "wang-xiulan") == 201
    assert _log_in(door, "a-3") == (201, "王**")
    assert _log_in(door, "b-1") == (409, "BindFirst")


def test_a_wrong_identity_code_binds_nothing(door: TestClient) -> None:
    assert _bind(door, "a-1", "nobody") == 404
    assert _log_in(door, "a-2") == (409, "BindFirst")


def test_whoever_is_forgotten_is_unbound(door: TestClient) -> None:
    _bind(door, "a-1", "chen-yu")
    token = door.post(SESSIONS, json={"provider": "wechat", "code": "a-2"}).json()["token"]
    assert door.delete("/api/v1/me", headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert _log_in(door, "a-3") == (409, "BindFirst")


def test_the_account_is_kept_as_a_blind_index_only(door: TestClient, site: Services) -> None:
    _bind(door, "secretive-1", "zhang-jie")
    for file in site.settings.data.glob("suishiban.db*"):
        assert b"oGZUI0_secretive" not in file.read_bytes()


@pytest.mark.parametrize(
    ("mode", "status", "title"),
    [
        ("busy", 503, "ProviderUnavailable"),
        ("rubbish", 503, "ProviderUnavailable"),
        ("too often", 429, "WechatTooOften"),
        ("blocked", 403, "WechatBlocked"),
    ],
)
def test_a_failure_of_wechat_is_told_with_what_to_do(
    door: TestClient, wechat: WechatDouble, mode: str, status: int, title: str
) -> None:
    wechat.mode = mode
    answer = door.post(SESSIONS, json={"provider": "wechat", "code": "a-1"})
    assert (answer.status_code, answer.json()["title"]) == (status, title)
    assert (answer.headers.get("Retry-After") == "60") == (mode == "too often")
    assert SECRET not in answer.text
    assert answer.json()["errors"][0]["fix"]


def test_a_site_without_a_mini_program_says_so(client: TestClient) -> None:
    answer = client.post(SESSIONS, json={"provider": "wechat", "code": "a-1"})
    assert (answer.status_code, answer.json()["title"]) == (404, "LogInNotOffered")
    assert client.get("/api/v1/session-options").json()["wechat"] is False


def test_a_demonstration_names_its_invented_people(door: TestClient) -> None:
    told = door.get("/api/v1/session-options").json()
    assert [one["id"] for one in told["demo"]][:2] == ["zhang-jie", "wang-xiulan"]
    assert all(one["what"]["zh"] and one["what"]["en"] and one["name"] for one in told["demo"])
    assert [one["number"] for one in told["staff"]][:2] == ["demo-clerk", "demo-clerk-east"]
    assert (told["password"], told["wechat"], told["region"]) == ("suishiban-demo", True, "9901")
    east = {"code": "990102", "name": {"zh": "东岸区", "en": "East Bank District"}, "level": "county"}
    assert told["regions"][1] == east


def test_a_real_site_names_nobody(here: Services) -> None:
    real = TestClient(build_app(replace(here, log_in_options=LogInOptions())))
    told = real.get("/api/v1/session-options").json()
    assert (told["demo"], told["staff"], told["password"]) == ([], [], "")
