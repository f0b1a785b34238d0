"""Does a sentence affirm what the passages deny, or deny what they affirm?"""

import re
from collections.abc import Iterator, Sequence

from suishiban.assistant.response.checking.clauses import clauses, covered, pairs

#: Concept → how it is denied and how it is affirmed; looked for in this order, and each stretch of text counts once.
_CONCEPTS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "fee": (
        re.compile(
            r"不收费|免费|免收|不用交钱|不要钱|不收钱|不收取(?:任何)?费用?|(?:无需|不需要|不用|不必)(?:缴|交)[\u3400-\u9fff]{0,8}费|不用花钱|不产生费用|分文不收|不加钱"
        ),
        re.compile(
            r"(?:要|需要?|应|须)(?:缴|交)(?:[\u3400-\u9fff]{0,8}费|钱|\d)|(?<!不)收费(?!依据|标准)|收取|\d元|加钱"
        ),
    ),
    "visit": (
        re.compile(
            r"(?:不用|无需|不需要|不必|用不着)(?:本人|自己|人)?(?:到场|到现场|跑|去|来|到大厅|到窗口|亲自)|0次|足不出户|全程(?:在线|网办|在网上)"
        ),
        re.compile(
            r"(?:要|需要?|必须|须|应当)(?:到场|到现场|到办事现场|跑|去现场|来现场|去大厅|到大厅|到窗口|亲自)|[1-9]次"
        ),
    ),
    "may": (
        re.compile(r"不得|不能|不可以?|不予|不准|禁止|不行|不允许|才不"),
        re.compile(r"可以|(?<!不)能(?!够?不)|准予|允许|(?<!不)可(?!见)"),
    ),
    "need": (
        re.compile(r"不需要?|无需|不用|不必|无须|不要求|用不着|免交|免提交|不要(?!钱)|不再"),
        re.compile(
            r"(?<!不)(?<!非)需要?(?!时)|(?<!不)必须|(?<!无)须|(?<!不)应当|务必|(?<!不)(?<!首)(?<!主)要(?!求|件|点)|(?<![不获取值所觉])得(?=先|去|交|带|要|重新)|(?<!非)必要"
        ),
    ),
    "have": (
        re.compile(r"没有|没|未(?!成年|满|来|婚)|无(?!需|须|关|误)|尚未"),
        re.compile(r"(?<!没)(?<!所)有(?!效|关|限|人)|已经?(?!满)"),
    ),
}
_NOT = re.compile(r"不(?=[\u3400-\u9fff])")
#: A clause with its pairs of characters and what it says.
Known = tuple[str, frozenset[str], dict[str, bool]]
#: Concepts that a whole passage is about, however little of a clause is shared.
_WHOLE = ("fee", "visit")
_NEAR = 0.15
#: How much of a clause must stand in the evidence's clause for the two to speak of one thing.
_ALIKE = 0.34


def polarities(text: str) -> dict[str, bool]:
    """Concept → whether the text affirms it; a concept that it does not speak of is left out."""
    found: dict[str, bool] = {}
    for concept, (denied, affirmed) in _CONCEPTS.items():
        if denied.search(text):
            found[concept] = False
            text = denied.sub("□", text)
        elif affirmed.search(text):
            found[concept] = True
    return found


def without(concept: str, clause: str) -> str:
    """The clause without the words that affirm or deny `concept`."""
    denied, affirmed = _CONCEPTS[concept]
    return affirmed.sub("", denied.sub("", clause))


def turned(claim: str, evidence: str) -> Iterator[str]:
    """The clauses of the claim whose polarity no clause of the evidence on the same matter shares."""
    yield from _answered(claim, evidence)
    yield from _needed(claim, evidence)
    said, told = _QUESTION.sub("。", claim), _QUESTION.sub("。", evidence)
    known = [(clause, pairs(clause), polarities(clause)) for clause in clauses(told)]
    for clause in clauses(said):
        for concept, says in polarities(clause).items():
            if not _shared(clause, concept, says, known):
                yield clause
        yield from _denied(clause, told)


def _shared(clause: str, concept: str, says: bool, known: Sequence[Known]) -> bool:
    """Whether a clause of the evidence on the same matter says so too, or none speaks of it."""
    alike = [(covered(clause, has), told[concept]) for _, has, told in known if concept in told]
    if not alike:
        return True
    most = max(share for share, _ in alike)
    if most < _ALIKE and concept not in _WHOLE:
        return True
    return any(told is says for share, told in alike if share >= most - _NEAR)


#: A question, up to its mark.
_QUESTION = re.compile(r"[^。；！\n？]*？")
_ANSWER = re.compile(r"(?P<question>[^。；！\n？]{2,60})？(?P<answer>[^，。；]{1,12})")
_NO, _YES = re.compile(r"^(?:不|没|无|免|否|别)"), re.compile(r"^(?:能|可以|可|要|需|是|会|行|有|收费|得|应)")


def _answered(claim: str, evidence: str) -> Iterator[str]:
    """A question is answered with yes where the evidence answers it with yes."""
    known = [(pairs(match["question"]), _stance(match["answer"])) for match in _ANSWER.finditer(evidence)]
    for match in _ANSWER.finditer(claim):
        mine = _stance(match["answer"])
        same = [told for has, told in known if covered(match["question"], has) >= 0.5 and told is not None]
        if mine is not None and same and mine not in same:
            yield match[0]


def _stance(answer: str) -> bool | None:
    if _NO.search(answer):
        return False
    return True if _YES.search(answer) else None


_MATERIAL = re.compile(r"申请材料(?P<name>[^：。]{2,40})：(?P<rest>.*?)(?=申请材料|$)")
_IN = re.compile(r"需要提交|^必要材料|容缺后补")
_UNWANTED = re.compile(r"(?:不用|无需|不需要|不必|不要|无须|用不着)(?:交|提交|准备|带|提供|递交)|免交|免提交")


def _needed(claim: str, evidence: str) -> Iterator[str]:
    """A document that is asked for is not told to be unnecessary."""
    for match in _MATERIAL.finditer(evidence):
        spoken = [one for one in clauses(claim) if match["name"] in one]
        if any(map(_UNWANTED.search, spoken)) and _IN.search(match["rest"]):
            yield match["name"]


def _beyond_concepts(text: str) -> str:
    for denied, _ in _CONCEPTS.values():
        text = denied.sub("□", text)
    return text


def _denied(clause: str, evidence: str) -> Iterator[str]:
    """不X in one and X in the other, for words that no concept knows."""
    clause, evidence = _beyond_concepts(clause), _beyond_concepts(evidence)
    for match in _NOT.finditer(clause):
        word = clause[match.end() : match.end() + 2]
        if len(word) == 2 and word in evidence and not re.search(rf"[不未没无非]{re.escape(word)}", evidence):
            yield clause
    for match in _NOT.finditer(evidence):
        word = evidence[match.end() : match.end() + 2]
        at = clause.find(word)
        if (
            len(word) == 2
            and at >= 0
            and not re.search(rf"[不未没无非免]{{1}}[\u3400-\u9fff]{{0,2}}{re.escape(word)}", clause)
        ):
            if re.search(rf"(?<![不未没无非]){re.escape(word)}", evidence):
                continue
            yield clause
