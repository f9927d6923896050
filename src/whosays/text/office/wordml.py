"""Word documents (DOCX, DOCM): Office Open XML, ECMA-376 part 1, section 17.

Read by their XML rather than through python-docx or docx2python, which lose text boxes, notes, or tell insertions
from deletions. Strict and transitional files differ in namespaces only, which are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from whosays.text.extracted import Block, Extracted
from whosays.text.office.drawing import beside
from whosays.text.office.package import Package
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

METHOD: Final = "whosays.docx 1"
KIND: Final = "Word document"
_MARKS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# Words that are not there any more, what is never shown, and the reading aids above ruby text.
_SKIPPED: Final = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "rt",
        "pPr",
        "rPr",
        "sdtPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
    )
)
_PAGE_FIELDS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_TABLE_DEPTH: Final = 8
_CHARTS: Final = 1_000


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """The body in its order, then notes, then comments; running heads where their section begins."""
    package = Package(data, KIND)
    main = package.main("word/document.xml")
    root = package.tree(main)
    body = child(root, "body") if root is not None else None
    parts: dict[str, list[str]] = {}
    for kind, target in package.related(main).values():
        parts.setdefault(kind, []).append(target)
    reader = _Reader(
        titles=_title_styles(package, parts.get("styles", [])),
        rows=_running_heads(package, main),
    )
    blocks = reader.body(body) if body is not None else []
    notes = [
        block
        for kind in ("footnotes", "endnotes")
        for name in parts.get(kind, [])
        for block in _notes(package, name, reader)
    ]
    comments = [block for name in parts.get("comments", []) for block in _comments(package, name, reader)]
    stated = properties(package)
    title = next((one_line(block.text) for block in blocks if block.kind == "title"), None)
    yield finished(
        Extracted(
            method=METHOD,
            leaves=one_leaf(blocks, beside(package, main), notes, comments),
            title=stated["title"] or title,
            author=stated["author"],
            publisher=stated["publisher"],
            published=stated["published"],
            language=stated["language"],
            notes=package.notes() + reader.remarks() + embedded(package, "word/"),
        ),
        KIND,
    )


def properties(package: Package) -> dict[str, Any]:
    """Title, author, publisher, day and language that an Office Open XML package states of itself."""
    core = app = None
    for kind, target in package.related("").values():
        if kind == "core-properties":
            core = package.tree(target)
        elif kind == "extended-properties":
            app = package.tree(target)
    said = {local(element): element.text for element in core} if core is not None else {}
    company = child(app, "Company") if app is not None else None
    return {
        "title": title_in(said.get("title")),
        "author": author_in(said.get("creator")) or author_in(said.get("lastModifiedBy")),
        "publisher": author_in(company.text) if company is not None else None,
        "published": published(day_of(said.get("created")), day_of(said.get("modified"))),
        "language": code_of(said.get("language")),
    }


def embedded(package: Package, folder: str) -> list[str]:
    """A note on files inside the file, which are not read."""
    inside = {name for name in package.names if name.startswith((folder + "embeddings/", folder + "afchunk"))}
    charts = [name for name in package.names if name.startswith(folder + "charts/") and name.endswith(".xml")]
    for name in charts[:_CHARTS] if inside else ():  # the numbers behind a chart are read with it
        inside -= {target for _, target in package.related(name).values()}
    return embedded_note(len(inside))


@dataclass(slots=True)
class _Field:
    """A field under way: its instruction, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False


@dataclass(slots=True)
class _Reader:
    """Walks the body. `titles` are the styles of titles, `rows` the running heads by their relation's id."""

    titles: set[str]
    rows: dict[str, list[Block]]
    boxes: list[Any] = field(default_factory=list)  # text boxes met in the paragraph under way
    fields: list[_Field] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)  # running heads already given
    hidden: bool = False
    changed: bool = False
    depth: int = 0

    def body(self, container: Any) -> list[Block]:
        """All blocks, with the running heads of each section at its start and end."""
        done: list[Block] = []
        section: list[Block] = []
        for element in container:
            section += self.blocks([element])
            ending = element if local(element) == "sectPr" else child(element, "pPr", "sectPr")
            if ending is not None:
                done += [
                    *self._heads(ending, "headerReference"),
                    *section,
                    *self._heads(ending, "footerReference"),
                ]
                section = []
        return done + section

    def blocks(self, elements: Any) -> list[Block]:
        """The blocks of paragraphs, tables and what contains them."""
        found: list[Block] = []
        for element in elements:
            name = local(element)
            if name == "p":
                found += self._paragraph(element)
            elif name == "tbl":
                found += self._table(element)
            elif name in _SKIPPED:
                self.changed = self.changed or name in ("del", "moveFrom")
            elif name == "AlternateContent":
                found += self.blocks(_choice(element))
            elif len(element):
                found += self.blocks(element)
        return found

    def remarks(self) -> list[str]:
        """What a reader of the text should know of it."""
        said = []
        if self.changed:
            said.append("words that are marked as deleted were left out, words marked as inserted kept")
        if self.hidden:
            said.append("words that are hidden in the file are part of the text")
        return said

    def _paragraph(self, element: Any) -> list[Block]:
        outer, self.boxes = self.boxes, []
        text = "".join(self._words(element))
        boxes, self.boxes = self.boxes, outer
        style = child(element, "pPr", "pStyle")
        kind = "title" if style is not None and own(style, "val") in self.titles else "body"
        found = [Block(text=text, kind=kind)] if text.strip() else []  # type: ignore[arg-type]
        for box in boxes:
            found += self.blocks(box)
        return found

    def _words(self, element: Any) -> Iterator[str]:
        for node in element:
            name = local(node)
            if name in ("t", "tab", "br", "cr", "noBreakHyphen", "ptab"):
                if not self.fields or self.fields[-1].shown:
                    yield (node.text or "") if name == "t" else _MARKS[name]
            elif name == "fldChar":
                self._field(own(node, "fldCharType"))
            elif name == "instrText":
                if self.fields:
                    self.fields[-1].instruction += node.text or ""
            elif name == "txbxContent":
                self.boxes.append(node)
            elif name == "textpath":  # words drawn across the page, as "DRAFT"
                yield own(node, "string") + " "
            elif name in _SKIPPED:
                self.changed = self.changed or name in ("del", "moveFrom")
                self.hidden = self.hidden or (name == "rPr" and _is_on(child(node, "vanish")))
            elif name == "fldSimple":
                if own(node, "instr").strip().split(" ")[0] not in _PAGE_FIELDS:
                    yield from self._words(node)
            elif name == "AlternateContent":
                yield from self._words(_choice(node))
            elif len(node):
                yield from self._words(node)

    def _field(self, mark: str) -> None:
        if mark == "begin":
            self.fields.append(_Field())
        elif mark == "separate" and self.fields:
            said = self.fields[-1].instruction.split()
            self.fields[-1].shown = not (said and said[0] in _PAGE_FIELDS)
        elif mark == "end" and self.fields:
            self.fields.pop()

    def _table(self, element: Any) -> list[Block]:
        """A block of rows; a table that only arranges text on the page is read as that text."""
        rows = list(_members(element, "tr"))
        cells = [list(_members(row, "tc")) for row in rows]
        arranging = max(map(len, cells), default=0) <= 1 or any(
            next(below(row, "tbl"), None) is not None for row in rows
        )
        if arranging and self.depth < _TABLE_DEPTH:
            self.depth += 1
            found = [block for row in cells for cell in row for block in self.blocks(cell)]
            self.depth -= 1
            return found
        lines, after = [], []
        for row in cells:
            said: list[str] = []
            for cell in row:
                inside = self.blocks(cell)
                after += [block for block in inside if block.kind == "comment"]
                said.append(" ".join(one_line(block.text) for block in inside))
                span = child(cell, "tcPr", "gridSpan")
                said += [""] * (min(max(whole(own(span, "val"), 1), 1), 64) - 1 if span is not None else 0)
            lines.append(row_of(said))
        return [Block(text="\n".join(filter(None, lines)), kind="table"), *after]

    def _heads(self, section: Any, kind: str) -> list[Block]:
        found = []
        for reference in section:
            if local(reference) != kind:
                continue
            for block in self.rows.get(own(reference, "id"), []):
                if block.text not in self.seen:
                    self.seen.add(block.text)
                    found.append(block)
        return found


def _members(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table, or cells of a row, also inside content controls and tracked insertions."""
    for node in element:
        found = local(node)
        if found == name:
            deleted = child(node, "trPr", "del") if name == "tr" else None
            if deleted is None:
                yield node
        elif found in ("sdt", "sdtContent", "ins", "customXml", "moveTo", "smartTag"):
            yield from _members(node, name)


def _choice(element: Any) -> list[Any]:
    """Of two drawings of one thing, the first that holds words."""
    for option in element:
        if local(option) in ("Choice", "Fallback") and next(below(option, "t"), None) is not None:
            return list(option)
    return []


def _is_on(switch: Any | None) -> bool:
    return switch is not None and own(switch, "val") not in ("0", "false", "off")


def _title_styles(package: Package, names: list[str]) -> set[str]:
    """Ids of the styles that are Word's own "Title" (its name is the same in every language of the program)."""
    found = {"Title"}
    for name in names:
        root = package.tree(name)
        for style in root if root is not None else ():
            label = child(style, "name") if local(style) == "style" else None
            if label is not None and own(label, "val").casefold() == "title":
                found.add(own(style, "styleId"))
    return found


def _running_heads(package: Package, main: str) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    for identity, (kind, target) in package.related(main).items():
        if kind in ("header", "footer") and (root := package.tree(target)) is not None:
            said = _Reader(titles=set(), rows={}).blocks(root)
            words = "\n".join(block.text.strip() for block in said if any(map(str.isalpha, block.text)))
            found[identity] = [Block(text=words, kind="header")] if words else []
    return found


def _notes(package: Package, name: str, reader: _Reader) -> list[Block]:
    root = package.tree(name)
    return [
        block
        for note in (root if root is not None else ())
        if local(note) in ("footnote", "endnote") and own(note, "type") in ("", "normal")
        for block in reader.blocks(note)
    ]


def _comments(package: Package, name: str, reader: _Reader) -> list[Block]:
    root = package.tree(name)
    found = []
    for comment in root if root is not None else ():
        words = "\n".join(block.text for block in reader.blocks(comment))
        author = one_line(own(comment, "author")) or one_line(own(comment, "initials")) or None
        found.append(Block(text=words, kind="comment", author=author, published=day_of(own(comment, "date"))))
    return found
