"""Which table and columns do mandates need?"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "mandates",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("agent", sa.String(length=64), nullable=False),
        sa.Column("principal", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("until", sa.String(length=10), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["subject"], ["subjects.id"], name=op.f("fk_mandates_subject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandates")),
    )
    op.create_index(op.f("ix_mandates_agent"), "mandates", ["agent"], unique=False)
    op.create_index(op.f("ix_mandates_principal"), "mandates", ["principal"], unique=False)
    op.create_index(op.f("ix_mandates_until"), "mandates", ["until"], unique=False)
    for name in ("accesses", "consents"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("mandate", sa.String(length=64), nullable=True))


def downgrade() -> None:
    for name in ("consents", "accesses"):
        with op.batch_alter_table(name) as table:
            table.drop_column("mandate")
    op.drop_index(op.f("ix_mandates_until"), "mandates")
    op.drop_index(op.f("ix_mandates_principal"), "mandates")
    op.drop_index(op.f("ix_mandates_agent"), "mandates")
    op.drop_table("mandates")
