"""A Rasa server that speaks its HTTP API over a real socket, and fails as servers do."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "long-random-token"
_REFUSALS = {
    401: ("NotAuthenticated", "User is not authenticated."),
    409: ("Conflict", "No agent loaded. To continue processing, a model of a trained agent needs to be loaded."),
}


class RasaDouble(ThreadingHTTPServer):
    """What it answers next, and what it was asked."""

    loaded = True
    stall = 0.0
    """Seconds before each byte of the answer."""
    breaks_off = False
    raw: bytes | None = None
    status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[str] = []
        self.intent: dict[str, Any] = {"name": "explain", "confidence": 0.9}
        self.entities: list[dict[str, Any]] = []

    def says(self, intent: str, confidence: float = 0.9, *marked: tuple[str, int, int]) -> None:
        """Answer so from now on; `marked` are entity, start and end."""
        self.intent = {"name": intent, "confidence": confidence}
        self.entities = [{"entity": name, "start": start, "end": end, "value": "…"} for name, start, end in marked]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: RasaDouble

    def do_POST(self) -> None:
        double = self.server
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        address = urlsplit(self.path)
        if address.path != "/model/parse":
            self._refuse(404)
        elif parse_qs(address.query).get("token") != [TOKEN]:
            self._refuse(401)
        elif not double.loaded:
            self._refuse(409)
        else:
            double.asked.append(asked["text"])
            self._answer(asked["text"])

    def do_GET(self) -> None:
        double, address = self.server, urlsplit(self.path)
        if parse_qs(address.query).get("token") != [TOKEN]:
            self._refuse(401)
        elif not double.loaded:
            self._refuse(409)
        else:
            told = {"model_file": "understanding.tar.gz", "model_id": "0" * 32, "num_active_training_jobs": 0}
            self._send(200 if address.path == "/status" else 404, json.dumps(told).encode())

    def _refuse(self, status: int) -> None:
        reason, message = _REFUSALS.get(status, ("NotFound", "Requested URL not found"))
        self._send(status, json.dumps({"status": "failure", "reason": reason, "message": message}).encode())

    def _answer(self, text: str) -> None:
        double = self.server
        ranking = [double.intent, {"name": "deny", "confidence": 0.01}]
        told = {"text": text, "intent": double.intent, "entities": double.entities, "intent_ranking": ranking}
        self._send(double.status, json.dumps(told).encode() if double.raw is None else double.raw)

    def _send(self, status: int, content: bytes) -> None:
        double = self.server
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if double.breaks_off:
            content = content[: len(content) // 2]
        if not double.stall:
            self.wfile.write(content)
            return
        try:
            for byte in content:
                time.sleep(double.stall)
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's output stays its own."""


@contextmanager
def serving_rasa() -> Iterator[RasaDouble]:
    """One that listens."""
    with RasaDouble() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
