"""Which kinds of columns do the tables have?"""

from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Column, Dialect, ForeignKey, LargeBinary, MetaData, Row, String, TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

#: A row of any statement; its columns are read by name.
AnyRow: TypeAlias = Row[*tuple[Any, ...]]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware time, kept as microseconds since 1970 in UTC, so that SQLite orders and compares it too."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def key(name: str = "id", length: int = 64) -> Column[str]:
    """A text key."""
    return Column(name, String(length), primary_key=True)


def text(name: str, length: int = 64, *, nullable: bool = False, index: bool = False) -> Column[str]:
    return Column(name, String(length), nullable=nullable, index=index)


def reference(name: str, target: str, *, nullable: bool = False, index: bool = False) -> Column[str]:
    """A text key of another table, as `table.column`."""
    return Column(name, String(64), ForeignKey(target), nullable=nullable, index=index)


def instant(name: str, *, nullable: bool = False, index: bool = False) -> Column[datetime]:
    return Column(name, Instant, nullable=nullable, index=index)


def sealed(name: str, *, nullable: bool = False) -> Column[bytes]:
    """A ciphertext of the row's subject."""
    return Column(name, LargeBinary, nullable=nullable)


def person(*, nullable: bool = True) -> Column[str]:
    """The blind index of a person or company."""
    return Column("person", String(64), nullable=nullable, index=True)
