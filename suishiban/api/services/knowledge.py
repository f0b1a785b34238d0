"""Which release does this process serve?

One row of the database names the active release. Every turn looks at it; when it has changed, the release and its
index are loaded beside the old one and swapped in whole, so that no reader ever sees a mixture.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import monotonic

from suishiban.api.services.editions import EditionReader, published
from suishiban.api.store.guide_files import GuideState
from suishiban.api.store.releases import NoRelease
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.knowledge.build import Checked, check, index_of
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.hybrid import HybridIndex
from suishiban.knowledge.index.snapshot import load, save
from suishiban.knowledge.library import Edition, Release, load_folder
from suishiban.knowledge.library.train import release_of
from suishiban.knowledge.parse.guide_file import ParsedGuide
from suishiban.knowledge.search import Knowledge

#: Seconds between two looks at the active release.
FRESH = 0.5


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a process keeps what it can make again."""

    indexes: Path
    parsed: Path


class KnowledgeService:
    """The knowledge served by this process, and the only writer of releases."""

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

    def _load(self, release_id: str) -> Knowledge:
        with self._store.reading() as work:
            record = work.releases.get(release_id)
            editions = {(file.item, file.version): self._reader.read(file) for file in published(work.guide_files)}
            number = len(work.releases.history(10_000))
        release = release_of(number, live_versions(record.manifest, editions), editions)
        return Knowledge(release, self._index(release, record.index_digest))

    def _index(self, release: Release, digest: str) -> HybridIndex:
        """The snapshot of the release's index, made again where this machine does not hold it."""
        if digest and (self._indexes / digest).is_dir():
            return load(self._indexes, digest, self._encoder)
        return index_of(release, self._encoder)

    def publish_files(self, drafts: Iterable[ParsedGuide], actor: str, at: datetime) -> str:
        """Publish these guides over what is served, in one release; its id."""
        drafts = tuple(drafts)
        with self._store.transaction() as work:
            manifest = dict(self._manifest(work))
            for draft in drafts:
                file = work.guide_files.draft(draft.guide.id, draft.text.encode(), actor, at)
                work.guide_files.move(file.item, file.version, GuideState.PUBLISHED)
                manifest[file.item] = file.version
            editions = {(file.item, file.version): self._reader.read(file) for file in published(work.guide_files)}
            release = release_of(1, live_versions(manifest, editions), editions)
            digest = save(index_of(release, self._encoder), self._indexes)
            release_id = work.releases.create(actor, manifest, digest, at)
            work.releases.activate(release_id, at)
        self._looked = float("-inf")
        return release_id

    def roll_back(self, release_id: str, at: datetime) -> None:
        """Serve an earlier release again; raises Unknown."""
        with self._store.transaction() as work:
            work.releases.activate(release_id, at)
        self._looked = float("-inf")

    def load_samples(self, guides: Path, at: datetime) -> Checked | None:
        """Publish the sample library where nothing was published yet; what was found in its files, or None."""
        with self._store.reading() as work:
            try:
                work.releases.active()
            except NoRelease:
                pass
            else:
                return None
        checked = check(load_folder(guides))
        faulty = {finding.source for finding in checked.findings if finding.severity == "error"}
        self.publish_files([one for one in checked.guides if one.source not in faulty], "system", at)
        return checked

    def _manifest(self, work: Work) -> Mapping[str, int]:
        try:
            return work.releases.get(work.releases.active()).manifest
        except NoRelease:
            return {}


def live_versions(
    manifest: Mapping[str, int], editions: Mapping[tuple[str, int], Edition]
) -> dict[str, tuple[int, ...]]:
    """Versions served by item: up to the one the release names; an older one serves until the newer takes effect."""
    return {
        item: tuple(sorted(version for name, version in editions if name == item and version <= newest))
        for item, newest in manifest.items()
    }
