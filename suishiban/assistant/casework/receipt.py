"""Which number does the citizen get at once, and is a number that was typed one of ours?

MC20260302-000123-1: the site's prefix, the day, the count of that day, a check character after ISO/IEC 7064 MOD 37,36
(GB/T 17710), which catches every single wrong character and nearly every swap. It says nothing about the person.
"""

import re
from datetime import date

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SHAPE = re.compile(r"([A-Z]{2})(\d{8})-?(\d{6,})-?([0-9A-Z])")


def receipt_no(prefix: str, day: date, count: int) -> str:
    """The receipt number of the `count`-th case (from 1) of `day`; `prefix` is two capital letters."""
    body = f"{prefix}{day:%Y%m%d}-{count:06d}"
    return f"{body}-{check_character(body)}"


def check_character(body: str) -> str:
    """The check character over the letters and digits of `body`."""
    product = 36
    for char in body:
        if char in _CHARACTERS:
            total = (product + _CHARACTERS.index(char)) % 36 or 36
            product = total * 2 % 37
    return _CHARACTERS[(37 - product) % 36]


def read_receipt_no(typed: str) -> str:
    """The receipt number in `typed`, in its usual form; empty where there is none or a character is wrong."""
    found = _SHAPE.search(typed.upper().replace(" ", ""))
    if found is None:
        return ""
    prefix, day, count, check = found.groups()
    body = f"{prefix}{day}-{count}"
    return f"{body}-{check}" if check_character(body) == check else ""
