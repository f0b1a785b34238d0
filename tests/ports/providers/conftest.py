"""A double of the city's services: it answers, is slow, fails, or talks rubbish."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import orjson
import pytest

from suishiban.assistant.casework.signatures import SIGNATURE, TIMESTAMP, Verified, verify

SECRET = b"s" * 32
ZHANG_JIE = {"name": "张杰", "id_number": "990102198803141012", "mobile": "15400001234", "shoe_size": "42"}
LICENCE = {"name": "张杰", "valid_until": "2036-05-20", "colour": "blue"}


@dataclass
class CityDouble:
    """What it does now, and what it was asked."""

    address: str = ""
    mode: str = "works"
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def answer(self, path: str, question: dict[str, Any]) -> tuple[int, bytes]:
        match self.mode, path:
            case "slow", _:
                time.sleep(1.0)
            case "fails", _:
                return 500, b"stack trace"
            case "rubbish", _:
                return 200, b"<html>"
            case "list", _:
                return 200, b"[]"
            case "numbers", _:
                return 200, b'{"name": 7}'
            case "nameless", _:
                return 200, b'{"id_number": "990102198803141013", "name": "x"}'
            case _, "/verify" if question.get("code") == "good":
                return 200, orjson.dumps(ZHANG_JIE)
            case _, "/read" if question.get("id_number") == ZHANG_JIE["id_number"]:
                return 200, orjson.dumps(LICENCE)
        return 404, b"{}"


@pytest.fixture
def city() -> Iterator[CityDouble]:
    double = CityDouble()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            stamp, signature = self.headers.get(TIMESTAMP, ""), self.headers.get(SIGNATURE, "")
            if verify([SECRET], stamp, signature, body, int(time.time())) is not Verified.GOOD:
                status, content = 400, b"{}"
            else:
                double.asked.append((self.path, orjson.loads(body)))
                status, content = double.answer(self.path, orjson.loads(body))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    double.address = f"http://127.0.0.1:{server.server_port}"
    yield double
    server.shutdown()
    server.server_close()
