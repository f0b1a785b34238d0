"""A language model that speaks the streamed chat completions over a real socket, and fails as servers do."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Double(ThreadingHTTPServer):
    """What it says next, and what it was asked."""

    chunks: tuple[str, ...] = ()
    status = 200
    stall = 0.0
    breaks_off = False
    raw: bytes = b""
    pauses_before: int | None = None
    """Number of the chunk that waits for `go_on`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[dict[str, Any]] = []
        self.go_on = threading.Event()


class _Handler(BaseHTTPRequestHandler):
    server: Double

    def do_POST(self) -> None:
        double = self.server
        double.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(double.status)
        self.end_headers()
        for number, chunk in enumerate(double.chunks):
            time.sleep(double.stall)
            if number == double.pauses_before:
                double.go_on.wait(10)
            self.wfile.write(f"data: {json.dumps({'choices': [{'delta': {'content': chunk}}]})}\n\n".encode())
            self.wfile.flush()
        self.wfile.write(double.raw)
        if not double.breaks_off:
            self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the test's output stays its own."""


@contextmanager
def serving() -> Iterator[Double]:
    """One that listens."""
    with Double() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
