"""What is a bank card number?

16 to 19 digits whose last is a check digit by the Luhn formula (ISO/IEC 7812-1, annex B).
"""

import re
from datetime import date

from suishiban.knowledge.fields import id_number
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import seen, spoken, spot
from suishiban.knowledge.guide import FormField, Language, Text

_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])\d(?:[ \-]?\d){15,18}(?![0-9A-Za-z])")
_USUAL = Text(
    "银行卡号是卡正面的16至19位数字，例如 6299 9900 0000 0009（示例号码）",
    "The bank card number is the 16 to 19 digits on the card, e.g. 6299 9900 0000 0009 (invented)",
)


def luhn_holds(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of those before it."""
    doubled = "0246813579"
    return sum(int(doubled[int(d)]) if place % 2 else int(d) for place, d in enumerate(reversed(digits))) % 10 == 0


class BankCard:
    """银行卡号."""

    name = "bank_card"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return spot(_IN_TEXT, text, spoken(text), field, _certainty)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        inside = {_digits(match.group()) for match in _IN_TEXT.finditer(spoken(said))}
        if len(inside) > 1:
            return several(field)
        return _judge(inside.pop() if inside else _digits(spoken(said)))

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return " ".join(re.findall(r".{1,4}", str(value)))

    def mask(self, shown: str) -> str:
        digits = _digits(shown)
        return "*" * max(0, len(digits) - 4) + digits[-4:] if len(digits) >= 8 else "*" * len(shown)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=r"^\d{16,19}$", minLength=16, maxLength=19)


def _certainty(raw: str) -> float:
    digits = _digits(raw)
    if id_number.is_valid(digits):
        return 0.2
    return 0.9 if luhn_holds(digits) else 0.4


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789")


def _judge(digits: str) -> Accepted | Rejected:
    zh, en = "银行卡号的校验位不对，可能有一位写错了", "The check digit is wrong: one digit is probably mistyped"
    if not digits:
        zh, en = "没有看到银行卡号", "There is no bank card number in the reply"
    elif not 16 <= len(digits) <= 19:
        zh, en = (
            f"银行卡号应为16至19位，现在是{len(digits)}位",
            f"A bank card number has 16 to 19 digits, this has {len(digits)}",
        )
    elif luhn_holds(digits):
        return Accepted(digits)
    return refuse(zh, en, "请对照卡面逐位核对", "Please compare it with the card, digit by digit")
