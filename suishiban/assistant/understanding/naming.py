"""Which blank does the citizen mean by “电话”, “第二项”, “那个地址”?"""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.understanding.by_sound import sounds_alike
from suishiban.assistant.understanding.mending import item_number, row_named
from suishiban.knowledge.guide import FormField, Option, Text
from suishiban.knowledge.text import folded


def path_named(words: str, relevant: Relevance, answered: Sequence[str]) -> str:
    """The path meant by `words`, the first in the form where several are called so; empty where none is meant."""
    return next(iter(paths_named(words, relevant, answered)), "")


def paths_named(words: str, relevant: Relevance, answered: Sequence[str]) -> tuple[str, ...]:
    """The paths that `words` name equally well, in the order of the form; a number counts the lines of the form card
    from 1."""
    number = item_number(words)
    if number:
        return (answered[number - 1],) if number <= len(answered) else ()
    row, rest = row_named(words)
    return _by_name(rest, relevant, row) or (_by_name(words, relevant, 0) if row else ())


def _by_name(words: str, relevant: Relevance, row: int) -> tuple[str, ...]:
    """The blanks called so; in row `row` (from 1), else in the row begun last."""
    said = _BEFORE.sub("", folded(words).removesuffix("一下").removesuffix("吧"))
    if not said:
        return ()
    named = [(path, names, of_row) for path, names, of_row in _named(relevant) if not row or of_row == row]
    scored = [(_likeness(said, names), of_row, path) for path, names, of_row in named]
    best = max((found[:2] for found in scored), default=(0.0, 0))
    return tuple(path for *found, path in scored if tuple(found) == best) if best[0] > 0 else ()


#: What people say before the name of a blank.
_BEFORE = re.compile(r"^(?:刚才|刚刚|前面|上面|之前)?(?:填|说|写)?的?(?:我的|那个)?(?=.{2})")


def _named(relevant: Relevance) -> list[tuple[str, tuple[str, ...], int]]:
    """Path, names and row (from 1; 0 outside groups)."""
    blanks = [(blank.path, names_of(blank.field), blank.row + 1 if blank.group else 0) for blank in relevant.blanks]
    groups = [(group.id, _both(group.label), 0) for group in relevant.groups]
    documents = [(MATERIAL + material.id, _both(material.name), 0) for material in relevant.materials]
    return blanks + groups + documents


def names_of(field: FormField) -> tuple[str, ...]:
    """What a blank is called, in any language."""
    return (*_both(field.label), *field.aliases)


def wordings_of(option: Option) -> tuple[str, ...]:
    """What an option is called, in any language."""
    return (*_both(option.label), *option.aliases)


def _both(text: Text) -> tuple[str, ...]:
    return (text.zh, text.en) if text.en else (text.zh,)


#: How like the longer names must be that are mistyped, of 100; of one of four characters one may be left out, which
#: leaves it no other's (自房款 is 自付房款, and not 房款).
_SHORT, _NEARLY = 4, 85.0


def _likeness(said: str, names: tuple[str, ...]) -> float:
    """2 for the same name, 1.5 and more for one of its sound, else how much of the longer one the shorter covers; 0
    where neither holds the other."""
    best = 0.0
    for name in map(folded, names):
        if name == said:
            return 2.0
        if sounds_alike(name, said) and (len(said) > 2 or _same(name, said)):  # 卖房 is no 买方
            best = max(best, 1.5 + _same(name, said) / 4)
        long = min(len(name), len(said)) > _SHORT or (len(name) == _SHORT and len(said) == _SHORT - 1)
        if long and (how := ratio(name, said)) >= _NEARLY:
            best = max(best, how / 100)
        if name and (name in said or said in name):
            best = max(best, min(len(name), len(said)) / max(len(name), len(said)))
    return best


def _same(one: str, other: str) -> float:
    """Share of the characters written alike: 卖肪 sounds like 卖方 and like 买方, and is meant for the first."""
    return sum(left == right for left, right in zip(one, other, strict=True)) / len(one)
