"""Which number do numerals say?

Arabic (12,000 · 1.2万 · 3万5 · 50k), Chinese (一万二 · 两千三百), formal Chinese (伍拾万), English words.
Input is `figures` of a text.
"""

import re
from decimal import Decimal, InvalidOperation

import cn2an

from suishiban.knowledge.fields.english_numerals import SPELT, read_spelt
from suishiban.knowledge.fields.spot import plain

_CN = "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟点"
_AFTER = rf"(?:\d+(?:\.\d+)?(?:[百千万](?![A-Za-z]))?|[{_CN}]+)?"
#: A numeral in `figures`; matched in any case.
NUMERAL = rf"(?:{SPELT}|\d(?:[\d,]*\d)?(?:\.\d+)?(?:[十百千万亿kKwW](?![A-Za-z]){_AFTER})*[百千万亿]?|[{_CN}]+)"
_SCALE = {"十": 10, "百": 100, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_PIECE = re.compile(r"(\d+(?:\.\d+)?)((?:[十百千k]?[万亿])|[十百千kw])?", re.IGNORECASE)
_TRAILING_DIGIT = re.compile(r"(.*([百千万亿]))([一二三四五六七八九])")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LONGEST = 40
_GREATEST = Decimal(10) ** 15
#: A full-width comma parts two values, an ASCII one may group digits; 俩 and 仨 are said for 两个 and 三个.
_SPOKEN = str.maketrans("，、俩仨", ";;两三")
#: Words that only begin with a numeral, and numbers that are no quantity: 一共, 第一, 统一, this one.
_NO_COUNT = re.compile(
    r"一(?=[共起般样直定些致旦概律切向并道])|(?<=[统唯同])一|(?<=[这那哪每某])一|十分(?=[好满清])"
    r"|(?i:\b(?:this|that|which|no|any|every|some|each) ?one\b|\bone of\b)"
)


def figures(text: str) -> str:
    """Cleaned `text` as `plain`, ready for `NUMERAL`, position by position; numerals that count nothing are blank."""
    view = plain(text.translate(_SPOKEN)).translate(_SPOKEN)
    if _LATIN.search(view):
        view = _GREAT.sub(_digits_of_great, view)
    return _NO_COUNT.sub(lambda found: " " * len(found.group()), view)


#: 190 thousand, 1.2 million.
_GREAT = re.compile(r"(?<![\w.,])(?P<number>\d+(?:\.\d+)?) ?(?P<great>thousand|million)(?![a-z])", re.IGNORECASE)
_GREATS = {"thousand": 1000, "million": 1_000_000}
_LATIN = re.compile(r"[A-Za-z]{3}")


def _digits_of_great(match: re.Match[str]) -> str:
    """The number in digits, as long as the words: decimals, which say nothing more, fill the place."""
    digits = f"{Decimal(match['number']) * _GREATS[match['great'].lower()]:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    room = len(match.group()) - len(digits)
    return digits + "." + "0" * (room - 1) if room > 1 else match.group()


def read_number(numeral: str) -> Decimal | None:
    """The exact number; None where the characters say none (十百; 1,2,3) or one beyond any form (`_GREATEST`)."""
    text = numeral.replace(" ", "")
    if text[:1].isalpha() and text.isascii():
        return read_spelt(numeral)
    if len(text) > _LONGEST:
        return None
    if "," in text:
        if not _THOUSANDS.match(text):
            return None
        text = text.replace(",", "")
    number = _arabic(text) if text[:1].isdigit() and text[:1].isascii() else _chinese(text)
    return number if number is not None and number < _GREATEST else None


def _arabic(text: str) -> Decimal | None:
    total, place, last = Decimal(0), 0, Decimal(0)
    while place < len(text):
        piece = _PIECE.match(text, place)
        if piece is None:
            return None
        scale = _scale(piece[2] or "")
        if scale == 1 and last and len(piece[1]) == 1:
            scale = last / 10
        elif last and scale >= last:
            return None
        total, place, last = total + Decimal(piece[1]) * scale, piece.end(), scale
    return total


def _scale(unit: str) -> Decimal:
    scale = Decimal(1)
    for char in unit.lower():
        scale *= _SCALE[char]
    return scale


def _chinese(text: str) -> Decimal | None:
    trailing = _TRAILING_DIGIT.fullmatch(text)
    if trailing:
        head, digit = _chinese(trailing[1]), _chinese(trailing[3])
        return None if head is None or digit is None else head + digit * _SCALE[trailing[2]] / 10
    try:
        return Decimal(str(cn2an.cn2an(text, "smart")))
    except (ValueError, KeyError, IndexError, InvalidOperation):
        return None
