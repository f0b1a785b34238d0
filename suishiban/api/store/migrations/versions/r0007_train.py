"""Which tables and columns do review and the regression gate need?"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "golden_dialogues",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_golden_dialogues")),
    )
    op.create_table(
        "guide_reviews",
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reviewer", sa.String(length=64), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("item", "version", "reviewer", name=op.f("pk_guide_reviews")),
    )
    op.create_table(
        "gate_runs",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("drafts", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=True),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("claimed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate_runs")),
    )
    op.create_index(op.f("ix_gate_runs_state"), "gate_runs", ["state"], unique=False)
    op.create_index(op.f("ix_gate_runs_at"), "gate_runs", ["at"], unique=False)
    with op.batch_alter_table("releases") as table:
        table.add_column(sa.Column("number", sa.Integer(), nullable=True))
        table.add_column(sa.Column("gate", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("override", sa.String(length=500), nullable=True))
    # Until now their order was that of their times.
    op.execute(
        "UPDATE releases SET number = (SELECT count(*) FROM releases AS r WHERE r.created_at < releases.created_at "
        "OR (r.created_at = releases.created_at AND r.id <= releases.id))"
    )
    with op.batch_alter_table("releases") as table:
        table.alter_column("number", existing_type=sa.Integer(), nullable=False)
        table.create_unique_constraint(op.f("uq_releases_number"), ["number"])


def downgrade() -> None:
    with op.batch_alter_table("releases") as table:
        table.drop_constraint(op.f("uq_releases_number"), type_="unique")
        table.drop_column("override")
        table.drop_column("gate")
        table.drop_column("number")
    op.drop_index(op.f("ix_gate_runs_at"), "gate_runs")
    op.drop_index(op.f("ix_gate_runs_state"), "gate_runs")
    op.drop_table("gate_runs")
    op.drop_table("guide_reviews")
    op.drop_table("golden_dialogues")
