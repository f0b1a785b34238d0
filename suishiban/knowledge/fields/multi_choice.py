"""What are several choices out of a list?"""

import re
from datetime import date

from suishiban.knowledge.fields.choice import (
    label_of,
    listed,
    listed_en,
    meant,
    one_of,
    option_schemas,
    refused_of,
)
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.numerals import read_number
from suishiban.knowledge.fields.option_clauses import clauses
from suishiban.knowledge.fields.options import exactly, is_place, mentioned
from suishiban.knowledge.fields.reply import told, value_in
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import plain, seen
from suishiban.knowledge.guide import FormField, Language, Text
from suishiban.knowledge.text import clean

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
    """The options of every listed part; refused where one part means several or none.

    A clause that names no option is talk beside the others, unless it is an item of a list (after 、) or a place in it.
    """
    chosen: set[str] = set()
    refused: list[Rejected] = []
    for clause in re.split(r"[,，;；]", said):
        parts = [part for part in re.split(r"\s*、\s*", clause) if part.strip()]
        for part in parts:
            found = _of_part(plain(part).strip(), field)
            if isinstance(found, set):
                chosen |= found
            elif len(parts) > 1 or is_place(part):
                return found
            else:
                refused.append(found)
    if chosen:
        return _ordered(chosen, field)
    return refused[0] if refused else one_of((), field)


def _of_part(part: str, field: FormField) -> set[str] | Rejected:
    """The ids of the options that one part of a list means."""
    inside = exactly(part, field.options) or tuple(one.option for one in mentioned(part, field.options))
    if inside:
        return {one.id for one in inside}
    chosen: set[str] = set()
    for word in filter(None, _JOINED.split(part)):
        found = meant(word, field.options)
        if len(found) != 1:
            return refused_of(found, field)
        chosen.add(found[0].id)
    return chosen


def _ordered(chosen: set[str], field: FormField) -> Accepted:
    return Accepted(tuple(one.id for one in field.options if one.id in chosen))
