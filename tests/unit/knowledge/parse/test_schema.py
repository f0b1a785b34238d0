"""Is the published schema current, and does it accept what the parser accepts?"""

import json
from pathlib import Path

import jsonschema

from suishiban.knowledge.guide import BasicItem, Language
from suishiban.knowledge.parse.form_schema import form_schema
from suishiban.knowledge.parse.guide_file import ParsedGuide, item_type, parse_guide
from suishiban.knowledge.parse.schema import guide_schema

PUBLISHED = Path(__file__).parents[4] / "docs" / "guide.schema.json"


def stall_item(text: str) -> BasicItem:
    parsed = parse_guide(text, "stall.yaml")
    assert isinstance(parsed, ParsedGuide)
    assert isinstance(parsed.guide, BasicItem)
    return parsed.guide


def test_the_published_schema_is_current() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == guide_schema(), (
        "run: suishiban guides schema > docs/guide.schema.json"
    )


def test_the_schema_accepts_a_guide_and_refuses_an_unknown_key(stall: str) -> None:
    schema = guide_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    content = item_type().dump_python(stall_item(stall), mode="json", exclude_none=True)
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(content)] == []
    content["materials"][0]["frm"] = 1
    assert any("'frm' was unexpected" in error.message for error in validator.iter_errors(content))


def test_a_form_is_a_json_schema_for_any_front_end(stall: str) -> None:
    schema = form_schema(stall_item(stall), Language.EN)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == "Stall form"
    assert schema["required"] == ["goods", "keeper_name", "keeper_id", "metres"]
    assert schema["properties"]["goods"]["oneOf"][0] == {"const": "food", "title": "Food"}
    assert schema["properties"]["stove"]["x-when"] == 'goods == "food"'
    assert schema["properties"]["keeper_name"]["x-prefill"] == ["identity.name"]
    assert schema["properties"]["keeper_id"]["x-personal"] is True
    assert schema["properties"]["days_paid"]["x-derive"] == "metres * 2"
    rows = schema["properties"]["helpers"]
    assert (rows["minItems"], rows["maxItems"], rows["items"]["required"]) == (0, 3, ["helper_name"])


def test_the_form_schema_refuses_another_option(stall: str) -> None:
    validator = jsonschema.Draft202012Validator(form_schema(stall_item(stall)))
    assert validator.is_valid(
        {"goods": "crafts", "keeper_name": "海明", "keeper_id": "99010219900307001X", "metres": 2}
    )
    assert not validator.is_valid(
        {"goods": "cars", "keeper_name": "海明", "keeper_id": "99010219900307001X", "metres": 2}
    )
