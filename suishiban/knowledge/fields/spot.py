"""Where in an utterance do values stand?

Everything here keeps character positions: a span in `plain(text)` is the same span in `knowledge.text.clean(text)`.
"""

import re
from collections.abc import Callable

from suishiban.knowledge.fields.kind import Found
from suishiban.knowledge.guide import FormField
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import clean, simplify

#: Characters of an utterance that are looked at; a longer one is cut, its values before the cut are still found.
LIMIT = 600

_ASCII = str.maketrans("＠．。－—–−‐﹣＋（）：；，、！？＃×", "@..------+():;,,!?#X")
_SPOKEN = str.maketrans("幺一壹二贰两三叁四肆五伍六陆七柒八捌九玖零〇洞拐叉", "111222334455667788990007X")

_DENIED = re.compile(r"(?:不是|不叫|不要|不用|并非|别[填写用]|不住在?|不在|没住在?|isn'?t|not)\s*$", re.IGNORECASE)
_LABEL_REACH = 14
_CLAUSE_END = re.compile(r"[,.;!?\n]")


def seen(utterance: str) -> str:
    """The cleaned utterance, at most `LIMIT` characters of it."""
    return clean(utterance)[:LIMIT]


def plain(text: str) -> str:
    """Cleaned `text` in simplified characters with ASCII punctuation, position by position."""
    return simplify(text).translate(_ASCII)


def spoken(text: str) -> str:
    """`plain(text)` with every spoken digit (幺, 〇, 伍 …) as an ASCII digit, position by position."""
    return plain(text).translate(_SPOKEN)


@remembered(1024)
def names_of(labels: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the names of a blank, the longest first; matches nothing where there are none."""
    known = sorted({plain(clean(label)) for label in labels if label}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)) if known else r"(?!)", re.IGNORECASE)


def own_names(field: FormField) -> re.Pattern[str]:
    """A pattern for the label and the aliases of `field`, in `plain` text."""
    return names_of((field.label.zh, field.label.en, *field.aliases))


def labelled(text: str, start: int, field: FormField) -> bool:
    """Whether one of the field's own names stands in the same clause, shortly before `start` of `plain` text."""
    before = text[max(0, start - _LABEL_REACH) : start]
    clause = _CLAUSE_END.split(before)[-1]
    return own_names(field).search(clause) is not None


def denied(text: str, start: int, field: FormField) -> bool:
    """Whether the value at `start` of `plain` text is denied (“不是…”, “不是电话…”)."""
    before = text[max(0, start - _LABEL_REACH) : start]
    return _DENIED.search(own_names(field).sub("", before)) is not None


def spot(
    pattern: re.Pattern[str], text: str, view: str, field: FormField, certainty: Callable[[str], float]
) -> tuple[Found, ...]:
    """Every match of `pattern` in `view` that is not denied; `text` gives the characters, `certainty` judges a match.

    `view` is `plain(text)` or `spoken(text)`. A value after one of the field's own names gains a tenth.
    """
    labels = plain(text)
    found = []
    for match in pattern.finditer(view):
        start, end = match.span("value") if "value" in pattern.groupindex else match.span()
        if start < end and not denied(labels, start, field):
            judged = certainty(view[start:end])
            near = 0.1 if judged < 1 and labelled(labels, start, field) else 0.0
            found.append(Found(start, end, text[start:end], min(1.0, judged + near)))
    return best_first(found)


def best_first(found: list[Found]) -> tuple[Found, ...]:
    """Sorted by certainty, then by place."""
    return tuple(sorted(found, key=lambda one: (-one.certainty, one.start)))
