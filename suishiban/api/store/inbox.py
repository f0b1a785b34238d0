"""Was this call-back seen before?"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import IntegrityError

from suishiban.api.store.tables import inbox


class Sight(StrEnum):
    """Whether a call-back is new."""

    #: For the first time: act on it in this same transaction.
    FIRST = "first"
    #: Seen before: answer as the first time, and do nothing.
    AGAIN = "again"


class Inbox:
    """The ids of call-backs, per sender."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def see(self, source: str, id: str, at: datetime) -> Sight:
        """Note the call-back; of two at once one is FIRST."""
        known = select(inbox.c.id).where(inbox.c.source == source, inbox.c.id == id)
        if self._connection.execute(known).first() is not None:
            return Sight.AGAIN
        try:
            with self._connection.begin_nested():
                self._connection.execute(inbox.insert(), {"source": source, "id": id, "at": at})
        except IntegrityError:
            return Sight.AGAIN
        return Sight.FIRST

    def forget(self, before: datetime) -> None:
        """Drop what was seen before; keep longer than any back end repeats."""
        self._connection.execute(delete(inbox).where(inbox.c.at < before))
