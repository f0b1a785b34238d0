"""What is a Chinese ID number (公民身份号码)?

18 characters after GB 11643-1999: 6 digits of the division, 8 of the birth date, 3 of the order (odd: male), and a
check character by ISO 7064 MOD 11-2. The 15-digit form ended on 1 January 2013 (居民身份证法 第二十三条).
"""

import re
from datetime import date
from enum import StrEnum

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.fields.spot import seen, spoken, spot
from suishiban.knowledge.guide import FormField, Language, Text

_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])[1-9](?:[ \-.]?\d){16}[ \-.]?[\dXx](?![0-9A-Za-z])")
_WHOLE = re.compile(r"[1-9]\d{16}[\dX]")
_FIRST_BIRTH_YEAR = 1880
_USUAL = Text(
    "身份证号共18位，最后一位可能是X，例如 990102199003070011（示例号码）",
    "The ID number has 18 characters, the last may be X, e.g. 990102199003070011 (invented)",
)


class Sex(StrEnum):
    """The sex an ID number states."""

    #: 男: the seventeenth digit is odd.
    MALE = "male"
    #: 女: the seventeenth digit is even.
    FEMALE = "female"


def check_character(first17: str) -> str:
    """The check character for 17 digits (GB 11643-1999, 4.2)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(first17))
    return "10X98765432"[total % 11]


def birth_date(id_number: str) -> date:
    """The birth date in an ID number; ValueError where the digits name no day."""
    return date(int(id_number[6:10]), int(id_number[10:12]), int(id_number[12:14]))


def sex(id_number: str) -> Sex:
    """The sex in an ID number."""
    return Sex.MALE if int(id_number[16]) % 2 else Sex.FEMALE


def is_valid(id_number: str) -> bool:
    """Whether the form, the birth date and the check character are right."""
    if not _WHOLE.fullmatch(id_number) or check_character(id_number[:17]) != id_number[17]:
        return False
    try:
        return birth_date(id_number).year >= _FIRST_BIRTH_YEAR
    except ValueError:
        return False


class IdNumber:
    """身份证号."""

    name = "id_number"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        return spot(_IN_TEXT, text, spoken(text), field, lambda raw: 1.0 if is_valid(_compact(raw)) else 0.6)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        inside = {_compact(match.group()) for match in _IN_TEXT.finditer(spoken(said))}
        if len(inside) > 1:
            return several(field)
        return _judge(inside.pop() if inside else _compact(spoken(said)), today)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        return starred(shown, 6, 4) if len(shown) < 18 else f"{shown[:6]}{'*' * 8}{shown[14:]}"

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, pattern=r"^[1-9]\d{16}[0-9X]$", minLength=18, maxLength=18)


def _compact(raw: str) -> str:
    return re.sub(r"[\s\-.]", "", raw).upper()


def _judge(number: str, today: date) -> Accepted | Rejected:
    shape = _shape_problem(number)
    if shape:
        return shape
    try:
        born = birth_date(number)
    except ValueError:
        return _not_a_day()
    if born.year < _FIRST_BIRTH_YEAR:
        return _not_a_day()
    if born > today:
        return refuse(
            "身份证号里的出生日期在今天之后",
            "The birth date in the ID number lies in the future",
            "请核对第7至14位（出生年月日）",
            "Please check digits 7 to 14 (year, month and day of birth)",
        )
    return Accepted(number) if check_character(number[:17]) == number[17] else _wrong_check()


def _shape_problem(number: str) -> Rejected | None:
    """Wrong length or wrong characters; None where the shape is right."""
    if re.fullmatch(r"\d{15}", number):
        return refuse(
            "15位的旧身份证号已经停用",
            "ID numbers of 15 digits are no longer valid",
            "请填第二代身份证上的18位号码",
            "Please give the 18 characters of the second-generation card",
        )
    if not re.fullmatch(r"[0-9A-Z]*\d[0-9A-Z]*", number) or not re.search(r"\d{4}", number):
        return _shape("没有看到身份证号", "There is no ID number in the reply")
    if len(number) != 18:
        return _shape(
            f"身份证号应为18位，现在是{len(number)}位", f"An ID number has 18 characters, this has {len(number)}"
        )
    if not _WHOLE.fullmatch(number):
        return _shape("身份证号里有不该出现的字符", "The ID number contains a character that does not belong there")
    return None


def _shape(zh: str, en: str) -> Rejected:
    return refuse(
        zh,
        en,
        "请填身份证上的18位号码，前17位是数字，最后一位是数字或X",
        "Please give 18 characters: 17 digits, then a digit or X",
    )


def _not_a_day() -> Rejected:
    return refuse(
        "身份证号第7至14位不是真实的日期",
        "Digits 7 to 14 of the ID number are not a real date",
        "请核对出生年月日",
        "Please check the year, month and day of birth",
    )


def _wrong_check() -> Rejected:
    return refuse(
        "身份证号的校验位不对，可能有一位写错了",
        "The check character of the ID number is wrong: one character is probably mistyped",
        "请对照身份证逐位核对",
        "Please compare it with the card, digit by digit",
    )
