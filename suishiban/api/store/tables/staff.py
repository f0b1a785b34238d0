"""Which tables hold staff, who is logged in, who tried to, and what an operator has switched on?"""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from suishiban.api.store.tables.columns import instant, key, metadata, text

staff = Table(
    "staff",
    metadata,
    key(),
    text("number", 32),
    text("name", 100),
    text("role", 16),
    text("department", 100),
    text("region", 12),
    Column("password_hash", String(200), nullable=False),
    Column("disabled", Boolean, nullable=False),
    UniqueConstraint("number"),
)

#: The token itself is not kept. `holder` is a person's blind index or a member of staff.
sessions = Table(
    "sessions",
    metadata,
    key("token_hash"),
    text("kind", 16),
    text("holder", index=True),
    instant("created_at"),
    instant("expires_at", index=True),
)

#: Log-ins of staff that have not succeeded; `key` is the blind index of a staff number or of an address.
log_in_attempts = Table(
    "log_in_attempts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    text("key"),
    instant("at"),
    Index("ix_log_in_attempts_key", "key", "at"),
    sqlite_autoincrement=True,
)

#: A row for each switch that is on.
switches = Table("switches", metadata, key("name", 32), text("actor"), instant("since"))
