"""Which figures does somebody say one by one in English? “one three eight, double five, oh …”"""

import re

_DIGITS = {
    word: str(number)
    for number, word in enumerate(("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"))
} | {"oh": "0", "o": "0", "nought": "0"}
_TIMES = {"double": 2, "triple": 3}
_WORD = f"(?:{'|'.join((*_DIGITS, *_TIMES))})"
#: A number said figure by figure; fewer words may be counts (one or two).
_SPOKEN = re.compile(rf"(?<![A-Za-z]){_WORD}(?:[ ,-]+{_WORD}){{5,}}(?![A-Za-z])", re.IGNORECASE)


def with_figures(text: str) -> str:
    """`text` with figures for those that are said one by one, and commas behind them, so that spans still count."""
    return _SPOKEN.sub(lambda match: _figures(match[0].lower()).ljust(len(match[0]), "，"), text)


def _figures(words: str) -> str:
    figures, times = "", 1
    for word in re.findall("[a-z]+", words):
        figures += _DIGITS.get(word, "") * times
        times = _TIMES.get(word, 1)
    return figures
