"""A double of the department's system on a port of this machine, and somebody who takes its call-backs."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI, Request, Response

from suishiban.api.backends.double.app import make_double
from suishiban.api.backends.double.journal import Journal
from suishiban.api.backends.double.modes import Pace
from suishiban.assistant.casework.messages import MessageKind, OutMessage, canonical
from suishiban.assistant.casework.signatures import SIGNATURE, TIMESTAMP, Verified, verify

SECRET = b"c" * 32
PACE = Pace(slow=0.4, accept=0.0, conclude=0.0)


@dataclass
class Served:
    """An application on a port, in a thread."""

    url: str
    server: uvicorn.Server
    thread: threading.Thread
    listening: socket.socket

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(10)
        self.listening.close()


def serve(app: FastAPI) -> Served:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    return Served(f"http://127.0.0.1:{listening.getsockname()[1]}", server, thread, listening)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path / "double.db")
    yield journal
    journal.close()


@pytest.fixture
def deaths() -> list[str]:
    """How often the double would have died."""
    return []


@pytest.fixture
def double(journal: Journal, deaths: list[str]) -> Iterator[str]:
    """The address of a double."""
    served = serve(make_double(journal, [SECRET], PACE, lambda: deaths.append("died")))
    yield served.url
    served.stop()


@dataclass
class Receiver:
    """Takes call-backs, and answers as told."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    """The next answers; 200 when there are none left."""
    bodies: list[dict[str, object]] = field(default_factory=list)
    verified: set[Verified] = field(default_factory=set)

    def wait_for(self, number: int) -> list[tuple[object, object]]:
        """(sequence, kind) of the first `number` call-backs that came."""
        for _ in range(500):
            if len(self.bodies) >= number:
                break
            time.sleep(0.01)
        return [(body["sequence"], body["kind"]) for body in self.bodies]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    taken = Receiver()
    app = FastAPI()

    @app.post("/callbacks")
    async def take(request: Request) -> Response:
        body = await request.body()
        stamp, signature = request.headers[TIMESTAMP], request.headers[SIGNATURE]
        taken.verified.add(verify([SECRET], stamp, signature, body, int(time.time())))
        taken.bodies.append(json.loads(body))
        return Response(status_code=taken.answers.pop(0) if taken.answers else 200)

    served = serve(app)
    taken.url = f"{served.url}/callbacks"
    yield taken
    served.stop()


def outgoing(kind: MessageKind, receipt: str = "R1", desk: str = "ours", key: str = "", **more: object) -> OutMessage:
    body = {"kind": kind.value, "receipt_no": receipt, "desk": desk, "application": {"region": "990102"}, **more}
    return OutMessage(kind, key or f"{receipt}:{kind}", canonical(body))


Outgoing = Callable[..., OutMessage]


@pytest.fixture
def message() -> Outgoing:
    return outgoing
