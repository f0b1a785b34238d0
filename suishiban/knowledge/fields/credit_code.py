"""What is a unified social credit code (统一社会信用代码)?

18 characters after GB 32100-2015: no I, O, S, V, Z; the last is a check character modulo 31 with weights 3^i.
"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.fields.spot import seen, spoken, spot
from suishiban.knowledge.guide import FormField, Language, Text

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])(?:[0-9A-Za-z][ \-]?){17}[0-9A-Za-z](?![0-9A-Za-z])")
_LOOKALIKES = {"I": "1", "O": "0", "Z": "2", "S": "5", "V": "U"}
_USUAL = Text(
    "统一社会信用代码共18位，在营业执照右上方，例如 91990102MA0000001D（示例代码）",
    "The unified social credit code has 18 characters and stands at the top of the business licence, "
    "e.g. 91990102MA0000001D (invented)",
)


def check_character(first17: str) -> str:
    """The check character for 17 characters of `ALPHABET` (GB 32100-2015, 4.5)."""
    total = sum(ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(first17))
    return ALPHABET[-total % 31]


def is_valid(code: str) -> bool:
    """Whether all 18 characters are of the alphabet and the last one checks."""
    return len(code) == 18 and all(char in ALPHABET for char in code) and check_character(code[:17]) == code[17]


class CreditCode:
    """统一社会信用代码."""

    name = "credit_code"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return spot(_IN_TEXT, text, spoken(text), field, _certainty)

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
        return starred(shown, 4, 4)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=f"^[{ALPHABET}]{{18}}$", minLength=18, maxLength=18)


def _certainty(raw: str) -> float:
    code = _compact(raw)
    if is_valid(code):
        return 1.0 if code[0] in "15789ANY" else 0.7
    return 0.5 if code.startswith("9") and any(char.isalpha() for char in code[:-1]) else 0.3


def _compact(raw: str) -> str:
    return re.sub(r"[\s\-.]", "", raw).upper()


def _judge(code: str) -> Accepted | Rejected:
    if re.fullmatch(r"\d{15}|\d{13}", code):
        return _refuse(
            "这像是旧的工商注册号，已由统一社会信用代码代替",
            "This looks like an old registration number, which the unified social credit code has replaced",
        )
    if not re.fullmatch(r"[0-9A-Z]{4,}", code):
        return _refuse("没有看到统一社会信用代码", "There is no unified social credit code in the reply")
    if len(code) != 18:
        return _refuse(
            f"统一社会信用代码应为18位，现在是{len(code)}位",
            f"A unified social credit code has 18 characters, this has {len(code)}",
        )
    if wrong := [char for char in code if char in _LOOKALIKES]:
        return _lookalike(wrong[0])
    if check_character(code[:17]) != code[17]:
        return _refuse(
            "统一社会信用代码的校验位不对，可能有一位写错了",
            "The check character of the credit code is wrong: one character is probably mistyped",
        )
    return Accepted(code)


def _lookalike(char: str) -> Rejected:
    meant = _LOOKALIKES[char]
    return refuse(
        f"统一社会信用代码不使用字母{char}",
        f"A unified social credit code never contains the letter {char}",
        f"请核对，可能是{meant}",
        f"Please check it: it may be {meant}",
    )


def _refuse(zh: str, en: str) -> Rejected:
    return refuse(zh, en, "请对照营业执照填写18位代码", "Please copy the 18 characters from the business licence")
