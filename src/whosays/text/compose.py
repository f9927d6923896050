"""Sheets -> pages of blocks: heads and feet set apart, lines joined into paragraphs, tables row by row.

A line goes on in the next one where the next one's first word would not have had room on it: that is what makes a
program, or a typist, begin a new line within a paragraph. A word cut at a line's end keeps its hyphen and the line
end after it ("oper-\\nation"), so that a reader of the text can tell it from a word with a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from statistics import median

from whosays.model.layout import Box
from whosays.text import leftward
from whosays.text.decode import normalised
from whosays.text.extracted import Block, Leaf
from whosays.text.running import running
from whosays.text.sheets import Line, Sheet

_LEADING = {"text": 1.18, "layer": 1.3, "ocr": 1.35}  # of the usual distance of lines: more is a new paragraph
_SIZE = 1.15  # fonts of one paragraph differ by less
_TELLING = 8  # steps between lines that tell what is usual on a page
_ROOM = 0.9  # letters of a blank
_INDENT = 0.8  # letter heights
_BULLET = re.compile(r"(?:[-*•·‣▪●○–—□■➢✓]\s|\(?[a-zA-Z\d]{1,2}[.)]\s|\(?[ivx]{1,5}[.)]\s)")
_SENTENCE_END = re.compile(r"[.!?؟…][\"”’»)\]]*\Z")
_HYPHEN = re.compile(r"\w[-‐\u00ad]\Z")
_CUT = re.compile(r"[^\W\d_][-‐\u00ad]\Z")
#: After "pre-" and before "and post-war" stands a blank, and no word was cut.
_JOINING = frozenset(("and", "or", "to", "und", "oder", "bis", "et", "ou", "en", "of"))
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def composed(sheets: Sequence[Sheet]) -> list[Leaf]:
    """The pages of the sheets, in their order."""
    return [_leaf(sheet, aside) for sheet, aside in zip(sheets, running(sheets), strict=True)]


def _leaf(sheet: Sheet, aside: frozenset[int]) -> Leaf:
    backwards = leftward.is_leftward(" ".join(line.text for line in sheet.lines))
    blocks: list[Block] = []
    rest: list[tuple[bool, Line]] = [
        (number in aside, line) for number, line in enumerate(sheet.lines) if line.text
    ]
    for apart, run in groupby(rest, key=lambda one: one[0]):
        lines = [line for _, line in run]
        if apart:
            blocks.append(_block(_joined_rows(lines), sheet, "header"))
        else:
            blocks += _blocks(lines, sheet, backwards)
    source = {"ocr": "ocr", "layer": "ocr", "text": "text"}.get(sheet.source, "none")
    return Leaf(blocks=blocks, source=source)  # type: ignore[arg-type]


@dataclass(slots=True)
class _Piece:
    """Words in the making, with the lines that they come from and the offsets at which these begin."""

    text: str = ""
    lines: list[tuple[int, Line]] = field(default_factory=list)

    def add(self, line: Line, gap: str) -> None:
        if self.text and gap == "\n" and self.text[-1] in "‐\u00ad":
            self.text = self.text[:-1] + "-"
        self.text += gap if self.text else ""
        self.lines.append((len(self.text), line))
        self.text += line.text


def _block(piece: _Piece, sheet: Sheet, kind: str) -> Block:
    """The piece as a block, with the boxes of its words where it was recognised."""
    text = normalised(piece.text)
    boxes: list[Box] = []
    if text == piece.text:
        for start, line in piece.lines:
            place = start
            for word in line.words:
                boxes.append(
                    Box(
                        start=place,
                        end=place + len(word.text),
                        left=round(word.left / sheet.width, 4),
                        top=round(word.top / sheet.height, 4),
                        right=round(word.right / sheet.width, 4),
                        bottom=round(word.bottom / sheet.height, 4),
                        confidence=round(word.confidence, 3),
                    )
                )
                place += len(word.text) + 1
    return Block(text=text, kind=kind, boxes=boxes)  # type: ignore[arg-type]


def _joined_rows(lines: Sequence[Line]) -> _Piece:
    """Lines of running heads: those of one height beside each other, the others under each other."""
    piece = _Piece()
    for number, line in enumerate(lines):
        beside = number > 0 and abs(line.base - lines[number - 1].base) <= 0.4 * line.size
        piece.add(line, "\t" if beside else "\n")
    return piece


def _blocks(lines: Sequence[Line], sheet: Sheet, backwards: bool) -> Iterator[Block]:
    """Paragraphs, and rows of tables."""
    for row, run in groupby(lines, key=lambda line: line.row):
        part = list(run)
        if row >= 0:
            piece = _Piece()
            for line in part:
                piece.add(line, "\t")
            yield _block(piece, sheet, "table")
        else:
            for piece in _paragraphs(part, sheet, backwards):
                yield _block(piece, sheet, "body")


@dataclass(frozen=True, slots=True)
class _Column:
    left: float
    right: float
    leading: float  # usual distance of lines; 0 where there is only one


def _paragraphs(lines: Sequence[Line], sheet: Sheet, backwards: bool) -> Iterator[_Piece]:
    seen = list(lines)
    if backwards:  # measured in a mirror: what is said of left and right holds for these too
        seen = [replace(line, left=-line.right, right=-line.left) for line in lines]
    regions: dict[int, list[Line]] = {}
    for line in seen:
        regions.setdefault(line.region, []).append(line)
    steps = [step / size for group in regions.values() for step, size in _steps(group)]
    usual = _low(steps) if len(steps) >= _TELLING else 0.0
    columns = {region: _column(group, usual) for region, group in regions.items()}
    spread = _LEADING.get(sheet.source, 1.3)
    piece = _Piece()
    for number, line in enumerate(seen):
        gap = _between(seen[number - 1], line, columns, spread) if number else None
        if gap is None and piece.text:
            yield piece
            piece = _Piece()
        piece.add(lines[number], gap or "")
    if piece.text:
        yield piece


def _column(lines: Sequence[Line], usual: float) -> _Column:
    """The column of these lines. Where all stand further apart than the page's lines usually do for their size
    (`usual`, in letter heights), they are paragraphs of one line each: a headline, a name, a date.
    """
    steps = _steps(lines)
    apart = _low([step for step, _ in steps])
    own = usual * median(line.size for line in lines)
    return _Column(
        left=min(line.left for line in lines),
        right=max(line.right for line in lines),
        leading=min(apart, own) if own else apart,
    )


def _steps(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """From each line to the next below it: the distance, and the height of the line's letters."""
    return [(b.base - a.base, a.size) for a, b in pairwise(lines) if 0 < b.base - a.base < 3 * a.size]


def _low(values: Sequence[float]) -> float:
    """The lower fifth's end, 0 of nothing: in a text of short paragraphs most lines are their paragraph's last."""
    return sorted(values)[len(values) // 5] if values else 0.0


def _between(above: Line, below: Line, columns: dict[int, _Column], spread: float) -> str | None:
    """What stands between two lines that follow each other; None where a new block begins."""
    column = columns[above.region]
    if not 1 / _SIZE < below.size / above.size < _SIZE or _BULLET.match(below.text):
        full_before_figure = below.text[0].isdigit() and _is_full(above, below, column)
        if not (full_before_figure and above.region == below.region and not _SENTENCE_END.search(above.text)):
            return None
    if above.region != below.region:
        goes_on = _is_full(above, below, column) and not _SENTENCE_END.search(above.text)
        return _gap(above, below) if goes_on and below.base < above.base else None
    if abs(below.base - above.base) <= 0.4 * above.size:
        return " " if below.left - above.right < 2 * above.size else "\t"
    step = below.base - above.base
    if step <= 0 or step > (spread * column.leading if column.leading else 1.6 * above.size):
        return None
    if below.left - column.left > _INDENT * below.size and above.left - column.left < 0.4 * above.size:
        return None
    if not _is_full(above, below, column):
        return None if _SENTENCE_END.search(above.text) else "\n"
    return _gap(above, below)


def _is_full(above: Line, below: Line, column: _Column) -> bool:
    """Whether the next line's first word would have had no room on this one, or plainly goes on with it."""
    if _HYPHEN.search(above.text):
        return True
    if below.text[0].islower() and not _SENTENCE_END.search(above.text):
        return True
    letter = (below.right - below.left) / len(below.text)
    width = letter * len(below.text.split(" ", 1)[0])
    if below.words:
        width = below.words[0].right - below.words[0].left
    return above.right + width + _ROOM * letter > column.right


def _gap(above: Line, below: Line) -> str:
    if _HYPHEN.search(above.text) and below.text.split()[0] in _JOINING:
        return " "
    if _CUT.search(above.text) and below.text[0].islower():
        return "\n"
    if _HYPHEN.search(above.text) or above.text[-1] in "—/" or _CJK.match(above.text[-1]):
        return "" if not _CJK.match(above.text[-1]) or _CJK.match(below.text) else " "
    return " "
