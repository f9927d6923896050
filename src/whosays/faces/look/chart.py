"""The organisation chart: a tidy tree from left to right.

Layering: a unit stands one column right of its furthest parent (longest path, links that would close a loop
left out of the layering but drawn). Rows: each unit is centred on the children that it is first reached from,
and subtrees are packed by their contours (after Reingold and Tilford 1981, "Tidier Drawings of Trees").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.faces.look.boxes import PAD, Box, height, lettering, outline_style
from whosays.faces.look.routes import REACH, Edge, edges
from whosays.model.picture import Chart, ChartLink, ChartUnit

SHEET = 1216.0  # the sheet's width in the design
GRID = 4  # units that no claim places stand in rows of so many
SIBLING, COUSIN, APART = 18.0, 26.0, 24.0
QUIET_ABOVE = 16  # in larger charts a box does not say that no head or date is given: its outline and the gaps do


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """All boxes and edges in a field of `width` by `height`. `loose_y`: where units without a place begin."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    loose_y: float | None


def links_of(chart: Chart) -> list[ChartLink]:
    """The links between two different units of the chart."""
    known = {unit.entity for unit in chart.units}
    return [
        link for link in chart.links if link.parent in known and link.child in known and link.parent != link.child
    ]


def layers(chart: Chart) -> tuple[dict[str, int], dict[str, str]]:
    """The column of each unit, and its first parent (the one it is reached from). Loops are cut, not followed."""
    children: dict[str, list[str]] = {unit.entity: [] for unit in chart.units}
    for link in links_of(chart):
        if link.child not in children[link.parent]:
            children[link.parent].append(link.child)
    is_child = {child for group in children.values() for child in group}
    starts = [root for root in chart.roots if root in children]
    starts += [entity for entity in children if entity not in is_child] + list(children)
    order: list[str] = []
    first_parent: dict[str, str] = {}
    forward: dict[str, list[str]] = {entity: [] for entity in children}
    state: dict[str, int] = {}  # 1 while on the path from the root, 2 when done
    for start in starts:
        if start in state:
            continue
        state[start] = 1
        stack = [(start, iter(children[start]))]
        while stack:
            entity, rest = stack[-1]
            child = next(rest, None)
            if child is None:
                state[entity] = 2
                order.append(entity)
                stack.pop()
                continue
            if state.get(child) != 1:
                forward[entity].append(child)
            if child not in state:
                first_parent[child] = entity
                state[child] = 1
                stack.append((child, iter(children[child])))
    column = dict.fromkeys(children, 0)
    for entity in reversed(order):
        for child in forward[entity]:
            column[child] = max(column[child], column[entity] + 1)
    return column, first_parent


def _sizes(columns: int) -> tuple[float, float, float]:
    """Box width, column pitch, sheet width for so many columns."""
    box = 264.0 if columns <= 3 else 228.0 if columns == 4 else 208.0
    if columns == 1:
        return box, box, SHEET
    gap = max((SHEET - columns * box) / (columns - 1), 72.0)
    return box, box + gap, max(SHEET, columns * box + (columns - 1) * gap)


def _rows(
    roots: Sequence[str],
    children: Mapping[str, Sequence[str]],
    column: Mapping[str, int],
    high: Mapping[str, float],
) -> dict[str, float]:
    """The centre of each unit, from 0 down. Iterative, so that a deep chart cannot exhaust the stack."""
    # For each finished subtree: centres, and for each column its top and bottom edge.
    done: dict[str, tuple[dict[str, float], dict[int, tuple[float, float]]]] = {}

    def packed(parts: Sequence[str]) -> tuple[dict[str, float], dict[int, tuple[float, float]]]:
        centres: dict[str, float] = {}
        contour: dict[int, tuple[float, float]] = {}
        for part in parts:
            inner, edges = done.pop(part)
            gap = COUSIN if children[part] else SIBLING
            shift = max((contour[c][1] + gap - edges[c][0] for c in edges if c in contour), default=0.0)
            for entity, y in inner.items():
                centres[entity] = y + shift
            for c, (top, bottom) in edges.items():
                old = contour.get(c)
                contour[c] = (
                    min(old[0], top + shift) if old else top + shift,
                    max(old[1], bottom + shift) if old else bottom + shift,
                )
        return centres, contour

    stack = [(root, False) for root in reversed(roots)]
    while stack:
        entity, ready = stack.pop()
        if not ready:
            stack.append((entity, True))
            stack += [(child, False) for child in reversed(children[entity])]
            continue
        centres, contour = packed(children[entity])
        middle = 0.0
        if children[entity]:
            middle = (centres[children[entity][0]] + centres[children[entity][-1]]) / 2
        half = high[entity] / 2
        centres[entity] = middle
        contour[column[entity]] = (middle - half, middle + half)
        done[entity] = (centres, contour)
    return packed(roots)[0]


def _loose(units: Sequence[ChartUnit], top: float, quiet: bool) -> list[Box]:
    """Units without a place, in rows of equal boxes below `top`."""
    wide = (SHEET - 2 - (GRID - 1) * APART) / GRID
    boxes, y = [], top
    for row in range(0, len(units), GRID):
        group = units[row : row + GRID]
        texts = [lettering(unit, wide - 2 * PAD, False, quiet) for unit in group]
        tall = max(height(lines) for lines in texts)
        boxes += [
            Box(unit, round(1 + place * (wide + APART), 1), y, wide, tall, outline_style(unit), lines)
            for place, (unit, lines) in enumerate(zip(group, texts, strict=True))
        ]
        y += tall + SIBLING
    return boxes


def draw(chart: Chart) -> ChartDrawing:
    """Lay the chart out. Any number of units, several parents, loops and stray links are all allowed."""
    links = links_of(chart)
    column, first_parent = layers(chart)
    units = {unit.entity: unit for unit in chart.units}
    tied = {link.parent for link in links} | {link.child for link in links}
    placed = [entity for entity in units if entity in tied or len(units) == 1]
    children: dict[str, list[str]] = {entity: [] for entity in units}
    for entity in placed:
        if entity in first_parent:
            children[first_parent[entity]].append(entity)
    roots = [entity for entity in placed if entity not in first_parent]
    disputed: dict[str, int] = {}
    for link in links:
        disputed[link.child] = disputed.get(link.child, 0) + link.disputed
    quiet = len(units) > QUIET_ABOVE
    wide, pitch, sheet = _sizes(max((column[entity] for entity in placed), default=0) + 1)
    texts = {e: lettering(units[e], wide - 2 * PAD, disputed.get(e, 0) > 1, quiet) for e in placed}
    high = {entity: height(lines) for entity, lines in texts.items()}
    centres = _rows(roots, children, column, high)
    top = min((centres[e] - high[e] / 2 for e in placed), default=0.0) - 2
    # A line that runs back to the first column needs room on its left.
    loops = any(column[link.parent] >= column[link.child] for link in links)
    left, squeeze = (1 + REACH if loops else 1.0), 1 - 2 / sheet
    boxes = {
        e: Box(
            units[e],
            left + column[e] * pitch * squeeze,
            round(centres[e] - high[e] / 2 - top, 1),
            wide,
            high[e],
            outline_style(units[e]),
            texts[e],
        )
        for e in placed
    }
    lines, bottom = edges(links, boxes, column)
    ordered = [boxes[entity] for entity in _reading_order(roots, children)]
    apart = [unit for unit in chart.units if unit.entity not in boxes]
    loose_y = None
    if apart:
        loose_y = bottom + 52 if placed else 26.0
        ordered += _loose(apart, loose_y, quiet)
        bottom = max(box.y + box.height for box in ordered)
    return ChartDrawing(sheet + (2 * REACH if loops else 0), round(bottom + 2, 1), tuple(ordered), lines, loose_y)


def _reading_order(roots: Sequence[str], children: Mapping[str, Sequence[str]]) -> list[str]:
    order, stack = [], list(reversed(roots))
    while stack:
        entity = stack.pop()
        order.append(entity)
        stack += reversed(children[entity])
    return order
