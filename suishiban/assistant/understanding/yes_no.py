"""Does a sentence echo the question, and so say yes or no? “都结清了” to “…都结清了吗？”"""

import re

from suishiban.assistant.understanding.cues import clauses_of, says_no, says_yes
from suishiban.knowledge.guide import FormField
from suishiban.knowledge.text import folded, simplify

#: A negation counts where it opens the clause: 别处 and 不来 inside a sentence deny nothing that was asked.
_DENIES = re.compile(
    r"^(?:还|都|也|从来|从|压根|根本|当然|肯定|应该|我们?|公司|现在|目前|暂时|一直)*(?:没|不|未|无|否|别(?!的|处|人))"
)
_DONE = re.compile(r"(?:完|好|过|了|的|着|过了|好了)$")
_COMMON = frozenset("的了吗是有没不您你我们在这个请问什么和或者就要会能已经还都")


def echoed(text: str, field: FormField) -> str:
    """是 or 否 where the clauses of the sentence that answer agree; empty where none does or they differ."""
    asked = folded(" ".join((field.label.zh, field.ask.zh if field.ask else "", *field.aliases)))
    said = {word for clause in clauses_of(simplify(text)) if (word := _verdict(folded(clause), asked, field))}
    return said.pop() if len(said) == 1 else ""


def _verdict(clause: str, asked: str, field: FormField) -> str:
    if clauses_say := _said_plainly(clause):
        return clauses_say
    names = [folded(name) for name in (field.label.zh, *field.aliases)]
    if len(clause) >= 3 and any(clause in name for name in names):
        return "是"
    if _DENIES.match(clause) or _CANNOT.search(clause):
        shared = [char for char in clause if char in asked and char not in _COMMON]
        return "否" if shared or len(clause) <= _SHORT else ""
    if _ALONE.match(clause) and _TOGETHER.search(asked):
        return "否"
    if any(len(name) > 1 and name in clause for name in names):
        return "是"
    shared = [char for char in clause if char in asked and char not in _COMMON]
    return "是" if shared and (_DONE.search(clause) or len(clause) <= _SHORT) else ""


def _said_plainly(clause: str) -> str:
    if says_yes(clause):
        return "是"
    return "否" if says_no(clause) else ""


#: A refusal at the end (就不要了, 干不了), and “only me” where others were asked about.
_CANNOT = re.compile(r"(?:就|也|都)?不(?:要|用|需要|办|弄|了|到|成|行)了?$")
_ALONE = re.compile(r"^(?:就|只有?)?(?:我|他|她)(?:自己|一个人?|本人)$|^就一个人?$")
_TOGETHER = re.compile("一起|随|其他|家人|共同|别人|家属")
#: Characters of an answer that can hardly be about anything else.
_SHORT = 6
