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
    #: No longer used.
    WITHDRAWN = "withdrawn"


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
        """A new version of the item as a draft."""
        latest = select(func.coalesce(func.max(guide_files.c.version), 0)).where(guide_files.c.item == item)
        version = self._connection.execute(latest).scalar_one() + 1
        digest = hashlib.sha256(content).hexdigest()
        file = GuideFile(item, version, digest, content, GuideState.DRAFT, author, at)
        self._connection.execute(guide_files.insert(), {name: getattr(file, name) for name in GuideFile.__slots__})
        return file

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

    def latest(self, state: GuideState) -> tuple[GuideFile, ...]:
        """The highest version of every item in that state, by item."""
        highest = (
            select(guide_files.c.item, func.max(guide_files.c.version).label("version"))
            .where(guide_files.c.state == state)
            .group_by(guide_files.c.item)
            .subquery()
        )
        same = (guide_files.c.item == highest.c.item) & (guide_files.c.version == highest.c.version)
        found = select(guide_files).join(highest, same).order_by(guide_files.c.item)
        return tuple(_file(row) for row in self._connection.execute(found))

    def move(self, item: str, version: int, state: GuideState) -> None:
        """Publish or withdraw a version."""
        this = (guide_files.c.item == item, guide_files.c.version == version)
        self._connection.execute(update(guide_files).where(*this).values(state=state.value))


def _file(row: AnyRow) -> GuideFile:
    return GuideFile(row.item, row.version, row.digest, row.content, GuideState(row.state), row.author, row.created_at)
