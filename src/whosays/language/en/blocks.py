"""Cuts a document's text into blocks: stretches that no sentence crosses, with their whitespace made plain."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.model.document import Document

#: Longest block in characters, and longest run without a blank: bounds on what the parser gets at once.
MAX_BLOCK, MAX_WORD = 12_000, 200
#: Lines up to this width may be hard-wrapped; below the other, they are a list, an address, a signature.
WRAPPED, NARROW = 130, 45
_BLANK = re.compile(r"\n[^\S\n]*\n\s*|\f\s*\n\s*")
_WORD = re.compile(rf"\S{{1,{MAX_WORD}}}")
_ITEM = re.compile(r"\s*(?:[-*•·–—o]|\(?[0-9a-zA-Z]{1,3}[.)])\s")
#: What opens a wire report: dateline up to its dash, then labels in brackets.
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z "
    r".,'’/-]{2,60}?,?[^\n(\[.]{0,25}(?:(?:\([^)\n]{2,60}\))?\s*(?:--+|—|–)|\([^)\n]{2,60}\)\s*-)\s+(?=\S)"
)
_LABEL = re.compile(r"\s*\[[^\]]{2,120}\]\s*")
_STOP = re.compile(r"[.!?:;\"”’)\]]\s*$")


#: A bracket that holds words in another script ("(Arabic: ...; born 1950)"): no English, and it breaks the parse.
_OTHER_SCRIPT = re.compile(
    r"\([^()\n]{0,160}?[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af\ufb1d-\ufefc][^()\n]{0,160}\)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """Words joined by single blanks. `origins[i]` is the document offset of the word at `places[i]` of `text`."""

    text: str
    places: tuple[int, ...]
    origins: tuple[int, ...]


_SHAPELESS = r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
#: Marks without a shape (direction of writing, joiners, byte order) at the edge of a word: they hide the word.
_UNSEEN = re.compile(rf"(?<!\w){_SHAPELESS}|{_SHAPELESS}(?!\w)")


def readable(text: str) -> str:
    """The text with brackets in another script and unseen marks blanked out; all else keeps its place."""
    text = _OTHER_SCRIPT.sub(lambda match: " " * len(match.group()), text)
    return _UNSEEN.sub(lambda match: " " * len(match.group()), text)


def blocks(document: Document) -> Iterator[Block]:
    """Every block of the document in order; together they hold all its non-blank characters once, but for brackets
    in another script and marks that nobody sees.
    """
    text = readable(document.text)
    edges = sorted({0, len(document.text), *(edge for part in document.parts for edge in (part.start, part.end))})
    tables = [(part.start, part.end) for part in document.parts if part.kind == "table"]
    for start, end in itertools.pairwise(edges):
        inside_table = any(first <= start < last for first, last in tables)
        for low, high in _paragraphs(text, start, end, inside_table):
            yield from _plain(text, low, high)


def _paragraphs(text: str, start: int, end: int, table: bool) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines, cut again where a line end is more than a wrap."""
    if table:
        yield from _cut(start, end, [match.end() for match in re.finditer(r"[\n\t|]", text[start:end])])
        return
    chunk = text[start:end]
    place = 0
    for match in (*_BLANK.finditer(chunk), None):
        stop = match.start() if match else len(chunk)
        opened = _opening(chunk, place, stop)
        if opened > place:
            yield from _cut(start + place, start + opened, [])
        breaks = [
            place + cut - opened for cut in _line_breaks(chunk[place:stop].split("\n")) if place + cut > opened
        ]
        yield from _cut(start + opened, start + stop, breaks)
        place = match.end() if match else stop


def _opening(text: str, start: int, end: int) -> int:
    """Where a wire report's dateline and labels end; `start` if there are none."""
    place = start
    dateline = _DATELINE.match(text, place, end)
    if dateline:
        place = dateline.end()
    while label := _LABEL.match(text, place, end):
        if not any(character.isupper() for character in label.group()) or label.group().upper() != label.group():
            break
        place = label.end()
    return place if place < end else start


def _cut(start: int, end: int, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    for low, high in zip((0, *breaks), (*breaks, end - start), strict=True):
        if low < high:
            yield start + low, start + high


def _line_breaks(lines: list[str]) -> list[int]:
    """Offsets after the line ends that end a block."""
    if len(lines) < 2:
        return []
    width = max(len(line.strip()) for line in lines)
    found = []
    offset = 0
    for line, after in itertools.pairwise(lines):
        offset += len(line) + 1
        if _ends_block(line.strip(), after, width):
            found.append(offset)
    return found


def _ends_block(line: str, after: str, width: int) -> bool:
    first = after.strip()[:1]
    if not line or _ITEM.match(after):
        return True
    if first.islower() or first in ",;.)”’":
        return False
    if width > WRAPPED or width < NARROW:
        return True
    return len(line) < width * (0.8 if _STOP.search(line) else 0.55)


def _plain(text: str, start: int, end: int) -> Iterator[Block]:
    words: list[str] = []
    places: list[int] = []
    origins: list[int] = []
    length = 0
    for match in _WORD.finditer(text, start, end):
        if length + len(match.group()) > MAX_BLOCK:
            yield Block(" ".join(words), tuple(places), tuple(origins))
            words, places, origins, length = [], [], [], 0
        words.append(match.group())
        places.append(length)
        origins.append(match.start())
        length += len(match.group()) + 1
    if words:
        yield Block(" ".join(words), tuple(places), tuple(origins))
