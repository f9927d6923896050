"""OpenDocument files (ODT, ODP, ODS; OASIS OpenDocument 1.3 part 3), read by their XML.

odfpy, the one library for them, gives the bare tree, loads it with a parser of its own, and rests since 2020.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from whosays.text.extracted import Block, Extracted, FormatError, Leaf
from whosays.text.office.package import UNLOCK, Package
from whosays.text.office.rows import Sheet, Tally, sheet_leaf
from whosays.text.office.words import (
    author_in,
    below,
    child,
    code_of,
    day_of,
    embedded_note,
    finished,
    local,
    one_leaf,
    one_line,
    own,
    published,
    row_of,
    title_in,
    whole,
)

METHOD: Final = "whosays.opendocument 1"
KIND: Final = "OpenDocument file"
_BLANKS: Final = {"tab": "\t", "line-break": "\n"}
# Words deleted under tracking, reading aids above ruby text, and what stands for a page's number.
_SKIPPED: Final = frozenset(("tracked-changes", "ruby-text", "page-number", "page-count", "note-citation", "forms",
                             "bibliography-mark", "settings", "title", "desc"))  # fmt: skip
_OWN_FRAMES: Final = (
    "frame",
    "custom-shape",
    "rect",
    "ellipse",
    "line",
    "connector",
    "g",
    "caption",
    "path",
    "polygon",
)
_TABLE_DEPTH: Final = 8
MAX_COLUMNS: Final = 16_384  # of a sheet, as in the programs that make them


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """A text without pages, slides as pages, or sheets as pages named in the text."""
    package = Package(data, KIND)
    _refuse_locked(package)
    content, meta, styles = package.tree("content.xml"), package.tree("meta.xml"), package.tree("styles.xml")
    reader = _Reader(hidden=_hidden_styles(content))
    body = child(content, "body") if content is not None else None
    main = body[0] if body is not None and len(body) else None
    paged, leaves = False, list[Leaf]()
    if main is not None and local(main) == "presentation":
        paged, leaves = True, reader.slides(main)
    elif main is not None and local(main) == "spreadsheet":
        paged, leaves = True, reader.sheets(main)
    elif main is not None:
        heads, feet = _running_heads(styles)
        leaves = one_leaf(heads, reader.blocks(main), reader.notes, feet, reader.comments)
    stated = _properties(meta)
    yield finished(
        Extracted(
            method=METHOD,
            leaves=leaves,
            paged=paged,
            notes=package.notes() + reader.remarks + _embedded(package),
            **stated,
        ),
        KIND,
    )


@dataclass(slots=True)
class _Reader:
    """Walks the content. `hidden` are the styles of sheets and slides that are not shown."""

    hidden: set[str]
    notes: list[Block] = field(default_factory=list)
    comments: list[Block] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    frames: list[Any] = field(default_factory=list)  # met in the paragraph under way
    depth: int = 0

    def blocks(self, container: Any) -> list[Block]:
        """The blocks of paragraphs, tables, frames and what contains them."""
        found: list[Block] = []
        for element in container:
            name = local(element)
            if name in ("p", "h"):
                found += self._paragraph(element)
            elif name == "table":
                found += self._table(element)
            elif name == "annotation":
                self._comment(element)
            elif name in _SKIPPED:
                if name == "tracked-changes" and next(below(element, "deletion"), None) is not None:
                    self.remarks.append(
                        "words that are marked as deleted were left out, words marked as inserted kept"
                    )
            elif len(element):
                found += self.blocks(element)
        return found

    def slides(self, main: Any) -> list[Leaf]:
        """One leaf a slide: its words, then the speaker's notes, then comments."""
        leaves = []
        for number, page in enumerate(below(main, "page"), start=1):
            if own(page, "style-name") in self.hidden:
                self.remarks.append(f"slide {number} is hidden in the file; it was read")
            self.comments = []
            shown = [element for element in page if local(element) != "notes"]
            words = self.blocks(shown)
            spoken = [block for element in page if local(element) == "notes" for block in self.blocks(element)]
            leaves.append(Leaf(blocks=words + spoken + self.comments))
        return leaves

    def sheets(self, main: Any) -> list[Leaf]:
        """One leaf a sheet."""
        leaves, tally = [], Tally()
        for table in main:
            if local(table) != "table":
                continue
            self.comments = []
            sheet = Sheet(name=own(table, "name"), hidden=own(table, "style-name") in self.hidden)
            if sheet.hidden:
                self.remarks.append(f"sheet {sheet.name} is hidden in the file; it was read")
            for row in _rows(table):
                line = row_of(self._cells(row))
                for _ in range(_count(row, "number-rows-repeated") if line else 0):
                    sheet.rows.append(tally.add(line))
            leaves.append(sheet_leaf(sheet, self.comments))
        return leaves

    def _paragraph(self, element: Any) -> list[Block]:
        outer, self.frames = self.frames, []
        text = "".join(self._words(element))
        frames, self.frames = self.frames, outer
        kind = "title" if local(element) == "p" and own(element, "style-name") == "Title" else "body"
        found = [Block(text=text, kind=kind)] if text.strip() else []  # type: ignore[arg-type]
        for frame in frames:
            found += self.blocks(frame)
        return found

    def _words(self, element: Any) -> Iterator[str]:
        yield _collapsed(element.text)
        for node in element:
            name = local(node)
            if name == "s":
                yield " " * min(whole(own(node, "c"), 1), 1000)
            elif name in _BLANKS:
                yield _BLANKS[name]
            elif name == "note":
                citing = child(node, "note-body")
                self.notes += self.blocks(citing) if citing is not None else []
            elif name == "annotation":
                self._comment(node)
            elif name in _OWN_FRAMES:
                self.frames.append(node)
            elif name not in _SKIPPED:
                yield from self._words(node)
            yield _collapsed(node.tail)

    def _comment(self, element: Any) -> None:
        by, on = child(element, "creator"), child(element, "date")
        said = "\n".join(
            block.text
            for block in self.blocks(
                [e for e in element if local(e) not in ("creator", "date", "creator-initials")]
            )
        )
        author = one_line(by.text or "") if by is not None else ""
        day = day_of(on.text) if on is not None else None
        self.comments.append(Block(text=said, kind="comment", author=author or None, published=day))

    def _table(self, element: Any) -> list[Block]:
        rows = list(_rows(element))
        counts = [sum(local(cell) == "table-cell" for cell in row) for row in rows]
        nested = any(next(below(row, "table"), None) is not None for row in rows)
        if (max(counts, default=0) <= 1 or nested) and self.depth < _TABLE_DEPTH:
            self.depth += 1
            found = [block for row in rows for cell in row for block in self.blocks(cell)]
            self.depth -= 1
            return found
        lines = [row_of(self._cells(row)) for row in rows]
        return [Block(text="\n".join(filter(None, lines)), kind="table")]

    def _cells(self, row: Any) -> Iterator[str]:
        columns = empty = 0
        for cell in row:
            if local(cell) not in ("table-cell", "covered-table-cell") or columns >= MAX_COLUMNS:
                continue
            times = min(_count(cell, "number-columns-repeated"), MAX_COLUMNS - columns)
            columns += times
            words = "" if local(cell) == "covered-table-cell" else self._cell(cell)
            if words:
                yield from [""] * empty + [words] * times
            empty = 0 if words else empty + times

    def _cell(self, cell: Any) -> str:
        """What the cell shows; a date as ISO 8601, a formula without a value as itself."""
        words = " ".join(one_line(block.text) for block in self.blocks(cell))
        day = own(cell, "date-value")
        if own(cell, "value-type") == "date" and day:
            return day.removesuffix("T00:00:00")
        if words:
            return words
        stated = own(cell, "string-value") or own(cell, "boolean-value") or own(cell, "value")
        return stated or own(cell, "formula").removeprefix("of:")


def _rows(table: Any) -> Iterator[Any]:
    for element in table:
        if local(element) == "table-row":
            yield element
        elif local(element) in ("table-header-rows", "table-row-group", "table-rows"):
            yield from _rows(element)


def _count(element: Any, name: str) -> int:
    return max(1, whole(own(element, name), 1))


def _collapsed(words: str | None) -> str:
    """Blanks and line ends in the XML count as one blank (section 6.1.2)."""
    if not words:
        return ""
    inner = " ".join(words.split())
    return (" " if words[0].isspace() else "") + inner + (" " if inner and words[-1].isspace() else "")


def _hidden_styles(content: Any | None) -> set[str]:
    found = set()
    for style in below(content, "style") if content is not None else ():
        for said in style:
            hidden = own(said, "visibility") == "hidden" and local(said) == "drawing-page-properties"
            if hidden or (local(said) == "table-properties" and own(said, "display") == "false"):
                found.add(own(style, "name"))
    return found


def _running_heads(styles: Any | None) -> tuple[list[Block], list[Block]]:
    heads: dict[str, list[str]] = {"header": [], "footer": []}
    for page in below(styles, "master-page") if styles is not None else ():
        for element in page:
            kind = local(element).split("-")[0]
            if kind not in heads or own(element, "display") == "false":
                continue
            said = _Reader(hidden=set()).blocks(element)
            words = "\n".join(block.text.strip() for block in said if any(map(str.isalpha, block.text)))
            if words and words not in heads[kind]:
                heads[kind].append(words)
    first, last = ([Block(text=words, kind="header") for words in heads[kind]] for kind in heads)
    return first, last


def _properties(meta: Any | None) -> dict[str, Any]:
    office = child(meta, "meta") if meta is not None else None
    said = {local(element): element.text for element in office} if office is not None else {}
    return {
        "title": title_in(said.get("title")),
        "author": author_in(said.get("initial-creator")) or author_in(said.get("creator")),
        "published": published(day_of(said.get("creation-date")), day_of(said.get("date"))),
        "language": code_of(said.get("language")),
    }


def _refuse_locked(package: Package) -> None:
    manifest = package.tree("META-INF/manifest.xml")
    if manifest is not None and next(below(manifest, "encryption-data"), None) is not None:
        raise FormatError(f"this {KIND} is locked with a password.", UNLOCK)


def _embedded(package: Package) -> list[str]:
    return embedded_note(len({name.split("/")[0] for name in package.names if name.startswith("Object ")}))
