"""What may stand in a guide file? The answer as a JSON Schema, for editors and other programs."""

from typing import Any

from suishiban.knowledge.parse.guide_file import item_type, life_event_type


def guide_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a guide file: of a life event where the file has `matters`, else of a basic item.

    It says how a JSON or YAML reader that knows numbers and dates sees the file; docs/guide.schema.json is its copy.
    """
    item = item_type().json_schema(ref_template="#/$defs/{model}")
    event = life_event_type().json_schema(ref_template="#/$defs/{model}")
    shared = {**item.pop("$defs"), **event.pop("$defs")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Guide file",
        "if": {"type": "object", "required": ["matters"]},
        "then": {"$ref": "#/$defs/LifeEvent"},
        "else": {"$ref": "#/$defs/BasicItem"},
        "$defs": {**shared, "BasicItem": item, "LifeEvent": event},
    }
