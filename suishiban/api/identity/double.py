"""Which addresses does a double of the city's identity and register services answer at?

`POST /verify` and `POST /read`, signed, as `identity.http` and `licences.http` say; it knows invented people only.
"""

import json
import time
from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException, Request

from suishiban.api.services.identity import IdentityProvider
from suishiban.api.services.sources import RecordProvider
from suishiban.assistant.casework.signatures import SIGNATURE, TIMESTAMP, Verified, verify
from suishiban.assistant.policy.evidence import Record


def make_city(identity: IdentityProvider, records: RecordProvider, secrets: Sequence[bytes]) -> FastAPI:
    """The double's application."""
    app = FastAPI(title="Double of the city's identity and registers")

    async def question(
        request: Request,
        timestamp: Annotated[str, Header(alias=TIMESTAMP)] = "",
        signature: Annotated[str, Header(alias=SIGNATURE)] = "",
    ) -> dict[str, str]:
        """What is asked; 400 where the signature does not fit."""
        body = await request.body()
        if verify(secrets, timestamp, signature, body, int(time.time())) is not Verified.GOOD:
            raise HTTPException(400, "the signature does not fit")
        asked: dict[str, str] = json.loads(body)
        return asked

    @app.post("/verify")
    def vouch(asked: Annotated[dict[str, str], Depends(question)]) -> Record:
        return _known(identity.verify(asked["code"]))

    @app.post("/read")
    def read(asked: Annotated[dict[str, str], Depends(question)]) -> Record:
        return _known(records.read(asked["source"], asked["id_number"]))

    return app


def _known(found: Record | None) -> Record:
    if found is None:
        raise HTTPException(404, "nothing known of that")
    return found
