"""Which passages are pieces of one document?

A guide's passages carry its item. In a foreign corpus the id tells: everything before the last number, as in
`9f56-12`, `Escort driver certification#1_0::6`. An article of a statute stands for itself: a law is about too much to
tell what one of its articles is about.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.passage import Passage

_PIECE = re.compile(r"^(?P<document>.+?)(?:::|[-#/_:])\d+$")
_ARTICLE = re.compile(r"[-#/_:]第[^#/]{1,12}条[^#/]{0,6}$")
#: As many characters as a headline has.
_HEADLINE = 60


def document(passage: Passage) -> str:
    """What the document is called that a passage is a piece of: item, head of the id, or title; else its own id."""
    if passage.item:
        return passage.item
    if _ARTICLE.search(passage.id):
        return passage.id
    match = _PIECE.match(passage.id)
    return match["document"] if match else passage.title or passage.id


def documents(passages: Sequence[Passage]) -> NDArray[np.int64]:
    """Shape (len(passages),): the number of each passage's document, documents numbered as they first come."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(document(one), len(numbers)) for one in passages], dtype=np.int64)


def titled(passages: Sequence[Passage]) -> Sequence[Passage]:
    """The passages with titles: a later piece of a document without titles takes the first words of its first piece.

    What a document is about is mostly said at its head alone. Else the head outdoes every piece below it, whatever is
    asked about the matter.
    """
    if all(one.item or one.title for one in passages):
        return passages
    heads: dict[int, str] = {}
    return [_titled(one, heads, number) for one, number in zip(passages, documents(passages).tolist(), strict=True)]


def _titled(passage: Passage, heads: dict[int, str], document: int) -> Passage:
    if passage.item or passage.title:
        return passage
    if document not in heads:
        heads[document] = passage.text.strip()[:_HEADLINE]
        return passage
    return replace(passage, title=heads[document])
