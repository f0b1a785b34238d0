"""How are the tables brought to the newest version?"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script.revision import ResolutionError
from alembic.util import CommandError
from sqlalchemy import Connection

from suishiban.api.store.errors import DatabaseNewer


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration for `connection`; there is no ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Run what is missing, inside the caller's transaction; raises DatabaseNewer."""
    try:
        command.upgrade(alembic_config(connection), "head")
    except (CommandError, ResolutionError) as error:
        raise DatabaseNewer(right="start the version that wrote it, or restore a backup") from error
