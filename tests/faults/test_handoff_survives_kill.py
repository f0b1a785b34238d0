"""Does every case reach the department exactly once in effect, however often both sides are killed?"""

import base64
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
import pytest

from suishiban.api.case_log import CaseLog
from suishiban.api.settings import load_settings
from suishiban.api.store.case_records import CaseFilter
from suishiban.api.store.opening import open_store
from suishiban.assistant.casework.coding import decode

RUN = Path(__file__).with_name("handoff_run.py")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Killable:
    """A process that is started again after every kill -9."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._command = command
        self._environment = environment
        self.lines: list[str] = []
        self.kills = 0
        self.start()

    def start(self) -> None:
        self._begun = self.lines.count("ready")
        self._process = subprocess.Popen(self._command, env=self._environment, stdout=subprocess.PIPE, text=True)
        self._reader = threading.Thread(target=self._read, args=(self._process,))
        self._reader.start()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout:
            self.lines.extend(line.strip() for line in process.stdout)

    def wait_until_ready(self, patience: float) -> None:
        """Until it says so, has ended, or `patience` seconds are over."""
        until = time.monotonic() + patience
        while self.lines.count("ready") == self._begun and self.ended is None and time.monotonic() < until:
            time.sleep(0.01)

    @property
    def ended(self) -> int | None:
        return self._process.poll()

    def kill(self) -> None:
        """SIGKILL, which nothing can catch; nothing where it has ended by itself."""
        self._process.send_signal(signal.SIGKILL)
        if self._process.wait(30) == -signal.SIGKILL:
            self.kills += 1
        self._reader.join(30)

    def wait(self, seconds: float) -> int:
        code = self._process.wait(seconds)
        self._reader.join(30)
        return code


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    def key(letter: bytes) -> str:
        return base64.b64encode(letter * 32).decode()

    return {
        "DATA": str(tmp_path),
        "SITE_KEYS": f"a:{key(b's')}",
        "INDEX_KEY": key(b"i"),
        "CALLBACK_SECRETS": key(b"c"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }


def wait_for(url: str) -> None:
    for _ in range(300):
        try:
            if httpx.get(url, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.mark.parametrize(
    ("cases", "kills"), [(100, 8), pytest.param(1000, 60, marks=pytest.mark.slow)], ids=["100", "1000"]
)
def test_every_case_reaches_the_department_exactly_once(
    cases: int, kills: int, tmp_path: Path, environment: dict[str, str]
) -> None:
    chance = random.Random(20260302)
    port, callback_port = free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    double_command = [sys.executable, "-m", "suishiban.cli.backend_double", "--once", "--port", str(port)]
    double_command += ["--callbacks", f"http://127.0.0.1:{callback_port}/callbacks", "--conclude-after", "0.1"]
    double = Killable(double_command, environment)
    service = Killable([sys.executable, str(RUN), str(cases), url, str(callback_port)], environment)
    try:
        while service.kills < kills and service.ended is None:
            service.wait_until_ready(patience=0.5 if chance.random() < 0.1 else 60)
            time.sleep(chance.uniform(0, 0.5))
            service.kill()
            if chance.random() < 0.4:
                double.kill()
                double.start()
            service.start()
        assert service.wait(60 + cases / 2) == 0
        wait_for(f"{url}/healthz")
        effects = httpx.get(f"{url}/effects", trust_env=False).json()
    finally:
        service.kill()
        double.kill()
    assert service.kills >= kills // 2
    submitted = {line.removeprefix("submitted ") for line in service.lines if line.startswith("submitted ")}
    assert len(submitted) == cases
    assert Counter((one["kind"], one["receipt_no"]) for one in effects) == Counter(
        {(kind, receipt): 1 for kind in ("register_case", "decision") for receipt in submitted}
    )
    numbers = {one["receipt_no"]: one["department_no"] for one in effects}
    assert len(set(numbers.values())) == cases
    check_cases(environment, numbers)


def check_cases(environment: dict[str, str], numbers: dict[str, str]) -> None:
    """Every case's log says each thing once, under the number the department gave."""
    store = open_store(load_settings(environment))
    log = CaseLog()
    with store.reading() as work:
        counts = work.outbox.counts()
        heads = work.cases.queue(CaseFilter(), limit=10_000)
        assert (counts.waiting, counts.dead) == (0, 0)
        assert {head.receipt_no: log.load(work, head.id).department_no for head in heads} == numbers
        for head in heads:
            kinds = [decode(event.payload, event.schema).kind for event in work.cases.events(head.id)]
            waited = ["Released"] if log.load(work, head.id).follows else []
            assert kinds == ["Opened", *waited, "HandedOff", "DecisionOrdered", "Accepted", "Concluded"]
        waiting = [log.load(work, head.id) for head in heads if head.event_no]
        assert sum(bool(case.follows) for case in waiting) == len(waiting) // 2 > 0
    store.close()
