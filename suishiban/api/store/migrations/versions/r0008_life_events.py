"""Which column binds the cases of a life event, and how long may the id of a document be?"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("cases", sa.Column("event_no", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_cases_event_no"), "cases", ["event_no"], unique=False)
    # Within a life event the id of a document names its item too.
    with op.batch_alter_table("attachments") as table:
        table.alter_column(
            "material", existing_type=sa.String(length=64), type_=sa.String(length=130), existing_nullable=False
        )


def downgrade() -> None:
    with op.batch_alter_table("attachments") as table:
        table.alter_column(
            "material", existing_type=sa.String(length=130), type_=sa.String(length=64), existing_nullable=False
        )
    op.drop_index(op.f("ix_cases_event_no"), "cases")
    op.drop_column("cases", "event_no")
