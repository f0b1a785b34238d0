"""A page of another site, with the assistant embedded."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@contextmanager
def foreign_page(service: str, item: str, port: int) -> Iterator[str]:
    """The address of a page at `port` that loads the service's embedding script."""
    page = (
        '<!doctype html><html lang="zh-CN"><title>东岸区门户</title><link rel="icon" href="data:,">'
        f'<h1>东岸区门户</h1><script src="{service}/embed.js" data-item="{item}"></script></html>'
    ).encode()

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    with ThreadingHTTPServer(("127.0.0.1", port), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{port}/"
        server.shutdown()
