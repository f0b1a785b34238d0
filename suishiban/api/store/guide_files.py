"""Which versions of a guide file are there, and how far is each?"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, func, select, update

from suishiban.api.store.errors import Unknown
from suishiban.api.store.tables import guide_files
from suishiban.api.store.tables.columns import AnyRow


class GuideState(StrEnum):
    """How far a version of a guide file is."""

    #: Being written; may still change.
    DRAFT = "draft"
    #: In a release, or ready for one; never changes again.
    PUBLISHED = "published"
    #: Was in a release that was rolled back; applications begun with it keep to it.
    WITHDRAWN = "withdrawn"
    #: A draft that was never published, and that a later one has replaced.
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class GuideFile:
    """One version of a guide file."""

    item: str
    version: int
    digest: str
    """SHA-256 of the content, hex."""
    content: bytes
    """YAML, UTF-8."""
    state: GuideState
    author: str
    created_at: datetime


class GuideFiles:
    """Guide files by item and version, from 1."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def draft(self, item: str, content: bytes, author: str, at: datetime) -> GuideFile:
        """A new version of the item as its draft, in place of an earlier one."""
        version = self.newest(item) + 1
        earlier = (guide_files.c.item == item, guide_files.c.state == GuideState.DRAFT.value)
        self._connection.execute(update(guide_files).where(*earlier).values(state=GuideState.REPLACED.value))
        digest = hashlib.sha256(content).hexdigest()
        file = GuideFile(item, version, digest, content, GuideState.DRAFT, author, at)
        self._connection.execute(guide_files.insert(), {name: getattr(file, name) for name in GuideFile.__slots__})
        return file

    def newest(self, item: str) -> int:
        """The highest version of the item, in whatever state; 0 where there is none."""
        latest = select(func.coalesce(func.max(guide_files.c.version), 0)).where(guide_files.c.item == item)
        return int(self._connection.execute(latest).scalar_one())

    def published(self) -> tuple[tuple[str, int], ...]:
        """(item, version) of everything that may be served."""
        return self._in_state(GuideState.PUBLISHED)

    def ever_published(self) -> tuple[tuple[str, int], ...]:
        """(item, version) of everything that was in a release once, rolled back or not."""
        return self._in_state(GuideState.PUBLISHED, GuideState.WITHDRAWN)

    def get(self, item: str, version: int) -> GuideFile:
        """Raises Unknown."""
        wanted = select(guide_files).where(guide_files.c.item == item, guide_files.c.version == version)
        row = self._connection.execute(wanted).one_or_none()
        if row is None:
            raise Unknown(guide=item, version=version)
        return _file(row)

    def history(self, item: str) -> tuple[GuideFile, ...]:
        """All versions, the first first."""
        found = select(guide_files).where(guide_files.c.item == item).order_by(guide_files.c.version)
        return tuple(_file(row) for row in self._connection.execute(found))

    def drafts(self) -> tuple[GuideFile, ...]:
        """What is being written, by item."""
        found = select(guide_files).where(guide_files.c.state == GuideState.DRAFT.value).order_by(guide_files.c.item)
        return tuple(_file(row) for row in self._connection.execute(found))

    def move(self, item: str, version: int, state: GuideState) -> None:
        """Publish or withdraw a version."""
        this = (guide_files.c.item == item, guide_files.c.version == version)
        self._connection.execute(update(guide_files).where(*this).values(state=state.value))

    def _in_state(self, *states: GuideState) -> tuple[tuple[str, int], ...]:
        these = guide_files.c.state.in_([state.value for state in states])
        found = select(guide_files.c.item, guide_files.c.version).where(these)
        rows = self._connection.execute(found.order_by(guide_files.c.item, guide_files.c.version))
        return tuple((row.item, row.version) for row in rows)


def _file(row: AnyRow) -> GuideFile:
    return GuideFile(row.item, row.version, row.digest, row.content, GuideState(row.state), row.author, row.created_at)
