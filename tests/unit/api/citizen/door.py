"""Who stands before the service's HTTP door, and what happens behind it?"""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import uvicorn
from fastapi.testclient import TestClient

from suishiban.api.main import build_app
from suishiban.api.services.context import Services
from suishiban.api.store.work import Work
from suishiban.assistant.casework.acknowledgement import acknowledged
from suishiban.assistant.casework.callback import Callback, CallbackKind, CallbackRemark, receive
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.messages import MessageKind

API = "/api/v1"
#: The smallest file that is taken for a PDF.
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"

Json = Mapping[str, Any]


@contextmanager
def serving(services: Services) -> Iterator[str]:
    """The address of a real server: the test client of FastAPI does not stream."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = build_app(services)
    config = uvicorn.Config(app, port=port, log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}{API}"
    server.should_exit = True
    thread.join(10)


@dataclass
class Visitor:
    """Somebody before the door, in one conversation."""

    http: TestClient
    headers: dict[str, str]
    conversation: str = ""
    turns: Iterator[int] = field(default_factory=lambda: count(1))

    def log_in(self, name: str) -> None:
        """A fresh session."""
        session = self.http.post(f"{API}/sessions", json={"code": name}).json()
        self.headers["Authorization"] = f"Bearer {session['token']}"

    def begin(self, **body: Any) -> Json:
        begun: Json = self.http.post(f"{API}/conversations", json=body, headers=self.headers).json()
        self.conversation = begun["id"]
        self.headers["Conversation-Token"] = begun["token"]
        return begun

    def post_turn(self, **body: Any) -> Any:
        content = {"turn_id": f"t{next(self.turns)}", **body}
        return self.http.post(f"{API}/conversations/{self.conversation}/turns", json=content, headers=self.headers)

    def say(self, text: str = "", **body: Any) -> Json:
        """One turn that is taken; the reply."""
        answer = self.post_turn(text=text, **body)
        assert answer.status_code == 200, answer.text
        reply: Json = answer.json()
        return reply

    def get(self, path: str) -> Any:
        return self.http.get(API + path, headers=self.headers)

    def post(self, path: str, body: Json | None = None) -> Any:
        return self.http.post(API + path, json=body or {}, headers=self.headers)

    def standing(self) -> Json:
        answer: Json = self.get(f"/conversations/{self.conversation}").json()
        return answer

    def upload(self, content: bytes, name: str = "租赁合同.pdf", **data: str) -> Any:
        form = {"conversation": self.conversation, **data}
        files = {"file": (name, content)}
        return self.http.post(f"{API}/attachments", files=files, data=form, headers=self.headers)

    def attach(self, content: bytes = PDF, name: str = "租赁合同.pdf", material: str = "") -> Json:
        """Upload a file and say so; the reply."""
        stored = self.upload(content, name, material=material).json()
        return self.say(attachment={"id": stored["id"], "material": material})


def fill(visitor: Visitor) -> Json:
    """Apply for a market stall, up to the form shown for confirmation; the last reply."""
    visitor.say("我要办理摆摊登记")
    visitor.say("同意")
    visitor.say("15400001234")
    visitor.say("3米")
    shown = visitor.attach()
    assert shown["outcome"] == "shown", shown
    return shown


def submit(visitor: Visitor) -> str:
    """Apply for a market stall and submit; the case's id."""
    fill(visitor)
    done = visitor.say("提交")
    assert done["outcome"] == "submitted", done
    case: str = done["case_id"]
    return case


def hand_off(services: Services, case_id: str) -> None:
    """Let the department's system register the case, as the outbox would."""
    at = services.clock.now()

    def unit(work: Work) -> None:
        case = services.log.load(work, case_id)
        change = acknowledged(case, MessageKind.REGISTER_CASE, b"{}", "MC-990131-1", at)
        services.log.record(work, change, at)

    services.store.write(unit)


def call_back(services: Services, case_id: str, kind: CallbackKind, **more: Any) -> Change:
    """Let the department do something, as a call-back would."""
    at = services.clock.now()

    def unit(work: Work) -> Change:
        case = services.log.load(work, case_id)
        number = case.sequence + 1
        callback = Callback(id=f"{case_id}-{number}", sequence=number, receipt_no=case.receipt_no, kind=kind, **more)
        received = receive(case, callback, at, services.calendar)
        assert received.reception == "applied", received
        services.log.record(work, received.change, at)
        return received.change

    return services.store.write(unit)


def remark(path: str, words: str) -> CallbackRemark:
    return CallbackRemark(path=path, message=words, fix="请更正", clause="本指南 申请表")
