"""Reads CoNLL-U: sentences with their tree, and GUM's entity spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One tree. `spans` are (first, last, entity type) of GUM, token indexes, inclusive."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)  # UPOS_XPOS
    heads: list[int] = field(default_factory=list)  # index in the sentence; the root is its own head
    deps: list[str] = field(default_factory=list)
    spans: list[tuple[int, int, str]] = field(default_factory=list)
    opens_paragraph: bool = False
    opens_document: bool = False


_MARK = re.compile(r"\((\d+)-([a-z]+)-[^()|]*?(?=[()]|$)(\))?|(\d+)\)")


def read(path: Path) -> Iterator[Sentence]:
    """Every sentence of a file. Entity spans that cross sentences do not occur in GUM."""
    sentence = Sentence()
    open_spans: dict[str, list[tuple[int, str]]] = {}
    covered, surface_space = 0, True
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            if sentence.words:
                yield sentence
            sentence, open_spans, covered = Sentence(), {}, 0
            continue
        if line.startswith("#"):
            sentence.opens_paragraph |= line.startswith("# newpar") and not line.startswith("# newpar_block")
            sentence.opens_document |= line.startswith("# newdoc")
            continue
        row = line.split("\t")
        if "." in row[0]:
            continue
        if "-" in row[0]:
            covered = int(row[0].split("-")[1])
            surface_space = "SpaceAfter=No" not in row[9]
            continue
        index = int(row[0])
        inside = index < covered
        space = surface_space if index == covered else "SpaceAfter=No" not in row[9]
        sentence.words.append(row[1])
        sentence.spaces.append(space and not inside)
        sentence.lemmas.append(row[2])
        sentence.tags.append(f"{row[3]}_{row[4]}")
        head = int(row[6])
        sentence.heads.append(index - 1 if head == 0 else head - 1)
        sentence.deps.append("ROOT" if head == 0 else row[7])
        entity = re.search(r"(?:^|\|)Entity=([^|]+)", row[9])
        if entity:
            _spans(entity.group(1), index - 1, open_spans, sentence)
    if sentence.words:
        yield sentence


def _spans(value: str, index: int, open_spans: dict[str, list[tuple[int, str]]], sentence: Sentence) -> None:
    for match in _MARK.finditer(value):
        number, kind, closed, closing = match.groups()
        if closing:
            if open_spans.get(closing):
                start, kind = open_spans[closing].pop()
                sentence.spans.append((start, index, kind))
        elif closed:
            sentence.spans.append((index, index, kind))
        else:
            open_spans.setdefault(number, []).append((index, kind))


def text_of(sentences: list[Sentence]) -> str:
    """The raw text of a paragraph."""
    parts = [w + (" " if s else "") for one in sentences for w, s in zip(one.words, one.spaces, strict=True)]
    return "".join(parts).strip()


def paragraphs(sentences: Iterator[Sentence]) -> Iterator[list[Sentence]]:
    """Sentences grouped as the file marks paragraphs."""
    block: list[Sentence] = []
    for sentence in sentences:
        if block and (sentence.opens_paragraph or sentence.opens_document):
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block
