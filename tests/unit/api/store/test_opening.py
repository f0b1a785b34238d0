"""Do the migrations make exactly the tables of this version, and does SQLite run as promised?"""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from suishiban.api.settings import Settings, SiteKey
from suishiban.api.store.engines import Engines, open_engines
from suishiban.api.store.errors import DatabaseNewer
from suishiban.api.store.migrate import alembic_config
from suishiban.api.store.opening import HEAD, bring_up_to_date, open_store
from suishiban.api.store.tables import metadata


@pytest.fixture
def engines(tmp_path: Path) -> Engines:
    opened = open_engines(f"sqlite:///{tmp_path}/suishiban.db")
    bring_up_to_date(opened)
    return opened


def test_the_migrations_make_the_tables_of_this_version(engines: Engines) -> None:
    with engines.writing.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engines.dispose()


def test_the_newest_migration_is_the_one_that_start_up_looks_for(engines: Engines) -> None:
    with engines.writing.begin() as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_current_head() == HEAD
    engines.dispose()


def test_a_database_of_a_newer_version_is_refused(engines: Engines) -> None:
    with engines.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseNewer, match="restore a backup"):
        bring_up_to_date(engines)
    engines.dispose()


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path) -> None:
    engines = open_engines(f"sqlite:///{tmp_path}/suishiban.db")
    with engines.writing.begin() as connection:
        # In the way of the migration's own table, half-way through.
        connection.execute(text("CREATE TABLE releases (id INTEGER)"))
    with pytest.raises(Exception, match="releases already exists"):
        bring_up_to_date(engines)
    with engines.writing.begin() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
    assert tables == ["releases"]
    engines.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1), ("busy_timeout", 10_000)],
)
def test_sqlite_flushes_each_commit(engines: Engines, pragma: str, value: object) -> None:
    for engine in (engines.writing, engines.reading):
        with engine.begin() as connection:
            assert connection.execute(text(f"PRAGMA {pragma}")).scalar_one() == value
    engines.dispose()


def test_the_folder_is_made_and_a_second_start_finds_its_data(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "new" / "data", site_keys=(SiteKey("a", b"k" * 32),), index_key=b"i" * 32)
    first = open_store(settings)
    first.write(lambda work: work.releases.create("staff:1", {}, "d1", datetime(2026, 3, 2, tzinfo=UTC)))
    first.close()
    second = open_store(settings)
    second.ping()
    with second.reading() as work:
        assert [release.index_digest for release in work.releases.history()] == ["d1"]
    second.close()
