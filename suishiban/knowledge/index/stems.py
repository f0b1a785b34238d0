"""Which English words count as the same term?

A light stemmer: plural, -ed, -ing and a final e go, in the spirit of D. Harman, “How effective is suffixing?” (1991),
which found the light ones no worse than the heavy ones for searching.
"""

from functools import lru_cache

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word: `applies`, `applied`, `applying` → `appli`; `fees` → `fee`."""
    if len(word) < 4 or not word.isalpha():
        return word
    return _ending(_tense(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _tense(word: str) -> str:
    for suffix in ("ing", "ed"):
        base = word.removesuffix(suffix)
        if base != word and len(base) >= 3 and _VOWELS & set(base):
            return _undoubled("y" if base == "i" else base)
    return word


def _undoubled(base: str) -> str:
    return base[:-1] if base[-1] == base[-2] and base[-1] not in "lsz" else base


def _ending(word: str) -> str:
    if word.endswith("y") and len(word) > 3:
        return word[:-1] + "i"
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
