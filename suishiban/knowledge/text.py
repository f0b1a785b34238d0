"""What does a typed text look like once it is clean, and how do errors speak?"""

import unicodedata
from functools import cache

from opencc import OpenCC


class SuishibanError(Exception):
    """Something did not go as it should"""

    def __init__(self, **details: object) -> None:
        """`details` name the key, the value (masked if personal) and what would be right."""
        self.details = details
        super().__init__("; ".join([self.__doc__ or "", *(f"{key}: {value}" for key, value in details.items())]))


#: Invisible characters that people paste without knowing: zero-width, joiners, direction marks, BOM, soft hyphen.
_INVISIBLE = dict.fromkeys((173, 6158, *range(8203, 8208), *range(8234, 8239), *range(8288, 8304), 65279))


def clean(text: str) -> str:
    """`text` without invisible and control characters, full-width letters and digits made half-width, spaces folded.

    Chinese punctuation stays as typed; every later span counts characters of this cleaned text.
    """
    visible = text.translate(_INVISIBLE)
    narrowed = "".join(_narrow(char) for char in visible)
    return " ".join(narrowed.split())


def _narrow(char: str) -> str:
    code = ord(char)
    if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
        return chr(code - 0xFEE0)
    if char in "\n\r\t\u3000":
        return " "
    if 0x20000 <= code <= 0x3FFFD:  # rare characters of names; this Python's tables may not know the newest yet
        return char
    return "" if unicodedata.category(char) in ("Cc", "Cs", "Co", "Cn") else char


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


def simplify(text: str) -> str:
    """`text` in simplified characters, position by position (the length never changes), for comparing and searching."""
    if text.isascii():
        return text
    converted = _to_simplified().convert(text)
    if len(converted) == len(text):
        return str(converted)
    return "".join(one if len(one := _to_simplified().convert(char)) == 1 else char for char in text)


def folded(text: str) -> str:
    """`text` for comparison only: clean, simplified, lower case, without spaces and punctuation."""
    return "".join(char for char in simplify(clean(text)).lower() if char.isalnum())
