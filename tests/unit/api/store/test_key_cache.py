"""Does the cache keep the keys used last, and none too long?"""

from suishiban.api.store.key_cache import DataKey, KeyCache


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


KEY = DataKey(b"k" * 32, b"A")


def test_a_key_is_kept_for_its_time_and_not_longer() -> None:
    clock = Clock()
    cache = KeyCache(seconds=60, now=clock)
    cache.put("a", KEY)
    clock.seconds = 60
    assert cache.get("a") == KEY
    clock.seconds = 60.1
    assert cache.get("a") is None


def test_the_key_not_used_for_longest_goes_first() -> None:
    cache = KeyCache(size=2)
    cache.put("a", KEY)
    cache.put("b", KEY)
    cache.get("a")
    cache.put("c", KEY)
    assert [cache.get(subject) for subject in "abc"] == [KEY, None, KEY]


def test_a_key_can_be_forgotten() -> None:
    cache = KeyCache()
    cache.put("a", KEY)
    cache.forget("a")
    cache.forget("never there")
    assert cache.get("a") is None
