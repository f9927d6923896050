"""Originals and documents: kept once by content, streamed in the order of paths."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, text, update

from whosays.model.document import Document, Metadata, Original
from whosays.model.errors import NotFoundError
from whosays.model.ids import canonical_json, from_json
from whosays.model.layout import Layout
from whosays.store import tables
from whosays.store.logs import decided_on

BATCH = 16  # documents fetched at a time while streaming: bounds memory


def receive(unit: Connection, original: Original) -> Original:
    """Note that these bytes came under this path with this stated metadata; the original as it now stands.

    Identical bytes are one original: its path is the smallest one, its metadata what was last stated for
    that path. So the order in which files come in changes nothing.
    """
    known = unit.execute(
        select(tables.originals.c.sha256).where(tables.originals.c.sha256 == original.sha256)
    ).first()
    if known is None:
        unit.execute(
            insert(tables.originals).values(
                sha256=original.sha256, size=original.size, media_type=original.media_type
            )
        )
    here = (tables.receipts.c.sha256 == original.sha256) & (tables.receipts.c.path == original.path)
    unit.execute(delete(tables.receipts).where(here))
    unit.execute(
        insert(tables.receipts).values(
            sha256=original.sha256,
            path=original.path,
            stated=canonical_json(original.stated),
            parent=original.parent,
        )
    )
    stands = standing(unit, original.sha256)
    assert stands is not None  # inserted above
    return stands


def standing(unit: Connection, sha256: str) -> Original | None:
    """The original as it stands: under its smallest path, with what was last stated for that."""
    row = unit.execute(
        select(tables.originals, tables.receipts.c.path, tables.receipts.c.stated, tables.receipts.c.parent)
        .join(tables.receipts)
        .where(tables.originals.c.sha256 == sha256)
        .order_by(tables.receipts.c.path)
    ).first()
    return None if row is None else _original(row)


def _original(row: Row[Any]) -> Original:
    return Original(
        sha256=row.sha256,
        path=row.path,
        size=row.size,
        media_type=row.media_type,
        stated=from_json(row.stated, Metadata),
        parent=row.parent,
    )


def inside(unit: Connection, path: str) -> tuple[tuple[str, str], ...]:
    """What came inside the mail or archive at this path, at whatever depth: (SHA-256, path), by path."""
    here = tables.receipts.c
    rows = unit.execute(
        select(here.sha256, here.path)
        .where(here.parent.is_not(None), here.path.startswith(f"{path}/", autoescape=True))
        .order_by(here.path, here.sha256)
    )
    return tuple((row.sha256, row.path) for row in rows)


def holders(unit: Connection, sha256: str) -> tuple[Original, ...]:
    """The originals in whose paths a path of this one lies, where it came inside another file.

    An archive that was unpacked is not kept and so not among them.
    """
    here = tables.receipts.c
    rows = unit.execute(select(here.path).where(here.sha256 == sha256, here.parent.is_not(None)))
    above = {str(folder) for row in rows for folder in PurePosixPath(row.path).parents} - {".", "/"}
    found = unit.execute(
        select(tables.originals, here.path, here.stated, here.parent)
        .join(tables.receipts)
        .where(here.path.in_(sorted(above)))
        .order_by(here.path, here.sha256)
    )
    return tuple(_original(row) for row in found)


def move_receipt(unit: Connection, sha256: str, path: str, to: str) -> None:
    """Note that an original came under another path than was noted."""
    here = tables.receipts.c
    unit.execute(delete(tables.receipts).where(here.sha256 == sha256, here.path == to))
    unit.execute(update(tables.receipts).where(here.sha256 == sha256, here.path == path).values(path=to))


def paths_of(unit: Connection, sha256: str) -> tuple[str, ...]:
    """Every path under which the original came, sorted."""
    rows = unit.execute(
        select(tables.receipts.c.path).where(tables.receipts.c.sha256 == sha256).order_by(tables.receipts.c.path)
    )
    return tuple(row.path for row in rows)


def stated_at(unit: Connection, sha256: str, path: str) -> Metadata | None:
    """What was last stated for an original under this path; None where it never came so."""
    here = tables.receipts.c
    record = unit.execute(select(here.stated).where(here.sha256 == sha256, here.path == path)).scalar()
    return None if record is None else from_json(record, Metadata)


def others_at(unit: Connection, path: str, sha256: str) -> int:
    """How many other originals came under this path."""
    return int(
        unit.execute(
            select(func.count())
            .select_from(tables.receipts)
            .where(tables.receipts.c.path == path, tables.receipts.c.sha256 != sha256)
        ).scalar_one()
    )


def originals(unit: Connection) -> tuple[Original, ...]:
    """Every original, as it stands, by path."""
    rows = unit.execute(
        select(tables.originals, tables.receipts.c.path, tables.receipts.c.stated, tables.receipts.c.parent)
        .join(tables.receipts)
        .order_by(tables.receipts.c.path)
    )
    found: dict[str, Original] = {}
    for row in rows:
        if row.sha256 not in found:
            found[row.sha256] = _original(row)
    return tuple(found.values())


def put_document(unit: Connection, document: Document, layout: Layout | None = None) -> bool:
    """Keep the document; whether it is new or differs from the one kept. A changed one loses its reading.

    A text that decisions refer to stays beside the new one, as `former_text`.
    """
    changed = _put(unit, document)
    unit.execute(delete(tables.layouts).where(tables.layouts.c.sha256 == document.sha256))
    if layout is not None:
        record = zlib.compress(canonical_json(layout))
        unit.execute(insert(tables.layouts).values(sha256=document.sha256, record=record))
    return changed


def layout(unit: Connection, sha256: str) -> Layout | None:
    """Where the recognised words of this document stand; None where none were recognised."""
    record = unit.execute(select(tables.layouts.c.record).where(tables.layouts.c.sha256 == sha256)).scalar()
    return None if record is None else from_json(zlib.decompress(record), Layout)


def _put(unit: Connection, document: Document) -> bool:
    text_sha256 = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
    record = canonical_json(replace(document, text=""))
    record_sha256 = hashlib.sha256(record + text_sha256.encode()).hexdigest()
    values = {
        "path": document.path,
        "title": document.metadata.title or "",
        "text": document.text,
        "text_sha256": text_sha256,
        "language": document.language,
        "record": record,
        "record_sha256": record_sha256,
    }
    this = tables.documents.c.sha256 == document.sha256
    kept = unit.execute(
        select(tables.documents.c.record_sha256, tables.documents.c.text_sha256).where(this)
    ).first()
    if kept is None:
        unit.execute(insert(tables.documents).values(sha256=document.sha256, **values))
        return True
    if kept.record_sha256 == record_sha256:
        return False
    if kept.text_sha256 != text_sha256:
        _keep_former(unit, document.sha256, kept.text_sha256)
    unit.execute(delete(tables.claims).where(tables.claims.c.sha256 == document.sha256))
    unit.execute(delete(tables.readings).where(tables.readings.c.sha256 == document.sha256))
    unit.execute(update(tables.documents).where(this).values(**values))
    return True


def _keep_former(unit: Connection, sha256: str, text_sha256: str) -> None:
    """Keep the text of today as a former one where some decision was made on it."""
    if not decided_on(unit, text_sha256):
        return
    former = tables.former_texts
    unit.execute(delete(former).where(former.c.sha256 == sha256, former.c.text_sha256 == text_sha256))
    given = document(unit, sha256)
    unit.execute(
        insert(former).values(sha256=sha256, text_sha256=text_sha256, extractor=given.extractor, text=given.text)
    )


def former_text(unit: Connection, sha256: str, text_sha256: str) -> str | None:
    """The text that the document had when its hash was `text_sha256`; None where it is not kept."""
    former = tables.former_texts.c
    return unit.execute(
        select(former.text).where(former.sha256 == sha256, former.text_sha256 == text_sha256)
    ).scalar()


def former_texts(unit: Connection, sha256: str) -> tuple[tuple[str, str, str], ...]:
    """The former texts of a document that decisions refer to: (SHA-256 of the text, extractor, text)."""
    former = tables.former_texts.c
    rows = unit.execute(
        select(former.text_sha256, former.extractor, former.text)
        .where(former.sha256 == sha256)
        .order_by(former.text_sha256)
    )
    return tuple((row.text_sha256, row.extractor, row.text) for row in rows)


def document(unit: Connection, sha256: str) -> Document:
    """The document with this hash; raises NotFoundError."""
    row = unit.execute(
        select(tables.documents.c.text, tables.documents.c.record).where(tables.documents.c.sha256 == sha256)
    ).first()
    if row is None:
        raise NotFoundError(f"No document has the hash {sha256}.", "List them: whosays status")
    return replace(from_json(row.record, Document), text=row.text)


def documents(unit: Connection, with_text: bool = True) -> Iterator[Document]:
    """Every document by path, one at a time; `with_text=False` leaves the text empty and is quick."""
    columns = [tables.documents.c.record]
    if with_text:
        columns.append(tables.documents.c.text)
    rows = unit.execute(
        select(*columns)
        .order_by(tables.documents.c.path, tables.documents.c.sha256)
        .execution_options(yield_per=BATCH)
    )
    for row in rows:
        found = from_json(row.record, Document)
        yield replace(found, text=row.text) if with_text else found


def document_hashes(unit: Connection) -> dict[str, str]:
    """The hash of all that each document holds (text, metadata, parts), by SHA-256, in the order of paths."""
    rows = unit.execute(
        select(tables.documents.c.sha256, tables.documents.c.record_sha256).order_by(
            tables.documents.c.path, tables.documents.c.sha256
        )
    )
    return {row.sha256: row.record_sha256 for row in rows}


def document_languages(unit: Connection) -> dict[str, str]:
    """The language of each document, by SHA-256."""
    rows = unit.execute(select(tables.documents.c.sha256, tables.documents.c.language))
    return {row.sha256: row.language for row in rows}


def text_hash(unit: Connection, sha256: str) -> str | None:
    """The SHA-256 of the document's text; None where there is no such document."""
    value = unit.execute(
        select(tables.documents.c.text_sha256).where(tables.documents.c.sha256 == sha256)
    ).scalar()
    return None if value is None else str(value)


def find_document(unit: Connection, which: str, *, as_text: bool = True) -> str:
    """The SHA-256 of the document with this path, this hash, or this unique beginning of a hash.

    With `as_text=False` also of an original that was never turned into text. Raises NotFoundError.
    """
    held = select(tables.documents.c.sha256) if as_text else select(tables.originals.c.sha256)
    by_path = select(tables.receipts.c.sha256).where(
        tables.receipts.c.path == which, tables.receipts.c.sha256.in_(held)
    )
    found = unit.execute(by_path.order_by(tables.receipts.c.sha256)).scalars().all()
    if len(found) > 1:
        raise NotFoundError(
            f"{len(found)} documents came under the path {which}.", "Give the beginning of a hash instead."
        )
    if not found and which:
        by_hash = held.selected_columns.sha256.startswith(which.lower(), autoescape=True)
        found = unit.execute(held.where(by_hash).limit(2)).scalars().all()
    if len(found) == 1:
        return str(found[0])
    if found:
        raise NotFoundError(f"Several documents have a hash that begins with {which}.", "Give more of it.")
    raise NotFoundError(f"No document has the hash or path {which}.", "List them: whosays status")


def search(unit: Connection, words: str, limit: int = 50) -> tuple[tuple[str, str], ...]:
    """Documents that hold all these words, best first: (SHA-256, an excerpt)."""
    quoted = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not quoted:
        return ()
    rows = unit.execute(
        text(
            "SELECT documents.sha256, snippet(texts, 1, '', '', ' … ', 24) AS excerpt FROM texts "
            "JOIN documents ON documents.number = texts.rowid WHERE texts MATCH :words "
            "ORDER BY rank, documents.sha256 LIMIT :limit"
        ),
        {"words": quoted, "limit": limit},
    )
    return tuple((row.sha256, row.excerpt) for row in rows)


def count_documents(unit: Connection) -> int:
    """How many documents the case holds."""
    return int(unit.execute(select(func.count()).select_from(tables.documents)).scalar_one())
