"""Cuts a document's text into blocks: stretches that no sentence crosses, with their whitespace made plain."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.model.document import Document
from whosays.model.span import CUT

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
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]»]*$")
_WRITTEN = re.compile(r"\b[^\W_]+(?:-[^\W_]+)?\b")
_LAST = re.compile(r"[^\W_]+$")
_FIRST = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?:;\"”’)\]]\s*$")


#: A bracket that holds words in another script ("(Arabic: ...; born 1950)"): no English, and it breaks the parse.
_OTHER_SCRIPT = re.compile(
    r"\([^()\n]{0,160}?[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af\ufb1d-\ufefc][^()\n]{0,160}\)"
)


_Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """Words joined by single blanks. `origins[i]` is the document offset of the word at `places[i]` of `text`.

    Of a word that was cut at a line's end, each part has its place; nothing stands between them. `joined` says
    whether there is such a word.
    """

    text: str
    places: tuple[int, ...]
    origins: tuple[int, ...]
    joined: bool = False


_SHAPELESS = r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
#: Marks without a shape (direction of writing, joiners, byte order) at the edge of a word: they hide the word.
_UNSEEN = re.compile(rf"(?<!\w){_SHAPELESS}|{_SHAPELESS}(?!\w)")


def readable(text: str) -> str:
    """The text with brackets in another script and unseen marks blanked out; all else keeps its place."""
    text = _OTHER_SCRIPT.sub(lambda match: " " * len(match.group()), text)
    return _UNSEEN.sub(lambda match: " " * len(match.group()), text)


def blocks(document: Document) -> Iterator[Block]:
    """Every block of the document in order; together they hold all its non-blank characters once, but for brackets
    in another script, marks that nobody sees, and the heads and feet of pages within a sentence that goes on over
    them.
    """
    text = readable(document.text)
    kinds = {part.start: part.kind for part in document.parts}
    edges = sorted({0, len(document.text), *(edge for part in document.parts for edge in (part.start, part.end))})
    cuts = _cuts(text)
    held: list[_Stretch] = []  # the last paragraph so far, in its pieces
    aside: list[_Stretch] = []  # heads and feet after it
    for start, end in itertools.pairwise(edges):
        kind = kinds.get(start)
        if kind == "header" and held:
            aside.append((start, end))
            continue
        if text[start:end].isspace():
            continue
        paragraphs = list(_paragraphs(text, start, end, kind == "table"))
        if kind == "body" and held and _goes_on(text, held[-1], paragraphs[0]):
            held.append(paragraphs.pop(0))
            aside = []
        if paragraphs:
            for stretches in (held, *([one] for one in aside), *([one] for one in paragraphs[:-1])):
                yield from _plain(text, stretches, cuts)
            held, aside = [paragraphs[-1]], []
    for stretches in (held, *([one] for one in aside)):
        yield from _plain(text, stretches, cuts)


def _cuts(text: str) -> dict[int, bool]:
    """The hyphens with which words were cut at a line's end: offset -> whether the word has a hyphen anyway.

    It has where the document writes it so in the middle of a line, and never in one word.
    """
    cuts = list(CUT.finditer(text))
    if not cuts:
        return {}
    written = Counter(word.lower() for word in _WRITTEN.findall(text))
    found: dict[int, bool] = {}
    for cut in cuts:
        low, high = cut.start(), cut.end()
        before = _LAST.search(text[max(0, low - MAX_WORD) : low])
        after = _FIRST.match(text, high, high + MAX_WORD)
        assert before is not None
        assert after is not None
        left, right = before[0].lower(), after[0].lower()
        found[low] = written[f"{left}-{right}"] > 0 and not written[left + right]
    return found


def _goes_on(text: str, above: _Stretch, below: _Stretch) -> bool:
    """Whether a sentence goes on from the end of one page to the beginning of the next."""
    between = text[above[1] : below[0]]
    if "\f" not in between:
        return False
    before, after = text[max(above[0], above[1] - 200) : above[1]].rstrip(), text[below[0] : below[1]].lstrip()
    if not before or not after or _ENDED.search(before) or _ITEM.match(after):
        return False
    if after[0].islower() or after[0] in ",;)":
        return True
    prose = min(above[1] - above[0], below[1] - below[0]) > NARROW
    last = before.split()[-1]
    return prose and (not last[0].isupper() or not between.strip()) and not last[-1].isdigit()


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
        found = [*_line_breaks(chunk[place:stop].split("\n")), *_page_breaks(chunk, place, stop)]
        breaks = [place + cut - opened for cut in sorted(set(found)) if place + cut > opened]
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


def _page_breaks(chunk: str, start: int, end: int) -> list[int]:
    """Offsets, from `start`, after the page ends at which a sentence ends."""
    found = []
    place = chunk.find("\f", start, end)
    while place >= 0:
        if not _goes_on(chunk, (start, place), (place + 1, end)):
            found.append(place + 1 - start)
        place = chunk.find("\f", place + 1, end)
    return found


def _ends_block(line: str, after: str, width: int) -> bool:
    first = after.strip()[:1]
    if first.islower() and line[-1:] == "-":
        return False
    if not line or _ITEM.match(after):
        return True
    if first.islower() or first in ",;.)”’":
        return False
    if width > WRAPPED or width < NARROW:
        return True
    return len(line) < width * (0.8 if _STOP.search(line) else 0.55)


def _plain(text: str, stretches: Sequence[_Stretch], cuts: dict[int, bool]) -> Iterator[Block]:
    words: list[str] = []
    places: list[int] = []
    origins: list[int] = []
    length = 0
    glued = joined = False
    for match in itertools.chain.from_iterable(_WORD.finditer(text, *stretch) for stretch in stretches):
        word = match.group()
        if length + len(word) > MAX_BLOCK:
            yield Block("".join(words), tuple(places), tuple(origins), joined)
            words, places, origins, length, joined = [], [], [], 0, False
        if words and not glued:
            words.append(" ")
            length += 1
        glued = bool(cuts) and match.end() - 1 in cuts
        if glued and not cuts[match.end() - 1]:
            word, joined = word[:-1], True
        words.append(word)
        places.append(length)
        origins.append(match.start())
        length += len(word)
    if words:
        yield Block("".join(words), tuple(places), tuple(origins), joined)
