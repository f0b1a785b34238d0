"""How does a case event travel as JSON?"""

from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter

from suishiban.assistant.casework.callback import Callback
from suishiban.assistant.casework.events import SCHEMA, CaseEvent
from suishiban.knowledge.text import SuishibanError


class UnknownSchema(SuishibanError):
    """The event was written by a newer version of the service"""


@cache
def _events() -> TypeAdapter[CaseEvent]:
    return TypeAdapter(Annotated[CaseEvent, Field(discriminator="kind")])


@cache
def callback_type() -> TypeAdapter[Callback]:
    """Reads the body of a call-back."""
    return TypeAdapter(Callback)


def encode(event: CaseEvent) -> bytes:
    """The event as JSON in UTF-8."""
    return _events().dump_json(event)


def decode(payload: bytes, schema: int = SCHEMA) -> CaseEvent:
    """The event again. Raises UnknownSchema for a newer schema, pydantic's ValidationError for foreign bytes."""
    if schema > SCHEMA:
        raise UnknownSchema(schema=schema, right=f"at most {SCHEMA}")
    return _events().validate_json(payload)
