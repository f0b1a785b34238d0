"""Where does a unit of work begin and end?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import Connection, text

from suishiban.api.store.blob_files import BlobFiles
from suishiban.api.store.engines import Engines, driver
from suishiban.api.store.group_commit import GroupCommit
from suishiban.api.store.vault import Vault
from suishiban.api.store.work import Work, work_on

T = TypeVar("T")


class Scrubbed(StrEnum):
    """What became of old pages after an erasure."""

    #: None is left.
    DONE = "done"
    #: A reader held them; try again.
    BUSY = "busy"
    #: The database is PostgreSQL, whose vacuum does it.
    NOT_HERE = "not here"


class Store:
    """One database with its vault and blob files; one per process, for all threads."""

    def __init__(self, engines: Engines, vault: Vault, files: BlobFiles) -> None:
        self._engines = engines
        self.vault = vault
        self.files = files
        self._group = GroupCommit(engines.writing, self._work)

    @property
    def embedded(self) -> bool:
        """Is it SQLite in one file?"""
        return self._engines.embedded

    def write(self, unit: Callable[[Work], T]) -> T:
        """Run `unit` in a transaction and return its result once that is committed; what it raises rolls it back.

        On SQLite, units of several threads share one commit, and `unit` may run in another caller's thread: it
        should be short, and reach the database through its `Work` alone. Raises WriteInsideWrite on SQLite.
        """
        if self.embedded:
            return self._group.run(unit)
        with self._engines.writing.begin() as connection:
            return unit(self._work(connection))

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """A writing transaction of its own (BEGIN IMMEDIATE on SQLite), committed at the end of the block."""
        if self.embedded:
            with self._group.alone() as writing:
                yield writing.work
        else:
            with self._engines.writing.begin() as connection:
                yield self._work(connection)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """A consistent view that cannot write and waits for no writer."""
        with self._engines.reading.begin() as connection:
            yield self._work(connection)

    def ping(self) -> None:
        """Raises SQLAlchemy's OperationalError when the database does not answer."""
        with self._engines.reading.begin() as connection:
            connection.execute(text("SELECT 1"))

    def scrub(self) -> Scrubbed:
        """After an erasure: fold SQLite's log into the file and empty it, so that no old page keeps a wrapped key.

        Waits up to 10 s for readers. PostgreSQL is vacuumed by its operator.
        """
        if not self.embedded:
            return Scrubbed.NOT_HERE
        with self._engines.writing.connect() as connection:
            busy, *_ = driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return Scrubbed.BUSY if busy else Scrubbed.DONE

    def close(self) -> None:
        """Close all connections."""
        self._group.close()
        self._engines.dispose()

    def _work(self, connection: Connection) -> Work:
        return work_on(connection, self.vault, self.files)
