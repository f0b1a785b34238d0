"""Where are the passages of a site that has outgrown one machine's memory searched?

Port: passages of several releases in one store, each release searched by itself. To keep a release writes only what it
changes; readers of an earlier one see exactly that one, before, while and after.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.text import SuishibanError


class UnknownRelease(SuishibanError):
    """No such release is kept"""


class ReleaseOutOfOrder(SuishibanError):
    """Releases are kept one after the other"""


@dataclass(frozen=True, slots=True)
class Where:
    """Which passages may be found; an empty part does not narrow."""

    regions: tuple[str, ...] = ()
    """Division codes; a citizen's own and those above it."""
    items: tuple[str, ...] = ()
    on: date | None = None
    """In force on this day."""

    def allows(self, passage: Passage) -> bool:
        """Whether the passage may be found."""
        return (
            (not self.regions or passage.region in self.regions)
            and (not self.items or passage.item in self.items)
            and (self.on is None or passage.on(self.on))
        )


EVERYWHERE = Where()


@dataclass(frozen=True, slots=True)
class Found:
    """One passage found."""

    id: str
    """Of the passage."""
    score: float
    """Higher is better, between the hits of one search."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping a release wrote."""

    added: int
    removed: int
    unchanged: int


class ReleasedPassages(Protocol):
    """The port."""

    def keep(self, release: int, passages: Sequence[Passage]) -> Kept:
        """Keep the passages of `release`, which comes after every release kept; raises ReleaseOutOfOrder."""
        ...

    def find(self, release: int, query: str, k: int, where: Where = EVERYWHERE) -> tuple[Found, ...]:
        """The `k` best passages of `release` by words and meaning, best first; raises UnknownRelease."""
        ...


class LocalPassages:
    """The adapter that needs no server: one index a release, in memory."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept: dict[int, HybridIndex] = {}

    def keep(self, release: int, passages: Sequence[Passage]) -> Kept:
        """See the port; only new texts are encoded."""
        last = max(self._kept, default=0)
        if release <= last:
            raise ReleaseOutOfOrder(release=release, kept=last)
        before = self._kept.get(last)
        self._kept[release] = hybrid_index(passages, self._encoder, previous=before)
        old, new = set(before.passages if before else ()), set(passages)
        return Kept(len(new - old), len(old - new), len(old & new))

    def find(self, release: int, query: str, k: int, where: Where = EVERYWHERE) -> tuple[Found, ...]:
        """See the port."""
        index = self._kept.get(release)
        if index is None:
            raise UnknownRelease(release=release, kept=sorted(self._kept))
        allowed = None
        if where != EVERYWHERE:
            allowed = index.mask(number for number, one in enumerate(index.passages) if where.allows(one))
        return tuple(Found(hit.id, hit.score) for hit in index.search(query, k, allowed))
