"""What is a telephone number: mobile, landline, or either?"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.fields.spot import best_first, seen, spoken, spot
from suishiban.knowledge.guide import FormField, Language, Text

_PREFIX = r"(?:(?:\+|00)86[ \-]?|86[ \-]?(?=1[3-9]))?"
_MOBILE = re.compile(rf"(?<![0-9A-Za-z]){_PREFIX}(?P<value>1[3-9](?:[ \-.]?\d){{9}})(?![0-9A-Za-z])")
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\(?(?P<area>0(?:10|2\d|[3-9]\d\d))\)?[ \-]?)?(?P<local>[2-9]\d{2,3}[ \-]?\d{4})"
    r"(?: ?(?:转|分机号?|ext\.?|-|#) ?(?P<extension>\d{1,6}))?"
    r"|(?P<service>[48]00[ \-]?\d{3}[ \-]?\d{4}))(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_MOBILE_USUAL = Text(
    "手机号共11位，例如 15400001234（示例号码）", "A mobile number has 11 digits, e.g. 15400001234 (invented)"
)
_LANDLINE_USUAL = Text(
    "固定电话请带区号，例如 0999-51234567（示例号码），有分机可以写“转801”",
    "A landline with its area code, e.g. 0999-51234567 (invented); add an extension as “ext 801”",
)


class Mobile:
    """手机号."""

    name = "mobile"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return spot(_MOBILE, text, spoken(text), field, lambda _: 0.9)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        inside = {_digits(match["value"]) for match in _MOBILE.finditer(spoken(said))}
        if len(inside) > 1:
            return several(field)
        return Accepted(inside.pop()) if inside else _no_mobile(_digits(spoken(said)))

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return starred(shown, 3, 4) if len(shown) != 11 else f"{shown[:3]}****{shown[7:]}"

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _MOBILE_USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=r"^1[3-9]\d{9}$", minLength=11, maxLength=11)


class Landline:
    """固定电话; canonical 0999-51234567, with an extension 0999-51234567-801."""

    name = "landline"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return spot(_LANDLINE, text, spoken(text), field, lambda raw: 0.85 if raw.lstrip("(").startswith("0") else 0.45)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        inside = {_canonical(match) for match in _LANDLINE.finditer(spoken(said))}
        if len(inside) > 1:
            return several(field)
        return Accepted(inside.pop()) if inside else _no_landline(_digits(spoken(said)))

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        area, dash, local = shown.partition("-") if shown.startswith("0") else ("", "", shown)
        return area + dash + starred(local, 0, 4)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _LANDLINE_USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=r"^(0\d{2,3}-)?[2-9]\d{6,7}(-\d{1,6})?$|^[48]00-\d{3}-\d{4}$")


class Phone:
    """联系电话: a mobile or a landline number."""

    name = "phone"
    personal = True
    _mobile = Mobile()
    _landline = Landline()

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        return best_first([*self._mobile.recognise(utterance, field), *self._landline.recognise(utterance, field)])

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        mobile = self._mobile.normalise(raw, field, today)
        if isinstance(mobile, Accepted):
            return mobile
        landline = self._landline.normalise(raw, field, today)
        return landline if isinstance(landline, Accepted) or _digits(spoken(raw)).startswith("0") else mobile

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return (self._mobile if shown.startswith("1") else self._landline).mask(shown)

    def explain(self, field: FormField, language: Language) -> str:
        both = Text(f"{_MOBILE_USUAL.zh}；{_LANDLINE_USUAL.zh}", f"{_MOBILE_USUAL.en}. {_LANDLINE_USUAL.en}")
        return help_or(field, language, both)

    def schema(self, field: FormField) -> Schema:
        return string_schema(
            field, anyOf=[{"pattern": self._kind_pattern(one, field)} for one in (self._mobile, self._landline)]
        )

    @staticmethod
    def _kind_pattern(kind: Mobile | Landline, field: FormField) -> object:
        return kind.schema(field)["pattern"]


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")


def _canonical(match: re.Match[str]) -> str:
    if service := match["service"]:
        number = _digits(service)
        return f"{number[:3]}-{number[3:6]}-{number[6:]}"
    parts = (match["area"], _digits(match["local"]), match["extension"])
    return "-".join(part for part in parts if part)


def _no_mobile(digits: str) -> Rejected:
    zh, en = "没有看到手机号", "There is no mobile number in the reply"
    if digits and len(digits) != 11:
        zh, en = f"手机号应为11位，现在是{len(digits)}位", f"A mobile number has 11 digits, this has {len(digits)}"
    elif digits:
        zh, en = "手机号应以13至19开头", "A mobile number begins with 13 to 19"
    return refuse(zh, en, "请填11位手机号，例如 15400001234", "Please give 11 digits, e.g. 15400001234")


def _no_landline(digits: str) -> Rejected:
    zh, en = "没有看到固定电话", "There is no landline number in the reply"
    if digits:
        zh, en = "固定电话的位数不对", "The landline number has a wrong number of digits"
    return refuse(
        zh,
        en,
        "请填区号加7至8位号码，例如 0999-51234567",
        "Please give area code and 7 or 8 digits, e.g. 0999-51234567",
    )
