"""What does a typed text look like once it is clean, and how do errors speak?"""

import unicodedata
from functools import cache

from opencc import OpenCC

from suishiban.knowledge.remembered import remembered


class SuishibanError(Exception):
    """Something did not go as it should"""

    def __init__(self, **details: object) -> None:
        """`details` name the key, the value (masked if personal) and what would be right."""
        self.details = details
        super().__init__("; ".join([self.__doc__ or "", *(f"{key}: {value}" for key, value in details.items())]))


#: Invisible characters that people paste without knowing: zero-width, joiners, direction marks, BOM, soft hyphen.
_INVISIBLE = (173, 6158, *range(8203, 8208), *range(8234, 8239), *range(8288, 8304), 65279)
#: Full-width digits and letters.
_WIDE = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
_TIDY: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **{code: chr(code - 0xFEE0) for code in _WIDE},
    **dict.fromkeys(map(ord, "\n\r\t\u3000\u00a0"), " "),
}


#: Texts whose forms are kept: one turn asks for those of its own words dozens of times, the next turn for others.
_KEPT = 512


@remembered(_KEPT)
def clean(text: str) -> str:
    """`text` without invisible and control characters, full-width letters and digits made half-width, spaces folded.

    Chinese punctuation stays as typed; every later span counts characters of this cleaned text.
    """
    tidy = text.translate(_TIDY)
    if not tidy.isprintable():
        tidy = "".join(char for char in tidy if _shows(char))
    return " ".join(tidy.split())


def said(text: str) -> str:
    """What somebody typed, `clean`, with a semicolon where a line ends: lines part what stands in them."""
    lines = [line for line in map(clean, text.splitlines()) if line]
    return "；".join(line.rstrip("，,；;") for line in lines) if len(lines) > 1 else clean(text)


def _shows(char: str) -> bool:
    """Whether the character can be seen; rare characters of names may be newer than this Python's tables."""
    return 0x20000 <= ord(char) <= 0x3FFFD or unicodedata.category(char) not in ("Cc", "Cs", "Co", "Cn")


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@remembered(_KEPT)
def simplify(text: str) -> str:
    """`text` in simplified characters, position by position (the length never changes), for comparing and searching."""
    if text.isascii():
        return text
    converted = _to_simplified().convert(text)
    if len(converted) == len(text):
        return str(converted)
    return "".join(one if len(one := _to_simplified().convert(char)) == 1 else char for char in text)


@remembered(_KEPT)
def folded(text: str) -> str:
    """`text` for comparison only: clean, simplified, lower case, without spaces and punctuation."""
    return "".join(char for char in simplify(clean(text)).lower() if char.isalnum())


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2tw")


@remembered(_KEPT)
def traditional(text: str) -> str:
    """`text` in traditional characters, phrase by phrase: 头发 is 頭髮, 发现 is 發現. Words stay what they are."""
    return text if text.isascii() else str(_to_traditional().convert(text))
