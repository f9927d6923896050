"""The two append-only logs: what came in, and what people decided. The database refuses to change a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, Table, func, insert, select

from whosays.model.decision import Decision, Ingest
from whosays.model.ids import canonical_json, from_json
from whosays.store import tables


def append_ingest(unit: Connection, line: Ingest) -> Ingest:
    """Add a line to the ingest log; the line with its number."""
    line = replace(line, number=_next(unit, tables.ingest_log))
    unit.execute(insert(tables.ingest_log).values(number=line.number, record=canonical_json(line)))
    return line


def append_decision(unit: Connection, decision: Decision) -> Decision:
    """Add a decision to the log; the decision with its number."""
    decision = replace(decision, number=_next(unit, tables.decision_log))
    unit.execute(insert(tables.decision_log).values(number=decision.number, record=canonical_json(decision)))
    return decision


def ingests(unit: Connection) -> Iterator[Ingest]:
    """The ingest log, oldest first."""
    for row in unit.execute(select(tables.ingest_log.c.record).order_by(tables.ingest_log.c.number)):
        yield from_json(row.record, Ingest)


def decisions(unit: Connection) -> tuple[Decision, ...]:
    """The decision log, oldest first, without the tombstones of decisions on removed documents."""
    rows = unit.execute(select(tables.decision_log.c.record).order_by(tables.decision_log.c.number))
    found = (from_json(row.record, Decision) for row in rows)
    return tuple(decision for decision in found if decision.action != "removed")


def decided_on(unit: Connection, text_sha256: str) -> bool:
    """Whether some decision was made on the text with this hash."""
    record = tables.decision_log.c.record
    found = unit.execute(select(tables.decision_log.c.number).where(func.instr(record, text_sha256.encode()) > 0))
    return found.first() is not None


def _next(unit: Connection, log: Table) -> int:
    return int(unit.execute(select(func.coalesce(func.max(log.c.number), 0))).scalar_one()) + 1
