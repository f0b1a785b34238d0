"""How does a real service stand up for made-up citizens? With doubles of the city around it, as a site has the real.

Nothing of a demonstration is in it: the service asks the doubles of the city's identity, registers and department over
HTTP, with signed requests. Everything is in a temporary folder and ends with the run.
"""

import base64
import os
import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import httpx
import uvicorn

from suishiban.api.clock import SystemClock
from suishiban.api.identity.demo import DemoIdentity
from suishiban.api.identity.double import make_city
from suishiban.api.licences.demo import DemoRecords
from suishiban.api.main import library_in
from suishiban.api.services.staff import Role, StaffSessions
from suishiban.api.settings import KEY_BYTES, Settings, load_settings
from suishiban.api.store.opening import open_store
from suishiban.api.store.staff import NewStaff
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.rehearsal.outdoors import Outdoors
from suishiban.assistant.rehearsal.stage import HttpStage
from suishiban.cli.running import free_port, running_service, started, wait_until_ready

#: Shares of the visits that begin without a log-in, and that find the department's system out of order at first.
_ANONYMOUS, _OUT_OF_ORDER = 0.2, 0.1


@dataclass(frozen=True, slots=True)
class Town:
    """A running service and the department's double."""

    service: httpx.Client
    department: httpx.Client
    clerk: tuple[str, str]
    """Number and password of the one who takes cases in."""

    def reception(self, code: str, seed: int, region: str, language: str) -> Outdoors:
        """A new conversation of a citizen."""
        random = Random(f"{code}/{seed}/town")
        anonymous, breaks_down = random.random() < _ANONYMOUS, random.random() < _OUT_OF_ORDER
        stage = HttpStage(self.service, self.department, self.clerk)
        reception = Outdoors(stage, self.department, code, breaks_down)
        reception.enter(region, language, anonymous)
        return reception


@contextmanager
def town(people: Mapping[str, Mapping[str, Record]], guides: Path, log: Path | None = None) -> Iterator[Town]:
    """A service whose citizens are `people`: id → what each source holds of them."""
    with ExitStack() as running:
        folder = Path(running.enter_context(TemporaryDirectory()))
        service_port, department_port = free_port(), free_port()
        secret = secrets.token_bytes(KEY_BYTES)
        city = running.enter_context(_city(people, secret))
        department = f"http://127.0.0.1:{department_port}"
        environment = {
            "DEMO": "0",
            "DATA": str(folder),
            "DATABASE_URL": "",
            "SITE_KEYS": f"town:{_base64(secrets.token_bytes(KEY_BYTES))}",
            "INDEX_KEY": _base64(secrets.token_bytes(KEY_BYTES)),
            "CALLBACK_SECRETS": _base64(secret),
            "RASA_TOKEN": secrets.token_hex(16),
            "IDENTITY_URL": city,
            "LICENCES_URL": city,
            "BACKEND_URL": department,
            "GUIDES": str(guides),
            "PORT": str(service_port),
        }
        clerk = ("0001", secrets.token_urlsafe(16))
        _furnish(load_settings(environment), clerk)
        callbacks = f"http://127.0.0.1:{service_port}/api/v1/backend/callbacks"
        double = ["backend-double", "--port", str(department_port), "--callbacks", callbacks]
        double += ["--accept-after", "0.1", "--conclude-after", "0.1"]  # nobody waits for what waits for it
        running.enter_context(started([*double, "--parent", str(os.getpid())], environment, log))
        address = running.enter_context(running_service("", environment, log, service_port))
        wait_until_ready(department, path="/healthz")
        clients = [
            running.enter_context(httpx.Client(base_url=url, timeout=30, trust_env=False))
            for url in (address, department)
        ]
        yield Town(clients[0], clients[1], clerk)


def _furnish(settings: Settings, clerk: tuple[str, str]) -> None:
    """What an operator does before the first start: enter somebody, and publish the guides."""
    settings.data.mkdir(parents=True, exist_ok=True)
    store, now = open_store(settings), SystemClock().now()
    try:
        number, password = clerk
        window = NewStaff(number=number, name="明小窗", role=Role.CLERK.value, department="", region="9901")
        StaffSessions(store, demo=False).add([window], password, "operator:simulation", now)
        library_in(store, settings, SystemClock()).publishing.load_samples(settings.guides, now)
    finally:
        store.close()


@contextmanager
def _city(people: Mapping[str, Mapping[str, Record]], secret: bytes) -> Iterator[str]:
    """The address of the double of identity and registers, served by a thread of this process."""
    identity, port = DemoIdentity(people), free_port()
    app = make_city(identity, DemoRecords(identity), [secret])
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, name="city-double", daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


def _base64(secret: bytes) -> str:
    return base64.b64encode(secret).decode()
