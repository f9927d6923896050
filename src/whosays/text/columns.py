"""The reading order of a page's lines: columns one after the other, rows of tables cell by cell.

A gutter is a vertical line with several pairs of neighbours on its two sides. What crosses it (a headline, a
caption) cuts the page into bands, and each band is read column by column, left to right, as often as columns have
columns. This is the recursive XY cut (Nagy, Seth and Viswanathan 1992) with the vertical cut taken first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from whosays.text.sheets import Line

MOST = 3000  # lines of a page that are put in order; a page with more is no page of text
_ROWS = 3  # lines of a column, rows of a table
_BEGUN = 6  # lines of a column beside which another one may have no more than one
_CELLS = 3  # cells of a row of a table
_FULL = 0.5  # share of a column's lines that reach its right edge: prose does, cells of a table do not
_LEVEL = 0.12  # letter heights by which cells of one row may differ in height
_ALONE, _FEW = 2.5, 3  # letter heights above lines that stand alone, and how many these may be
_PLACES = (0.5, 0.85, 0.15)  # of a gap in which the gutter may be; the first that fits best
_DEPTH = 5  # columns within columns


def in_order(lines: Sequence[Line], *, leftward: bool = False) -> list[Line]:
    """The lines as they are read, each with its region and row; `leftward` where the script runs to the left."""
    if len(lines) > MOST:
        return list(lines)
    if leftward:
        mirrored = [replace(line, left=-line.right, right=-line.left) for line in lines]
        return [replace(line, left=-line.right, right=-line.left) for line in in_order(mirrored)]
    ordered: list[Line] = []
    rows = 0
    for region, column in enumerate(_split(sorted(lines, key=lambda line: (line.base, line.left)), _DEPTH)):
        for cells, tabular in _marked(_rows(column)):
            rows += tabular
            row = rows if tabular else -1
            ordered += cells if region == 0 and row < 0 else [_placed(one, region, row) for one in cells]
    return ordered


def _placed(line: Line, region: int, row: int) -> Line:
    """The line with its region and row (`replace` takes five times as long, and there are many lines)."""
    return Line(
        text=line.text,
        left=line.left,
        top=line.top,
        right=line.right,
        bottom=line.bottom,
        base=line.base,
        size=line.size,
        region=region,
        row=row,
        first=line.first,
        count=line.count,
        words=line.words,
    )


def _split(lines: list[Line], depth: int) -> list[list[Line]]:
    """The columns of these lines, which are sorted from the top, in reading order."""
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return [lines] if lines else []
    found: list[list[Line]] = []
    plain: list[Line] = []
    for band in _bands(lines, gutter):
        left = [line for line in band if line.right <= gutter]
        right = [line for line in band if line.left >= gutter]
        if len(left) + len(right) == len(band) and _are_columns(left, right):
            if plain:
                found.append(plain)
                plain = []
            found += _split(left, depth - 1) + _split(right, depth - 1)
        else:
            plain += band
    if plain:
        found.append(plain)
    return found


def _gutter(lines: list[Line]) -> float | None:
    """The place that most pairs of neighbours have between them, and that fewest lines cross: beside a short line
    there is room to the left of the true gutter too.
    """
    edges: list[tuple[float, int]] = []
    for number, line in enumerate(lines):
        after: float | None = None
        for step in (-1, 1):
            other = number + step
            while 0 <= other < len(lines) and abs(lines[other].base - line.base) <= 0.6 * line.size:
                left = lines[other].left
                if left >= line.right and (after is None or left < after):
                    after = left
                other += step
        if after is not None and after - line.right >= 0.5 * line.size:
            edges += [(line.right, 1), (after, -1)]
    edges.sort(key=lambda edge: (edge[0], edge[1]))
    best, gap, open_ = 0, (0.0, 0.0), 0
    for (start, change), (end, _) in pairwise(edges):
        open_ += change
        if open_ > best or (open_ == best and end - start > gap[1] - gap[0]):
            best, gap = open_, (start, end)
    if not best:
        return None
    places = [gap[0] + share * (gap[1] - gap[0]) for share in _PLACES]
    return min(places, key=lambda place: sum(line.left < place < line.right for line in lines))


def _bands(lines: list[Line], gutter: float) -> Iterator[list[Line]]:
    """Stretches of lines that do not cross the gutter, and of lines that do."""
    band: list[Line] = []
    crossing = False
    for line in lines:
        crosses = line.left < gutter < line.right
        if band and crosses != crossing:
            yield from _trimmed(band, gutter)
            band = []
        crossing = crosses
        band.append(line)
    if band:
        yield from _trimmed(band, gutter)


def _trimmed(band: list[Line], gutter: float) -> Iterator[list[Line]]:
    """The band, apart from it a few lines that stand alone above its right column (a date) or below its left one
    (a page number, a footnote): they would be read after, or before, what they stand above or below.
    """
    groups: list[list[Line]] = [[band[0]]]
    bottom = band[0].bottom
    for line in band[1:]:
        if line.top - bottom > _ALONE * line.size:
            groups.append([])
        groups[-1].append(line)
        bottom = max(bottom, line.bottom)
    first, last = 0, len(groups)
    if len(groups) > 1 and len(groups[0]) <= _FEW and all(line.left >= gutter for line in groups[0]):
        first = 1
    if last > first + 1 and len(groups[-1]) <= _FEW and all(line.right <= gutter for line in groups[-1]):
        last -= 1
    for part in (groups[:first], groups[first:last], groups[last:]):
        if part:
            yield [line for group in part for line in group]


def _are_columns(left: list[Line], right: list[Line]) -> bool:
    """Whether two sides of a gutter are columns of prose, and not the cells of rows."""
    if min(len(left), len(right)) < _ROWS:  # the right one has just begun
        return len(left) >= _BEGUN and len(right) > 0 and _is_prose(left)
    bases = sorted(line.base for line in right)
    level = 0
    for line in left:
        place = bisect_left(bases, line.base - _LEVEL * line.size)
        level += place < len(bases) and bases[place] <= line.base + _LEVEL * line.size
    return level < 0.7 * len(left) or (_is_prose(left) and _is_prose(right))


def _is_prose(column: list[Line]) -> bool:
    start = min(line.left for line in column)
    width = max(line.right for line in column) - start
    full = sum(line.right - start >= 0.8 * width for line in column)
    return full >= _FULL * len(column) and median(len(line.text) for line in column) >= 15


def _rows(column: list[Line]) -> list[list[Line]]:
    """Lines of one height together, from left to right."""
    rows: list[list[Line]] = []
    for line in column:
        if rows and abs(line.base - rows[-1][0].base) <= 0.4 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda line: line.left)
    return rows


def _marked(rows: list[list[Line]]) -> Iterator[tuple[list[Line], bool]]:
    """Each row, and whether it is one of a table: of three rows or more whose cells stand under each other."""
    number = 0
    while number < len(rows):
        end = number + 1
        while end < len(rows) and _aligned(rows[end - 1], rows[end]):
            end += 1
        tabular = end - number >= _ROWS
        for row in rows[number:end]:
            yield row, tabular
        number = end


def _aligned(above: list[Line], below: list[Line]) -> bool:
    if min(len(above), len(below)) < _CELLS:
        return False
    lefts = [line.left for line in above]
    met = sum(any(abs(line.left - left) <= 0.3 * line.size for left in lefts) for line in below)
    return met >= _CELLS and met >= 0.7 * len(below)
