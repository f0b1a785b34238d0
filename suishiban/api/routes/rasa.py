"""How do chat widgets made for Rasa reach the assistant? By the Rasa REST channel, unchanged."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from suishiban.api.routes.access import Here
from suishiban.api.schemas.conversation import LONGEST
from suishiban.api.services.errors import ChannelRefused, TooLong
from suishiban.api.services.rasa_channel import ChannelMessage
from suishiban.api.services.rasa_senders import sender_in, text_in

router = APIRouter(prefix="/webhooks/rest", tags=["rasa"])

_LONGEST_SENDER = 200


@router.get("/")
async def status() -> dict[str, str]:
    """The channel is there."""
    return {"status": "ok"}


@router.post("/webhook")
async def webhook(request: Request, here: Here, stream: Annotated[str, Query()] = "") -> Response:
    """Answer `{sender, message, metadata?}` with a list of messages; with `?stream=true` a line of JSON for each.

    `metadata` may carry `token` (of POST /api/v1/me/channel-token), `message_id`, `language` and `region`.
    """
    message = _message(await request.body())
    answers = await run_in_threadpool(here.rasa.answer, message)
    if stream.lower() == "true":
        # Rasa itself labels its lines of JSON so.
        return StreamingResponse(_lines(answers), media_type="text/event-stream")
    return Response(orjson.dumps(answers), media_type="application/json")


def _lines(answers: list[Mapping[str, object]]) -> Iterator[bytes]:
    for answer in answers:
        yield orjson.dumps(answer) + b"\n"


def _message(body: bytes) -> ChannelMessage:
    """Raises ChannelRefused and TooLong, which name the field and repeat nothing."""
    try:
        content = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise ChannelRefused(body="not JSON", right='{"sender": "…", "message": "…"}') from error
    if not isinstance(content, dict):
        raise ChannelRefused(body="not an object", right='{"sender": "…", "message": "…"}')
    metadata = content.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise ChannelRefused(metadata="not an object", right="an object, or nothing")
    text = _text(content, "message", "what the citizen said")
    if len(text) > LONGEST:
        raise TooLong(message=f"over {LONGEST} characters", right=f"at most {LONGEST} characters")
    name = _text(content, "sender", "an id of its own for every user: a shared one would share the conversation")
    return ChannelMessage(sender_in(name, metadata), text, text_in(metadata, "message_id")[:64])


def _text(content: Mapping[str, Any], field: str, right: str) -> str:
    value = content.get(field)
    if not isinstance(value, str) or not value.strip() or (field == "sender" and len(value) > _LONGEST_SENDER):
        raise ChannelRefused(**{field: "missing, empty, too long, or not a text", "right": right})
    return value
