"""Which of several blanks of one kind do the words around a value point to?

“2月10号登记的” is the day of registration.
"""

from collections.abc import Sequence

from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding.cues import CLAUSE
from suishiban.knowledge.fields import Found
from suishiban.knowledge.guide import FormField
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import folded

#: Pairs of characters that any blank of such a kind may be called by.
_GENERAL = frozenset(
    (
        *("日期", "时间", "哪天", "哪一", "一天", "什么", "么时", "时候"),
        *("多少", "几个", "几天", "号码", "数量", "金额", "的日", "的时"),
    )
)


def pointed_at(text: str, found: Found, rivals: Sequence[Blank]) -> Blank | None:
    """The one of `rivals` whose names share most with the clause of the value; None where none does, or several."""
    around = _pairs(_clause_around(text, found))
    shared = [len(around & _named(blank.field)) for blank in rivals]
    best = max(shared, default=0)
    return rivals[shared.index(best)] if best and shared.count(best) == 1 else None


def _clause_around(text: str, found: Found) -> str:
    """The clause without the value itself."""
    starts = [match.end() for match in CLAUSE.finditer(text, 0, found.start)]
    stop = CLAUSE.search(text, found.end)
    return text[starts[-1] if starts else 0 : found.start] + " " + text[found.end : stop.start() if stop else len(text)]


@remembered(20_000)
def _named(field: FormField) -> frozenset[str]:
    return frozenset().union(*(_pairs(name) for name in (field.label.zh, *field.aliases))) - _GENERAL


def _pairs(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters, word by word."""
    found = (folded(word) for word in words.split())
    return frozenset(word[at : at + 2] for word in found for at in range(len(word) - 1))
