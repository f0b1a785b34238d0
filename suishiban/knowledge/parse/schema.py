"""What may stand in a guide file? The answer as a JSON Schema, for editors and other programs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import TypeAdapter

from suishiban.knowledge.guide import EXTRA, BasicItem, LifeEvent


@contextmanager
def _docstrings_read() -> Iterator[None]:
    """Have pydantic take the docstrings of the fields as their descriptions."""
    EXTRA["use_attribute_docstrings"] = True
    try:
        yield
    finally:
        del EXTRA["use_attribute_docstrings"]


def guide_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a guide file: of a life event where the file has `matters`, else of a basic item.

    It says how a JSON or YAML reader that knows numbers and dates sees the file; docs/guide.schema.json is its copy.
    """
    with _docstrings_read():
        item = TypeAdapter(BasicItem).json_schema(ref_template="#/$defs/{model}")
        event = TypeAdapter(LifeEvent).json_schema(ref_template="#/$defs/{model}")
    shared = {**item.pop("$defs"), **event.pop("$defs")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guide file",
        "if": {"type": "object", "required": ["matters"]},
        "then": {"$ref": "#/$defs/LifeEvent"},
        "else": {"$ref": "#/$defs/BasicItem"},
        "$defs": {**shared, "BasicItem": item, "LifeEvent": event},
    }
