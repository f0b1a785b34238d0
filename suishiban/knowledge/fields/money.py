"""What is an amount of money?

Yuan, exact to the fen; the canonical value is a Decimal without needless zeros.
"""

import re
from datetime import date
from decimal import Decimal

from suishiban.knowledge.fields.json_form import shortest
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.limits import limit, outside
from suishiban.knowledge.fields.numerals import NUMERAL, figures, read_number
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import seen, spot
from suishiban.knowledge.guide import FormField, Language, Text
from suishiban.knowledge.text import clean

_MONEY = re.compile(
    rf"(?P<mark>¥|￥|rmb|cny|人民币)?:? ?(?P<yuan>(?<![\dA-Za-z.\-]){NUMERAL}) ?"
    r"(?P<unit>元|块钱?|圆|yuan|rmb|cny)?(?P<small>(?:[一二三四五六七八九壹贰叁肆伍陆柒捌玖\d零]{1,2}[角毛分]){0,2}|(?<=块)[\d一二三四五六七八九](?!\d))[整正]?(?![A-Za-z\d年月日号楼室层组零一二三四五六七八九十个口位家套间张份笔次天岁平亩斤公级])",
    re.IGNORECASE,
)
#: Digits that belong to an address or are too long for an amount: 12号3幢502, a phone, a card.
_NO_AMOUNT = re.compile(
    r"(?:[0-9A-Za-z零一二三四五六七八九十百\-]+(?:号楼|单元|号|弄|幢|栋|座|层|楼|室|房|户|组|摊)){1,6}[0-9]*"
    r"|(?<![\d,.])\d{11,}(?! ?[\d,.元块圆])"
)
#: “一分没有”: nothing at all; it is an amount wherever 0 is not too little.
_NOTHING = re.compile(r"一(?:分|毛|块|元)钱?(?:都|也|还)?没(?:有|得)?|没(?:有)?一分钱")
#: Plain words for none; an amount only where the guide itself allows 0.
_NONE = re.compile(
    r"(?:都|也|目前|现在|暂时|我|他|她|们)*(?:没有?|无)(?:钱|收入|存款|积蓄|工资|花|余额)*(?:了|的|呢|过)?"
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
        view = _amounts(text)
        if nothing := _NOTHING.search(view):
            return (Found(*nothing.span(), text[slice(*nothing.span())], 0.85),)
        if _says_none(view, field):
            return (Found(0, len(text), text, 0.6),)
        return tuple(one for one in spot(_MONEY, text, view, field, _certainty) if one.certainty > 0)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        view = _amounts(clean(raw) if isinstance(said, Rejected) else said)
        if _NOTHING.search(view) or _says_none(view, field):
            return _judge(Decimal(0), field, today)
        if isinstance(said, Rejected):
            return said
        if _FOREIGN.search(view):
            return _refuse("这里只收人民币金额", "The amount has to be in yuan")
        if re.search(r"(?:^|[^\d])-\s*\d|负", view):
            return _refuse("金额不能是负数", "An amount cannot be negative")
        matches = list(_MONEY.finditer(view))
        telling = [match for match in matches if _certainty(match.group()) > 0.2] or matches
        amounts = {amount for match in telling if (amount := _amount(match)) is not None}
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


def _amounts(text: str) -> str:
    """`figures(text)` with the digits of addresses and of long numbers blank."""
    return _NO_AMOUNT.sub(lambda found: " " * len(found.group()), figures(text))


def _says_none(view: str, field: FormField) -> bool:
    """Whether every clause says that there is none, and the guide states that 0 is an amount here."""
    clauses = [clause.strip() for clause in re.split(r"[,.;!]", view) if clause.strip()]
    return bool(clauses) and limit(field.minimum, field) == 0 and all(map(_NONE.fullmatch, clauses))


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
