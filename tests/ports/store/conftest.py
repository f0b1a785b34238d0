"""Which databases does the conformance suite of the store run on?"""

import getpass
import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest
from sqlalchemy import create_engine, text

from suishiban.api.settings import Settings, SiteKey
from suishiban.api.store.conversation_records import Conversation, NewConversation
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Store

SITE_KEY = SiteKey("2026a", b"k" * 32)
_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


class Database(Protocol):
    """A kind of database with the tables already made."""

    def fresh(self, folder: Path) -> Settings:
        """Settings of an empty store."""
        ...


class SqliteDatabase:
    """A file copied from a template: migrating takes half a second."""

    def __init__(self, folder: Path) -> None:
        self._template = Settings(data=folder, site_keys=(SITE_KEY,), index_key=b"i" * 32)
        open_store(self._template).close()

    def fresh(self, folder: Path) -> Settings:
        shutil.copy(self._template.data / "suishiban.db", folder / "suishiban.db")
        return replace(self._template, data=folder)


class PostgresDatabase:
    """Databases made from a template one."""

    def __init__(self, address: str, folder: Path) -> None:
        self._address = address
        self._numbers = itertools.count()
        self._run("CREATE DATABASE template")
        self._settings = Settings(site_keys=(SITE_KEY,), index_key=b"i" * 32)
        open_store(replace(self._settings, data=folder, database_url=self._url("template"))).close()

    def fresh(self, folder: Path) -> Settings:
        name = f"test{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name} TEMPLATE template")
        return replace(self._settings, data=folder, database_url=self._url(name))

    def _url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self._address}"

    def _run(self, statement: str) -> None:
        engine = create_engine(self._url("postgres").replace("postgresql", "postgresql+psycopg", 1))
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(statement))
        engine.dispose()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return SqliteDatabase(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A server of its own, without TCP and without flushing."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (extra `postgres`)")
    if not _BINARIES:
        pytest.skip("PostgreSQL's programs are not in /usr/lib/postgresql")
    # Not pytest's folder: the user postgres cannot enter that, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if getpass.getuser() == "root":
        shutil.chown(folder, "postgres")
    _postgres("initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "--no-sync", folder=folder)
    options = f"-k {folder} -c listen_addresses= -c fsync=off"
    _postgres("pg_ctl", "-D", f"{folder}/data", "-l", f"{folder}/log", "-w", "-o", options, "start", folder=folder)
    try:
        yield PostgresDatabase(str(folder), tmp_path_factory.mktemp("template"))
    finally:
        _postgres("pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop", folder=folder)
        shutil.rmtree(folder)


def _postgres(program: str, *arguments: str, folder: Path) -> None:
    """Run one of PostgreSQL's programs, which refuse to run as root."""
    drop = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
    command = [*drop, str(_BINARIES[-1] / program), *arguments]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings of an empty store on each database in turn."""
    database: Database = request.getfixturevalue(request.param)
    return database.fresh(tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """An empty store on each database in turn."""
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 3, 2, 12, 10, tzinfo=UTC)


@pytest.fixture
def begin(store: Store, now: datetime) -> Callable[..., Conversation]:
    """Begins a conversation, of a person where given."""

    def begin(person: str | None = None) -> Conversation:
        new = NewConversation(token_hash="t" * 64, channel="web", language="zh", region="9901", person=person)
        return store.write(lambda work: work.conversations.create(new, now))

    return begin
