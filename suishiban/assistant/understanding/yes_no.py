"""Does a sentence echo the question, and so say yes or no? “都结清了” to “…都结清了吗？”"""

import re

from suishiban.assistant.understanding.cues import clauses_of
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
    if any(len(alias) > 1 and folded(alias) in clause for alias in (field.label.zh, *field.aliases)):
        return "否" if _DENIES.match(clause) and not any(_DENIES.match(folded(one)) for one in field.aliases) else "是"
    shared = [char for char in clause if char in asked and char not in _COMMON]
    if _DENIES.match(clause):
        return "否" if shared or len(clause) <= _SHORT else ""
    return "是" if shared and (_DONE.search(clause) or len(clause) <= _SHORT) else ""


#: Characters of an answer that can hardly be about anything else.
_SHORT = 6
