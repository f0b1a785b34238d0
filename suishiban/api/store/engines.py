"""How are connections opened, and what does a transaction begin with?

SQLite: WAL, synchronous=FULL (a commit is on the disk before it returns), deleted content overwritten, and writers who
take the lock at BEGIN, so that no transaction fails half-way for want of it. PostgreSQL: its own defaults.
"""

from dataclasses import dataclass
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

#: Milliseconds to wait for another process's transaction.
BUSY_TIMEOUT = 10_000
#: Connections kept open for reading, and how many more under load.
READERS, MORE_READERS = 16, 48
#: Seconds after which an idle PostgreSQL connection is opened anew. Pinging each before use would cost three round
#: trips a turn; when the server restarts, the first error empties the pool and a repeated turn id makes good the rest.
RECYCLE = 1800
#: Writing connections of a PostgreSQL process; SQLite has one writer at a time.
WRITERS, MORE_WRITERS = 16, 16


@dataclass(frozen=True, slots=True)
class Engines:
    """One database, opened twice."""

    writing: Engine
    reading: Engine
    """Refuses to write."""

    @property
    def embedded(self) -> bool:
        """Is it SQLite?"""
        return self.writing.dialect.name == "sqlite"

    def dispose(self) -> None:
        self.writing.dispose()
        self.reading.dispose()


def open_engines(url: str) -> Engines:
    """Engines for `sqlite:///file` or `postgresql://…`."""
    target = make_url(url)
    return _sqlite(target) if target.get_backend_name() == "sqlite" else _postgresql(target)


def _postgresql(url: URL) -> Engines:
    driver = url.set(drivername="postgresql+psycopg")
    writing = create_engine(
        driver, pool_size=WRITERS, max_overflow=MORE_WRITERS, pool_recycle=RECYCLE, hide_parameters=True
    )
    reading = create_engine(
        driver,
        pool_size=READERS,
        max_overflow=MORE_READERS,
        pool_recycle=RECYCLE,
        hide_parameters=True,
        execution_options={"postgresql_readonly": True},
    )
    return Engines(writing, reading)


def _sqlite(url: URL) -> Engines:
    arguments = {"check_same_thread": False, "timeout": BUSY_TIMEOUT / 1000}
    # Parameters stay out of error messages: blind indexes and ciphertexts help nobody who reads a log.
    writing = create_engine(url, connect_args=arguments, pool_size=1, max_overflow=2, hide_parameters=True)
    reading = create_engine(
        url, connect_args=arguments, pool_size=READERS, max_overflow=MORE_READERS, hide_parameters=True
    )
    event.listen(writing, "connect", _prepare_writer)
    event.listen(writing, "begin", _begin_immediate)
    event.listen(reading, "connect", _prepare_reader)
    event.listen(reading, "begin", _begin_deferred)
    return Engines(writing, reading)


def _prepare_writer(connection: SqliteConnection, entry: ConnectionPoolEntry) -> None:
    # None: BEGIN is sent by us alone, not by the sqlite3 module's guess.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _prepare_reader(connection: SqliteConnection, entry: ConnectionPoolEntry) -> None:
    _prepare_writer(connection, entry)
    connection.execute("PRAGMA query_only=ON")


def _begin_immediate(connection: Connection) -> None:
    driver(connection).execute("BEGIN IMMEDIATE")


def _begin_deferred(connection: Connection) -> None:
    driver(connection).execute("BEGIN")


def driver(connection: Connection) -> SqliteConnection:
    """The driver's own connection, for what must cost microseconds; SQLite only."""
    own = connection.connection.driver_connection
    assert isinstance(own, SqliteConnection)
    return own
