"""What the program made of the documents: readings, claims, the assembled picture. All can be made again."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select

from whosays.model.claim import Claim
from whosays.model.errors import NotFoundError
from whosays.model.holder import Attribution
from whosays.model.ids import canonical_json, from_json
from whosays.model.reading import Reading
from whosays.store import tables

BATCH = 16  # readings fetched at a time while streaming: bounds memory
CLAIM_BATCH = 256
ZLIB_LEVEL = 1  # within a tenth of the best size on columns of numbers, at a quarter of its time


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What reading one document gave, packed for the store where it was read, so that the writer has little to do.

    `claims` are (id, predicate, JSON). `failure` says why the reader gave up; empty where it did not.
    """

    sha256: str
    key: str
    record: bytes = b""
    claims: tuple[tuple[str, str, bytes], ...] = ()
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    reading: Reading
    attributions: tuple[Attribution, ...]


def pack(
    sha256: str, key: str, reading: Reading, claims: Sequence[Claim], attributions: tuple[Attribution, ...]
) -> Read:
    """What the readers found, as the store keeps it. Of claims with one id the first stays."""
    record = zlib.compress(canonical_json(_Record(reading=reading, attributions=attributions)), ZLIB_LEVEL)
    kept: dict[str, Claim] = {}
    for claim in claims:
        kept.setdefault(claim.id, claim)
    return Read(
        sha256=sha256,
        key=key,
        record=record,
        claims=tuple((claim.id, claim.predicate, canonical_json(claim)) for claim in kept.values()),
    )


def put_reading(unit: Connection, read: Read) -> None:
    """Keep a reading and its claims in place of the document's former ones."""
    unit.execute(delete(tables.claims).where(tables.claims.c.sha256 == read.sha256))
    unit.execute(delete(tables.readings).where(tables.readings.c.sha256 == read.sha256))
    unit.execute(
        insert(tables.readings).values(
            sha256=read.sha256,
            key=read.key,
            claims=len(read.claims),
            failure=read.failure,
            record=read.record,
        )
    )
    if read.claims:
        unit.execute(
            insert(tables.claims),
            [
                {"id": id_, "sha256": read.sha256, "place": place, "predicate": predicate, "record": record}
                for place, (id_, predicate, record) in enumerate(read.claims)
            ],
        )


def reading_keys(unit: Connection) -> dict[str, str]:
    """The key of each reading that is kept, by the SHA-256 of its document."""
    rows = unit.execute(select(tables.readings.c.sha256, tables.readings.c.key))
    return {row.sha256: row.key for row in rows}


def reading_failures(unit: Connection) -> dict[str, str]:
    """Why a reader gave up, by the SHA-256 of the document."""
    rows = unit.execute(
        select(tables.readings.c.sha256, tables.readings.c.failure)
        .where(tables.readings.c.failure != "")
        .order_by(tables.readings.c.sha256)
    )
    return {row.sha256: row.failure for row in rows}


def reading(unit: Connection, sha256: str) -> Reading | None:
    """The document's reading; None where it has none."""
    record = unit.execute(
        select(tables.readings.c.record).where(tables.readings.c.sha256 == sha256, tables.readings.c.failure == "")
    ).scalar()
    return None if record is None else from_json(zlib.decompress(record), _Record).reading


def readings(unit: Connection) -> Iterator[Reading]:
    """Every reading, in the order of the documents' paths, one at a time."""
    rows = unit.execute(
        select(tables.readings.c.record)
        .join(tables.documents, tables.documents.c.sha256 == tables.readings.c.sha256)
        .where(tables.readings.c.failure == "")
        .order_by(tables.documents.c.path, tables.documents.c.sha256)
        .execution_options(yield_per=BATCH)
    )
    for row in rows:
        yield from_json(zlib.decompress(row.record), _Record).reading


def claims(unit: Connection, sha256: str | None = None) -> Iterator[Claim]:
    """Every claim (of one document), in the order of paths and then of reading, one at a time."""
    query = select(tables.claims.c.record).join(
        tables.documents, tables.documents.c.sha256 == tables.claims.c.sha256
    )
    if sha256 is not None:
        query = query.where(tables.claims.c.sha256 == sha256)
    rows = unit.execute(
        query.order_by(
            tables.documents.c.path, tables.documents.c.sha256, tables.claims.c.place
        ).execution_options(yield_per=CLAIM_BATCH)
    )
    for row in rows:
        yield from_json(row.record, Claim)


def claim(unit: Connection, claim_id: str) -> Claim:
    """The claim with this id; raises NotFoundError."""
    record = unit.execute(select(tables.claims.c.record).where(tables.claims.c.id == claim_id)).scalar()
    if record is None:
        raise NotFoundError(f"No claim has the id {claim_id}.", "Ids are listed by: whosays brief --json")
    return from_json(record, Claim)


def claim_ids(unit: Connection, beginning: str, limit: int = 2) -> tuple[str, ...]:
    """The ids of claims that begin so, sorted, `limit` at most."""
    rows = unit.execute(
        select(tables.claims.c.id)
        .where(tables.claims.c.id.startswith(beginning, autoescape=True))
        .order_by(tables.claims.c.id)
        .limit(limit)
    )
    return tuple(row.id for row in rows)


def claim_counts(unit: Connection) -> dict[str, int]:
    """How many claims each reading gave, by the SHA-256 of its document."""
    rows = unit.execute(select(tables.readings.c.sha256, tables.readings.c.claims))
    return {row.sha256: row.claims for row in rows}


def count_claims(unit: Connection) -> int:
    """How many claims were read in the case."""
    return int(unit.execute(select(func.count()).select_from(tables.claims)).scalar_one())


def put_built(unit: Connection, part: str, inputs: str, record: bytes) -> None:
    """Keep a part of the picture (any bytes) under the hash of what it was assembled from."""
    unit.execute(delete(tables.built).where(tables.built.c.part == part))
    unit.execute(insert(tables.built).values(part=part, inputs=inputs, record=zlib.compress(record, ZLIB_LEVEL)))


def built(unit: Connection, part: str) -> tuple[str, bytes] | None:
    """The part as last assembled: (hash of its inputs, bytes); None where it never was."""
    row = unit.execute(
        select(tables.built.c.inputs, tables.built.c.record).where(tables.built.c.part == part)
    ).first()
    return None if row is None else (row.inputs, zlib.decompress(row.record))
