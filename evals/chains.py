"""GUM's documents as raw text with their chains of mentions (`Entity=` in CoNLL-U).

A chain is one entity number of a document: its mentions are joined by GUM's links of identity (`coref`, `ana`,
`cata`, `appos`, `pred` for "X is Y", and `disc`, where "this" takes up what a clause said). Bridging has a field
of its own (`Bridge=`) and is not identity. The text is that of the sentences, a space between two, a blank line
between paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_MARK = re.compile(r"\((\d+)-[^()|]*?(?=[()]|$)(\))?|(\d+)\)")


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """Every document of a file: `id`, `genre`, `text`, and `chains` of [start, end) with two mentions or more."""
    for block in path.read_text("utf-8").split("# newdoc id = ")[1:]:
        lines = block.split("\n")
        genre = next(line.split(" = ")[1] for line in lines if line.startswith("# meta::genre"))
        text, chains = _read(lines[1:])
        kept = [sorted(chain) for chain in chains.values() if len(chain) > 1]
        yield {"id": lines[0].strip(), "genre": genre, "text": text, "chains": sorted(kept)}


def _read(lines: list[str]) -> tuple[str, dict[str, set[tuple[int, int]]]]:
    text, gap = "", ""
    chains: dict[str, set[tuple[int, int]]] = {}
    opened: dict[str, list[int]] = {}
    last_inner, surface = 0, ""
    for line in lines:
        if not line:
            gap = gap or " "
            continue
        if line.startswith("#"):
            if re.match(r"# newpar(?!_block)", line) and text:
                gap = "\n\n"
            continue
        row = line.split("\t")
        if "." in row[0]:
            continue
        if "-" in row[0]:  # words written as one ("don't"): the surface is given once, for all of them
            last_inner, surface = int(row[0].split("-")[1]), row[1]
            after = "" if "SpaceAfter=No" in row[9] else " "
            continue
        number = int(row[0])
        if number == 1:
            last_inner = last_inner if surface else 0
        text, gap = text + gap, ""
        start = len(text)
        if surface and number <= last_inner:
            form = surface if number == last_inner else surface[: len(row[1])]
            surface = surface[len(form) :]
            gap = after if number == last_inner else ""
            if number == last_inner:
                last_inner, surface = 0, ""
        else:
            form, gap = row[1], "" if "SpaceAfter=No" in row[9] else " "
        text += form
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
        for match in _MARK.finditer(entity.group(1) if entity else ""):
            opening, closed, closing = match.groups()
            if closing:
                if opened.get(closing):
                    chains.setdefault(closing, set()).add((opened[closing].pop(), len(text)))
            elif closed:
                chains.setdefault(opening, set()).add((start, len(text)))
            else:
                opened.setdefault(opening, []).append(start)
    return text, chains
