"""What does the law say that a guide rests on?

The statutes of a site are a collection of their own beside the guides: loaded from a file by the operator, kept as an
index snapshot, looked up by law and article or searched. They are shown as what guides cite; no answer is made of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from logging import getLogger
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import orjson

from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.index.snapshot import DamagedSnapshot, ForeignEncoder, discard, load, save
from suishiban.knowledge.library.statutes import passages_of_statutes, plain_title, read_statutes

_LOG = getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of one law."""

    law: str
    article: str
    text: str
    since: date | None
    """Date of the version, where the file gives one."""


class Named(NamedTuple):
    """Which snapshot is in use, and since when: the same one may have been loaded again."""

    digest: str
    at: int
    """Nanoseconds."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    named: Named
    index: HybridIndex | None
    """None where the snapshot cannot be used: the site does without statutes until they are loaded again."""
    numbers: Mapping[tuple[str, str], int]
    """(Title without the name of the state, article) → number in the index."""


class StatuteShelf:
    """The statutes of this site; none until the operator loads a file."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        """`folder` holds the snapshots and a file that names the one in use."""
        self._folder = folder
        self._encoder = encoder
        self._lock = Lock()
        self._loaded: _Loaded | None = None

    def load(self, path: Path) -> int:
        """Take the articles of a file (JSON Lines, see `read_statutes`) into use; how many they are.

        Readers see the old ones until the new ones are whole.
        """
        passages = tuple(passages_of_statutes(read_statutes(path)))
        digest = save(hybrid_index(passages, self._encoder), self._folder)
        new = self._folder / "new.json"
        new.write_bytes(orjson.dumps({"digest": digest}))
        new.replace(self._folder / _CURRENT)
        return len(passages)

    def article(self, law: str, article: str) -> Article | None:
        """The article; None where no such law or article is loaded. The name of the state may be left out."""
        loaded = self._current()
        number = None if loaded is None else loaded.numbers.get((plain_title(law), article))
        if loaded is None or loaded.index is None or number is None:
            return None
        return _article(loaded.index.passages[number])

    def search(self, query: str, k: int) -> tuple[Article, ...]:
        """The `k` articles that speak most of it, best first."""
        loaded = self._current()
        if loaded is None or loaded.index is None:
            return ()
        return tuple(_article(loaded.index.passages[hit.number]) for hit in loaded.index.search(query, k))

    def _current(self) -> _Loaded | None:
        path = self._folder / _CURRENT
        try:
            named = Named(orjson.loads(path.read_bytes())["digest"], path.stat().st_mtime_ns)
        except FileNotFoundError:
            return None
        with self._lock:
            if self._loaded is None or self._loaded.named != named:
                self._loaded = self._read(named)
            return self._loaded

    def _read(self, named: Named) -> _Loaded:
        try:
            index = load(self._folder, named.digest, self._encoder)
        except (DamagedSnapshot, ForeignEncoder) as problem:
            _LOG.error("the statutes cannot be read, load them again (suishiban statutes load): %s", problem)
            discard(self._folder, named.digest)
            return _Loaded(named, None, {})
        return _Loaded(named, index, {_key(passage): number for number, passage in enumerate(index.passages)})


_CURRENT = "current.json"


def _key(passage: Passage) -> tuple[str, str]:
    return plain_title(passage.title), passage.id.rpartition("#")[2]


def _article(passage: Passage) -> Article:
    since = passage.since if passage.since != date.min else None
    return Article(passage.title, passage.id.rpartition("#")[2], passage.text, since)
