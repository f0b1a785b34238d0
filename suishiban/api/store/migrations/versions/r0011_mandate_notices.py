"""Which table holds what principals are still to be told of their mandates?"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "mandate_notices",
        sa.Column("mandate", sa.String(length=64), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["mandate"], ["mandates.id"], name=op.f("fk_mandate_notices_mandate")),
        sa.PrimaryKeyConstraint("mandate", "person", "what", name=op.f("pk_mandate_notices")),
    )
    op.create_index(op.f("ix_mandate_notices_person"), "mandate_notices", ["person"], unique=False)
    op.create_index(op.f("ix_mandate_notices_told_at"), "mandate_notices", ["told_at"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_mandate_notices_told_at"), "mandate_notices")
    op.drop_index(op.f("ix_mandate_notices_person"), "mandate_notices")
    op.drop_table("mandate_notices")
