"""Which foreign account belongs to which citizen?"""

from datetime import datetime

from sqlalchemy import Connection, delete, select

from suishiban.api.store.tables import bindings


class Bindings:
    """Accounts by their blind index; the account itself is not kept."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def bind(self, account: str, kind: str, person: str, at: datetime) -> None:
        """The account is the person's from now on, whosever it was."""
        self._connection.execute(delete(bindings).where(bindings.c.account == account))
        row = {"account": account, "kind": kind, "person": person, "at": at}
        self._connection.execute(bindings.insert(), row)

    def person(self, account: str) -> str | None:
        """The blind index of whom the account belongs to; None: nobody."""
        found = select(bindings.c.person).where(bindings.c.account == account)
        return self._connection.execute(found).scalar_one_or_none()
