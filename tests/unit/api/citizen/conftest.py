"""A service with one guide and one life event on an empty folder, and citizens before its HTTP door."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from suishiban.api.clock import CHINA, ShiftedClock
from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.settings import Settings
from tests.unit.api.citizen.door import Visitor

GUIDES = Path(__file__).parents[4] / "guides"
HERE = Path(__file__).parent
NOON = datetime(2026, 3, 2, 12, 10, tzinfo=CHINA)


@pytest.fixture(scope="session")
def clock() -> ShiftedClock:
    return ShiftedClock()


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory, clock: ShiftedClock) -> Services:
    """A demo service; its clock is set to noon on a Monday before every test."""
    clock.set(NOON)
    return build_services(settings_in(tmp_path_factory), clock)


def settings_in(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """An empty folder and the guides of these tests."""
    guides, data = tmp_path_factory.mktemp("guides"), tmp_path_factory.mktemp("data")
    (guides / "items").mkdir()
    (guides / "life_events").mkdir()
    shutil.copy(HERE / "stall.yaml", guides / "items" / "market-stall.yaml")
    shutil.copy(HERE / "market-life.yaml", guides / "life_events")
    shutil.copytree(GUIDES / "regions", guides / "regions")
    shutil.copy(GUIDES / "calendar.yaml", guides)
    return Settings(data=data, guides=guides)


@pytest.fixture(scope="session")
def http(services: Services) -> Iterator[TestClient]:
    with TestClient(build_app(services), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(autouse=True)
def _noon(clock: ShiftedClock) -> None:
    clock.set(NOON)


@pytest.fixture
def log_in(http: TestClient) -> Callable[[str], Visitor]:
    """A demo citizen with a session, in a new conversation; an anonymous visitor for no name."""

    def enter(name: str = "") -> Visitor:
        visitor = Visitor(http, {})
        if name:
            visitor.log_in(name)
        visitor.begin(region="990102")
        return visitor

    return enter
