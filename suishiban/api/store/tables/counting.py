"""Which table counts what happens, without saying to whom?"""

from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, String, Table

from suishiban.api.store.tables.columns import instant, metadata, text

#: How often something happened in an hour; no row tells of a person.
tallies = Table(
    "tallies",
    metadata,
    instant("hour"),
    text("name", 32),
    text("item"),
    Column("key", String(160), nullable=False),
    Column("number", BigInteger, nullable=False),
    PrimaryKeyConstraint("hour", "name", "item", "key"),
)
