"""Which tables hold staff and who is logged in?"""

from sqlalchemy import Boolean, Column, String, Table, UniqueConstraint

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
