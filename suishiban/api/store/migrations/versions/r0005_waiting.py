"""Which column tells since when a conversation waits for a person?"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("conversations", sa.Column("waiting_since", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_conversations_waiting_since"), "conversations", ["waiting_since"], unique=False)
    # Those that wait already have waited since they were used last, as far as anyone knows.
    op.execute("UPDATE conversations SET waiting_since = updated_at WHERE owner = 'waiting'")


def downgrade() -> None:
    op.drop_index(op.f("ix_conversations_waiting_since"), "conversations")
    op.drop_column("conversations", "waiting_since")
