"""A service with an action server and two guides that a chat alone can hand in, and a Rasa that calls its actions."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from suishiban.api.clock import CHINA, ShiftedClock
from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.settings import Settings
from tests.unit.api.rasa.calling import TOKEN

GUIDES = Path(__file__).parents[4] / "guides"
NOON = datetime(2026, 3, 2, 12, 10, tzinfo=CHINA)
ITEMS = ("social-security-card", "residence-permit")


@pytest.fixture(scope="session")
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory, clock: ShiftedClock) -> Iterator[Services]:
    guides, data = tmp_path_factory.mktemp("guides"), tmp_path_factory.mktemp("data")
    (guides / "items").mkdir()
    for name in ITEMS:
        shutil.copy(GUIDES / "items" / f"{name}.yaml", guides / "items")
    shutil.copytree(GUIDES / "regions", guides / "regions")
    shutil.copy(GUIDES / "calendar.yaml", guides)
    clock.set(NOON)
    services = build_services(Settings(data=data, guides=guides, rasa_actions_token=TOKEN), clock)
    yield services
    services.store.close()


@pytest.fixture(scope="session")
def http(services: Services) -> TestClient:
    return TestClient(build_app(services), raise_server_exceptions=False)


@pytest.fixture(autouse=True)
def _noon(clock: ShiftedClock) -> None:
    clock.set(NOON)
