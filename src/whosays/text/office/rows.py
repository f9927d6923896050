"""Sheets as leaves: their name, then a row a line. And tables kept as text (CSV, TSV)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from whosays.text.decode import decoded, normalised
from whosays.text.extracted import MAX_CHARACTERS, Block, Extracted, FormatError, Leaf
from whosays.text.office.words import finished, one_line, row_of

METHOD: Final = "whosays.csv 1"
KIND: Final = "table"
MARKS: Final = (",", "\t", ";", "|")
_LOOKED_AT: Final = 50  # lines from which the mark between cells is told


@dataclass(slots=True)
class Sheet:
    """A sheet under way: each of `rows` is a line."""

    name: str
    hidden: bool = False
    rows: list[str] = field(default_factory=list)


class Tally:
    """Counts the characters of a workbook, so that one made to fill a memory is stopped early."""

    def __init__(self) -> None:
        self.length = 0

    def add(self, line: str) -> str:
        """The line itself. Raises `FormatError` where there are too many for one document."""
        self.length += len(line) + 1
        if self.length > MAX_CHARACTERS:
            raise FormatError(
                f"its rows have more than {MAX_CHARACTERS:,} characters, too many for one document.",
                "Split it into several files, by sheet or by rows, and add those.",
            )
        return line


def sheet_leaf(sheet: Sheet, comments: list[Block], heads: list[Block] | None = None) -> Leaf:
    """The sheet as a page: its name as a title, running heads, the rows as one table, then comments on cells."""
    rows = "\n".join(filter(None, sheet.rows))
    if not rows and not comments:
        return Leaf(blocks=[])
    name = [Block(text=one_line(sheet.name), kind="title")]
    return Leaf(blocks=[*name, *(heads or []), Block(text=rows, kind="table"), *comments])


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """A table kept as text, each row a line whatever stood between its cells; no page."""
    text = normalised(decoded(data)).replace("\f", " ")
    first, _, rest = text.partition("\n")
    mark = ""
    if first.startswith("sep=") and len(first) == 5:  # a line that Excel writes for itself
        mark, text = first[4], rest
    mark = mark or mark_of(text.split("\n", _LOOKED_AT)[:_LOOKED_AT])
    csv.field_size_limit(MAX_CHARACTERS)
    tally, lines = Tally(), list[str]()
    notes: list[str] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            lines.append(tally.add(row_of(row)))
    except csv.Error as error:
        notes.append(f"the table is broken after row {len(lines)} ({error}); what stands before is here")
    table = Block(text="\n".join(filter(None, lines)), kind="table")
    yield finished(Extracted(method=METHOD, leaves=[Leaf(blocks=[table])], notes=notes), KIND)


def mark_of(lines: list[str]) -> str:
    """The mark that cuts most lines into the same number of cells, two or more; a comma where none does."""
    best, most = ",", 0.0
    for mark in MARKS:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        except csv.Error:
            continue
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        share = widths.count(usual) / len(widths) if widths else 0.0
        if usual > 1 and share > most:
            best, most = mark, share
    return best
