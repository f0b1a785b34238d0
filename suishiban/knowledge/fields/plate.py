"""What is a vehicle plate number (机动车号牌)?

GA 36-2018: province character, a letter, then 5 characters, or 6 for new energy; no I, no O. The canonical form has
no dot. The province characters are those of the divisions in force, so a region file may add its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from suishiban.knowledge.fields.divisions import Divisions
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import plain, seen, spot
from suishiban.knowledge.guide import FormField, Language, Text

_IN_TEXT = re.compile(
    r"[\u4e00-\u9fff][A-Za-z] ?[·・•.\- ]? ?(?:[0-9A-Za-z] ?){4,6}[0-9A-Za-z挂学警港澳领使](?![0-9A-Za-z])"
)
_ORDINARY = re.compile(r"[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[挂学警港澳领使]")
_NEW_ENERGY = re.compile(r"[A-HJ-K][A-HJ-NP-Z0-9]\d{4}|\d{5}[A-HJ-K]")
_USUAL = Text(
    "车牌号如 澄A12345，新能源车牌多一位，如 澄AD12345（示例号牌）",
    "A plate such as 澄A12345, new energy 澄AD12345 (invented)",
)


@dataclass(frozen=True, slots=True)
class Plate:
    """车牌号."""

    divisions: Callable[[], Divisions]
    name = "plate"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        shorts = self.divisions().shorts
        found = spot(
            _IN_TEXT, text, plain(text), field, lambda raw: 0.9 if isinstance(_judge(raw, shorts), Accepted) else 0.3
        )
        return tuple(one for one in found if plain(one.raw)[0] in shorts)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        inside = {_compact(match.group()) for match in _IN_TEXT.finditer(plain(said))}
        if len(inside) > 1:
            return several(field)
        return _judge(inside.pop() if inside else said, self.divisions().shorts)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return shown[:2] + "*" * max(0, len(shown) - 4) + shown[-2:] if len(shown) >= 7 else "*" * len(shown)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, minLength=7, maxLength=8)


def _compact(raw: str) -> str:
    return re.sub(r"[\s·・•.\-]", "", plain(raw)).upper()


def _judge(raw: str, shorts: frozenset[str]) -> Accepted | Rejected:
    number = _compact(raw)
    if not re.match(r"[\u4e00-\u9fff]?[A-Z]?[0-9A-Z]{3}", number):
        return _refuse("没有看到车牌号", "There is no plate number in the reply")
    if number[0] not in shorts:
        return _refuse("车牌号应以省份简称开头", "A plate number begins with the character of a province")
    if re.search("[IO]", number[2:]):
        return _refuse("车牌号不使用字母I和O，请核对是不是1和0", "A plate has no I and no O: check for 1 and 0")
    if len(number) not in (7, 8):
        return _refuse(
            f"车牌号应为7位，新能源8位，现在是{len(number)}位", f"A plate has 7 or 8 characters, this has {len(number)}"
        )
    rest = number[2:]
    if number[1].isascii() and number[1].isalpha() and (_ORDINARY if len(rest) == 5 else _NEW_ENERGY).fullmatch(rest):
        return Accepted(number)
    return _refuse("车牌号的写法不对", "The plate number is not in a valid form")


def _refuse(zh: str, en: str) -> Rejected:
    return refuse(zh, en, "请对照行驶证填写，例如 澄A12345", "Please copy it from the vehicle licence, e.g. 澄A12345")
