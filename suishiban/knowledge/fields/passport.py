"""What is a passport number, Chinese or foreign?

Chinese: E and 8 digits, E with a second letter and 7 digits, G, D, S, P series; HKSAR K, H; Macao MA, MB.
Foreign (ICAO 9303): 6 to 9 letters and digits, at least one digit.
"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.fields.spot import plain, seen, spoken, spot
from suishiban.knowledge.guide import FormField, Language, Text

_CHINESE = re.compile(r"E[0-9A-HJ-NP-Z]\d{7}|[GH]\d{8}|[DSP]E?\d{7}|1[45]\d{7}|K[0-9J]\d{7}|M[AB]\d{7}")
_IN_TEXT = re.compile(
    r"(?<![0-9A-Za-z@.\-])(?=[A-Za-z]{0,8}[ ]?\d)[A-Za-z]{0,3}[ ]?\d[0-9A-Za-z]{4,8}(?![0-9A-Za-z@\-])"
)
_USUAL = Text(
    "护照号码在资料页右上角，例如 E00000001（示例号码）",
    "The passport number stands at the top right of the data page, e.g. E00000001 (invented)",
)


class Passport:
    """护照号码."""

    name = "passport"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return spot(_IN_TEXT, text, plain(text), field, _certainty)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        inside = {_compact(match.group()) for match in _IN_TEXT.finditer(spoken(said))}
        if len(inside) > 1:
            return several(field)
        return _judge(inside.pop() if inside else _compact(spoken(said)))

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return starred(shown, 2, 2)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=r"^(?=.*\d)[A-Z0-9]{6,9}$", minLength=6, maxLength=9)


def _certainty(raw: str) -> float:
    number = _compact(raw)
    if _CHINESE.fullmatch(number):
        return 0.85 if number[0].isalpha() else 0.4
    return 0.5 if number[0].isalpha() else 0.2


def _compact(raw: str) -> str:
    return re.sub(r"[\s\-]", "", raw).upper()


def _judge(number: str) -> Accepted | Rejected:
    zh, en = "没有看到护照号码", "There is no passport number in the reply"
    if re.fullmatch(r"(?=.*\d)[A-Z0-9]{6,9}", number):
        return Accepted(number)
    if re.fullmatch(r"(?=.*\d)[A-Z0-9]+", number):
        zh, en = (
            f"护照号码应为6至9位字母和数字，现在是{len(number)}位",
            f"A passport number has 6 to 9 letters and digits, this has {len(number)}",
        )
    return refuse(zh, en, "请对照护照资料页填写，例如 E00000001", "Please copy it from the data page, e.g. E00000001")
