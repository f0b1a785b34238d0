"""How does what comes later reach the citizen: a clerk's answer, the department's decision?"""

from collections.abc import AsyncIterator
from time import monotonic
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Header, Query, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from suishiban.api.routes.access import ConversationToken, Here, MaybeCitizen
from suishiban.api.routes.script import AS_WORDED, ChosenScript, Script, Wording, wording_in
from suishiban.api.routes.wire import EVENT_STREAM, HEARTBEAT, STREAM_HEADERS, message_event, message_out
from suishiban.api.schemas.conversation import NewsOut
from suishiban.api.services.context import Services
from suishiban.api.services.conversations import News
from suishiban.api.services.watch import Waited
from suishiban.api.store.errors import KeyErased
from suishiban.assistant.conversation.events import OwnerChanged

router = APIRouter(prefix="/conversations", tags=["conversation"])

#: Seconds of silence before a sign of life.
BEAT = 15.0
#: Seconds after which a stream ends and the client comes again; the session is looked at anew.
LONGEST = 600.0


@router.get("/{conversation}/events", response_model=NewsOut)
async def events(
    conversation: str,
    here: Here,
    citizen: MaybeCitizen,
    script: ChosenScript,
    after: Annotated[int, Query(ge=0, description="Number of the last event seen")] = 0,
    conversation_token: ConversationToken = "",
    accept: Annotated[str, Header()] = "",
    last_event_id: Annotated[int, Header(ge=0)] = 0,
) -> Response:
    """What is said from now on, as numbered server-sent events; without `Accept: text/event-stream` what there is.

    Goes on after `Last-Event-ID`, or `after`.
    """
    await run_in_threadpool(here.conversations.open, conversation, conversation_token, citizen)
    after, known = max(after, last_event_id), citizen is not None
    if EVENT_STREAM in accept:
        stream = _follow(here, conversation, after, known, script)
        return StreamingResponse(stream, media_type=EVENT_STREAM, headers=STREAM_HEADERS)
    news = await run_in_threadpool(here.conversations.news, conversation, after)
    said = [one for one in news.messages if not isinstance(one.event, OwnerChanged)]
    wording = await run_in_threadpool(_wording, here, conversation, script)
    out = NewsOut(version=news.version, messages=[message_out(conversation, one, known, wording) for one in said])
    return Response(out.model_dump_json(), media_type="application/json")


async def _follow(here: Services, conversation: str, after: int, known: bool, script: Script) -> AsyncIterator[bytes]:
    """Messages as they are committed; between them it holds no thread."""
    end = monotonic() + LONGEST
    yield HEARTBEAT
    while monotonic() < end:
        try:
            news = await _read(here, conversation, after)
        except KeyErased:
            return
        if news.messages:
            wording = await to_thread.run_sync(_wording, here, conversation, script, limiter=here.watch.readers)
        for message in news.messages:
            yield message_event(conversation, message, known, wording)
        after = news.version
        if await here.watch.wait(conversation, after, BEAT) is Waited.QUIET:
            yield HEARTBEAT


def _wording(here: Services, conversation: str, script: Script) -> Wording:
    """The wordings of the conversation as it stands; it is read only where something must be converted."""
    return AS_WORDED if script is Script.HANS else wording_in(script, here.turns.states.state(conversation))


async def _read(here: Services, conversation: str, after: int) -> News:
    return await to_thread.run_sync(here.conversations.news, conversation, after, limiter=here.watch.readers)
