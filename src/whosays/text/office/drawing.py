"""Words in drawings (DrawingML, ECMA-376 part 1, sections 20 and 21): shapes, diagrams, charts."""

from __future__ import annotations

from typing import Any

from whosays.text.extracted import Block
from whosays.text.office.package import Package
from whosays.text.office.words import below, child, local, own, row_of


def beside(package: Package, part: str) -> list[Block]:
    """The words of the charts and diagrams that a part shows."""
    found: list[Block] = []
    for kind, target in package.related(part).values():
        root = package.tree(target) if kind in ("chart", "diagramData") else None
        if root is not None:
            found += _chart(root) if kind == "chart" else [Block(text=words) for words in paragraphs(root)]
    return found


def paragraphs(root: Any) -> list[str]:
    """The words of each paragraph of DrawingML below."""
    found = []
    for paragraph in below(root, "p"):
        said = []
        for node in paragraph.iter("{*}t", "{*}br", "{*}tab"):
            above = node.getparent()
            if local(above) == "fld" and own(above, "type") == "slidenum":
                continue
            said.append({"t": node.text or "", "br": "\n", "tab": "\t"}[local(node)])
        if words := "".join(said).strip():
            found.append(words)
    return found


def _chart(root: Any) -> list[Block]:
    """Title and axis names of a chart, then each series with its values as a row of a table."""
    words = [Block(text=text) for text in paragraphs(root)]
    rows = []
    for series in below(root, "ser"):
        for part in ("tx", "cat", "val", "xVal", "yVal"):
            values = child(series, part)
            said = [value.text or "" for value in below(values, "v")] if values is not None else []
            if said and row_of(said) not in rows:
                rows.append(row_of(said))
    return [*words, Block(text="\n".join(rows), kind="table")]
