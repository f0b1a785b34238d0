"""Which English words count as the same term?

A light stemmer: plural, -ed, -ing and a final e go, in the spirit of D. Harman, “How effective is suffixing?” (1991),
which found the light ones no worse than the heavy ones for searching.
"""

import re

from suishiban.knowledge.remembered import remembered

#: Words that say nothing about the matter and are left out of every index.
LITTLE_WORDS = frozenset(
    re.findall(
        "[a-z]+",
        """
    a about above after again all am an and any are as at be because been before being below between both but by can
    could did do does doing down during each few for from further had has have having he her here him his how i if in
    into is it its just may me might more most must my no nor not of off on once only or other our out over own same
    shall she should so some such than that the their them then there these they this those through to too under until
    up very was we were what when where which while who whom why will with would you your s t
        """,
    )
)

_VOWELS = frozenset("aeiouy")


@remembered(65536)
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
