"""Running heads, feet and page numbers: what repeats at the same place of several pages, from the edge inwards."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from whosays.text.marking import marking_in
from whosays.text.sheets import Line, Sheet

_ROWS = 4  # at the upper and lower edge that may be running ones
_ZONE = 0.25  # of the page's height, from either edge
_SAME = 0.015  # of the page's height: the same place
_CLOSE = 1.4  # letter heights from line to line within a paragraph
_WORDS = 40  # of the longest running head
_PAGE = r"(?:page|pag\.?|pg\.?|p\.|seite|s\.|blz\.?|bladzijde|pagina|صفحة)"
_NUMBERED = re.compile(
    rf"(?i)\W*(?P<word>{_PAGE})?\s*(?P<number>\d{{1,5}}|[ivxl]{{1,7}})"
    r"(?P<of>\s*(?:/|of|sur|de|von|van|out of|من)\s*\d{1,5})?\W*"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

Row = list[int]  # the numbers of the lines that stand at one height


def running(sheets: Sequence[Sheet]) -> list[frozenset[int]]:
    """For each sheet the numbers of its lines that are heads, feet or page numbers."""
    edges = [_edges(sheet) for sheet in sheets]
    often = _repeated(sheets, edges)
    shift = _numbering(sheets, edges)
    found: list[frozenset[int]] = []
    for sheet, sides in zip(sheets, edges, strict=True):
        lines: set[int] = set()
        for side, rows in enumerate(sides):
            sure = last = 0  # rows up to the last one that is a number or a marking, up to the last that repeats
            for place, row in enumerate(rows, 1):
                near = often.get((side, _key(sheet, row)), ())
                if _is_number(sheet, row, shift) or marking_in(_words(sheet, row)) is not None:
                    sure = last = place
                elif any(abs(_height(sheet, row) - height) <= _SAME for height in near):
                    last = place
                else:
                    break
            while last > sure and last < len(rows) and _touches(sheet, rows[last - 1], rows[last]):
                last -= 1  # a line of the text below it, the same on two pages by chance
            lines.update(number for row in rows[:last] for number in row)
        found.append(frozenset(lines if len(lines) < len(sheet.lines) else ()))
    return found


def edge_words(sheets: Iterable[Sheet]) -> list[list[str]]:
    """The words of the rows at the edges of each page."""
    return [[_words(sheet, row) for rows in _edges(sheet) for row in rows] for sheet in sheets]


def _edges(sheet: Sheet) -> tuple[list[Row], list[Row]]:
    """The rows near the upper edge from the top, and near the lower edge from the bottom."""
    order = sorted(range(len(sheet.lines)), key=lambda number: sheet.lines[number].base)
    upper = _rows(sheet, order, sheet.height * _ZONE, 1)
    lower = _rows(sheet, order[::-1], sheet.height * (1 - _ZONE), -1)
    return upper, lower


def _rows(sheet: Sheet, order: Sequence[int], limit: float, sign: int) -> list[Row]:
    rows: list[Row] = []
    for number in order:
        line = sheet.lines[number]
        if sign * line.base > sign * limit:
            break
        if rows and abs(line.base - sheet.lines[rows[-1][0]].base) <= 0.4 * line.size:
            rows[-1].append(number)
        elif len(rows) == _ROWS:
            break
        else:
            rows.append([number])
    for row in rows:
        row.sort(key=lambda number: sheet.lines[number].left)
    return rows


def _touches(sheet: Sheet, row: Row, inner: Row) -> bool:
    """Whether two rows stand as close as lines of one paragraph, in one font."""
    one, other = sheet.lines[row[0]], sheet.lines[inner[0]]
    return abs(one.base - other.base) < _CLOSE * one.size and 0.9 < one.size / other.size < 1.1


def _words(sheet: Sheet, row: Row) -> str:
    return " ".join(sheet.lines[number].text for number in row)


def _height(sheet: Sheet, row: Row) -> float:
    line: Line = sheet.lines[row[0]]
    return line.base / max(sheet.height, 1.0)


def _key(sheet: Sheet, row: Row) -> str:
    """The words without their figures, signs and case; a lone figure is "#"."""
    words = _words(sheet, row)
    plain = "".join(sign for sign in words.casefold() if sign.isalpha())
    return plain or ("#" if any(sign.isdigit() for sign in words) else words.strip())


def _repeated(
    sheets: Sequence[Sheet], edges: Sequence[tuple[list[Row], list[Row]]]
) -> dict[tuple[int, str], list[float]]:
    """The heights at which words stand on enough pages, by edge and words."""
    places: dict[tuple[int, str], list[float]] = defaultdict(list)
    for sheet, sides in zip(sheets, edges, strict=True):
        for side, rows in enumerate(sides):
            for row in rows:
                key = _key(sheet, row)
                if key != "#" and len(_words(sheet, row).split()) <= _WORDS:
                    places[side, key].append(_height(sheet, row))
    enough = 2 if sum(1 for sheet in sheets if sheet.lines) <= 4 else 3
    found: dict[tuple[int, str], list[float]] = {}
    for at, heights in places.items():
        heights.sort()
        groups: list[list[float]] = []
        for height in heights:
            if groups and height - groups[-1][0] <= _SAME:
                groups[-1].append(height)
            else:
                groups.append([height])
        kept = [group[len(group) // 2] for group in groups if len(group) >= enough]
        if kept:
            found[at] = kept
    return found


def _numbering(sheets: Sequence[Sheet], edges: Sequence[tuple[list[Row], list[Row]]]) -> frozenset[int]:
    """The differences between a lone number at an edge and the page's own number that occur more than once."""
    counts: Counter[int] = Counter()
    for sheet, sides in zip(sheets, edges, strict=True):
        seen = {number - sheet.number for rows in sides for row in rows if (number := _number(sheet, row))}
        counts.update(seen)
    return frozenset(shift for shift, count in counts.items() if count > 1)


def _number(sheet: Sheet, row: Row) -> int | None:
    found = _NUMBERED.fullmatch(_words(sheet, row))
    if found is None:
        return None
    figures = found["number"].lower()
    if figures.isdigit():
        return int(figures)
    value = 0
    for sign, after in zip(figures, f"{figures[1:]} ", strict=True):
        worth = _ROMAN[sign]
        value += -worth if _ROMAN.get(after, 0) > worth else worth
    return value


def _is_number(sheet: Sheet, row: Row, shifts: frozenset[int]) -> bool:
    number = _number(sheet, row)
    if number is None:
        return False
    found = _NUMBERED.fullmatch(_words(sheet, row))
    assert found is not None
    stated = found["number"].isdigit() and (found["word"] is not None or found["of"] is not None)
    return stated or number - sheet.number in shifts
