"""Which regions lie above a region?"""

from functools import lru_cache

#: Digits of a division code by level: province, city, district, street or town, village.
_LEVELS = (12, 9, 6, 4, 2)


@lru_cache(4096)
def upward(region: str) -> tuple[str, ...]:
    """`region` and what lies above it, nearest first: 990102001 → 990102001, 990102, 9901, 99."""
    return tuple(region[:digits] for digits in _LEVELS if digits <= len(region))


def within(region: str, wider: str) -> bool:
    """Whether `region` is `wider` or lies in it."""
    return wider in upward(region)
