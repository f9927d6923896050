"""The tables of a case, as SQLAlchemy Core sees them. The migrations make them; a test compares the two."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

originals = Table(
    "originals",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", Text, nullable=False),
)
"""Bytes as received; the bytes themselves lie in the folder `originals`."""

receipts = Table(
    "receipts",
    metadata,
    Column("sha256", String(64), ForeignKey("originals.sha256"), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("stated", LargeBinary, nullable=False),
    Column("parent", String(64), nullable=True),
)
"""Under which paths an original came, with the metadata last stated for each (JSON),
and the hash of the mail or archive that held it there."""

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String(64), ForeignKey("originals.sha256"), nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("text_sha256", String(64), nullable=False),
    Column("language", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("record_sha256", String(64), nullable=False),
)
"""Originals as text. `record` is the Document without its text (JSON); its hash covers the text too."""

layouts = Table(
    "layouts",
    metadata,
    Column("sha256", String(64), ForeignKey("documents.sha256"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
)
"""Where recognised words stand on their pages (compressed JSON)."""

former_texts = Table(
    "former_texts",
    metadata,
    Column("sha256", String(64), ForeignKey("documents.sha256"), primary_key=True),
    Column("text_sha256", String(64), primary_key=True),
    Column("extractor", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""Texts that a document had before another extractor made its text of today, for the decisions made on them."""

readings = Table(
    "readings",
    metadata,
    Column("sha256", String(64), ForeignKey("documents.sha256"), primary_key=True),
    Column("key", String(64), nullable=False),
    Column("claims", Integer, nullable=False),
    Column("failure", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
"""What the readers found (compressed JSON), under the key of all that went into it."""

claims = Table(
    "claims",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("sha256", String(64), ForeignKey("readings.sha256"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("predicate", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Index("claims_by_document", "sha256", "place"),
)

built = Table(
    "built",
    metadata,
    Column("part", String(32), primary_key=True),
    Column("inputs", String(64), nullable=False),
    Column("record", LargeBinary, nullable=False),
)
"""Parts of the picture as last assembled, under the hash of what they were assembled from."""

ingest_log = Table(
    "ingest_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("record", LargeBinary, nullable=False),
)

decision_log = Table(
    "decision_log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("record", LargeBinary, nullable=False),
)
"""Both logs only grow: triggers refuse UPDATE, DELETE and the reuse of a number."""

LOGS = (ingest_log, decision_log)
