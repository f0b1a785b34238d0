"""Which service do the tests of the routes knock at? A small library, its own folder, a clock that can be moved."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from suishiban.api.clock import ShiftedClock
from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.settings import Settings

_GUIDES = Path(__file__).parents[4] / "guides"
#: One item decided at our desk, with district organs of its own, and one decided in the department's system.
ITEMS = ("company-change-address", "id-card-replacement")
#: A working day; Monday.
MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data folder after the first start: sample guides published, demo staff entered."""
    home = tmp_path_factory.mktemp("site")
    (home / "guides" / "items").mkdir(parents=True)
    for item in ITEMS:
        shutil.copy(_GUIDES / "items" / f"{item}.yaml", home / "guides" / "items")
    shutil.copytree(_GUIDES / "regions", home / "guides" / "regions")
    shutil.copy(_GUIDES / "calendar.yaml", home / "guides")
    settings = Settings(data=home / "data", guides=home / "guides", models=home / "models")
    build_services(settings).store.close()
    return settings


@pytest.fixture
def here(opened_once: Settings, tmp_path: Path) -> Iterator[Services]:
    """The services over a copy of that folder, on Monday 2026-03-02 at 9:00 in Mingchuan."""
    data = tmp_path / "data"
    shutil.copytree(opened_once.data, data)
    clock = ShiftedClock()
    clock.set(MONDAY)
    services = build_services(replace(opened_once, data=data), clock)
    yield services
    services.store.close()


@pytest.fixture
def client(here: Services) -> TestClient:
    """The door; errors of the service are answered, not raised."""
    return TestClient(build_app(here), raise_server_exceptions=False)


def staff_headers(client: TestClient, number: str) -> dict[str, str]:
    """The headers of a member of the demo staff, logged in now."""
    answer = client.post("/api/v1/staff/sessions", json={"number": number, "password": demo_staff().password})
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def citizen_headers(client: TestClient, code: str = "zhang-jie") -> dict[str, str]:
    """The headers of a demo citizen, logged in now."""
    answer = client.post("/api/v1/sessions", json={"code": code})
    assert answer.status_code == 201, answer.text
    return {"Authorization": f"Bearer {answer.json()['token']}"}
