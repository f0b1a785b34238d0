"""How does a site's Rasa server run our actions? By its action webhook."""

from collections.abc import Mapping
from hmac import compare_digest
from typing import Any

import orjson
from fastapi import APIRouter, Request
from fastapi.responses import Response

from suishiban.api.routes.access import RASA_TOKEN, Here
from suishiban.api.services.context import Services
from suishiban.api.services.errors import ActionRefused, ActionServerOff, ActionServerRefused
from suishiban.api.services.rasa_actions import ActionServer

router = APIRouter(prefix="/webhooks/rasa-actions", tags=["rasa"])


@router.get("/health")
async def health(here: Here) -> dict[str, str]:
    """The action server is there."""
    _server(here)
    return {"status": "ok"}


@router.post("/webhook")
async def webhook(request: Request, here: Here) -> Response:
    """Run the action that a call of Rasa's action protocol names; events and responses.

    The header `Rasa-Actions-Token` holds the token of RASA_ACTIONS_TOKEN.
    """
    server = _server(here)
    shown = request.headers.get(RASA_TOKEN, "")
    if not compare_digest(shown.encode(), here.settings.rasa_actions_token.encode()):
        raise ActionServerRefused(token="(hidden)", right="the one that RASA_ACTIONS_TOKEN names")
    return Response(orjson.dumps(await server.run(_call(await request.body()))), media_type="application/json")


def _server(here: Services) -> ActionServer:
    if here.rasa_actions is None:
        raise ActionServerOff(action_server="off", right="set RASA_ACTIONS_TOKEN")
    return here.rasa_actions


def _call(body: bytes) -> Mapping[str, Any]:
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ActionRefused(body="not JSON", right="a call of Rasa's action protocol") from error
    if not isinstance(content, dict):
        raise ActionRefused(body="not an object", right="a call of Rasa's action protocol")
    return content
