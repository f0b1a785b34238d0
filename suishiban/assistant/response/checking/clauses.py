"""Into which clauses does a text fall, and how much of one stands in another?"""

import re

_CLAUSES = re.compile(r"[，。；;！!？?\n]+|(?<!\d)：|：(?!\d)")
_SENTENCES = re.compile(r"[。；;！!？?\n]+")


def clauses(text: str) -> list[str]:
    """The clauses of a text, in order."""
    return [clause for clause in _CLAUSES.split(text) if clause]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a point of an enumeration is one."""
    return [sentence for sentence in _SENTENCES.split(text) if sentence]


def pairs(text: str) -> frozenset[str]:
    """The pairs of Chinese characters of a text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1) if _chinese(text[at]) and _chinese(text[at + 1]))


def covered(part: str, whole: frozenset[str]) -> float:
    """How much of `part` stands in a text with these pairs, 0 to 1; 1 for a text too short to tell."""
    own = pairs(part)
    return len(own & whole) / len(own) if own else 1.0


def chinese_in(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return any(map(_chinese, text))


def _chinese(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
