"""Which number do English words say? two hundred and fifty, twenty-five"""

import re
from decimal import Decimal

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_BELOW_100 = {word: number for number, word in enumerate((*_ONES, *_TEENS), 1)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_SCALES = {"thousand": 1000, "million": 1_000_000}
_WORD = f"(?:{'|'.join((*_TENS, *reversed(_TEENS), *_ONES, 'hundred', *_SCALES))})"
#: A numeral in words; matched in any case.
SPELT = rf"(?<![A-Za-z]){_WORD}(?:(?: and |[ -]){_WORD})*(?![A-Za-z])"


def read_spelt(numeral: str) -> Decimal | None:
    """The number that the words say in the usual order; None for a list of numbers (two three)."""
    total, current, scale = 0, 0, 10**9
    for word in re.split(r"[ -](?:and )?", numeral.lower()):
        if word in _SCALES:
            if _SCALES[word] >= scale:
                return None
            scale = _SCALES[word]
            total, current = total + (current or 1) * scale, 0
        elif word == "hundred":
            if current >= 10:
                return None
            current = 100 * (current or 1)
        elif _fits(_BELOW_100[word], current):
            current += _BELOW_100[word]
        else:
            return None
    return Decimal(total + current)


def _fits(number: int, before: int) -> bool:
    """Whether a word below a hundred may follow: five after twenty or after two hundred, not after twelve."""
    rest = before % 100
    return rest == 0 or (number < 10 <= rest and rest >= 20 and rest % 10 == 0)
