"""Which passages are pieces of one document?

A guide's passages carry its item. In a foreign corpus the id tells: everything before the last number, or before the
article of a statute, as in `9f56-12`, `Escort driver certification#1_0::6`, `民法典/总则#第五十四条`.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.passage import Passage

_PIECE = re.compile(r"^(?P<document>.+?)(?:::|[-#/_:])(?:\d+|第[^#/]{1,12}条[^#/]{0,6})$")


def document(passage: Passage) -> str:
    """What the document is called that a passage is a piece of: item, head of the id, or title; else its own id."""
    if passage.item:
        return passage.item
    match = _PIECE.match(passage.id)
    return match["document"] if match else passage.title or passage.id


def documents(passages: Sequence[Passage]) -> NDArray[np.int64]:
    """Shape (len(passages),): the number of each passage's document, documents numbered as they first come."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(document(one), len(numbers)) for one in passages], dtype=np.int64)
