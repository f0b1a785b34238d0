"""Which checkable facts does a sentence state? Figures with their units, negations and conditions."""

import re
from collections import Counter
from dataclasses import dataclass

import cn2an

_NUMBER = re.compile(
    r"\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千万亿]+(?=[个年月日天元份次岁周分小时%张本套平])"
)
_NEGATION = re.compile(
    r"不收费|不得|不能|不可以?|不予|不需要?|不用|无需|无须|没有|未|免收|免费|不|\b(?:not|no|never|without|none|cannot|free of charge)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"如果|除非|只有|仅限|的，需要|之前|以前|之后|以内|以上|以下|\b(?:if|unless|only|except|where|before|after)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sentence states that can be compared; each with how often."""

    figures: Counter[str]
    negations: int
    conditions: Counter[str]


def facts_of(sentence: str) -> Facts:
    """The facts of one sentence, numerals normalised (二十个工作日 and 20个工作日 state the same)."""
    return Facts(
        Counter(_normalised(match) for match in _NUMBER.findall(sentence)),
        len(_NEGATION.findall(sentence)),
        Counter(match.lower() for match in _CONDITION.findall(sentence)),
    )


def _normalised(numeral: str) -> str:
    if numeral[0].isdigit():
        return numeral.replace(",", "")
    try:
        return str(cn2an.cn2an(numeral.replace("〇", "零"), "smart"))
    except ValueError:
        return numeral
