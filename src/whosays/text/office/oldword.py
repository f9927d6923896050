"""Old Word documents (DOC, Word 6 to 2003): the piece table of [MS-DOC] and the text it puts together.

The one library under a free licence that reads them from Python is kreuzberg (98 MB): it gives instructions of
fields as text, and finds no words in files that antiword and word-extractor read.
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from whosays.text.extracted import Block, Extracted, FormatError
from whosays.text.office.ole import Compound
from whosays.text.office.package import UNLOCK
from whosays.text.office.words import author_in, finished, from_dttm, one_leaf, row_of

METHOD: Final = "whosays.doc 1"
KIND: Final = "Word document"
_MAGIC: Final = (0xA5EC, 0xA5DC)
_WORD_97: Final = 0xC1  # the first version with Unicode and a table stream
_LOCKED, _TABLE_1 = 0x0100, 0x0200
# Numbers of (offset, length) pairs in the file's head (section 2.5.6).
_COMMENT_MARKS, _COMMENT_STARTS, _HEAD_STARTS, _CHARACTERS, _PARAGRAPHS, _PIECES = 4, 5, 11, 12, 13, 33
_AUTHORS, _COMMENT_EXTRAS = 36, 112
_BIN_PAGE: Final = 512
_DELETED, _SYMBOL, _IN_TABLE, _ROW_END = 0x0800, 0x6A09, 0x2416, 0x2417
_OF_CHARACTERS: Final = (_DELETED, _SYMBOL)
_OPERANDS: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # bytes, by the kind of a property (section 2.2.5.1)
_DEFINE_TABLE: Final = 0xD608
_SHOWN: Final = str.maketrans(
    {"\x0b": "\n", "\x0e": "\n", "\x1e": "-", "\x0c": "\r", **dict.fromkeys("\x00\x01\x02\x03\x04\x05\x08\x1f")}
)
_BROKEN: Final = "Open it in Word or LibreOffice, save it as DOCX and add that."


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """Running heads, body, notes, text boxes, then comments; page numbers are not in the file."""
    compound = Compound(data, KIND)
    main = compound.needed("WordDocument")
    try:
        story = _story(main, compound)
        blocks, changed = _blocks(story)
    except (struct.error, IndexError) as error:
        raise FormatError(f"this {KIND} is broken: the order of its words is lost.", _BROKEN) from error
    notes = ["words that are marked as deleted were left out, words marked as inserted kept"] if changed else []
    notes += compound.embedded()
    if story.short:
        notes.append("the file is broken; what could be read of it is here")
    yield finished(Extracted(method=METHOD, leaves=one_leaf(blocks), notes=notes, **compound.properties()), KIND)


@dataclass(slots=True)
class _Story:
    """All characters of the file in order, one a place; what is set for each; the tables that divide them.

    `counts` are the lengths of body, notes, running heads, comments, end notes, text boxes, and those of heads.
    """

    text: str
    counts: list[int]
    tables: dict[int, bytes]
    marks: dict[int, bytearray]  # by property: whether it is set for the character
    short: bool = False

    def has(self, what: int, place: int) -> bool:
        """Whether this property is set for the character."""
        found = self.marks.get(what)
        return found is not None and found[place] != 0


def _story(main: bytes, compound: Compound) -> _Story:
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 10)
    if magic not in _MAGIC:
        raise FormatError(f"this {KIND} is broken: its head is not there.", _BROKEN)
    if flags & _LOCKED:
        raise FormatError(f"this {KIND} is locked with a password.", UNLOCK)
    if version < _WORD_97:
        return _word_6(main)
    table = compound.needed("1Table" if flags & _TABLE_1 else "0Table")
    counts, tables = _head(main, table)
    return _pieced(main, tables, counts)


def _head(main: bytes, table: bytes) -> tuple[list[int], dict[int, bytes]]:
    """The lengths of the parts, and the tables that the head names."""
    place = 32
    (words,) = struct.unpack_from("<H", main, place)
    place += 2 + 2 * words
    (longs,) = struct.unpack_from("<H", main, place)
    counts = list(struct.unpack_from("<8i", main, place + 2 + 4 * 3))
    del counts[3]  # macros, never used
    place += 2 + 4 * longs
    (pairs,) = struct.unpack_from("<H", main, place)
    tables = {}
    for number in range(pairs):
        start, size = struct.unpack_from("<II", main, place + 2 + 8 * number)
        if size and start + size <= len(table):
            tables[number] = table[start : start + size]
    return counts, tables


def _word_6(main: bytes) -> _Story:
    """Word 6 and 95: one run of bytes in the code page of Western Europe, or of the language stated."""
    (language,) = struct.unpack_from("<H", main, 6)
    start, end = struct.unpack_from("<II", main, 24)
    counts = list(struct.unpack_from("<8i", main, 0x34))
    del counts[3]  # macros
    code = {0x19: "cp1251", 0x22: "cp1251", 0x01: "cp1256", 0x08: "cp1253", 0x0D: "cp1255", 0x1F: "cp1254",
            0x15: "cp1250", 0x05: "cp1250", 0x0E: "cp1250"}.get(language & 0xFF, "cp1252")  # fmt: skip
    text = main[start:end].decode(code, "replace")
    return _Story(text=text, counts=counts, tables={}, marks={}, short=end > len(main))


def _pieced(main: bytes, tables: dict[int, bytes], counts: list[int]) -> _Story:
    """The pieces in their order, each from its place in the file."""
    plan = _piece_plan(tables.get(_PIECES, b""))
    number = (len(plan) - 4) // 12
    if number < 1:
        raise FormatError(f"this {KIND} is broken: the order of its words is lost.", _BROKEN)
    starts = struct.unpack_from(f"<{number + 1}I", plan)
    pieces: list[str] = []
    if starts[-1] > len(main):
        raise struct.error("more characters than the file has bytes")
    runs = {
        what: _runs(main, tables.get(_CHARACTERS if what in _OF_CHARACTERS else _PARAGRAPHS, b""), what)
        for what in (*_OF_CHARACTERS, _IN_TABLE, _ROW_END)
    }
    story = _Story(
        text="", counts=counts, tables=tables, marks={what: bytearray(starts[-1]) for what in runs if runs[what]}
    )
    for index in range(number):
        (place,) = struct.unpack_from("<I", plan, 4 * (number + 1) + 8 * index + 2)
        length = starts[index + 1] - starts[index]
        if length < 0:
            raise struct.error("a piece that ends before it begins")
        narrow = bool(place & 0x4000_0000)
        place = (place & 0x3FFF_FFFF) // 2 if narrow else place & 0x3FFF_FFFF
        width = 1 if narrow else 2
        raw = main[place : place + length * width]
        story.short = story.short or len(raw) < length * width
        said = raw.decode("cp1252" if narrow else "utf-16-le", "replace")
        said = "".join(sign if sign <= "\uffff" else sign + "\x00" for sign in said)  # still one place a unit
        pieces.append(said[:length].ljust(length, "\x00"))
        for what, stretches in runs.items():
            for low, high in stretches:
                first = max(0, (low - place) // width)
                last = min(length, -((place - high) // width))
                if first < last:
                    story.marks[what][starts[index] + first : starts[index] + last] = b"\x01" * (last - first)
    story.text = "".join(pieces)
    return story


def _piece_plan(clx: bytes) -> bytes:
    """The piece table behind the property lists that may stand before it (section 2.9.38)."""
    place = 0
    while place < len(clx) and clx[place] == 1:
        (size,) = struct.unpack_from("<H", clx, place + 1)
        place += 3 + size
    if place >= len(clx) or clx[place] != 2:
        return b""
    (size,) = struct.unpack_from("<I", clx, place + 1)
    return clx[place + 5 : place + 5 + size]


def _runs(main: bytes, plan: bytes, wanted: int) -> list[tuple[int, int]]:
    """Stretches of the file for which a property is set, from the pages that list properties (section 2.9.33)."""
    number = (len(plan) - 4) // 8
    found: list[tuple[int, int]] = []
    for index in range(max(0, number)):
        (page,) = struct.unpack_from("<I", plan, 4 * (number + 1) + 4 * index)
        sheet = main[(page & 0x3FFFFF) * _BIN_PAGE :][:_BIN_PAGE]
        if len(sheet) < _BIN_PAGE:
            continue
        runs = sheet[-1]
        paragraphs = wanted not in _OF_CHARACTERS
        if 4 * (runs + 1) + runs * (13 if paragraphs else 1) >= _BIN_PAGE:
            continue
        edges = struct.unpack_from(f"<{runs + 1}I", sheet)
        for run in range(runs):
            at = sheet[4 * (runs + 1) + run * (13 if paragraphs else 1)] * 2
            if at and _is_set(_properties(sheet, at, paragraphs), wanted):
                found.append((edges[run], edges[run + 1]))
    return found


def _properties(sheet: bytes, at: int, paragraphs: bool) -> bytes:
    """The list of properties at this place of its page."""
    size = sheet[at]
    if not paragraphs:
        return sheet[at + 1 : at + 1 + size]
    if size:
        return sheet[at + 3 : at + 2 * size]  # behind the number of the style
    return sheet[at + 4 : at + 2 + 2 * sheet[at + 1]] if at + 1 < len(sheet) else b""


def _is_set(properties: bytes, wanted: int) -> bool:
    place = 0
    while place + 2 < len(properties):
        (kind,) = struct.unpack_from("<H", properties, place)
        place += 2
        if kind == wanted:
            return properties[place] != 0
        group = kind >> 13
        if kind == _DEFINE_TABLE and place + 1 < len(properties):
            place += 1 + struct.unpack_from("<H", properties, place)[0]
        else:
            place += 1 + properties[place] if group == 6 else _OPERANDS[group]
    return False


def _blocks(story: _Story) -> tuple[list[Block], bool]:
    """The blocks of all parts, and whether deleted words were left out."""
    edges = [0]
    for count in story.counts:
        edges.append(edges[-1] + max(0, count))
    body, notes, heads, comments, ends, boxes, _ = itertools.pairwise(edges)
    found = list({block.text: block for block in _heads(story, *heads)}.values())
    for part in (body, notes, ends, boxes):
        found += _paragraphs(story, *part)
    found += _comments(story, *comments)
    return found, any(story.marks.get(_DELETED, b""))


def _paragraphs(story: _Story, start: int, end: int) -> list[Block]:
    """Paragraphs and the rows of tables between two places."""
    found: list[Block] = []
    rows: list[str] = []
    cells: list[str] = []
    cell: list[str] = []
    fields: list[bool] = []  # of each field under way: whether its result has begun
    words: list[str] = []

    def flush_table() -> None:
        if rows:
            lone = all(" | " not in row for row in rows)
            found.extend(Block(text=row) for row in rows if lone)
            if not lone:
                found.append(Block(text="\n".join(rows), kind="table"))
        found.extend(Block(text=said) for said in (*cells, *cell) if said.strip())
        rows.clear()
        cells.clear()
        cell.clear()

    for place in range(start, min(end, len(story.text))):
        sign = story.text[place]
        if sign == "\x13":
            fields.append(False)
        elif sign == "\x14":
            fields[-1:] = [True] * len(fields[-1:])
        elif sign == "\x15":
            del fields[-1:]
        elif story.has(_DELETED, place) or story.has(_SYMBOL, place):  # a symbol stands as a bracket
            continue
        elif sign == "\x07":
            cell.append("".join(words).translate(_SHOWN))
            words = []
            if story.has(_ROW_END, place) or (_ROW_END not in story.marks and cells and not "".join(cell).strip()):
                if line := row_of(cells):
                    rows.append(line)
                cells, cell = [], []
            else:
                cells.append(" ".join(cell))
                cell = []
        elif sign in "\r\x0c":
            text = "".join(words).translate(_SHOWN)
            words = []
            if story.has(_IN_TABLE, place):
                cell.append(text)
            else:
                flush_table()
                found += [Block(text=text)] if text.strip() else []
        elif all(fields):
            words.append(sign)
    flush_table()
    rest = "".join(words).translate(_SHOWN)
    return found + ([Block(text=rest)] if rest.strip() else [])


def _heads(story: _Story, start: int, end: int) -> Iterator[Block]:
    """Running heads and feet; the first six stretches are lines above notes (section 2.8.22)."""
    edges = _edges(story, _HEAD_STARTS)[6:] or (0, end - start)
    for words in _stretches(story, start, end, edges):
        if any(map(str.isalpha, words)):
            yield Block(text=words, kind="header")


def _comments(story: _Story, start: int, end: int) -> Iterator[Block]:
    edges = _edges(story, _COMMENT_STARTS) or (0, end - start)
    authors, days = _authors(story), _days(story)
    for number, words in enumerate(_stretches(story, start, end, edges)):
        author = authors[number] if number < len(authors) else None
        day = days[number] if number < len(days) else None
        yield Block(text=words, kind="comment", author=author, published=day)


def _edges(story: _Story, table: int) -> tuple[int, ...]:
    plan = story.tables.get(table, b"")
    return struct.unpack_from(f"<{len(plan) // 4}I", plan)


def _stretches(story: _Story, start: int, end: int, edges: Sequence[int]) -> Iterator[str]:
    """The words between the edges, which count from `start`."""
    for first, last in itertools.pairwise(edges):
        if first < last <= end - start:
            blocks = _paragraphs(story, start + first, start + last)
            yield "\n".join(block.text.strip() for block in blocks)


def _authors(story: _Story) -> list[str | None]:
    """Who made each comment: a number in its mark, counted in a list of names (sections 2.8.2, 2.9.297)."""
    listed, names, place = story.tables.get(_AUTHORS, b""), list[str](), 0
    while place + 2 <= len(listed):
        (length,) = struct.unpack_from("<H", listed, place)
        names.append(listed[place + 2 : place + 2 + 2 * length].decode("utf-16-le", "replace"))
        place += 2 + 2 * length
    marks = story.tables.get(_COMMENT_MARKS, b"")
    count = max(0, (len(marks) - 4) // 34)
    numbers = [struct.unpack_from("<H", marks, 4 * (count + 1) + 30 * mark + 20)[0] for mark in range(count)]
    return [author_in(names[number]) if number < len(names) else None for number in numbers]


def _days(story: _Story) -> list[date | None]:
    extras = story.tables.get(_COMMENT_EXTRAS, b"")
    return [from_dttm(struct.unpack_from("<I", extras, 18 * each)[0]) for each in range(len(extras) // 18)]
