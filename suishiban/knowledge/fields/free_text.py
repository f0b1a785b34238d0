"""What is a free text?"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import empty, too_long, without_figure
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.fields.spot import own_names, plain, seen
from suishiban.knowledge.guide import FormField, Language, Text
from suishiban.knowledge.text import clean

_LINKS = " :,是为"
#: Small words around a short answer, in both languages; they stay in what is told at length.
_BEFORE = re.compile(
    r"^(?:[,，、。\s]+|(?:嗯+|呃+|啊+|哦+|噢+|额+|那个|就是|应该是|大概是|好像是)[,，、\s]*|是(?![否不的因])"
    r"|(?:it's|it is|that's|that is|that would be) )(?=.)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[,，、。.!！~\s]+(?:please|thanks|thank you|(?:谢+|多谢|\S谢|谢\S)(?:你|您)?[啦了]?)"
    r"|(?<![网酒茶书氧])吧|(?<=..)[,，。!！~\s]+)[。.!！~\s]*$",
    re.IGNORECASE,
)
#: Blanks for the number of a document: whatever else it is made of, it has a figure in it (高超 is none).
_NUMBER = re.compile(r"(?:号码|编号|[证书明记案文代]号)$")
#: What is written where there is no number, or nobody knows it.
_NONE = ("不详", "无")
#: Characters of an answer that is short.
_SHORT = 40


class FreeText:
    """文本: what the citizen wrote, cleaned, without the name of the blank in front."""

    name = "text"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        label = own_names(field).search(view)
        start = label.end() if label else 0
        while start < len(text) and view[start] in _LINKS:
            start += 1
        if start >= len(text):
            return ()
        return (Found(start, len(text), text[start:], 0.6 if label else 0.2),)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        text = clean(raw).lstrip(",，、。 ")
        if not any(char.isalnum() for char in text):
            return empty(field)
        said = value_in(text, field)
        if isinstance(said, Rejected) and len(text) < 12:
            return said
        bare = _without_small_words(_without_label(text, field))
        if len(bare) > field.max_length and isinstance(said, str):
            bare = said
        if _NUMBER.search(field.label.zh) and bare not in _NONE and not any(char.isnumeric() for char in bare):
            return without_figure(field)
        return Accepted(bare) if len(bare) <= field.max_length else too_long(field, field.max_length)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return starred(shown, 1, 0) if len(shown) > 1 else "*"

    def explain(self, field: FormField, language: Language) -> str:
        usual = Text(
            f"请写{field.label.zh}，最多{field.max_length}个字",
            f"Please write the {field.label.en or field.label.zh}, at most {field.max_length} characters",
        )
        return help_or(field, language, usual)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, minLength=1, maxLength=field.max_length)


def _without_label(text: str, field: FormField) -> str:
    """`text` without its own label where a link follows (经营范围是…); twice changes nothing more."""
    while label := own_names(field).match(plain(text)):
        rest = text[label.end() :]
        shorter = rest.lstrip(" :：,，是为")
        if not shorter or len(shorter) == len(rest):
            break
        text = shorter
    return text


def _without_small_words(text: str) -> str:
    """A short answer without 嗯, 是 and it's in front, and 吧, 谢谢 and please behind; twice changes nothing more."""
    while len(text) <= _SHORT:
        bare = _AFTER.sub("", _BEFORE.sub("", text))
        if bare == text or not any(char.isalnum() for char in bare):
            break
        text = bare
    return text
