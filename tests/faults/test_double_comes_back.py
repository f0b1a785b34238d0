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
            first = until_answered(backend, TryLater("ConnectError"))
            assert first == TryLater("RemoteProtocolError")
            assert until_answered(backend, TryLater("ConnectError")) == Delivered("99010200000001")
        effects = httpx.get(f"{url}/effects", trust_env=False).json()
        assert [(effect["receipt_no"], effect["asked"]) for effect in effects] == [("R1", 2)]
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert nobody_at(port)


def until_answered(backend: HttpBackend, while_starting: Answer) -> Answer:
    """The first answer that is not that of a process still starting."""
    for _ in range(300):
        answer = backend.deliver(MESSAGE)
        if answer != while_starting:
            return answer
        time.sleep(0.1)
    return while_starting


def nobody_at(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
