"""Does a sentence keep to whom and to when the passages restrict what they say?"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from suishiban.assistant.response.checking.clauses import covered, pairs, sentences

#: …的，… : the antecedent and what follows from it.
_IF = re.compile(r"(?P<when>[^，。；：？]{2,40}?)的，(?P<then>[^。；]{2,80})")
#: Name（…的）: what a document in a list is needed for.
_FOR = re.compile(r"(?P<then>[^；：，。（）]{2,30})（(?P<when>[^（）]{2,60})的）")
_OR, _AND = re.compile(r"或者?|任一|之一|二选一"), re.compile(r"和|并且?|及|以及|同时|都要|且")
_JOIN = re.compile(r"，?(?:或者?|和|以及|及|并且|且)")
#: Words that widen what is said.
_WIDE = re.compile(r"任何(?:人|单位|情况|地方|时候)|所有人?|一律|全都|无论|不管|谁都|人人|随时|任意|均可|全部")
_NARROW = re.compile(r"只有|只能|仅限?|必须本人|限于|除非|(?<!人)才能")
_PARTIES = re.compile(
    r"本人|监护人|代理人|委托人|法定代表人|经办人|配偶|父母|近亲属|子女|股东|他人|其他人|别人|任何人|双方|一方"
)
#: How much of what follows a condition a claim must say to be bound by it, and how little of the condition is none.
_SAYS, _LACKS, _NEAR = 0.6, 0.3, 60


def loosened(claim: str, evidence: str) -> Iterator[str]:
    """What the claim leaves out, widens, narrows or joins otherwise than the evidence."""
    yield from _dropped(claim, evidence)
    yield from _asked_of_some(claim, evidence)
    yield from _quantified(claim, evidence)
    yield from _joined(claim, evidence)
    yield from _parties(claim, evidence)


def _dropped(claim: str, evidence: str) -> Iterator[str]:
    has, plain = pairs(claim), _unconditional(evidence)
    for pattern in (_IF, _FOR):
        for match in pattern.finditer(evidence):
            when, then = match["when"], match["then"]
            if covered(then, has) >= _SAYS and not _kept(when, claim) and then[:12] not in plain:
                yield f"{when}的"


def _kept(when: str, claim: str) -> bool:
    """Whether a condition is said: most of it in one place, or its figure."""
    if _figures_kept(when, claim):
        return True
    return covered(when, pairs(claim)) >= _LACKS and fuzz.partial_ratio(when, claim) >= _NEAR


_WANTED = re.compile(r"(?:要|需要?|须|应当|必须)(?:交|提交|准备|带|提供|递交)")
#: Words that make what is said hold for some only.
_CONDITIONAL = re.compile(r"的，|如果|若|要是|时，|情况下|对于|的话|才")
_SUBMITTED = re.compile(r"(?P<when>[^。；：]{2,80}?)的，需要提交")


def _asked_of_some(claim: str, evidence: str) -> Iterator[str]:
    """A document that only some must hand in is not asked of all."""
    if not _WANTED.search(claim):
        return
    for match in _SUBMITTED.finditer(evidence):
        if not _CONDITIONAL.search(claim) or not _kept(match["when"], claim):
            yield f"{match['when']}的"


def _figures_kept(when: str, claim: str) -> bool:
    """A condition of few characters beside its figure (未满16岁) is kept where the figure is."""
    told = re.findall(r"\d+", when)
    return bool(told) and all(one in claim for one in told)


def _unconditional(evidence: str) -> str:
    """The sentences that state something without a condition."""
    return "。".join(one for one in sentences(evidence) if not (_IF.search(one) or _FOR.search(one)))


def _quantified(claim: str, evidence: str) -> Iterator[str]:
    for pattern in (_WIDE, _NARROW):
        for match in pattern.finditer(claim):
            if not pattern.search(evidence):
                yield match[0]


def _joined(claim: str, evidence: str) -> Iterator[str]:
    """Alternatives told as all of them, or all as alternatives."""
    for match in _JOIN.finditer(claim):
        left, right = claim[max(0, match.start() - 2) : match.start()], claim[match.end() : match.end() + 2]
        between = re.search(rf"{re.escape(left)}(?P<join>[^。；]{{1,4}}?){re.escape(right)}", evidence)
        if between is not None and between["join"] != "、" and _is_or(match[0]) is not _is_or(between["join"]):
            yield f"{left}{match[0]}{right}"


def _is_or(join: str) -> bool:
    return bool(_OR.search(join))


def _parties(claim: str, evidence: str) -> Iterator[str]:
    """Whoever acts in the claim acts in the evidence too."""
    for match in _PARTIES.finditer(claim):
        if match[0] not in evidence:
            yield match[0]
