"""How does a message go over the wire? As JSON, or as a numbered server-sent event (WHATWG HTML, 9.2)."""

import orjson

from suishiban.api.routes.script import AS_WORDED, Wording
from suishiban.api.schemas.conversation import MessageOut
from suishiban.api.services.conversations import Message
from suishiban.api.services.masking import masked
from suishiban.assistant.conversation.events import OwnerChanged, Replied, Spoke
from suishiban.assistant.conversation.reply import Claim

#: A comment that keeps proxies from closing a quiet stream.
HEARTBEAT = b": still here\n\n"
EVENT_STREAM = "text/event-stream"
#: Neither proxies nor browsers keep a stream back.
STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def message_out(conversation: str, message: Message, known: bool, wording: Wording = AS_WORDED) -> MessageOut:
    """A message that was said or answered; to somebody not known, their own words masked too."""
    event, id = message.event, f"{conversation}.{message.number}"
    if isinstance(event, Spoke):
        text = event.text if known else masked(event.text)
        return MessageOut(id=id, number=message.number, by="citizen", at=event.at, text=text)
    assert isinstance(event, Replied)
    by = side_of(event.by)
    # A clerk writes as a person writes; only what the service words is converted.
    reply = event.reply if by == "clerk" else wording.reply(event.reply)
    return MessageOut(id=id, number=message.number, by=by, at=event.at, text=reply.text, reply=reply)


def side_of(owner: str) -> str:
    """Who it is to the citizen: bot, waiting, clerk, department; which clerk is not told."""
    return owner.partition(":")[0]


def message_event(conversation: str, message: Message, known: bool, wording: Wording = AS_WORDED) -> bytes:
    """`message` with what was said or answered, or `owner` with who answers from now on; the id is the event's number.

    Reconnect with it as `Last-Event-ID`.
    """
    if isinstance(message.event, OwnerChanged):
        return _event(message.number, "owner", orjson.dumps({"owner": side_of(message.event.owner)}))
    return _event(
        message.number, "message", message_out(conversation, message, known, wording).model_dump_json().encode()
    )


def sentence_event(claim: Claim, wording: Wording = AS_WORDED) -> bytes:
    """A sentence of the answer, before the message that will hold it; no number, for it is not kept by itself."""
    return b"event: sentence\ndata: %s\n\n" % orjson.dumps(wording.claim(claim))


def problem_event(body: bytes) -> bytes:
    """The turn failed after its first sentence: the problem details that would have been the answer."""
    return b"event: problem\ndata: %s\n\n" % body


def done_event(version: int) -> bytes:
    """The end of a turn: the conversation's version."""
    return _event(version, "done", orjson.dumps({"version": version}))


def _event(number: int, name: str, data: bytes) -> bytes:
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, name.encode(), data)
