"""How is a statement run that every turn runs?

On SQLite by the driver itself: SQLAlchemy's way to a statement and back costs several times what SQLite does with it.
On PostgreSQL by SQLAlchemy, whose share is small beside the way to the server, and which knows a lost connection.
"""

from collections.abc import Callable, Mapping, Sequence
from sqlite3 import Error
from typing import Any, TypeAlias

from sqlalchemy import Connection, Insert, Select, Update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

from suishiban.api.store.engines import driver

#: A row whose columns are read by place.
PlainRow: TypeAlias = Sequence[Any]
_Bind: TypeAlias = Callable[[Any], Any] | None

_SQLITE = sqlite.dialect()


class Prepared:
    """A statement made once, all of its parameters named; of the columns it returns none may need a conversion."""

    def __init__(self, statement: Select[*tuple[Any, ...]] | Insert | Update) -> None:
        self._statement = statement
        compiled = statement.compile(dialect=_SQLITE)
        assert isinstance(compiled, SQLCompiler)
        self._sql = str(compiled)
        self._places = tuple((name, _bind(compiled, name)) for name in compiled.positiontup or ())
        self._fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}

    def first(self, connection: Connection, values: Mapping[str, Any]) -> PlainRow | None:
        """Run it; the first row, or None. Raises SQLAlchemy's errors."""
        if connection.dialect.name != _SQLITE.name:
            return connection.execute(self._statement, values).first()
        try:
            # All rows: a statement left half-way would hold the transaction.
            rows = driver(connection).execute(self._sql, self._bound(values)).fetchall()
        except Error as error:
            raise self._as_sqlalchemy(error) from error
        return rows[0] if rows else None

    def run(self, connection: Connection, *values: Mapping[str, Any]) -> None:
        """Run a statement that returns nothing, once for each of `values`. Raises SQLAlchemy's errors."""
        if connection.dialect.name != _SQLITE.name:
            connection.execute(self._statement, values[0] if len(values) == 1 else values)
            return
        try:
            driver(connection).executemany(self._sql, map(self._bound, values))
        except Error as error:
            raise self._as_sqlalchemy(error) from error

    def _bound(self, values: Mapping[str, Any]) -> list[Any]:
        given = {**self._fixed, **values} if self._fixed else values
        return [given[name] if bind is None else bind(given[name]) for name, bind in self._places]

    def _as_sqlalchemy(self, error: Error) -> BaseException:
        """The error as SQLAlchemy raises it, without the parameters."""
        return DBAPIError.instance(self._sql, None, error, Error, hide_parameters=True, dialect=_SQLITE)


def _bind(compiled: SQLCompiler, name: str) -> _Bind:
    """What makes SQLite's value of a parameter; None: nothing need be done."""
    return compiled.binds[name].type.dialect_impl(_SQLITE).bind_processor(_SQLITE)
