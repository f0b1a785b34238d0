"""What is a number with a unit?

The value is in the unit of the blank: a whole number as int, any other as Decimal. Units of the same family are
converted (1亩 = 2000/3 平方米, 计量法定单位换算), to two decimals; another family's unit is refused.
"""

import re
from datetime import date
from decimal import Decimal

from suishiban.knowledge.fields.json_form import plain_decimal, shortest
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.limits import limit, outside
from suishiban.knowledge.fields.numerals import NUMERAL, read_number
from suishiban.knowledge.fields.refusal import label_en, refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import plain, seen, spot
from suishiban.knowledge.guide import FormField, Language, Text

#: Families of units: each word with its size in the family's base unit.
_FAMILIES: tuple[dict[str, Decimal], ...] = (
    dict.fromkeys(("平方米", "平米", "平方", "平", "㎡", "m2", "m²"), Decimal(1))
    | {
        "亩": Decimal(2000) / 3,
        "公顷": Decimal(10_000),
        "平方公里": Decimal(1_000_000),
        "平方千米": Decimal(1_000_000),
    },
    {"米": Decimal(1), "m": Decimal(1), "公里": Decimal(1000), "千米": Decimal(1000), "km": Decimal(1000)}
    | {"厘米": Decimal("0.01"), "公分": Decimal("0.01"), "cm": Decimal("0.01"), "毫米": Decimal("0.001")},
    {"公斤": Decimal(1), "千克": Decimal(1), "kg": Decimal(1), "斤": Decimal("0.5"), "克": Decimal("0.001")}
    | {"吨": Decimal(1000)},
    dict.fromkeys(("个月", "月", "months", "month"), Decimal(1))
    | dict.fromkeys(("年", "周年", "years", "year"), Decimal(12)),
    dict.fromkeys(("人", "名", "位", "个人", "个", "口人", "口", "people", "persons"), Decimal(1)),
    dict.fromkeys(("天", "日", "days", "day"), Decimal(1)) | {"周": Decimal(7), "星期": Decimal(7)},
    {"岁": Decimal(1), "周岁": Decimal(1)},
    {"%": Decimal(1), "％": Decimal(1)},
    dict.fromkeys(("份", "张", "本", "套", "辆", "台", "间", "层", "次", "件"), Decimal(1)),
)
_WORDS = "|".join(re.escape(word) for word in sorted({w for f in _FAMILIES for w in f}, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?:(?P<percent>百分之))?(?P<number>(?<![\dA-Za-z.\-]){NUMERAL}) ?(?P<unit>{_WORDS})?"
    r"(?![A-Za-z\d\-号楼室组零一二三四五六七八九十])",
    re.IGNORECASE,
)


class Number:
    """数值."""

    name = "number"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return tuple(
            one
            for one in spot(_NUMBER, text, plain(text), field, lambda raw: _certainty(raw, field))
            if one.certainty > 0
        )

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        read = [_read(match, field) for match in _NUMBER.finditer(plain(said))]
        numbers = {one for one in read if isinstance(one, Decimal)}
        refused = [one for one in read if isinstance(one, Rejected)]
        if re.search(r"(?:^|[^\d])-\s*\d|负", plain(said)):
            return refuse(f"{field.label.zh}不能是负数", f"The {label_en(field)} cannot be negative", *_wanted(field))
        if len(numbers) > 1:
            return several(field)
        return _judge(numbers.pop(), field) if numbers else (refused or [_no_number(field)])[0]

    def format(self, value: Value, field: FormField, language: Language) -> str:
        shown = plain_decimal(value) if isinstance(value, Decimal) else str(value)
        unit = field.unit.say(language) if field.unit else ""
        return f"{shown} {unit}" if unit and unit[0].isascii() and unit != "%" else f"{shown}{unit}"

    def mask(self, shown: str) -> str:
        return re.sub(r"\d", "*", shown)

    def explain(self, field: FormField, language: Language) -> str:
        zh, en = _wanted(field)
        return help_or(field, language, Text(zh, en))

    def schema(self, field: FormField) -> Schema:
        edges = {"minimum": limit(field.minimum, field), "maximum": limit(field.maximum, field)}
        stated = {key: float(edge) for key, edge in edges.items() if edge is not None}
        return {"type": ["number", "string"], "pattern": r"^\d+(\.\d+)?$", "title": field.label.zh, **stated}


def _family(field: FormField) -> dict[str, Decimal]:
    """The units convertible into the field's own; empty where the field has none we know."""
    if field.unit is None:
        return {}
    own = {field.unit.zh.lower(), field.unit.en.lower()} - {""}
    return next((family for family in _FAMILIES if own & family.keys()), {})


def _own_size(field: FormField, family: dict[str, Decimal]) -> Decimal:
    unit = field.unit or Text("")
    return next((family[word.lower()] for word in (unit.zh, unit.en) if word.lower() in family), Decimal(1))


def _certainty(raw: str, field: FormField) -> float:
    match = _NUMBER.search(raw)
    if match is None or read_number(match["number"]) is None:
        return 0.0
    unit = (match["unit"] or "").lower()
    if not unit:
        return 0.2
    return 0.8 if unit in _family(field) else 0.1


def _read(match: re.Match[str], field: FormField) -> Decimal | Rejected:
    number = read_number(match["number"])
    if number is None:
        return _no_number(field)
    unit, family = (match["unit"] or "").lower(), _family(field)
    if not unit or (field.unit is None) or unit == field.unit.zh:
        return number
    if unit not in family:
        return refuse(
            f"单位不对：{field.label.zh}的单位是{field.unit.zh}",
            f"Wrong unit: the {label_en(field)} is in {field.unit.en or field.unit.zh}",
            *_wanted(field),
        )
    return round(number * family[unit] / _own_size(field, family), 2)


def _judge(number: Decimal, field: FormField) -> Accepted | Rejected:
    unit = field.unit or Text("")
    refused = outside(number, field, Text(unit.zh, f" {unit.en}" if unit.en else unit.zh))
    if refused:
        return refused
    exact = shortest(number)
    return Accepted(int(exact) if exact == exact.to_integral_value() else exact)


def _wanted(field: FormField) -> tuple[str, str]:
    unit = field.unit or Text("")
    return f"请填一个数，例如 120{unit.zh}", f"Please give one number, e.g. 120 {unit.en or unit.zh}".rstrip()


def _no_number(field: FormField) -> Rejected:
    return refuse(f"没有看到{field.label.zh}的数值", f"There is no number for the {label_en(field)}", *_wanted(field))
