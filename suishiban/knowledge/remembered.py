"""What was worked out about words somebody said, and how is all of it forgotten?

A few functions keep their last results, because one turn asks the same of the same words many times. Their arguments
are what people say. Every such function is listed here, so that an erased citizen's words do not stay in memory until
others push them out. Other processes drop them when they start anew or have heard enough else.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_FORGET: list[Callable[[], None]] = []


def remembered(size: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Keep the last `size` results of a pure function of hashable arguments, until `forget_words`."""

    def keep(work_out: Callable[P, R]) -> Callable[P, R]:
        kept = lru_cache(size)(work_out)
        _FORGET.append(kept.cache_clear)
        return kept  # type: ignore[return-value]

    return keep


def forget_words() -> None:
    """Forget every result kept in this process; what is asked again is worked out again."""
    for forget in _FORGET:
        forget()
