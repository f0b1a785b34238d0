"""How often was a log-in tried lately?"""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from suishiban.api.store.tables import log_in_attempts


class Attempts:
    """Log-ins that have not succeeded, by the blind index of whom they name or where they come from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def since(self, key: str, after: datetime) -> tuple[datetime, ...]:
        """When they were made, the first first."""
        mine = (log_in_attempts.c.key == key, log_in_attempts.c.at > after)
        found = select(log_in_attempts.c.at).where(*mine).order_by(log_in_attempts.c.at)
        return tuple(self._connection.execute(found).scalars())

    def note(self, key: str, at: datetime) -> int:
        """One more; its id."""
        made = self._connection.execute(log_in_attempts.insert().values(key=key, at=at).returning(log_in_attempts.c.id))
        return int(made.scalar_one())

    def take_back(self, id: int) -> None:
        """This one succeeded after all."""
        self._connection.execute(delete(log_in_attempts).where(log_in_attempts.c.id == id))

    def forget(self, key: str) -> None:
        """All of this key."""
        self._connection.execute(delete(log_in_attempts).where(log_in_attempts.c.key == key))

    def expire(self, before: datetime) -> None:
        """Drop what no longer counts."""
        self._connection.execute(delete(log_in_attempts).where(log_in_attempts.c.at <= before))
