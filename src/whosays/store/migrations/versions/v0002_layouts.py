"""Where recognised words stand on their pages, and which mail or archive held an original."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "layouts",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("documents.sha256"), primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.add_column("receipts", sa.Column("parent", sa.String(64), nullable=True))
