"""Excel workbooks (XLSX, XLSM): Office Open XML, ECMA-376 part 1, section 18; sheets are pages.

Read as a stream of cells, so that a sheet costs what it holds. python-calamine lays a sheet out whole (a cell in
the last corner ends it) and drops formulas without a value; openpyxl reads a file twice for values and formulas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from lxml import etree

from whosays.text.extracted import Block, Extracted, Leaf
from whosays.text.office.drawing import beside, paragraphs
from whosays.text.office.package import Package, streamed
from whosays.text.office.rows import Sheet, Tally, sheet_leaf
from whosays.text.office.wordml import embedded, properties
from whosays.text.office.words import (
    author_in,
    below,
    child,
    day_of,
    finished,
    local,
    moment,
    one_line,
    own,
    row_of,
    whole,
)

METHOD: Final = "whosays.xlsx 1"
KIND: Final = "Excel workbook"
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
# Built-in formats that show a day, and those that show a clock time alone (section 18.8.30).
_DAYS: Final = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_CLOCKS: Final = frozenset((*range(18, 22), 45, 46, 47))
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE)
_WINDOWS_START, _MAC_START = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_SERIAL: Final = 2_958_466  # 9999-12-31
_HEAD_CODES = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-F]{6}|\d+|[A-Za-z])")
MAX_COLUMN: Final = 16_384


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """One leaf a sheet: its name, running heads, each row a line, then the comments on its cells."""
    package = Package(data, KIND)
    main = package.main("xl/workbook.xml")
    book = package.tree(main)
    relations = package.related(main)
    shared, styles = _shared(package, relations), _styles(package, relations)
    options = child(book, "workbookPr") if book is not None else None
    start = _MAC_START if options is not None and own(options, "date1904") in ("1", "true") else _WINDOWS_START
    tally, leaves, remarks = Tally(), list[Leaf](), list[str]()
    for name, hidden, part in _sheets(package, book, relations):
        sheet = Sheet(name=name, hidden=hidden)
        if hidden:
            remarks.append(f"sheet {name} is hidden in the file; it was read")
        content = package.read(part)
        if content is None:
            remarks.append(f"sheet {name} cannot be read")
            leaves.append(Leaf(blocks=[]))
            continue
        heads: list[Block] = []
        try:
            for element in streamed(content, "row", "headerFooter"):
                if local(element) == "headerFooter":
                    heads = _heads(element)
                elif line := row_of(_cells(element, shared, styles, start)):
                    sheet.rows.append(tally.add(line))
        except etree.XMLSyntaxError:
            remarks.append(f"sheet {name} is broken after {len(sheet.rows)} rows; what stands before is here")
        leaves.append(sheet_leaf(sheet, [*_drawn(package, part), *_remarks_on_cells(package, part)], heads))
    stated = properties(package)
    del stated["language"]
    yield finished(
        Extracted(
            method=METHOD,
            leaves=leaves,
            paged=True,
            notes=package.notes() + remarks + embedded(package, "xl/"),
            **stated,
        ),
        KIND,
    )


def _sheets(
    package: Package, book: Any | None, relations: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is hidden, and part of each sheet."""
    listed = child(book, "sheets") if book is not None else None
    found = False
    for entry in listed if listed is not None else ():
        identity = next((value for key, value in entry.attrib.items() if key.endswith("}id")), "")
        kind, part = relations.get(identity, ("", ""))
        if kind in ("worksheet", "chartsheet"):
            found = True
            yield own(entry, "name"), own(entry, "state") in ("hidden", "veryHidden"), part
    if not found:  # the list is lost
        for name in package.names:
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                yield name.rpartition("/")[2].removesuffix(".xml"), False, name


def _cells(row: Any, shared: list[str], styles: list[str], start: datetime) -> Iterator[str]:
    """The words of a row's cells, in their columns. Cells that a merge covers are empty."""
    column = 0
    for cell in row:
        if local(cell) != "c":
            continue
        place = _REFERENCE.fullmatch(own(cell, "r"))
        at = min(_number_of(place[1]), MAX_COLUMN) if place else column + 1
        words = _value(cell, shared, styles, start)
        if not words:
            continue
        while column < at - 1:
            column += 1
            yield ""
        column += 1
        yield words


def _value(cell: Any, shared: list[str], styles: list[str], start: datetime) -> str:
    kind = own(cell, "t", "n")
    held = child(cell, "v")
    said = (held.text or "") if held is not None else ""
    if kind == "inlineStr":
        inside = child(cell, "is")
        return _rich(inside) if inside is not None else ""
    if not said:
        formula = child(cell, "f")
        return "=" + formula.text if formula is not None and formula.text else ""
    if kind == "s":
        return shared[at] if 0 <= (at := whole(said, -1)) < len(shared) else ""
    if kind == "b":
        return "TRUE" if said == "1" else "FALSE"
    if kind != "n":
        return said
    style = whole(own(cell, "s"))
    shown = styles[style] if style < len(styles) else ""
    return _number(said, shown, start)


def _number(said: str, shown: str, start: datetime) -> str:
    """A number as kept, with the fifteen digits that Excel shows; a day or a clock time as ISO 8601."""
    try:
        number = float(said)
    except ValueError:
        return said
    if shown and 0 <= number < _LAST_SERIAL:
        if start is _WINDOWS_START and number < 61:  # Excel's calendar has a 29 February 1900
            number += 1 if number >= 1 else 0
        when = start + timedelta(seconds=round(number * 86_400))
        return when.time().isoformat() if shown == "clock" and number < 1 else moment(when)
    return format(number, ".15g") if abs(number) < 1e15 or "." in said else said


def _number_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _rich(element: Any) -> str:
    """The words of a string, without the reading aids above them (`rPh`)."""
    return "".join(node.text or "" for node in below(element, "t") if local(node.getparent()) != "rPh")


def _shared(package: Package, relations: dict[str, tuple[str, str]]) -> list[str]:
    part = next((target for kind, target in relations.values() if kind == "sharedStrings"), "xl/sharedStrings.xml")
    content = package.read(part)
    found: list[str] = []
    if content is None:
        return found
    try:
        for element in streamed(content, "si"):
            found.append(_rich(element))
    except etree.XMLSyntaxError:
        package.broken.append(part)
    return found


def _styles(package: Package, relations: dict[str, tuple[str, str]]) -> list[str]:
    """What each style of a cell makes of a number: "day", "clock", or "" for a number."""
    part = next((target for kind, target in relations.values() if kind == "styles"), "")
    root = package.tree(part) if part else None
    if root is None:
        return []
    custom = {own(entry, "numFmtId"): shown_as(own(entry, "formatCode")) for entry in below(root, "numFmt")}
    formats = child(root, "cellXfs")
    found = []
    for style in formats if formats is not None else ():
        identity = own(style, "numFmtId", "0")
        known = whole(identity)
        built_in = "day" if known in _DAYS else "clock" if known in _CLOCKS else ""
        found.append(custom.get(identity, built_in))
    return found


def shown_as(code: str) -> str:
    """Whether a number format shows a day or a clock time, by the letters of its first section."""
    letters = _QUOTED.sub("", code).split(";")[0].lower()
    if re.search(r"\[[hms]+\]", letters) or not re.search(r"[dmyhs]", letters):
        return ""
    return (
        "day" if re.search(r"[dy]|(?<![h:\]])m{3,}", letters) else "clock" if re.search(r"[hs]", letters) else ""
    )


def _heads(element: Any) -> list[Block]:
    said = []
    for node in element:
        words = one_line(_HEAD_CODES.sub(" ", (node.text or "").replace("&&", "\x00")).replace("\x00", "&"))
        if any(map(str.isalpha, words)) and words not in said:
            said.append(words)
    return [Block(text=words, kind="header") for words in said]


def _drawn(package: Package, part: str) -> list[Block]:
    """The words of text boxes and charts that lie over the cells."""
    found: list[Block] = []
    for kind, target in package.related(part).values():
        if kind == "drawing" and (root := package.tree(target)) is not None:
            found += [Block(text=words) for words in paragraphs(root)]
            found += beside(package, target)
    return found


def _remarks_on_cells(package: Package, part: str) -> list[Block]:
    """Comments on cells: threads where there are any (their old-style copies say so), else notes."""
    threads, notes = list[Block](), list[Block]()
    for kind, target in package.related(part).values():
        root = package.tree(target) if kind in ("comments", "threadedComment") else None
        if root is None:
            continue
        if kind == "threadedComment":
            persons = _persons(package)
            for comment in below(root, "threadedComment"):
                told = child(comment, "text")
                if told is not None and told.text:
                    day = day_of(own(comment, "dT"))
                    by = persons.get(own(comment, "personId"))
                    threads.append(Block(text=told.text, kind="comment", author=by, published=day))
            continue
        authors = [author.text for author in below(root, "author")]
        for comment in below(root, "comment"):
            told = child(comment, "text")
            number = whole(own(comment, "authorId"), len(authors))
            author = author_in(authors[number]) if number < len(authors) else None
            notes.append(Block(text=_rich(told) if told is not None else "", kind="comment", author=author))
    return threads or notes


def _persons(package: Package) -> dict[str, str]:
    roots = [package.tree(name) for name in package.names if name.startswith("xl/persons/")]
    return {
        own(person, "id"): own(person, "displayName")
        for root in roots
        if root is not None
        for person in below(root, "person")
    }
