"""Is something asked that the city offers, but that no guide of the library is about?

Whoever asks for a divorce must not be told how to marry. The names of what people bring to a city's counters
(`data/other_items.yaml`) compete with those of the library: where one of them is said more fully than any name that the
library has, the question is about that, and is refused. A name that a served guide bears is nobody else's.
"""

import re
from functools import cache
from importlib.resources import files

import yaml

from suishiban.knowledge.search.names import NameTable, features, table_of
from suishiban.knowledge.text import folded

#: How much fuller another name must be said, and how fully at least, where it does not stand there as a whole.
FULLER, HALF = 0.25, 0.72


@cache
def _stated() -> tuple[tuple[str, ...], ...]:
    text = files("suishiban.knowledge.search").joinpath("data", "other_items.yaml").read_text(encoding="utf-8")
    return tuple(tuple(names) for items in yaml.safe_load(text).values() for names in items)


def others_than(served: NameTable) -> NameTable:
    """The names of what the library has no guide for."""
    known = {name.folded for name in served.names}
    stated = [
        (names[0], tuple(name for name in names if folded(name) not in known))
        for names in _stated()
        if folded(names[0]) not in known
    ]
    return table_of(stated, served)


#: Before a name, these make it a means to something else: 要离婚证吗, 给公证处, 不是离婚.
_MEANS = re.compile(r"(?:要|带|交|有|凭|给|到|和|跟|用|不是|不|非|没有?)$")


def said_rather(others: NameTable, served: NameTable, said: str) -> str:
    """The name of another matter that is said more fully than any of the library; empty where none is."""
    told, asked = folded(said), features(said)
    mine = served.likeness(asked, told)
    found = {item: score for item, score in others.likeness(asked, told).items() if not _only_means(item, others, told)}
    best, named = max(found, key=lambda item: found[item], default=""), max(mine.values(), default=0.0)
    if not best:
        return ""
    if named > 1:
        # Both stand there as a whole: 食品经营许可变更 is the other one, 教师资格认定 beside 无犯罪记录证明 is not.
        whole = {name.folded for name in served.names if name.folded in told}
        longer = [name.text for name in others.names if name.item == best and name.folded in told]
        return next((other for other in longer if any(name in other and name != other for name in whole)), "")
    if found[best] > 1:
        return next(name.text for name in others.names if name.item == best and name.folded in told)
    return best if found[best] >= HALF and found[best] >= named + FULLER else ""


def _only_means(item: str, others: NameTable, told: str) -> bool:
    """Whether the matter is named as a whole, but only as a means or as what it is not."""
    whole = [name.folded for name in others.names if name.item == item and name.folded in told]
    return bool(whole) and all(_MEANS.search(told[: told.index(name)]) for name in whole)
