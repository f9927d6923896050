"""Taking documents out of a case so that nothing of them is left in its files (SPEC section 9).

In one unit of work the rows go and the log lines become tombstones; then the files are cleaned: the original's
bytes, the pages of the full-text index, free pages and the write-ahead log, all of which would still hold words.
A removal that was cut off between the two is finished by the next `open_case`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, select, text, update

from whosays.model.decision import Decision, Ingest
from whosays.model.errors import CaseError
from whosays.model.ids import canonical_json, from_json
from whosays.store import database, logs, tables
from whosays.store.outputs import built, put_built

UNFINISHED = "removal"
"""The part of `built` that says which originals a removal has still to clean away."""
CHUNK = 1000
_LASTING = ("converter",)
"""Parts of `built` that hold no words of a document."""


def purge(
    unit: Connection,
    gone: Collection[str],
    receipts: Collection[tuple[str, str]],
    holders: Collection[str],
    decisions: Callable[[Decision], Decision | None],
    at: datetime,
) -> int:
    """Delete all that the case holds of the originals `gone` (SHA-256); how many decisions became tombstones.

    `receipts` are (SHA-256, path) of originals that stay but no longer came under that path. `holders` are paths
    of mails and archives that go: what the log says of the files inside them goes too. `decisions` gives a
    decision as it may stay, None where nothing of it may. `at` is the time of the removal, for the log.
    """
    for table in reversed(tables.metadata.sorted_tables):
        if table not in tables.LOGS:
            for column in about(table):
                for some in _chunks(gone):
                    unit.execute(delete(table).where(column.in_(some)))
    here = tables.receipts.c
    for sha256, path in receipts:
        unit.execute(delete(tables.receipts).where(here.sha256 == sha256, here.path == path))
    unit.execute(delete(tables.built).where(tables.built.c.part.not_in(_LASTING)))
    _redact_ingests(unit, gone, receipts, holders)
    emptied = _redact_decisions(unit, decisions)
    for sha256 in sorted(gone):
        logs.append_ingest(unit, Ingest(number=0, recorded_at=at, path="", sha256=sha256, outcome="removed"))
    put_built(unit, UNFINISHED, "", canonical_json(sorted(gone)))
    return emptied


def _chunks(hashes: Collection[str]) -> Iterator[list[str]]:
    """The hashes sorted, as many at a time as a statement can name."""
    ordered = sorted(hashes)
    yield from (ordered[at : at + CHUNK] for at in range(0, len(ordered), CHUNK))


def about(table: Table) -> tuple[ColumnElement[str], ...]:
    """The columns of a table that name an original by its SHA-256."""
    return tuple(column for column in table.c if column.name == "sha256" or column.foreign_keys)


def _redact_ingests(
    unit: Connection, gone: Collection[str], receipts: Collection[tuple[str, str]], holders: Collection[str]
) -> None:
    changed: dict[int, bytes] = {}
    within = tuple(f"{path}/" for path in holders)
    for line in logs.ingests(unit):
        unkept = line.outcome in ("refused", "not read yet", "unpacked") and line.path.startswith(within)
        if unkept or line.sha256 in gone or (line.sha256, line.path) in receipts:
            empty = replace(line, path="", message="", outcome="removed")
            changed[line.number] = canonical_json(empty)
        elif any(sha256 == line.sha256 and path in line.message for sha256, path in receipts):
            changed[line.number] = canonical_json(replace(line, message=""))
    _rewrite(unit, tables.ingest_log, changed)


def _redact_decisions(unit: Connection, allowed: Callable[[Decision], Decision | None]) -> int:
    """A tombstone keeps number, time and the hash of the line that it stands for."""
    changed: dict[int, bytes] = {}
    emptied = 0
    for decision in logs.decisions(unit):
        stays = allowed(decision)
        if stays == decision:
            continue
        if stays is None:
            emptied += 1
            was = hashlib.sha256(canonical_json(decision)).hexdigest()
            stays = Decision(
                number=decision.number,
                recorded_at=decision.recorded_at,
                by="",
                action="removed",
                target=was,
                why="",
            )
        changed[decision.number] = canonical_json(stays)
    _rewrite(unit, tables.decision_log, changed)
    return emptied


def _rewrite(unit: Connection, log: Table, lines: Mapping[int, bytes]) -> None:
    """Put other records in the place of these lines: the one thing that the logs' triggers are lifted for.

    The trigger goes and comes back within the caller's transaction, so no other writer finds it open.
    """
    if not lines:
        return
    trigger = f"{log.name}_no_update"
    made = unit.execute(
        text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name"), {"name": trigger}
    ).scalar_one()
    unit.exec_driver_sql(f"DROP TRIGGER {trigger}")
    for number, record in lines.items():
        unit.execute(update(log).where(log.c.number == number).values(record=record))
    unit.exec_driver_sql(made)


def unfinished(unit: Connection) -> tuple[str, ...]:
    """The originals whose removal is not finished; empty where none is under way."""
    marked = built(unit, UNFINISHED)
    return () if marked is None else tuple(from_json(marked[1], list[str]))


def finish(engine: Engine, place: Callable[[str], Path]) -> None:
    """Clean the files of the case after a purge; raises CaseError where another program holds the database.

    `place` gives the file of an original. The index over the texts is made anew, as its pages keep words of
    deleted rows; VACUUM leaves free pages behind, and the checkpoint empties the write-ahead log.
    """
    with database.reading(engine) as unit:
        gone = unfinished(unit)
        if not gone:
            return
        here = tables.originals.c.sha256
        again: set[str] = set()
        for some in _chunks(gone):
            again.update(unit.execute(select(here).where(here.in_(some))).scalars())
    for sha256 in gone:
        if sha256 in again:  # it has come anew meanwhile
            continue
        file = place(sha256)
        file.unlink(missing_ok=True)
        with suppress(OSError):  # other originals are in the folder, or it is gone
            file.parent.rmdir()
    with database.writing(engine) as unit:
        unit.exec_driver_sql("INSERT INTO texts(texts) VALUES ('rebuild')")
    database.compact(engine)
    with database.writing(engine) as unit:
        unit.execute(delete(tables.built).where(tables.built.c.part == UNFINISHED))


def finish_later(engine: Engine, place: Callable[[str], Path]) -> None:
    """Finish what a removal left, if that is possible now."""
    with suppress(CaseError):
        finish(engine, place)
