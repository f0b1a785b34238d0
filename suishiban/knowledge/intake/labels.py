"""What does a label mean? 受理条件, 申请条件 and 办理条件 are one thing.

The words are data (`data/labels.yaml`): the standard terms of 政务服务事项 first, then how departments word them.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from suishiban.knowledge.text import folded

#: Numbering before a heading: 一、 （二） 3. 第四条
_NUMBERED = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]?\s*[、.．:：]?|第[一二三四五六七八九十\d]{1,3}[条章节项]?)\s*(?=[\u4e00-\u9fff])"
)
_BRACKETS = re.compile(r"[（(【\[].*?[）)】\]]")


@cache
def _groups(part: str) -> Mapping[str, list[str]]:
    """What it means → the words for it, the standard term first."""
    text = files("suishiban.knowledge.intake").joinpath("data", "labels.yaml").read_text(encoding="utf-8")
    groups: Mapping[str, list[str]] = yaml.safe_load(text)[part]
    return groups


@cache
def _words(part: str) -> Mapping[str, str]:
    """Folded word → what it means."""
    return {folded(word): meaning for meaning, words in _groups(part).items() for word in (meaning, *words)}


def term_of(slot: str) -> str:
    """The standard term for a field of a guide; its name in the file where there is none."""
    return _groups("fields").get(_LIMITS.get(slot, slot), [slot])[0]


_LIMITS = {"limits": "promised"}


def plain(label: str) -> str:
    """A label without numbering, brackets and colon."""
    return _BRACKETS.sub("", _NUMBERED.sub("", label)).strip(" ：:*＊　")


def slot_of(label: str) -> str:
    """The field of a guide that a label names; empty: none."""
    return _words("fields").get(folded(plain(label)), "")


def column_of(label: str) -> str:
    """What a column of a table of materials, fees, places or blanks holds; empty: nothing known."""
    return _words("columns").get(folded(plain(label)), "")


def is_heading(line: str) -> bool:
    """Whether a line of text stands above what follows: it is short and names a field of a guide."""
    return len(line) <= 24 and bool(slot_of(line))
