"""A double of WeChat's log-in server: it answers 200 to everything, spends a code once, and fails as WeChat does."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import orjson

APPID, SECRET = "wx0000000000000001", "8f1d-wechat-secret"
#: Answers by mode; anything else works.
ERRORS = {
    "busy": (-1, "system error"),
    "too often": (45011, "api minute-quota reach limit"),
    "blocked": (40226, "code blocked"),
    "new": (49999, "something new"),
}


@dataclass
class WechatDouble:
    """What it does now; codes are `ACCOUNT-NUMBER` and open the account once."""

    address: str = ""
    mode: str = "works"
    spent: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    """The queries."""

    def answer(self, query: str) -> tuple[int, bytes]:
        self.asked.append(query)
        match self.mode:
            case "slow":
                time.sleep(1.0)
            case "fails":
                return 502, b"<html>Bad Gateway</html>"
            case "rubbish":
                return 200, b"<html>"
            case "list":
                return 200, b"[1]"
            case "nameless":
                return 200, orjson.dumps({"session_key": "k"})
        if self.mode in ERRORS:
            return _error(*ERRORS[self.mode])
        return self._session({name: values[0] for name, values in parse_qs(query).items()})

    def _session(self, asked: dict[str, str]) -> tuple[int, bytes]:
        if asked.get("appid") != APPID:
            return _error(40013, "invalid appid")
        if asked.get("secret") != SECRET:
            return _error(40125, "invalid appsecret")
        if asked.get("grant_type") != "authorization_code":
            return _error(40002, "invalid grant_type")
        code = asked.get("js_code", "")
        if not code:
            return _error(41008, "missing code")
        if code in self.spent:
            return _error(40163, "code been used")
        account, dash, _ = code.rpartition("-")
        if not dash:
            return _error(40029, "invalid code")
        self.spent.add(code)
        return 200, orjson.dumps({"session_key": "tiihtNczf5v6AKRyjwEUhQ==", "openid": f"oGZUI0_{account}"})


def _error(number: int, words: str) -> tuple[int, bytes]:
    return 200, orjson.dumps({"errcode": number, "errmsg": f"{words}, rid: 65a0-1b2c"})


def start(double: WechatDouble) -> ThreadingHTTPServer:
    """The double behind a port of its own; shut it down at the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, query = urlsplit(self.path).path, urlsplit(self.path).query
            status, content = double.answer(query) if path == "/sns/jscode2session" else (404, b"")
            self.send_response(status)
            self.send_header("Content-Type", "text/plain")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    double.address = f"http://127.0.0.1:{server.server_port}"
    return server
