"""How does a front end that knows JSON Schema show the form of a guide?"""

from collections.abc import Sequence
from typing import Any

from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import FormField, FormGroup, Language, LifeEvent, Provisions, Scenario


def form_schema(guide: Provisions | LifeEvent, language: Language = Language.ZH) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a completed application: scenarios, blanks, and groups as arrays of rows.

    What is asked only under a condition carries it as `x-when` (an expression of knowledge.rules) and is not in
    `required`; `x-ask`, `x-prefill` and `x-derive` are the question, the sources and the computation.
    """
    form = guide.form
    properties: dict[str, Any] = {one.id: _scenario(one, language) for one in guide.scenarios}
    properties |= {one.id: _field(one, language) for one in form.fields}
    properties |= {one.id: _group(one, language) for one in form.groups}
    needed = [one.id for one in guide.scenarios if not one.when]
    needed += _required(form.fields) + [one.id for one in form.groups if one.least and not one.when]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:suishiban:form:{guide.id}",
        "title": form.title.say(language),
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": False,
    }


def _scenario(scenario: Scenario, language: Language) -> dict[str, Any]:
    return {
        "title": scenario.label.say(language),
        "x-ask": scenario.ask.say(language),
        "type": "string",
        "oneOf": [{"const": option.id, "title": option.label.say(language)} for option in scenario.options],
        **_extra(when=scenario.when),
    }


def _field(field: FormField, language: Language) -> dict[str, Any]:
    kind = FIELD_TYPES[field.type]
    own = dict(kind.schema(field))
    if field.options and field.type == "choice":
        own.pop("enum", None)
        own["oneOf"] = [{"const": option.id, "title": option.label.say(language)} for option in field.options]
    return {
        **own,
        "title": field.label.say(language),
        **_extra(description=field.help.say(language) if field.help else ""),
        "x-type": field.type,
        **_extra(
            ask=field.ask.say(language) if field.ask else "",
            when=field.when,
            derive=field.derive,
            unit=field.unit.say(language) if field.unit else "",
        ),
        **({"x-prefill": list(field.prefill)} if field.prefill else {}),
        **({"x-personal": True} if field.personal or kind.personal else {}),
    }


def _group(group: FormGroup, language: Language) -> dict[str, Any]:
    return {
        "title": group.label.say(language),
        "type": "array",
        "minItems": group.least,
        "maxItems": group.most,
        "items": {
            "title": group.row.say(language),
            "type": "object",
            "properties": {one.id: _field(one, language) for one in group.fields},
            "required": _required(group.fields),
            "additionalProperties": False,
        },
        **_extra(when=group.when),
    }


def _required(fields: Sequence[FormField]) -> list[str]:
    return [field.id for field in fields if field.required and not field.when and not field.derive]


def _extra(description: str = "", **said: str) -> dict[str, str]:
    """The keys that say something; all but `description` are our own and begin with `x-`."""
    ours = {f"x-{key}": text for key, text in said.items() if text}
    return {"description": description, **ours} if description else ours
