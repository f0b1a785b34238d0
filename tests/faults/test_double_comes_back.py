"""Does the double that died while answering come back with what it had recorded, and end when told?"""

import base64
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import httpx

from suishiban.api.backends.http import HttpBackend
from suishiban.api.backends.port import Answer, Delivered, TryLater
from suishiban.assistant.casework.messages import MessageKind, OutMessage, canonical

SECRET = b"c" * 32
BODY = {"kind": "register_case", "receipt_no": "R1", "desk": "ours", "application": {"region": "990102"}}
MESSAGE = OutMessage(MessageKind.REGISTER_CASE, "R1:register_case:1", canonical(BODY))


def test_it_comes_back_and_answers_as_if_nothing_had_happened(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {
        "DATA": str(tmp_path),
        "CALLBACK_SECRETS": base64.b64encode(SECRET).decode(),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    command = [sys.executable, "-m", "suishiban.cli.backend_double", "--port", str(port), "--mode", "crashes"]
    process = subprocess.Popen(command, env=environment)
    try:
        with closing(HttpBackend(url, SECRET)) as backend:
            assert until_answered(backend, STARTING) in DYING
            assert until_answered(backend, STARTING | DYING) == Delivered("99010200000001")
        effects = httpx.get(f"{url}/effects", trust_env=False).json()
        assert [(effect["receipt_no"], effect["asked"]) for effect in effects] == [("R1", 2)]
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert nobody_at(port)


def test_it_ends_when_its_service_was_killed_while_it_started(tmp_path: Path) -> None:
    service = subprocess.Popen([sys.executable, "-c", ""])
    service.wait()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {"DATA": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "suishiban.cli.backend_double", "--port", str(port), "--parent", str(service.pid)]
    assert subprocess.Popen(command, env=environment).wait(30) == 0
    assert nobody_at(port)


#: What the line says of a process that is not there yet, and of one that dies while it answers.
STARTING = frozenset({TryLater("ConnectError")})
DYING = frozenset({TryLater("RemoteProtocolError"), TryLater("ReadError")})


def until_answered(backend: HttpBackend, passing: frozenset[TryLater]) -> Answer:
    """The first answer that is not one of `passing`."""
    answer = backend.deliver(MESSAGE)
    for _ in range(300):
        if answer not in passing:
            break
        time.sleep(0.1)
        answer = backend.deliver(MESSAGE)
    return answer


def nobody_at(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
