"""EPUB books (W3C EPUB 3.3, and 2): the chapters of the spine in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from whosays.text.decode import decoded, normalised
from whosays.text.extracted import Block, Extracted, FormatError, Leaf
from whosays.text.linear import words_of
from whosays.text.office.package import Package, joined
from whosays.text.office.words import (
    author_in,
    below,
    code_of,
    day_of,
    finished,
    local,
    one_line,
    own,
    row_of,
    title_in,
)

METHOD: Final = "whosays.epub 1"
KIND: Final = "EPUB book"
_FONTS: Final = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_UNSEEN: Final = frozenset(("head", "script", "style", "template", "svg", "rt", "rp"))
_INLINE: Final = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
     "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
     "var", "wbr", "br")
)  # fmt: skip
_LOST: Final = 0.9  # share of a chapter's letters that its tree must hold, else it is read straight through


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """One leaf a chapter; they are no pages."""
    package = Package(data, KIND)
    _refuse_locked(package)
    root = package.tree(_book(package))
    remarks = list[str]()
    names = _spine(root, _book(package).rpartition("/")[0] or ".") if root is not None else []
    if not names:
        remarks.append("the list of chapters cannot be read; they stand here in the order of the file")
        names = [name for name in package.names if name.endswith((".xhtml", ".html", ".htm"))]
    leaves = list[Leaf]()
    for name in names:
        content = package.read(name)
        if content is not None:
            leaves.append(Leaf(blocks=_blocks(content)))
        else:
            remarks.append(f"chapter {name.rpartition('/')[2]} is not in the file")
    metadata = next(below(root, "metadata"), None) if root is not None else None
    stated: dict[str, str | None] = {}
    for element in metadata if metadata is not None else ():
        stated.setdefault(local(element), element.text)  # the first title is the main one
    yield finished(
        Extracted(
            method=METHOD,
            leaves=leaves,
            title=title_in(stated.get("title")),
            author=author_in(stated.get("creator")),
            publisher=author_in(stated.get("publisher")),
            published=day_of(stated.get("date")),
            language=code_of(stated.get("language")),
            notes=package.notes() + remarks,
        ),
        KIND,
    )


def _book(package: Package) -> str:
    root = package.tree("META-INF/container.xml")
    stated = next(below(root, "rootfile"), None) if root is not None else None
    if stated is not None:
        return own(stated, "full-path")
    return next((name for name in package.names if name.endswith(".opf")), "")


def _spine(root: Any, folder: str) -> list[str]:
    """The parts of the chapters in their order, without the book's own table of contents."""
    chapters = {
        own(item, "id"): joined(folder, unquote(own(item, "href")))
        for item in below(root, "item")
        if own(item, "properties") != "nav"
    }
    listed = (chapters.get(own(reference, "idref")) for reference in below(root, "itemref"))
    return [name for name in listed if name is not None]


def _refuse_locked(package: Package) -> None:
    root = package.tree("META-INF/encryption.xml")
    for method in below(root, "EncryptionMethod") if root is not None else ():
        if own(method, "Algorithm") not in _FONTS:
            raise FormatError(f"this {KIND} is locked by its seller.", "Add a copy without copy protection.")


def _blocks(content: bytes) -> list[Block]:
    html = normalised(decoded(content, page=True))
    _, straight = words_of(html)
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False)
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [Block(text=words) for words in straight]
    found = _walked(root)
    if sum(len(block.text) for block in found) < _LOST * sum(map(len, straight)):
        return [Block(text=words) for words in straight]
    return found


def _walked(root: Any) -> list[Block]:
    """Paragraphs, headings and items as blocks; rows of a table as its lines."""
    found: list[Block] = []
    words: list[str] = []
    rows: list[list[str]] = []
    tables = skipped = 0

    def flush() -> None:
        said = "\n".join(filter(None, map(one_line, "".join(words).split("\v"))))
        words.clear()
        if said and not tables:
            found.append(Block(text=said))
        elif said and rows and rows[-1]:
            rows[-1][-1] = f"{rows[-1][-1]} {said}".strip()
        elif said:
            found.append(Block(text=said, kind="caption"))

    for event, node in etree.iterwalk(root, events=("start", "end")):
        name = local(node)
        opening = event == "start"
        if name in _UNSEEN:
            skipped += 1 if opening else -1
        if skipped or (name in _UNSEEN and opening):
            continue
        if name not in _INLINE and name not in _UNSEEN:
            flush()
        if opening:
            if name == "table":
                tables += 1
            elif name == "tr" and tables == 1:
                rows.append([])
            elif name in ("td", "th") and rows and tables == 1:
                rows[-1].append("")
            words.append("\v" if name == "br" else node.text or "")
            continue
        if name == "table":
            tables -= 1
            if not tables:
                lines = "\n".join(filter(None, map(row_of, rows)))
                found += [Block(text=lines, kind="table")] if lines else []
                rows = []
        words.append(node.tail or "")
    flush()
    return found
