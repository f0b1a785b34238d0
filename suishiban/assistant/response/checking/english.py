"""Does an English sentence state the figures, negations and conditions of the English passages, and no others?

English claims are reviewed fields of the guides, or a language model's words about them; they are compared fact by
fact, not word by word.
"""

import re
from collections import Counter
from collections.abc import Iterator

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {name: str(number) for number, name in enumerate(_SMALL, 2)}
_NUMERAL = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|no|never|without|none|cannot|free of charge|neither|nor)\b|n't\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|only|except|where|before|after|when)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][a-z]{2,}\b")


def doubts(claim: str, evidence: str) -> Iterator[tuple[str, str]]:
    """What speaks against the claim: (`figure`, `negation`, `condition` or `name`, words)."""
    told = figures(evidence)
    yield from (("figure", one) for one in figures(claim) - told)
    if claim not in evidence:
        denied, denies = _NEGATION.findall(evidence), _NEGATION.findall(claim)
        if bool(denied) is not bool(denies) or len(denies) > len(denied):
            yield "negation", (denies or denied)[0]
        missing = _counted(_CONDITION, evidence) - _counted(_CONDITION, claim)
        yield from (("condition", one) for one in missing)
        yield from (("name", one) for one in _NAME.findall(claim) if one not in evidence)


def figures(text: str) -> Counter[str]:
    """The figures of a text, words for small numbers among them."""
    plain = _NUMERAL.sub(lambda match: _WORDS[match[1].lower()], text)
    return Counter(match.replace(",", "") for match in _NUMBER.findall(plain))


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.lower() for match in pattern.findall(text))
