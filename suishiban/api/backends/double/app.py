"""Which addresses does the double answer at?

`POST /messages` as docs/backend-protocol.md says; `GET /effects`, `/body` and `/turned-away`, `GET` and `PUT /mode`,
and `POST /act` are for demonstrations and tests.
"""

import json
import os
import signal
import time
from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, HTTPException, Request
from pydantic import BaseModel
from starlette.requests import ClientDisconnect

from suishiban.api.backends.double.journal import Effect, Journal
from suishiban.api.backends.double.modes import Mode, Pace
from suishiban.api.backends.double.registrar import Registrar, Taken
from suishiban.assistant.casework.signatures import SIGNATURE, TIMESTAMP, Verified, verify


class Act(BaseModel):
    """The department does something of its own accord."""

    receipt_no: str
    kind: str
    reason: str = ""
    organ: str = ""
    until: str | None = None
    remarks: list[dict[str, str]] = []


class ModeChange(BaseModel):
    """How the double is to behave from now on."""

    mode: Mode


async def _raw(request: Request) -> bytes:
    """The body as it was signed."""
    try:
        return await request.body()
    except ClientDisconnect:
        # The sender was killed; nobody reads the answer, and nothing was taken.
        raise HTTPException(400, "the body ended early") from None


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def make_double(
    journal: Journal, secrets: Sequence[bytes], pace: Pace | None = None, die: Callable[[], None] = _die
) -> FastAPI:
    """The double's application; whoever serves it also starts a `Caller`."""
    pace = pace or Pace()
    registrar = Registrar(journal, pace)
    turned_away: list[str] = []
    app = FastAPI(title="Department back-end double")

    @app.post("/messages")
    def take(
        content: Annotated[bytes, Depends(_raw)],
        key: Annotated[str, Header(alias="Idempotency-Key")],
        timestamp: Annotated[str, Header(alias=TIMESTAMP)] = "",
        signature: Annotated[str, Header(alias=SIGNATURE)] = "",
    ) -> dict[str, str]:
        if verify(secrets, timestamp, signature, content, int(time.time())) is not Verified.GOOD:
            raise HTTPException(401, "the signature does not fit")
        mode = journal.mode
        if mode is Mode.FAILS:
            turned_away.append(key)
            raise HTTPException(503, "out of order")
        if mode is Mode.SLOW:
            time.sleep(pace.slow)
        taken = registrar.take(key, json.loads(content), time.time())
        if not isinstance(taken, Taken):
            raise HTTPException(409, taken.reason)
        if mode is Mode.CRASHES and taken.new:
            die()
        return {"department_no": taken.department_no}

    @app.get("/effects")
    def effects() -> list[Effect]:
        return list(journal.effects())

    @app.get("/body")
    def body(key: str) -> dict[str, Any]:
        """What one message said; 404 where it never came."""
        if not (content := journal.body(key)):
            raise HTTPException(404, "never came")
        said: dict[str, Any] = json.loads(content)
        return said

    @app.get("/turned-away")
    def what_was_turned_away() -> list[str]:
        """The keys of messages that came while it was out of order, each time they came."""
        return turned_away

    @app.get("/mode")
    def mode_now() -> ModeChange:
        return ModeChange(mode=journal.mode)

    @app.put("/mode")
    def change_mode(change: ModeChange) -> ModeChange:
        journal.mode = change.mode
        return change

    @app.post("/act", status_code=202)
    def act(wanted: Act) -> dict[str, str]:
        if not journal.department_no(wanted.receipt_no):
            raise HTTPException(404, "never registered")
        journal.owe(wanted.receipt_no, wanted.model_dump(exclude={"receipt_no"}), time.time())
        return {"owed": wanted.kind}

    @app.get("/healthz")
    def healthy() -> dict[str, str]:
        return {"status": "ok", "mode": journal.mode.value}

    return app
