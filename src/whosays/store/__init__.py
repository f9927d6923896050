"""The store of a case: SQLite through SQLAlchemy Core. The only code that knows SQL.

A case is a folder that can be copied. Everything in one `writing` block is kept together or not at all; what a
caller has been told is kept survives the end of the program, however it ends.

    with open_case(root) as case, writing(case) as unit:
        put_document(unit, document)
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from whosays.store import database
from whosays.store.folder import (
    Case,
    Folder,
    create_case,
    finish_removal,
    keep_original,
    open_case,
    original_file,
    read_original,
)
from whosays.store.inputs import (
    count_documents,
    document,
    document_hashes,
    document_languages,
    documents,
    find_document,
    former_text,
    former_texts,
    holders,
    inside,
    layout,
    move_receipt,
    originals,
    others_at,
    paths_of,
    put_document,
    receive,
    search,
    standing,
    stated_at,
    text_hash,
)
from whosays.store.logs import append_decision, append_ingest, decisions, ingests
from whosays.store.outputs import (
    Read,
    built,
    claim,
    claim_counts,
    claim_ids,
    claims,
    count_claims,
    pack,
    put_built,
    put_reading,
    reading,
    reading_failures,
    reading_keys,
    readings,
)
from whosays.store.removal import purge
from whosays.store.settings import UNTITLED, Settings

Unit = Connection
"""What a block of `writing` or `viewing` hands out; callers only pass it on."""


@contextmanager
def writing(case: Case) -> Iterator[Unit]:
    """One unit of work that writes: all of it is kept, or nothing."""
    with database.writing(case.engine) as unit:
        yield unit


@contextmanager
def viewing(case: Case) -> Iterator[Unit]:
    """One unmoving view of the case, whatever is written meanwhile."""
    with database.reading(case.engine) as unit:
        yield unit


__all__ = [
    "UNTITLED",
    "Case",
    "Folder",
    "Read",
    "Settings",
    "Unit",
    "append_decision",
    "append_ingest",
    "built",
    "claim",
    "claim_counts",
    "claim_ids",
    "claims",
    "count_claims",
    "count_documents",
    "create_case",
    "decisions",
    "document",
    "document_hashes",
    "document_languages",
    "documents",
    "find_document",
    "finish_removal",
    "former_text",
    "former_texts",
    "holders",
    "ingests",
    "inside",
    "keep_original",
    "layout",
    "move_receipt",
    "open_case",
    "original_file",
    "originals",
    "others_at",
    "pack",
    "paths_of",
    "purge",
    "put_built",
    "put_document",
    "put_reading",
    "read_original",
    "reading",
    "reading_failures",
    "reading_keys",
    "readings",
    "receive",
    "search",
    "standing",
    "stated_at",
    "text_hash",
    "viewing",
    "writing",
]
