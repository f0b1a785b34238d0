"""Which tables hold cases and what goes to and comes from the back ends?"""

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, String, Table, UniqueConstraint
from sqlalchemy import text as text_clause

from suishiban.api.store.tables.columns import instant, key, metadata, person, reference, sealed, text

cases = Table(
    "cases",
    metadata,
    key(),
    text("receipt_no"),
    text("item"),
    text("implementation_code"),
    Column("guide_version", Integer, nullable=False),
    reference("subject", "subjects.id"),
    person(),
    reference("conversation", "conversations.id", nullable=True, index=True),
    text("department", 100),
    text("region", 12),
    text("state", 32),
    instant("due_at", nullable=True, index=True),
    Column("version", Integer, nullable=False),
    text("decided_by", nullable=True),
    text("event_no", nullable=True, index=True),
    instant("created_at"),
    instant("updated_at"),
    UniqueConstraint("receipt_no"),
    Index("ix_cases_queue", "department", "state", "created_at"),
)

#: How many cases were opened on each day; their receipt numbers count them.
case_counts = Table("case_counts", metadata, key("day", 10), Column("opened", Integer, nullable=False))

#: Event `seq` made version `seq`.
case_events = Table(
    "case_events",
    metadata,
    reference("case", "cases.id"),
    Column("seq", Integer, nullable=False),
    text("kind", 32),
    text("actor"),
    instant("at"),
    Column("schema", Integer, nullable=False),
    sealed("payload"),
    PrimaryKeyConstraint("case", "seq"),
)

_OPEN = text_clause("delivered_at IS NULL AND dead_at IS NULL")

#: Messages to back ends, written with the case's own change; `seq` keeps a case's messages in order.
outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    text("id"),
    reference("case", "cases.id"),
    reference("subject", "subjects.id"),
    text("kind", 32),
    text("idempotency_key", 100),
    sealed("payload"),
    instant("created_at"),
    instant("next_at"),
    Column("attempts", Integer, nullable=False),
    text("claimed_by", nullable=True),
    instant("claimed_until", nullable=True),
    instant("delivered_at", nullable=True),
    instant("dead_at", nullable=True),
    Column("last_error", String(500), nullable=True),
    UniqueConstraint("id"),
    UniqueConstraint("idempotency_key"),
    Index("ix_outbox_case_seq", "case", "seq"),
    Index("ix_outbox_open", "seq", sqlite_where=_OPEN, postgresql_where=_OPEN),
    sqlite_autoincrement=True,
)

#: Call-backs seen, so that a doubled one is recognised.
inbox = Table("inbox", metadata, key("source"), key("id", 100), instant("at", index=True))
