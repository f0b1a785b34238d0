"""How do events, states and replies become bytes, and old bytes today's events?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Annotated, Any

import orjson
from pydantic import Field, TypeAdapter

from suishiban.assistant.conversation.events import SCHEMA, Event
from suishiban.assistant.conversation.mandate import Mandate, MandateState
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Utterance

_EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])
_STATE: TypeAdapter[Conversation] = TypeAdapter(Conversation)
_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)
_MANDATE: TypeAdapter[Mandate] = TypeAdapter(Mandate)
_UTTERANCE: TypeAdapter[Utterance] = TypeAdapter(Utterance)

#: Schema version of an old payload → what makes it one version newer.
UPCASTERS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def event_bytes(event: Event) -> bytes:
    return _EVENT.dump_json(event)


def read_event(payload: bytes, schema: int) -> Event:
    """The event in `payload`, brought up from the schema version it was written in."""
    if schema == SCHEMA:
        return _EVENT.validate_json(payload)
    content = orjson.loads(payload)
    for version in range(schema, SCHEMA):
        content = UPCASTERS[version](content)
    return _EVENT.validate_python(content)


def read_events(stored: Iterable[tuple[bytes, int]]) -> tuple[Event, ...]:
    return tuple(read_event(payload, schema) for payload, schema in stored)


def mandate_bytes(mandate: Mandate) -> bytes:
    return _MANDATE.dump_json(mandate)


def read_mandate(payload: bytes, state: str) -> Mandate:
    """The mandate in `payload`, in the state that its row says."""
    return replace(_MANDATE.validate_json(payload), state=MandateState(state))


def state_bytes(state: Conversation) -> bytes:
    return _STATE.dump_json(state)


def read_state(payload: bytes) -> Conversation:
    return _STATE.validate_json(payload)


def reply_bytes(reply: Reply) -> bytes:
    return _REPLY.dump_json(reply)


def read_reply(payload: bytes) -> Reply:
    return _REPLY.validate_json(payload)


def utterance_bytes(utterance: Utterance) -> bytes:
    return _UTTERANCE.dump_json(utterance)


def read_utterance(payload: bytes) -> Utterance:
    """What was said; before several files could come at once, `upload` held the one."""
    content = orjson.loads(payload)
    if (only := content.pop("upload", None)) is not None:
        content["uploads"] = [only]
    return _UTTERANCE.validate_python(content)
