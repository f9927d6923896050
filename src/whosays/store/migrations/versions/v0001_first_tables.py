"""The first tables: originals, documents, readings, claims, the built picture, the two logs, full-text search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "originals",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
    )
    op.create_table(
        "receipts",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("originals.sha256"), primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("stated", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("originals.sha256"), nullable=False, unique=True),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.String(64), nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.Column("record_sha256", sa.String(64), nullable=False),
    )
    op.create_table(
        "readings",
        sa.Column("sha256", sa.String(64), sa.ForeignKey("documents.sha256"), primary_key=True),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("claims", sa.Integer, nullable=False),
        sa.Column("failure", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("sha256", sa.String(64), sa.ForeignKey("readings.sha256"), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("predicate", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_index("claims_by_document", "claims", ["sha256", "place"])
    op.create_table(
        "built",
        sa.Column("part", sa.String(32), primary_key=True),
        sa.Column("inputs", sa.String(64), nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    for log in ("ingest_log", "decision_log"):
        op.create_table(
            log,
            sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("record", sa.LargeBinary, nullable=False),
        )
        _append_only(log)
    _full_text()


def _append_only(log: str) -> None:
    """Refuse every change to a line that is there. A REPLACE would delete without firing a trigger."""
    refuse = f"SELECT RAISE(ABORT, 'the {log} is append-only');"
    op.execute(f"CREATE TRIGGER {log}_no_update BEFORE UPDATE ON {log} BEGIN {refuse} END")
    op.execute(f"CREATE TRIGGER {log}_no_delete BEFORE DELETE ON {log} BEGIN {refuse} END")
    op.execute(
        f"CREATE TRIGGER {log}_no_replace BEFORE INSERT ON {log} "
        f"WHEN EXISTS (SELECT 1 FROM {log} WHERE number = NEW.number) BEGIN {refuse} END"
    )


def _full_text() -> None:
    """An index over the texts that reads them from `documents`, kept in step by triggers."""
    op.execute(
        "CREATE VIRTUAL TABLE texts USING fts5(title, text, content='documents', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    add = "INSERT INTO texts(rowid, title, text) VALUES (NEW.number, NEW.title, NEW.text);"
    drop = "INSERT INTO texts(texts, rowid, title, text) VALUES ('delete', OLD.number, OLD.title, OLD.text);"
    op.execute(f"CREATE TRIGGER texts_insert AFTER INSERT ON documents BEGIN {add} END")
    op.execute(f"CREATE TRIGGER texts_delete AFTER DELETE ON documents BEGIN {drop} END")
    op.execute(f"CREATE TRIGGER texts_update AFTER UPDATE OF title, text ON documents BEGIN {drop} {add} END")
