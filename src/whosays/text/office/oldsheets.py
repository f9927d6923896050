"""Old Excel workbooks (XLS), read by xlrd."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any, Final

from whosays.text.extracted import Block, Extracted, FormatError, Leaf
from whosays.text.office.ole import Compound
from whosays.text.office.package import UNLOCK
from whosays.text.office.rows import Sheet, Tally, sheet_leaf
from whosays.text.office.words import author_in, finished, moment, row_of

KIND: Final = "Excel workbook"


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """One leaf a sheet, as for present workbooks. A formula gives the value it had last."""
    import xlrd

    compound = Compound(data, KIND)
    compound.needed("Workbook", "Book")
    try:
        book: Any = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), ragged_rows=True, on_demand=True)
        names = book.sheet_names()
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise FormatError(f"this {KIND} is locked with a password.", UNLOCK) from error
        raise _broken(error) from error
    except Exception as error:  # whatever a broken record makes of the library
        raise _broken(error) from error
    tally, leaves, remarks = Tally(), list[Leaf](), list[str]()
    for number, name in enumerate(names):
        try:
            found: Any = book.sheet_by_index(number)
        except Exception:  # the same
            remarks.append(f"sheet {name} cannot be read")
            leaves.append(Leaf(blocks=[]))
            continue
        sheet = Sheet(name=name, hidden=bool(found.visibility))
        if sheet.hidden:
            remarks.append(f"sheet {name} is hidden in the file; it was read")
        for row in found.get_rows():
            if line := row_of(_words(cell, book.datemode) for cell in row):
                sheet.rows.append(tally.add(line))
        comments = [
            Block(text=note.text, kind="comment", author=author_in(note.author))
            for _, note in sorted(found.cell_note_map.items())
        ]
        leaves.append(sheet_leaf(sheet, comments))
        book.unload_sheet(number)
    stated = compound.properties()
    yield finished(
        Extracted(method=f"xlrd {version('xlrd')}", leaves=leaves, paged=True, notes=remarks, **stated), KIND
    )


def _broken(error: Exception) -> FormatError:
    return FormatError(
        f"this {KIND} is broken ({str(error)[:100]}).",
        "Open it in Excel or LibreOffice, save it as XLSX and add that.",
    )


def _words(cell: Any, datemode: int) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return _moment(cell.value, datemode)
        except xlrd.xldate.XLDateError:
            return format(cell.value, ".15g")
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return format(cell.value, ".15g")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(cell.value, "#ERROR"))
    return str(cell.value)


def _moment(value: float, datemode: int) -> str:
    import xlrd

    when = xlrd.xldate_as_datetime(value, datemode)
    return when.time().isoformat() if 0 <= value < 1 else moment(when)
