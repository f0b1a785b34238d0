"""Which release does this process serve?

One row of the database names the active release. Every turn looks at it; when it has changed, the release and its
index are loaded beside the old one and swapped in whole, so that no reader ever sees a mixture.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from time import monotonic, time

from suishiban.api.services.editions import EditionReader, Editions, live_versions
from suishiban.api.store.releases import NoRelease
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.knowledge.build import index_of
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.hybrid import HybridIndex
from suishiban.knowledge.index.snapshot import DamagedSnapshot, ForeignEncoder, discard, load, save, sweep
from suishiban.knowledge.library import Release
from suishiban.knowledge.library.train import release_of
from suishiban.knowledge.search import Knowledge

_LOG = logging.getLogger(__name__)
#: Seconds between two looks at the active release.
FRESH = 0.5
#: The latest releases whose indexes stay, so that going back to them is instant; others are made again when served.
KEPT = 10
#: Seconds for which an index is left alone whatever becomes of it.
LATE = 3_600.0


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a process keeps what it can make again."""

    indexes: Path
    parsed: Path


class KnowledgeService:
    """The knowledge served by this process."""

    def __init__(self, store: Store, encoder: Encoder, folders: Folders) -> None:
        self._store = store
        self._encoder = encoder
        self._indexes = folders.indexes
        self._reader = EditionReader(folders.parsed)
        self._lock = Lock()
        self._looked = float("-inf")
        self._active = ""
        self._knowledge: Knowledge | None = None

    def current(self) -> Knowledge:
        """What is served now; raises NoRelease before the first release."""
        knowledge = self._knowledge
        if knowledge is not None and monotonic() - self._looked < FRESH:
            return knowledge
        with self._lock:
            with self._store.reading() as work:
                active = work.releases.active()
            if self._knowledge is None or active != self._active:
                self._knowledge, self._active = self._load(active), active
            self._looked = monotonic()
            return self._knowledge

    @property
    def active(self) -> str:
        """Id of the release served by this process."""
        return self._active

    def editions(self, work: Work) -> Editions:
        """Everything ever published."""
        return self._reader.all(work.guide_files)

    def keep_index(self, release: Release) -> str:
        """Make the index of `release` and keep it where every process of this machine finds it; its digest."""
        return save(index_of(release, self._encoder, self._before()), self._indexes)

    def of(self, release: Release) -> Knowledge:
        """What serving `release` would be; nothing is kept."""
        return Knowledge(release, index_of(release, self._encoder, self._before()), previous=self._knowledge)

    def _before(self) -> tuple[Release, HybridIndex] | None:
        """The release in use and its index, which the next one takes over or rests on; None before the first."""
        try:
            served = self.current()
        except NoRelease:
            return None
        return served.release, served.index

    def look_again(self) -> None:
        """The active release may have changed: the next turn looks."""
        self._looked = float("-inf")

    def _load(self, release_id: str) -> Knowledge:
        with self._store.reading() as work:
            record = work.releases.get(release_id)
            editions = self._reader.all(work.guide_files)
            live = live_versions(record.manifest, work.guide_files.published())
            number, latest = work.releases.number(release_id), work.releases.latest_indexes(KEPT)
        release = release_of(number, live, editions)
        index = self._index(release, record.index_digest)
        self._sweep({record.index_digest, *latest})
        return Knowledge(release, index, previous=self._knowledge)

    def _sweep(self, kept: Collection[str]) -> None:
        """Remove the indexes that neither `kept` nor their substitutes need; a late one may belong to a release about
        to be committed by another process."""
        again = {path: path.read_text() for path in self._indexes.glob("*.again")}
        for path in [path for path in again if path.stem not in kept]:
            path.unlink(missing_ok=True)
            del again[path]
        gone = sweep(self._indexes, {*kept, *again.values()}, time() - LATE)
        if gone:
            _LOG.info("%d indexes of earlier releases were removed", len(gone))

    def _index(self, release: Release, digest: str) -> HybridIndex:
        """The snapshot of the release's index, made again where this machine does not hold it whole, or holds that of
        an earlier format or encoder; what was made again is found at the next start."""
        held, again = None if self._knowledge is None else self._knowledge.index, self._indexes / f"{digest}.again"
        kept = again.read_text() if again.is_file() else digest
        try:
            return load(self._indexes, kept, self._encoder, held)
        except (DamagedSnapshot, ForeignEncoder) as problem:
            _LOG.warning("the index of release %s is made again: %s", release.id, problem)
            discard(self._indexes, kept)
        # Kept, so that the next release can rest on it.
        made = save(index_of(release, self._encoder), self._indexes)
        if digest:
            again.write_text(made)
        return load(self._indexes, made, self._encoder)
