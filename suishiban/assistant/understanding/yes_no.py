"""Does a sentence echo the question, and so say yes or no? “都结清了” to “…都结清了吗？”"""

import re

from suishiban.knowledge.guide import FormField
from suishiban.knowledge.text import folded, simplify

_NEGATION = re.compile(r"没|不|未|无|别|\b(?:not|never|no)\b", re.IGNORECASE)
_DONE = re.compile(r"(?:完|好|过|了|的|着|完了|过了|好了)[。!！]?$")
_COMMON = frozenset("的了吗是有没不您你我们在这个请问什么和或者就要会能已经还都")


def echoed(text: str, field: FormField) -> str:
    """是 or 否 where the sentence repeats what was asked, with or without a negation; empty where it does not."""
    said = simplify(text)
    asked = " ".join((field.label.zh, field.ask.zh if field.ask else "", *field.aliases))
    shared = [char for char in folded(said) if char in folded(asked) and char not in _COMMON]
    if _NEGATION.search(said):
        return "否" if shared or len(folded(said)) <= _SHORT else ""
    return "是" if shared and (_DONE.search(said) or len(folded(said)) <= _SHORT) else ""


#: Characters of an answer that can hardly be about anything else.
_SHORT = 6
