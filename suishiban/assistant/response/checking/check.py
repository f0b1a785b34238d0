"""Does a sentence say what the passages it cites say, and nothing else?

Applied alike to our own wordings and to a language model's. In this order: every figure, with its unit, bound and role;
whether it affirms what is affirmed; to whom and when it applies; and whether all it names is named. The first doubt is
enough: what is not supported is not sent.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from suishiban.assistant.response.checking import english
from suishiban.assistant.response.checking.clauses import chinese_in
from suishiban.assistant.response.checking.conditions import loosened
from suishiban.assistant.response.checking.content import unnamed
from suishiban.assistant.response.checking.facts import Figure, figures, roles_of
from suishiban.assistant.response.checking.normal import normal
from suishiban.assistant.response.checking.polarity import turned


class Reason(StrEnum):
    """Why a sentence is not supported."""

    #: A figure, date, time or number that the passages do not give, or give of something else.
    FIGURE = "figure"
    #: It affirms what is denied, or the other way round.
    NEGATION = "negation"
    #: It leaves out a condition, widens it, or joins alternatives otherwise.
    CONDITION = "condition"
    #: It names something that the passages do not name.
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against a sentence."""

    reason: Reason
    words: str
    """The words of the sentence, or of the condition that it leaves out."""


#: A single character left over is a particle that no list holds; two are a word.
_WORD = 2


def check(claim: str, evidence: str, about: str = "") -> Doubt | None:
    """The first doubt about `claim`, which rests on the text `evidence`; None: it is supported.

    `about` is the name of the item whose guide is cited: to name it states nothing.
    """
    if not chinese_in(claim):
        return next((Doubt(Reason(kind), words) for kind, words in english.doubts(claim, evidence)), None)
    said, told = normal(claim), normal(evidence)
    if about and (name := normal(about)) not in told:
        said = said.replace(name, "")
    if _quoted(said, told):
        return None
    return next((Doubt(reason, words) for reason, doubts in _CHECKS.items() for words in doubts(said, told)), None)


#: Before these a sentence of a guide begins.
_BEGINS = "。；！？：\n）"


def _quoted(claim: str, evidence: str) -> bool:
    """Whether the claim stands in the evidence from the beginning of a sentence on; a part may lack its condition."""
    at = evidence.find(claim)
    return at == 0 or (at > 0 and evidence[at - 1] in _BEGINS)


def _figures(claim: str, evidence: str) -> Iterator[str]:
    known = figures(evidence)
    for figure in figures(claim):
        same = [one for one in known if _same(figure, one)]
        if not any(_fits(figure, claim, one, evidence) for one in same) or _elsewhere(figure, claim, known, evidence):
            yield f"{figure.value}{figure.unit}"


#: Characters behind a figure that say of what it is.
_BEHIND = 4


def _elsewhere(figure: Figure, claim: str, known: Sequence[Figure], evidence: str) -> bool:
    """Whether the words behind the figure stand in the evidence only behind other figures (10日内公告, 20日内公告)."""
    behind = _behind(figure, claim)
    if not figure.unit or not re.fullmatch(r"[\u3400-\u9fff]{4}", behind):
        return False
    values = {one.value for one in known if one.unit == figure.unit and _behind(one, evidence) == behind}
    return bool(values) and figure.value not in values


def _behind(figure: Figure, text: str) -> str:
    return re.sub(r"^[\d.:]+(?:工作日|[\u3400-\u9fff%])?", "", text[figure.at : figure.at + 20])[:_BEHIND]


def _same(figure: Figure, other: Figure) -> bool:
    return figure.value == other.value and (figure.unit == other.unit or not figure.unit or not other.unit)


def _fits(figure: Figure, claim: str, other: Figure, evidence: str) -> bool:
    """Whether both are bounded alike, and no role word of one speaks against the other."""
    mine, theirs = roles_of(claim, figure.at), roles_of(evidence, other.at)
    return _bounded(figure.bound, other.bound) and not any(
        role in mine and role not in theirs and theirs & rivals for role, rivals in _RIVALS.items()
    )


def _bounded(mine: str, theirs: str) -> bool:
    if "whether" in (mine, theirs):
        return mine in ("whether", "") and theirs in ("whether", "")
    if mine == theirs or not theirs:
        return mine not in ("short", "least", "over") or mine == theirs
    return not mine or {mine, theirs} in ({"least", "reached"},)


#: Role → those that exclude it.
_RIVALS: dict[str, frozenset[str]] = {
    "法定": frozenset({"承诺"}),
    "承诺": frozenset({"法定"}),
    "咨询": frozenset({"监督"}),
    "监督": frozenset({"咨询"}),
    "未满": frozenset({"已满"}),
    "已满": frozenset({"未满"}),
    "补办": frozenset({"换领", "首次"}),
    "换领": frozenset({"补办", "首次"}),
    "首次": frozenset({"补办", "换领"}),
}


def _names(claim: str, evidence: str) -> Iterator[str]:
    return (run for run in unnamed(claim, evidence) if len(run) >= _WORD)


_CHECKS: dict[Reason, Callable[[str, str], Iterator[str]]] = {
    Reason.FIGURE: _figures,
    Reason.NEGATION: turned,
    Reason.CONDITION: loosened,
    Reason.NAME: _names,
}
