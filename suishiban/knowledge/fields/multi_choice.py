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
from suishiban.knowledge.fields.options import exactly, is_place, mentioned, part_of, words_of
from suishiban.knowledge.fields.reply import told, value_in
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import plain, seen
from suishiban.knowledge.guide import FormField, Language, Text
from suishiban.knowledge.text import clean

#: Characters of a reply that may be ordinals or shortened names and nothing else.
_LONGEST_GUESS = 30
_VERB = r"(?:的|都|是|要|选|有|可以|上|参加|交|保|去|做|买|缴|算|变|动|改|办|加|担保|参保|了|吧)"
_ALL = re.compile(
    rf"(?:那|就|我|以上|这)*(?P<count>[两二三四五六七八九]|\d)?(?:样|个|种|项|险|边|者|地|类|处)?"
    rf"(?:全部|全都|都|所有|每个|全|一起){_VERB}*(?:全要)?|all(?: of them)?|everything|both",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:以上|那|就|我|目前|现在|[两三四五]?[样个种项])*(?:都没有|都不[是要选用想]?.{0,4}|都没.{0,3}|没有|无|不选|不要|不用|不需要|不想参加|不参加|不去"
    r"|一个也?都?[不没][要选有]?|none)[了吧的]*",
    re.IGNORECASE,
)
#: “除了…都要”, “其他都要”: all but those named.
_REST = re.compile(r"(?:除了.+|(?:不要|不选|不用).+(?:其他|其它|其余|别的|剩下)的?)(?:都|全)(?:要|选|上|参加|加|做)")
_JOINED_EN = re.compile(r"\s*(?:,|&|\band\b)\s*", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:和|以及|还有|与|跟|及|\band\b)\s*|\s+", re.IGNORECASE)


class MultiChoice:
    """多选; the value is the ids of the options, in the order of the list."""

    name = "multi_choice"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        """One span from the first option named to the last, or the clause that takes all or none."""
        text = seen(utterance)
        view = plain(text)
        said = mentioned(view, field.options)
        if said and not _REST.search(view):
            start, end = min(one.start for one in said), max(one.end for one in said)
            return (Found(start, end, text[start:end], 0.95 if end - start >= len(view.strip(" ,.;!")) else 0.65),)
        for start, end in clauses(view):
            if _takes_all(view[start:end], field) or _takes_none(view[start:end], field):
                return (Found(start, end, text[start:end], 0.6),)
        short = 0 < len(text) <= _LONGEST_GUESS
        whole = self.normalise(text, field, date.min) if short else None
        return (Found(0, len(text), text, 0.5),) if isinstance(whole, Accepted) else ()

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        text = told(clean(raw))
        if whole := exactly(text, field.options):
            return _ordered({one.id for one in whole}, field)
        if _takes_none(plain(text), field):
            return Accepted(())
        if _REST.search(plain(text)) and (denied := _named(plain(text), field)):
            return _ordered({one.id for one in field.options} - denied, field)
        if _takes_all(plain(text), field):
            return _ordered({one.id for one in field.options}, field)
        said = value_in(text, field)
        if isinstance(said, Rejected):
            return said
        if _takes_all(plain(said), field):
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


def _takes_none(words: str, field: FormField) -> bool:
    """“都不要”, with or without the options named before it; only where the blank may stay empty."""
    said = words.lower()
    for option in field.options:
        for word in words_of(option) if not field.required else ():
            said = said.replace(word, "") if len(word) > 1 else said
    return not field.required and _NONE.fullmatch(said.strip(" ,.;!和跟与")) is not None


def _named(view: str, field: FormField) -> set[str]:
    """The ids of the options whose words stand in a text, denied or not."""
    return {one.id for one in field.options if any(len(word) > 1 and word in view.lower() for word in words_of(one))}


def _takes_all(words: str, field: FormField) -> bool:
    """“都要”, “五险全上”; a number has to be the number of the options."""
    match = _ALL.fullmatch(words.strip(" ,.;!"))
    if match is None:
        return False
    number = read_number(match["count"] or "")
    return number is None or number == len(field.options)


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
        behind = _beside_and(part, field)
        return behind if isinstance(behind, Rejected) else {one.id for one in inside} | behind
    chosen: set[str] = set()
    for word in filter(None, _joined(part)):
        found = meant(word, field.options)
        if len(found) != 1:
            return refused_of(found, field)
        chosen.add(found[0].id)
    return chosen


def _joined(part: str) -> list[str]:
    """The words side by side; in English a space parts nothing."""
    return (_JOINED_EN if part.isascii() else _JOINED).split(part)


def _beside_and(part: str, field: FormField) -> set[str] | Rejected:
    """The options beside 和 that are not named word for word; refused where one is no option: “热食类和生类”."""
    chosen: set[str] = set()
    words = [] if exactly(part, field.options) else _joined(part)
    for word in words if len(words) > 1 else ():
        left = _LEAD.sub("", _FILLER.sub("", word))
        if not left or mentioned(word, field.options):
            continue
        found = part_of(left, field.options) if len(left) == 1 else meant(left, field.options)
        if not found and len(left) == 1:
            continue  # a character is soon there by mistake; 伤 is left of 工伤
        if len(found) != 1:
            return refused_of(found, field)
        chosen.add(found[0].id)
    return chosen


#: What may stand before the first option and behind the last.
_LEAD = re.compile(r"^(?:嗯|就|那|我们?|要|想|选|参加|办|做|是|的)+")
_FILLER = re.compile(r"(?:都|也|要|选|做|加|有|办|参加|这|那|[两三四五几]|[个种项样]|吧|的|了|啊|呢|就|行|可以|谢谢)+$")


def _ordered(chosen: set[str], field: FormField) -> Accepted:
    return Accepted(tuple(one.id for one in field.options if one.id in chosen))
