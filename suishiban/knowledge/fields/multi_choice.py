"""What are several choices out of a list?"""

import re
from datetime import date

from suishiban.knowledge.fields.choice import (
    Choice,
    label_of,
    listed,
    listed_en,
    meant,
    one_of,
    option_schemas,
)
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.options import exactly, mentioned
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import plain
from suishiban.knowledge.guide import FormField, Language, Text

_ALL = re.compile(
    r"(?:以上|我)?(?:全部|全都|都|所有|每个|全)(?:的|都|是|要|选|有|可以)*(?:全要)?|all(?: of them)?|everything",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?:以上)?(?:都没有|都不[是要选]?|没有|无|不选|一个也?都?[不没][要选有]?|none)", re.IGNORECASE)
_LISTED = re.compile(r"\s*[,;、]\s*")
_JOINED = re.compile(r"\s*(?:和|以及|还有|与|跟|及|\band\b)\s*|\s+", re.IGNORECASE)


class MultiChoice:
    """多选; the value is the ids of the options, in the order of the list."""

    name = "multi_choice"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        return Choice().recognise(utterance, field)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        if whole := exactly(raw, field.options):
            return _ordered({one.id for one in whole}, field)
        if _NONE.fullmatch(plain(raw).strip(" ,.!")) and not field.required:
            return Accepted(())
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        if _ALL.fullmatch(plain(said)):
            return _ordered({one.id for one in field.options}, field)
        return _parts(said, field)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        chosen = value if isinstance(value, tuple) else (str(value),)
        if not chosen:
            return "None" if language is Language.EN else "无"
        return (", " if language is Language.EN else "、").join(label_of(one, field, language) for one in chosen)

    def mask(self, shown: str) -> str:
        return "*" * len(shown)

    def explain(self, field: FormField, language: Language) -> str:
        usual = Text(f"可以选几个：{listed(field.options)}", f"Choose one or more: {listed_en(field.options)}")
        return help_or(field, language, usual)

    def schema(self, field: FormField) -> Schema:
        least = {"minItems": 1} if field.required else {}
        items = {"type": "string", "oneOf": option_schemas(field)}
        return {"type": "array", "title": field.label.zh, "items": items, "uniqueItems": True, **least}


def _parts(said: str, field: FormField) -> Accepted | Rejected:
    """The options of every listed part; refused where one part means several or none."""
    chosen: set[str] = set()
    for part in filter(None, _LISTED.split(plain(said))):
        inside = exactly(part, field.options) or tuple(one.option for one in mentioned(part, field.options))
        chosen.update(one.id for one in inside)
        for word in () if inside else filter(None, _JOINED.split(part)):
            found = meant(word, field.options)
            if len(found) != 1:
                return one_of(found, field)
            chosen.add(found[0].id)
    return _ordered(chosen, field) if chosen else one_of((), field)


def _ordered(chosen: set[str], field: FormField) -> Accepted:
    return Accepted(tuple(one.id for one in field.options if one.id in chosen))
