"""What is an amount of money?

Yuan, exact to the fen; the canonical value is a Decimal without needless zeros.
"""

import re
from datetime import date
from decimal import Decimal

from suishiban.knowledge.fields.json_form import shortest
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.limits import outside
from suishiban.knowledge.fields.numerals import NUMERAL, read_number
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import plain, seen, spot
from suishiban.knowledge.guide import FormField, Language, Text

_MONEY = re.compile(
    rf"(?P<mark>¥|￥|rmb|cny|人民币)?:? ?(?P<yuan>(?<![\dA-Za-z.\-]){NUMERAL}) ?"
    r"(?P<unit>元|块钱?|圆|yuan|rmb|cny)?(?P<small>(?:[一二三四五六七八九壹贰叁肆伍陆柒捌玖\d零]{1,2}[角毛分]){0,2}|(?<=块)[\d一二三四五六七八九](?!\d))[整正]?(?![A-Za-z\d年月日号楼室层组零一二三四五六七八九十])",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"美元|美金|欧元|英镑|日元|港币|港元|\$|€|£|usd|eur|hkd|dollar", re.IGNORECASE)
_SMALL = {"": Decimal("0.1"), "角": Decimal("0.1"), "毛": Decimal("0.1"), "分": Decimal("0.01")}
_USUAL = Text("金额以人民币元为单位，例如 12000元 或 一万二", "An amount in yuan, e.g. 12000")


class Money:
    """金额 (人民币元)."""

    name = "money"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return tuple(one for one in spot(_MONEY, text, plain(text), field, _certainty) if one.certainty > 0)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        view = plain(said)
        if _FOREIGN.search(view):
            return _refuse("这里只收人民币金额", "The amount has to be in yuan")
        if re.search(r"(?:^|[^\d])-\s*\d|负", view):
            return _refuse("金额不能是负数", "An amount cannot be negative")
        amounts = {amount for match in _MONEY.finditer(view) if (amount := _amount(match)) is not None}
        if len(amounts) != 1:
            return several(field) if amounts else _refuse("没有看到金额", "There is no amount in the reply")
        return _judge(amounts.pop(), field, today)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        amount = value if isinstance(value, Decimal) else Decimal(str(value))
        shown = f"{amount:,.2f}" if amount != amount.to_integral_value() else f"{amount:,.0f}"
        return f"CNY {shown}" if language is Language.EN else f"{shown}元"

    def mask(self, shown: str) -> str:
        return re.sub(r"\d", "*", shown)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=r"^\d+(\.\d{1,2})?$")


def _certainty(raw: str) -> float:
    match = _MONEY.search(raw)
    if match is None or _amount(match) is None:
        return 0.0
    if match["mark"] or match["unit"]:
        return 0.85
    return 0.5 if re.search(r"[百千万亿kw]", match["yuan"], re.IGNORECASE) else 0.15


def _amount(match: re.Match[str]) -> Decimal | None:
    yuan = read_number(match["yuan"])
    if yuan is None:
        return None
    for digit, unit in re.findall(r"零?(.)([角毛分]|$)", match["small"]):
        small = read_number(digit)
        if small is None:
            return None
        yuan += small * _SMALL[unit]
    return yuan


def _judge(amount: Decimal, field: FormField, today: date) -> Accepted | Rejected:
    if amount != amount.quantize(Decimal("0.01")):
        return _refuse("金额最多到分", "An amount has at most two decimals")
    unit = Text("元", " yuan")
    return outside(amount, field, unit) or Accepted(shortest(amount))


def _refuse(zh: str, en: str) -> Rejected:
    return refuse(zh, en, "请填人民币金额，单位是元，例如 12000元", "Please give an amount in yuan, e.g. 12000")
