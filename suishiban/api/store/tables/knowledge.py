"""Which tables hold guide files and their releases?"""

from sqlalchemy import Column, Integer, LargeBinary, PrimaryKeyConstraint, Table, UniqueConstraint

from suishiban.api.store.tables.columns import instant, key, metadata, reference, text

guide_files = Table(
    "guide_files",
    metadata,
    key("item"),
    Column("version", Integer, primary_key=True, autoincrement=False),
    text("digest"),
    Column("content", LargeBinary, nullable=False),
    text("state", 16, index=True),
    text("author"),
    instant("created_at"),
)

releases = Table("releases", metadata, key(), text("actor"), text("index_digest"), instant("created_at"))

release_items = Table(
    "release_items",
    metadata,
    reference("release", "releases.id"),
    text("item"),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("release", "item"),
)

#: One row (id 1), which every turn reads once.
active_release = Table(
    "active_release",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    reference("release", "releases.id"),
    instant("since"),
)

#: Asked before every release. What citizens asked is kept in the wording that an administrator accepted, masked.
golden_questions = Table(
    "golden_questions",
    metadata,
    key(),
    text("text", 500),
    text("item"),
    text("section", 32),
    text("region", 12),
    text("origin", 16),
    text("added_by"),
    instant("at"),
    UniqueConstraint("text", "region"),
)
