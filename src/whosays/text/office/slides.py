"""PowerPoint files (PPTX): Office Open XML, ECMA-376 part 1, section 19; slides are pages.

Read by their XML rather than through python-pptx, which has no comments or diagrams, and brings Pillow and
XlsxWriter with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from whosays.text.extracted import Block, Extracted, Leaf
from whosays.text.office.drawing import beside, paragraphs
from whosays.text.office.package import Package
from whosays.text.office.wordml import embedded, properties
from whosays.text.office.words import (
    author_in,
    below,
    child,
    day_of,
    finished,
    local,
    one_line,
    own,
    row_of,
)

METHOD: Final = "whosays.pptx 1"
KIND: Final = "PowerPoint file"
_UNSAID: Final = frozenset(("sldNum", "dt", "sldImg"))  # placeholders for number, date and picture of a slide


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """One leaf a slide, in the order of the show: title, words, diagrams and charts, notes, comments."""
    package = Package(data, KIND)
    main = package.main("ppt/presentation.xml")
    relations = package.related(main)
    authors = _authors(
        package, [target for kind, target in relations.values() if kind in ("commentAuthors", "authors")]
    )
    leaves, remarks = [], []
    for number, name in enumerate(_order(package, main, relations), start=1):
        slide = package.tree(name)
        if slide is None:
            remarks.append(f"slide {number} cannot be read")
            leaves.append(Leaf(blocks=[]))
            continue
        if own(slide, "show") in ("0", "false"):
            remarks.append(f"slide {number} is hidden in the file; it was read")
        blocks = _shapes(slide) + beside(package, name)
        notes: list[Block] = []
        comments: list[Block] = []
        for kind, target in package.related(name).values():
            root = package.tree(target) if kind in _BESIDE else None
            if root is None:
                continue
            if kind == "notesSlide":
                notes += _shapes(root)
            else:
                comments += _comments(root, authors)
        leaves.append(Leaf(blocks=blocks + notes + comments))
    stated = properties(package)
    del stated["language"]
    yield finished(
        Extracted(
            method=METHOD,
            leaves=leaves,
            paged=True,
            notes=package.notes() + remarks + embedded(package, "ppt/"),
            **stated,
        ),
        KIND,
    )


_BESIDE: Final = ("notesSlide", "comments")


def _order(package: Package, main: str, relations: dict[str, tuple[str, str]]) -> list[str]:
    """The parts of the slides in the order of the show; by their numbers where the list of them is lost."""
    root = package.tree(main)
    listed = child(root, "sldIdLst") if root is not None else None
    # `id` without a namespace is the slide's own number; the relation's id has one.
    named = [
        value
        for entry in (listed if listed is not None else ())
        for key, value in entry.attrib.items()
        if "}" in key
    ]
    found = [relations[identity][1] for identity in named if identity in relations]
    if found:
        return found
    slides = [name for name in package.names if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
    return sorted(slides, key=lambda name: (len(name), name))


def _shapes(root: Any) -> list[Block]:
    """The words of a slide's shapes, the title's first, tables as rows."""
    found: list[Block] = []
    titles: list[Block] = []
    for shape in below(root, "sp", "graphicFrame", "cxnSp"):
        if any(local(above) == "Fallback" for above in shape.iterancestors()):
            continue
        holder = next(below(shape, "ph"), None)
        role = own(holder, "type") if holder is not None else ""
        if role in _UNSAID:
            continue
        table = next(below(shape, "tbl"), None)
        if table is not None:
            rows = [
                row_of(" ".join(paragraphs(cell)) for cell in row if local(cell) == "tc")
                for row in table
                if local(row) == "tr"
            ]
            found.append(Block(text="\n".join(filter(None, rows)), kind="table"))
        elif role in ("title", "ctrTitle"):
            titles.append(Block(text="\n".join(paragraphs(shape)), kind="title"))
        elif role in ("ftr", "hdr"):
            found += [Block(text=words, kind="header") for words in paragraphs(shape)]
        else:
            found += [Block(text=words) for words in paragraphs(shape)]
    return titles + found


def _authors(package: Package, names: list[str]) -> dict[str, str]:
    found = {}
    for name in names:
        root = package.tree(name)
        for author in root if root is not None else ():
            if isinstance(author.tag, str) and (by := author_in(own(author, "name"))) is not None:
                found[own(author, "id")] = by
    return found


def _comments(root: Any, authors: dict[str, str]) -> list[Block]:
    """Comments of either make: words in `text` (2007) or in DrawingML (2021), replies among them."""
    found = []
    for comment in below(root, "cm", "reply"):
        told = child(comment, "text")
        body = child(comment, "txBody")
        words = (told.text or "") if told is not None else "\n".join(paragraphs(body) if body is not None else [])
        when = day_of(own(comment, "dt") or own(comment, "created"))
        by = authors.get(own(comment, "authorId"))
        if one_line(words):
            found.append(Block(text=words, kind="comment", author=by, published=when))
    return found
