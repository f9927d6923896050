"""GUM's documents as texts with trees: what several measures compare the reader with.

GUM (Georgetown University Multilayer corpus, gucorpling.org/gum): annotation CC BY 4.0; texts CC BY 2.5, CC BY 4.0
and CC BY-SA 3.0 (biographies and travel guides). `slices/gum.jsonl` is its test part, 14 documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from evals.measure import Row
from whosays.model.document import Document, Page, Part

PARTS = ("train", "dev", "test")
_HEAD = re.compile(r"^# newdoc id = (\S+)$", re.M)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its characters in the text, tags, the head's place in the document (its own for a root)."""

    start: int
    end: int
    upos: str
    tag: str
    head: int
    deprel: str
    misc: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A document: its text, tokens in order, sentences as (first token, one past the last)."""

    id: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]


def whole(data: Path) -> list[Row]:
    """All 123 documents, each with the part it belongs to."""
    found = []
    for part in PARTS:
        text = (data / f"gum/{part}.conllu").read_text("utf-8")
        starts = [match.start() for match in _HEAD.finditer(text)] + [len(text)]
        for start, end in pairwise(starts):
            head = _HEAD.match(text, start)
            assert head is not None
            found.append({"id": head[1], "part": part, "conllu": text[start:end].strip() + "\n"})
    return found


def tree(row: Row) -> Tree:
    """The text of a row and its trees. Paragraphs, as the file marks them, are parted by an empty line."""
    text: list[str] = []
    size = 0
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []

    def put(words: str) -> None:
        nonlocal size
        text.append(words)
        size += len(words)

    for block in row["conllu"].split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        if any(line.startswith("# newpar") and not line.startswith("# newpar_block") for line in lines) and size:
            if text[-1] == " ":
                size -= len(text.pop())
            put("\n\n")
        first = len(tokens)
        for columns, space in _tokens(lines):
            start = size
            put(columns[1])
            head = int(columns[6])
            where = len(tokens) if head == 0 else first + head - 1
            tokens.append(Token(start, size, columns[3], columns[4], where, columns[7], columns[9]))
            if space:
                put(" ")
        if len(tokens) > first:
            sentences.append((first, len(tokens)))
    return Tree(row["id"], "".join(text).rstrip(" "), tuple(tokens), tuple(sentences))


def _tokens(lines: list[str]) -> Iterator[tuple[list[str], bool]]:
    """Columns of each word and whether a space follows it; words written as one have none between them."""
    last, space_after_last = 0, True
    for line in lines:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        space = "SpaceAfter=No" not in columns[9]
        if "-" in columns[0]:
            last, space_after_last = int(columns[0].split("-")[1]), space
        elif "." not in columns[0]:
            index = int(columns[0])
            yield columns, (space_after_last if index == last else space and index > last)


def document(one: Tree) -> Document:
    """The text as the reader gets it."""
    size = len(one.text)
    return Document(
        sha256=one.id,
        path=one.id,
        text=one.text,
        language="en",
        pages=(Page(number=1, start=0, end=size),),
        parts=(Part(kind="body", start=0, end=size),),
    )
