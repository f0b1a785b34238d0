"""Does the doctor find what is missing, and do staff, audit and keys obey?"""

import base64
from collections.abc import Callable
from pathlib import Path

import pytest

from suishiban.api.main import build_services
from suishiban.api.readiness import KEYS, NotReady
from suishiban.api.settings import load_settings
from tests.unit.cli.conftest import STALL, Told

Run = Callable[..., Told]
PASSWORD = "long-enough-password\n"


@pytest.fixture
def real_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Outside demo mode, every key set; nobody answers at the addresses."""
    secret = base64.b64encode(b"k" * 32).decode()
    monkeypatch.setenv("DEMO", "0")
    monkeypatch.setenv("SITE_KEYS", f"2026a:{secret}")
    for name in ("INDEX_KEY", "CALLBACK_SECRETS", "RASA_TOKEN"):
        monkeypatch.setenv(name, secret)
    for name in ("BACKEND_URL", "IDENTITY_URL", "LICENCES_URL"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    return site


def _add(run: Run, number: str = "1001", password: str = PASSWORD, region: str = "9901") -> int:
    options = ["--name", "李四", "--role", "clerk", "--region", region, "--password-stdin"]
    return run("staff", "add", number, *options, typed=password)[0]


def test_outside_demo_mode_the_service_does_not_start_before_every_key_is_set(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMO", "0")
    with pytest.raises(NotReady) as refused:
        build_services(load_settings())
    assert tuple(refused.value.details) == KEYS
    assert not (site / "data").exists()


def test_outside_demo_mode_the_service_does_not_start_without_staff(real_site: Path, run: Run) -> None:
    with pytest.raises(NotReady, match="suishiban staff add"):
        build_services(load_settings())
    assert _add(run) == 0
    services = build_services(load_settings())
    assert services.staff.able() == 1
    services.store.close()


def test_the_doctor_names_what_a_real_site_lacks(site: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    assert run("doctor", "--json")[0] == 0
    monkeypatch.setenv("DEMO", "0")
    status, lines = run("doctor", "--json")
    assert (status, [line["part"] for line in lines if line["health"] == "missing"]) == (1, [*KEYS, "database"])


def test_the_doctor_tells_what_does_not_answer(real_site: Path, run: Run) -> None:
    _add(run)
    run("guides", "import", str(STALL), "--publish")
    status, lines = run("doctor", "--json")
    health = {line["part"]: line["health"] for line in lines}
    assert (status, health["database"], health["guides"], health["staff"]) == (1, "ok", "ok", "ok")
    assert [part for part, state in health.items() if state == "unreachable"] == [
        "BACKEND_URL answers",
        "IDENTITY_URL answers",
        "LICENCES_URL answers",
    ]
    assert health["encoder"] == "warning"


@pytest.mark.parametrize(
    ("number", "password", "region"),
    [("demo-x", PASSWORD, "9901"), ("1002", "short\n", "9901"), ("1002", PASSWORD, ""), ("1001", PASSWORD, "9901")],
    ids=["a demo number", "a short password", "a clerk without a region", "a number in use"],
)
def test_staff_that_cannot_be_are_refused(site: Path, run: Run, number: str, password: str, region: str) -> None:
    _add(run)
    assert _add(run, number, password, region) == 1
    assert [line["number"] for line in run("staff", "list", "--json")[1]] == ["1001"]


def test_the_audit_trail_is_verified_and_keys_are_rotated(
    real_site: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    _add(run)
    settings = load_settings()
    services = build_services(settings)
    with services.store.transaction() as work:
        work.keys.new_subject(services.clock.now())
    services.store.close()
    old = base64.b64encode(b"k" * 32).decode()
    new = base64.b64encode(b"n" * 32).decode()
    monkeypatch.setenv("SITE_KEYS", f"2026b:{new},2026a:{old}")
    assert run("keys", "rotate", "--json") == (0, [{"rewrapped": 1, "site_key": "2026b"}])
    assert run("keys", "rotate", "--json") == (0, [{"rewrapped": 0, "site_key": "2026b"}])
    assert run("audit", "verify", "--json") == (0, [{"state": "whole", "rows": 3}])
