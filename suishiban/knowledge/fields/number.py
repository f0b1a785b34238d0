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
from suishiban.knowledge.fields.numerals import NUMERAL, figures, read_number
from suishiban.knowledge.fields.refusal import label_en, refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import best_first, seen, spot
from suishiban.knowledge.guide import FormField, Language, Text
from suishiban.knowledge.text import clean

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
    {"%": Decimal(1), "％": Decimal(1), "个百分点": Decimal(1), "个点": Decimal(1), "成": Decimal(10)},
    dict.fromkeys(("瓦", "瓦特", "w", "watts", "watt"), Decimal(1)) | dict.fromkeys(("千瓦", "kw"), Decimal(1000)),
    dict.fromkeys(("份", "张", "本", "套", "辆", "台", "间", "层", "次", "件"), Decimal(1)),
)
#: Characters of a reply that is an ordinal and nothing else.
_SHORT = 6
_WORDS = "|".join(re.escape(word) for word in sorted({w for f in _FAMILIES for w in f}, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<percent>百分之?)?(?P<number>半|(?<![\dA-Za-z.\-])(?<!\d:){NUMERAL})(?P<about>[来多几余])? ?"
    rf"(?P<unit>{_WORDS})?"
    r"(?P<half>(?<=[^\d\W])半)?(?![A-Za-z\d\-号楼室组半零一二三四五六七八九十]|:\d\d(?!\d))",
    re.IGNORECASE,
)
#: “一年零三个月”: one number in two units.
_YEARS_AND_MONTHS = re.compile(rf"(?P<years>{NUMERAL}) ?年[零又]?(?P<months>{NUMERAL}) ?个?月(?!份|\d)")
#: “一个月都还没交”: the number is denied, what remains is none at all.
_NONE = re.compile(
    rf"(?:连)?(?:一|半|1)(?:{_WORDS})?(?:都|也)?(?:还|从来|根本)?(?:没有?|未)(?:[\u3400-\u9fff]{{0,4}})?(?:过|了|呢)?(?=$|[,.;!])"
    r"|^(?:都|目前|现在|暂时)?(?:没有|还没有?|没)(?:[\u3400-\u9fff]{0,3})(?:过|呢)?$"
)


class Number:
    """数值."""

    name = "number"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = _in_words(text, field)
        if none := _NONE.search(view):
            return (Found(*none.span(), text[slice(*none.span())], 0.6),) if _may_be_none(field) else ()
        whole = spot(_YEARS_AND_MONTHS, text, view, field, lambda raw: 0.85 if _months(field) else 0.0)
        found = spot(_NUMBER, text, view, field, lambda raw: _certainty(raw, field))
        return tuple(one for one in best_first([*whole, *found]) if one.certainty > 0)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        view = _in_words(clean(raw) if isinstance(said, Rejected) else said, field)
        if _NONE.search(view):
            return Accepted(0) if _may_be_none(field) else _no_number(field)
        if isinstance(said, Rejected):
            return said
        if re.search(r"(?:^|[^\d])-\s*\d|负", view):
            return refuse(f"{field.label.zh}不能是负数", f"The {label_en(field)} cannot be negative", *_wanted(field))
        return _one_of(view, field)

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


def _in_words(text: str, field: FormField) -> str:
    """`figures(text)` where W after a digit is no 万 for a blank in watts, and 号 is a day for a blank in days.

    “一号” is a number of order where the blank has no unit and the reply holds nothing else.
    """
    view = figures(text)
    family = _family(field)
    if "瓦" in family:
        view = re.sub(r"(?<=\d)[wW](?![A-Za-z])", "瓦", re.sub(r"(?<=\d)[kK][wW](?![A-Za-z])", "千瓦", view))
    if field.unit is None and len(view) <= _SHORT:
        view = view.replace("号", " ")
    return view.replace("号", "日") if "天" in family else view


def _may_be_none(field: FormField) -> bool:
    """Whether the guide itself states that 0 is a number for this blank."""
    return limit(field.minimum, field) == 0


def _months(field: FormField) -> bool:
    return "个月" in _family(field)


def _one_of(view: str, field: FormField) -> Accepted | Rejected:
    """The one number said; those in its own unit count first, then those without any."""
    if _months(field) and (both := _YEARS_AND_MONTHS.search(view)):
        years, months = read_number(both["years"]), read_number(both["months"])
        if years is not None and months is not None:
            return _judge((years * 12 + months) / _own_size(field, _family(field)), field)
    matches = list(_NUMBER.finditer(view))
    own = [one for one in matches if (one["unit"] or "").lower() in _family(field)]
    read = [_read(match, field) for match in own or [one for one in matches if not one["unit"]] or matches]
    numbers = {one for one in read if isinstance(one, Decimal)}
    if len(numbers) > 1:
        return several(field)
    refused = [one for one in read if isinstance(one, Rejected)]
    return _judge(numbers.pop(), field) if numbers else (refused or [_no_number(field)])[0]


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
    if match is None or _amount(match, field) is None:
        return 0.0
    unit = (match["unit"] or "").lower()
    if not unit:
        return 0.8 if match["percent"] and "%" in _family(field) else 0.2
    return 0.8 if unit in _family(field) else 0.1


def _amount(match: re.Match[str], field: FormField) -> Decimal | None:
    """The number in the unit said: 半 is a half, 一亩半 one and a half, 百分之百 a hundred."""
    if match["number"] == "半":
        return Decimal("0.5") if match["unit"] else None
    if match["percent"] and match["number"] == "百":
        return Decimal(100)
    number = read_number(match["number"])
    return None if number is None else number + (Decimal("0.5") if match["half"] else 0)


def _read(match: re.Match[str], field: FormField) -> Decimal | Rejected:
    number = _amount(match, field)
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
