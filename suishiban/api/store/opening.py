"""How does a store open, with its tables as this version of the service needs them?"""

from sqlalchemy import Connection, inspect, select, table, text
from sqlalchemy.sql import column

from suishiban.api.settings import Settings
from suishiban.api.store.blob_files import BlobFiles
from suishiban.api.store.engines import Engines, open_engines
from suishiban.api.store.store import Store
from suishiban.api.store.vault import Vault

#: The newest migration.
HEAD = "0011"
#: Any number, the same in all processes: one of them migrates, the others wait.
_LOCK = 7_205_001


def open_store(settings: Settings) -> Store:
    """The store that `settings` names, migrated to this version; needs its keys (`demo_keys`, `readiness`).

    Raises DatabaseNewer, and SQLAlchemy's OperationalError where the database cannot be reached.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    engines = open_engines(settings.url_of_database)
    vault = Vault(settings.site_keys, settings.index_key, settings.cipher)
    bring_up_to_date(engines)
    return Store(engines, vault, BlobFiles(settings.blobs))


def bring_up_to_date(engines: Engines) -> None:
    """Create the tables, or migrate them, in one transaction; nothing where they are up to date."""
    with engines.writing.begin() as connection:
        if not engines.embedded:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if _version(connection) == HEAD:
            return
        # Alembic costs 0.8 s to import, which a start on an up-to-date database saves.
        from suishiban.api.store.migrate import upgrade  # noqa: PLC0415

        upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(select(column("version_num")).select_from(table("alembic_version"))).scalar_one_or_none()
