"""What did a service read in which register, and of whom?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from fastapi.testclient import TestClient

from suishiban.api import main
from suishiban.api.clock import ShiftedClock
from suishiban.api.identity.demo import DemoIdentity
from suishiban.api.licences.demo import DemoRecords
from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.settings import Settings
from suishiban.assistant.policy.evidence import Record
from tests.unit.api.citizen.conftest import NOON
from tests.unit.api.citizen.door import API, Visitor


@dataclass
class Registers:
    """The demo registers, with every read taken down; a business licence may come to name somebody else."""

    records: DemoRecords
    representative: str = "张杰"
    reads: list[tuple[str, str]] = field(default_factory=list)

    def read(self, source: str, number: str) -> Record | None:
        self.reads.append((source, number))
        record = self.records.read(source, number)
        if record is not None and source == "business-license":
            return {**record, "legal_representative": self.representative}
        return record

    def of(self, number: str) -> list[str]:
        """Which sources were read of the person."""
        return [source for source, whose in self.reads if whose == number]


@dataclass
class Site:
    """A service of its own whose registers tell what was read of whom."""

    services: Services
    http: TestClient
    registers: Registers
    clock: ShiftedClock

    def visitor(self, name: str) -> Visitor:
        """A citizen in a new conversation."""
        visitor = Visitor(self.http, {})
        visitor.log_in(name)
        visitor.begin(region="990102")
        return visitor

    def end(self, visitor: Visitor, mandate: Any) -> int:
        """The visitor ends the mandate of that id; the status of the answer."""
        answer = self.http.delete(f"{API}/me/mandates/{mandate}", headers=visitor.headers)
        return int(answer.status_code)


@contextmanager
def opened(settings: Settings) -> Iterator[Site]:
    """The site at noon."""
    patch = pytest.MonkeyPatch()
    identity, clock = DemoIdentity(), ShiftedClock()
    registers = Registers(DemoRecords(identity))
    patch.setattr(main, "providers_of", lambda settings: (identity, registers))
    clock.set(NOON)
    services = build_services(settings, clock)
    with TestClient(build_app(services), raise_server_exceptions=False) as http:
        yield Site(services, http, registers, clock)
    patch.undo()
