"""Nothing that is kept of people's words escapes being forgotten."""

import gc
from functools import _lru_cache_wrapper

from suishiban.api.main import build_services  # everything that keeps words is loaded with the service
from suishiban.knowledge.remembered import forget_words
from suishiban.knowledge.text import clean, folded

#: Keyed by division codes.
_NO_WORDS = {"suishiban.knowledge.library.region.upward", "suishiban.api.services.places.Places._types"}


def _bounded() -> "dict[str, _lru_cache_wrapper[object]]":
    """The bounded caches of the project; an unbounded one is keyed by nothing that people say."""
    found = (one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper))
    ours = (one for one in found if one.__module__.startswith("suishiban") and one.cache_parameters()["maxsize"])
    return {f"{one.__module__}.{one.__qualname__}": one for one in ours}


def test_every_bounded_cache_is_emptied() -> None:
    assert callable(build_services)
    folded(clean("赵无名说过的话 １２３"))
    caches = _bounded()
    assert caches["suishiban.knowledge.text.clean"].cache_info().currsize > 0
    forget_words()
    left = {name for name, cache in caches.items() if cache.cache_info().currsize and name not in _NO_WORDS}
    assert left == set()
