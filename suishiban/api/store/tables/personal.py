"""Which tables hold persons, their keys, what they agreed to and who read what?"""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, String, Table

from suishiban.api.store.tables.columns import instant, key, metadata, person, reference, sealed, text

#: A data key each: of a person, an anonymous conversation, or a case. Erasure empties `wrapped` and keeps the row.
subjects = Table(
    "subjects",
    metadata,
    key(),
    person(),
    text("site_key", 32),
    Column("wrapped", LargeBinary, nullable=True),
    instant("created_at"),
    instant("retain_until", nullable=True),
    instant("erased_at", nullable=True),
)

#: What the service knows of a person who logged in.
people = Table("people", metadata, key("person"), reference("subject", "subjects.id"), sealed("profile"), instant("at"))

#: A foreign account, by its blind index, of a person who logged in.
bindings = Table("bindings", metadata, key("account"), text("kind", 16), person(nullable=False), instant("at"))

consents = Table(
    "consents",
    metadata,
    key(),
    person(nullable=False),
    text("source"),
    text("purpose", 500),
    instant("given_at"),
    instant("withdrawn_at", nullable=True),
    text("mandate", nullable=True),
)

#: Leave of one person or company (`principal`, a blind index) for another (`agent`) to act for them.
mandates = Table(
    "mandates",
    metadata,
    key(),
    reference("subject", "subjects.id"),
    text("agent", index=True),
    text("principal", index=True),
    text("state", 16),
    text("until", 10, index=True),
    sealed("payload"),
    instant("at"),
    instant("ended_at", nullable=True),
)

#: What a principal is told of a mandate in their name, by their blind index; a row each, told or not.
mandate_notices = Table(
    "mandate_notices",
    metadata,
    Column("mandate", String(64), ForeignKey("mandates.id"), primary_key=True),
    Column("person", String(64), primary_key=True, index=True),
    key("what", 16),
    instant("at"),
    instant("told_at", nullable=True, index=True),
)

#: Every read of a data source, and every reveal of a masked value.
accesses = Table(
    "accesses",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    text("actor"),
    person(nullable=False),
    text("source"),
    text("purpose", 500),
    instant("at"),
    text("mandate", nullable=True),
    sqlite_autoincrement=True,
)

#: A chain: each row's digest covers the row and the digest before it.
audit = Table(
    "audit",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    instant("at"),
    text("actor"),
    text("action"),
    text("object"),
    person(),
    text("purpose", 500),
    text("evidence"),
    text("digest_prev"),
    text("digest"),
)

#: One row: the end of the chain. Appending locks it; cutting rows off the end leaves it too far ahead.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    text("digest"),
    text("proof"),
)

#: An uploaded or generated file; the encrypted bytes lie in the blob folder under the digest.
blobs = Table(
    "blobs",
    metadata,
    key("digest"),
    reference("subject", "subjects.id", index=True),
    Column("media_type", String(100), nullable=False),
    Column("size", BigInteger, nullable=False),
    sealed("name"),
    instant("created_at"),
)
