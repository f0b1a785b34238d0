"""Which table did log-ins with foreign accounts need?"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "bindings",
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_bindings")),
    )
    op.create_index(op.f("ix_bindings_person"), "bindings", ["person"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_bindings_person"), "bindings")
    op.drop_table("bindings")
