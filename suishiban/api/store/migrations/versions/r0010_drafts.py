"""Which column tells when the drafts of a conversation are to be looked at?"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("conversations", sa.Column("drafts_due", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_conversations_drafts_due"), "conversations", ["drafts_due"], unique=False)
    # Whether there are any is sealed: each is looked at once.
    op.execute("UPDATE conversations SET drafts_due = updated_at")


def downgrade() -> None:
    op.drop_index(op.f("ix_conversations_drafts_due"), "conversations")
    op.drop_column("conversations", "drafts_due")
