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

#: `number` counts the releases from 1; `gate` is the run that let it through, or that was overridden, and why.
releases = Table(
    "releases",
    metadata,
    key(),
    Column("number", Integer, nullable=False, unique=True),
    text("actor"),
    text("index_digest"),
    instant("created_at"),
    text("gate", nullable=True),
    text("override", 500, nullable=True),
)

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

#: Dialogues played before every release, as the text of a dialogue file.
golden_dialogues = Table(
    "golden_dialogues",
    metadata,
    key(),
    text("name", 300),
    Column("content", LargeBinary, nullable=False),
    text("added_by"),
    instant("at"),
)

#: What a second person thinks of a draft; of each person the latest.
guide_reviews = Table(
    "guide_reviews",
    metadata,
    text("item"),
    Column("version", Integer, nullable=False),
    text("reviewer"),
    text("verdict", 16),
    text("note", 500),
    instant("at"),
    PrimaryKeyConstraint("item", "version", "reviewer"),
)

#: Rehearsals of a release; `drafts` is the JSON of item → version, `report` that of what was found.
gate_runs = Table(
    "gate_runs",
    metadata,
    key(),
    text("base"),
    Column("drafts", LargeBinary, nullable=False),
    text("state", 16, index=True),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("report", LargeBinary, nullable=True),
    text("asked_by"),
    instant("at", index=True),
    instant("claimed_at", nullable=True),
)
