"""Which tables hold conversations, their turns and what was left unanswered?"""

from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, String, Table

from suishiban.api.store.tables.columns import instant, key, metadata, person, reference, sealed, text

conversations = Table(
    "conversations",
    metadata,
    key(),
    reference("subject", "subjects.id"),
    person(),
    text("token_hash"),
    text("channel", 32),
    text("sender", nullable=True, index=True),
    text("language", 8),
    text("region", 12),
    Column("version", Integer, nullable=False),
    text("owner"),
    sealed("snapshot", nullable=True),
    Column("snapshot_version", Integer, nullable=False),
    instant("created_at"),
    instant("updated_at", index=True),
    instant("waiting_since", nullable=True, index=True),
    instant("drafts_due", nullable=True, index=True),
)

#: Event `seq` made version `seq`.
conversation_events = Table(
    "conversation_events",
    metadata,
    reference("conversation", "conversations.id"),
    Column("seq", Integer, nullable=False),
    text("turn", nullable=True),
    instant("at"),
    Column("schema", Integer, nullable=False),
    sealed("payload"),
    PrimaryKeyConstraint("conversation", "seq"),
)

turns = Table(
    "turns",
    metadata,
    reference("conversation", "conversations.id"),
    text("id"),
    Column("state", String(16), nullable=False),
    sealed("utterance"),
    sealed("reply", nullable=True),
    Column("version_after", Integer, nullable=True),
    instant("at"),
    PrimaryKeyConstraint("conversation", "id"),
)

attachments = Table(
    "attachments",
    metadata,
    key(),
    reference("conversation", "conversations.id", index=True),
    reference("blob", "blobs.digest"),
    text("material", 130),
    sealed("name"),
    instant("at"),
)

#: Single use, few tries; the code itself is not kept.
resume_codes = Table(
    "resume_codes",
    metadata,
    Column("conversation", String(64), primary_key=True),
    text("code_hash"),
    Column("tries", Integer, nullable=False),
    instant("expires_at"),
    ForeignKeyConstraint(["conversation"], ["conversations.id"]),
)

#: Questions that no guide answered, masked and encrypted.
unanswered = Table(
    "unanswered",
    metadata,
    key(),
    reference("subject", "subjects.id"),
    sealed("question"),
    text("item", nullable=True),
    text("region", 12),
    text("outcome", 32),
    text("settled_by", nullable=True),
    instant("at", index=True),
)

feedback = Table(
    "feedback",
    metadata,
    key(),
    reference("conversation", "conversations.id", index=True),
    text("turn"),
    Column("score", Integer, nullable=False),
    sealed("comment", nullable=True),
    instant("at"),
)
