"""Which set of guide versions is served?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from suishiban.api.store.errors import Unknown
from suishiban.api.store.keyring import new_id
from suishiban.api.store.tables import active_release, release_items, releases
from suishiban.api.store.tables.columns import AnyRow

_ONLY = 1
_ACTIVE = select(active_release.c.release)


class NoRelease(Unknown):
    """No release is active yet; publish one"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A set of guide versions with the index built from them."""

    id: str
    number: int
    """Counts the releases, from 1."""
    actor: str
    index_digest: str
    created_at: datetime
    manifest: Mapping[str, int]
    """Item → version."""
    gate: str | None = None
    """The gate run it went through; None: it was published from files."""
    override: str | None = None
    """Why it was published although something spoke against it."""


class Releases:
    """Releases; one is active, which each turn reads once and pins."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def create(
        self,
        actor: str,
        manifest: Mapping[str, int],
        index_digest: str,
        at: datetime,
        *,
        gate: str | None = None,
        override: str | None = None,
    ) -> str:
        """A release that is not active yet; its id."""
        id = new_id()
        number = 1 + int(self._connection.execute(select(func.coalesce(func.max(releases.c.number), 0))).scalar_one())
        values = {"id": id, "number": number, "actor": actor, "index_digest": index_digest, "created_at": at}
        values |= {"gate": gate, "override": override}
        self._connection.execute(releases.insert(), values)
        rows = [{"release": id, "item": item, "version": version} for item, version in manifest.items()]
        if rows:
            self._connection.execute(release_items.insert(), rows)
        return id

    def activate(self, release: str, at: datetime) -> None:
        """Serve `release` from now on; rolling back is activating an earlier one. Raises Unknown."""
        self.get(release)
        present = self._connection.execute(_ACTIVE.with_for_update()).first()
        if present is None:
            self._connection.execute(active_release.insert(), {"id": _ONLY, "release": release, "since": at})
        else:
            self._connection.execute(update(active_release).values(release=release, since=at))

    def active(self) -> str:
        """Id of the release served; raises NoRelease."""
        release: str | None = self._connection.execute(_ACTIVE).scalar_one_or_none()
        if release is None:
            raise NoRelease()
        return release

    def get(self, release: str) -> Release:
        """Raises Unknown."""
        row = self._connection.execute(select(releases).where(releases.c.id == release)).one_or_none()
        if row is None:
            raise Unknown(release=release)
        return self._release(row)

    def number(self, release: str) -> int:
        """Its place among all releases, from 1 for the first; raises Unknown."""
        return self.get(release).number

    def history(self, limit: int = 50) -> tuple[Release, ...]:
        """The latest first."""
        found = select(releases).order_by(releases.c.number.desc()).limit(limit)
        return tuple(self._release(row) for row in self._connection.execute(found).all())

    def latest_indexes(self, limit: int) -> frozenset[str]:
        """Digests of the indexes of the latest `limit` releases."""
        found = select(releases.c.index_digest).order_by(releases.c.number.desc()).limit(limit)
        return frozenset(self._connection.execute(found).scalars())

    def _release(self, row: AnyRow) -> Release:
        items = select(release_items.c.item, release_items.c.version).where(release_items.c.release == row.id)
        pairs = self._connection.execute(items.order_by(release_items.c.item)).all()
        manifest = {pair.item: pair.version for pair in pairs}
        return Release(
            id=row.id,
            number=row.number,
            actor=row.actor,
            index_digest=row.index_digest,
            created_at=row.created_at,
            manifest=manifest,
            gate=row.gate,
            override=row.override,
        )
