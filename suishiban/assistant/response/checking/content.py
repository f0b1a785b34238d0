"""Is everything that a sentence names named in the passages too, in these or in reviewed other words?"""

import re
from collections.abc import Iterator
from functools import cache

from suishiban.assistant.response.checking.normal import wordings

_RUN = re.compile(r"[\u3400-\u9fff]+")
#: Characters of the longest name that is looked for in one piece.
_LONGEST = 40


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Word → all words that mean the same as it in one sense or another."""
    found: dict[str, frozenset[str]] = {}
    for group in wordings()["same"]:
        for word in group:
            found[word] = found.get(word, frozenset()) | frozenset(group)
    return found


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word for group in wordings()["said"] for word in group)


#: What an organ's name ends with; all of such a name must be the evidence's.
_ORGAN = re.compile(
    r"[\u3400-\u9fff（）]{2,24}?(?:管理局|公安局|分局|民政局|委员会|服务中心|管理中心|登记中心|中心|大队|支队|派出所|车管所|科|处|厅|局)"
    r"(?![\u3400-\u9fff]?长)"
)


def unnamed(claim: str, evidence: str) -> Iterator[str]:
    """The runs of characters in the claim that neither the evidence nor a reviewed wording accounts for."""
    for run in _RUN.findall(claim):
        yield from _rest(run, evidence)
    for match in _ORGAN.finditer(claim):
        if match[0][-6:] not in evidence and not any(
            match[0][-size:] in evidence for size in (5, 4) if size <= len(match[0])
        ):
            yield match[0]


def _rest(run: str, evidence: str) -> Iterator[str]:
    """What is left of a run once every stretch that the evidence or the wordings know is taken out, longest first.

    A particle beside something unknown belongs to it: 就 and 业 are no words where 就业 is meant.
    """
    at, held, strange = 0, "", False
    while at < len(run):
        length = _known(run, at, evidence)
        if length > 1 or (length == 1 and run[at] not in _plain_words()):
            if strange:
                yield held
            held, strange, at = "", False, at + length
        else:
            strange = strange or not length
            held, at = held + run[at], at + 1
    if strange:
        yield held


def _known(run: str, at: int, evidence: str) -> int:
    """How many characters from `at` on are accounted for; a single one only as a word of its own."""
    for length in range(min(len(run) - at, _LONGEST), 0, -1):
        piece = run[at : at + length]
        if length >= 2 and piece in evidence:
            return length
        if piece in _plain_words() or any(word in evidence for word in _groups().get(piece, ())):
            return length
    return 0
