"""The former texts of documents, for the decisions that were made on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "former_texts",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("documents.sha256"), primary_key=True),
        sa.Column("text_sha256", sa.String(64), primary_key=True),
        sa.Column("extractor", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
