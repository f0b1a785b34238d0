"""How do the events of a case become bytes, and old bytes today's events?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any

import orjson
from pydantic import Field, TypeAdapter

from suishiban.api.store.case_records import StoredCaseEvent
from suishiban.assistant.casework.case import Case, fold
from suishiban.assistant.casework.events import SCHEMA, CaseEvent

_EVENT: TypeAdapter[CaseEvent] = TypeAdapter(Annotated[CaseEvent, Field(discriminator="kind")])

#: Schema version of an old payload → what makes it one version newer.
UPCASTERS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def case_event_bytes(event: CaseEvent) -> bytes:
    return _EVENT.dump_json(event)


def read_case_event(payload: bytes, schema: int) -> CaseEvent:
    """The event in `payload`, brought up from the schema version it was written in."""
    if schema == SCHEMA:
        return _EVENT.validate_json(payload)
    content = orjson.loads(payload)
    for version in range(schema, SCHEMA):
        content = UPCASTERS[version](content)
    return _EVENT.validate_python(content)


def read_case(stored: Iterable[StoredCaseEvent]) -> Case:
    """The case as its stored events make it."""
    return fold(read_case_event(one.payload, one.schema) for one in stored)
