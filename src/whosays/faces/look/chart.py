"""The organisation chart: a tidy tree from left to right, units as boxes, links as curves.

Layering: a unit stands one column right of its furthest parent (longest path, links that would close a loop
left out of the layering but drawn). Rows: each unit is centred on the children that it is first reached from,
and subtrees are packed by their contours (after Reingold and Tilford 1981, "Tidier Drawings of Trees").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.faces.look.lettering import cut, wrap
from whosays.faces.look.words import sighting_words
from whosays.model.picture import Chart, ChartLink, ChartUnit

SHEET = 1216.0  # the sheet's width in the design
GRID = 4  # units that no claim places stand in rows of so many
PAD, FIRST, NEXT, LEAD = 14.0, 23.0, 18.0, 20.0
SIBLING, COUSIN = 18.0, 26.0
MOST_HEADS = 4
QUIET_ABOVE = 16  # in larger charts a box does not say that no head or date is given: its outline and the gaps do


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of text in a box: `kind` is "b" (the name), "lbl", or a state's class; `full` where cut."""

    text: str
    full: str
    kind: str
    glyph: str | None
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A unit, placed. `style` is the class of its outline."""

    unit: ChartUnit
    x: float
    y: float
    width: float
    height: float
    style: str
    lines: tuple[Lettering, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A link, drawn from parent to child. `styles` are the classes of its strokes, one path each."""

    link: ChartLink
    path: str
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChartDrawing:
    """All boxes and edges in a field of `width` by `height`. `loose_y`: where units without a place begin."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    loose_y: float | None


def _links(chart: Chart) -> list[ChartLink]:
    known = {unit.entity for unit in chart.units}
    return [
        link for link in chart.links if link.parent in known and link.child in known and link.parent != link.child
    ]


def layers(chart: Chart) -> tuple[dict[str, int], dict[str, str]]:
    """The column of each unit, and its first parent (the one it is reached from). Loops are cut, not followed."""
    children: dict[str, list[str]] = {unit.entity: [] for unit in chart.units}
    for link in _links(chart):
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


def _style(unit: ChartUnit) -> str:
    if unit.alleged:
        return "alg"
    return {"solid": "", "dashed": "dash", "dotted": "dot", "undated": "und"}[unit.line]


def _texts(unit: ChartUnit, parent_disputed: bool, quiet: bool) -> list[tuple[str, str, str | None]]:
    """What stands under a unit's name: (words, class, glyph)."""
    lines: list[tuple[str, str, str | None]] = []
    for head in unit.heads[:MOST_HEADS]:
        words = f"{head.title}: {head.person_label}" if head.title else head.person_label
        if head.disputed:
            lines.append((words, "c-dis", "disputed"))
        elif head.alleged:
            lines.append((words, "c-alg", "alleged"))
        elif head.line == "dashed":
            lines.append((words, "c-imp", "imprecise"))
        else:
            lines.append((words, "lbl", None))
        if head.denied:
            lines.append((f"{head.denied} {'denies' if head.denied == 1 else 'deny'} it", "c-den", "denied"))
    if len(unit.heads) > MOST_HEADS:
        lines.append((f"and {len(unit.heads) - MOST_HEADS} more", "lbl", None))
    lines += [(words, "lbl", None) for words in unit.strength[:2]]
    if parent_disputed:
        lines.append(("Parent disputed", "c-dis", "disputed"))
    seen = sighting_words(unit.sighting)
    if seen and unit.line == "dotted":
        lines.append((seen, "lbl", None))
    if unit.alleged:
        lines.append(("allegedly; no one named", "c-alg", "alleged"))
    elif unit.line == "dashed":
        lines.append(("some time in this period", "c-imp", "imprecise"))
    elif unit.line == "undated" and not quiet:
        lines.append(("no date given", "lbl", None))
    if not lines and not quiet:
        lines.append(("No head named", "lbl", None))
    return lines


def _lettering(unit: ChartUnit, room: float, parent_disputed: bool, quiet: bool) -> tuple[Lettering, ...]:
    lines, y = [], FIRST
    for text in wrap(unit.label, room, 13, 2, bold=True):
        lines.append(Lettering(text, unit.label, "b", None, y))
        y += NEXT
    y += LEAD - NEXT
    for words, kind, glyph in _texts(unit, parent_disputed, quiet):
        lines.append(Lettering(cut(words, room - (20 if glyph else 0), 12.6), words, kind, glyph, y))
        y += NEXT
    return tuple(lines)


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


def _stroke(link: ChartLink) -> tuple[str, ...]:
    if link.disputed:
        return ("e dis", "e dis-in")
    weight = f"w{min(max(link.badge.hi, 1), 3)}"
    if link.alleged:
        return (f"e {weight} alg",)
    return {
        "solid": (f"e {weight}",),
        "dashed": (f"e {weight} dash",),
        "dotted": ("e dot",),
        "undated": (f"e {weight} und",),
    }[link.line]


def _edges(links: Sequence[ChartLink], boxes: Mapping[str, Box]) -> tuple[Edge, ...]:
    """Curves between boxes; several at one side are spread along it in the order of their far ends."""
    leaving: dict[str, list[int]] = {}
    arriving: dict[str, list[int]] = {}
    for index, link in enumerate(links):
        leaving.setdefault(link.parent, []).append(index)
        arriving.setdefault(link.child, []).append(index)
    ports: dict[tuple[str, int], float] = {}
    for side, groups in (("out", leaving), ("in", arriving)):
        for entity, group in groups.items():
            box = boxes[entity]
            far = {i: boxes[links[i].child if side == "out" else links[i].parent] for i in group}
            ranked = sorted(group, key=lambda i: (far[i].y + far[i].height / 2, i))
            step = min(9.0 if side == "out" else 16.0, (box.height - 16) / max(len(group), 1))
            for place, i in enumerate(ranked):
                ports[side, i] = box.y + box.height / 2 + (place - (len(group) - 1) / 2) * step
    edges = []
    for index, link in enumerate(links):
        x, y = boxes[link.parent].x + boxes[link.parent].width, ports["out", index]
        x2, y2 = boxes[link.child].x, ports["in", index]
        bend = (x + x2) / 2 if x2 > x else x + 60
        back = bend if x2 > x else x2 - 60
        path = f"M{x:.0f} {y:.1f}C{bend:.0f} {y:.1f} {back:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
        edges.append(Edge(link, path, _stroke(link)))
    return tuple(edges)


def draw(chart: Chart) -> ChartDrawing:
    """Lay the chart out. Any number of units, several parents, loops and stray links are all allowed."""
    links = _links(chart)
    column, first_parent = layers(chart)
    tied = {link.parent for link in links} | {link.child for link in links}
    units = {unit.entity: unit for unit in chart.units}
    loose = [entity for entity in units if entity not in tied] if len(units) > 1 else []
    placed = [entity for entity in units if entity not in loose]
    children: dict[str, list[str]] = {entity: [] for entity in units}
    for entity in placed:
        if entity in first_parent:
            children[first_parent[entity]].append(entity)
    columns = max((column[entity] for entity in placed), default=0) + 1
    box_width, pitch, sheet = _sizes(columns if placed else GRID)
    parents: dict[str, int] = {}
    for link in links:
        parents[link.child] = parents.get(link.child, 0) + link.disputed
    quiet = len(units) > QUIET_ABOVE
    lines = {
        entity: _lettering(unit, box_width - 2 * PAD, parents.get(entity, 0) > 1, quiet)
        for entity, unit in units.items()
    }
    high = {entity: lettering[-1].y + 13.0 for entity, lettering in lines.items()}
    roots = [entity for entity in placed if entity not in first_parent]
    centres = _rows(roots, children, column, high)
    top = min((centres[e] - high[e] / 2 for e in placed), default=0.0) - 2
    boxes: dict[str, Box] = {}
    for entity in placed:
        y = centres[entity] - high[entity] / 2 - top
        boxes[entity] = Box(
            units[entity],
            1 + column[entity] * pitch * (1 - 2 / sheet),
            round(y, 1),
            box_width,
            high[entity],
            _style(units[entity]),
            lines[entity],
        )
    bottom = max((box.y + box.height for box in boxes.values()), default=0.0)
    loose_y = None
    if loose:
        loose_y = bottom + 52 if placed else 26.0
        wide = (SHEET - 2 - (GRID - 1) * 24) / GRID
        y = loose_y
        for row in range(0, len(loose), GRID):
            group = loose[row : row + GRID]
            texts = {e: _lettering(units[e], wide - 2 * PAD, False, quiet) for e in group}
            tall = max(lettering[-1].y + 13.0 for lettering in texts.values())
            for place, entity in enumerate(group):
                x = round(1 + place * (wide + 24), 1)
                boxes[entity] = Box(units[entity], x, y, wide, tall, _style(units[entity]), texts[entity])
            y += tall + SIBLING
        bottom = y - SIBLING
    ordered = [boxes[entity] for entity in _reading_order(roots, children)] + [boxes[entity] for entity in loose]
    return ChartDrawing(sheet, round(bottom + 2, 1), tuple(ordered), _edges(links, boxes), loose_y)


def _reading_order(roots: Sequence[str], children: Mapping[str, Sequence[str]]) -> list[str]:
    order, stack = [], list(reversed(roots))
    while stack:
        entity = stack.pop()
        order.append(entity)
        stack += reversed(children[entity])
    return order


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A unit in the outline. `link` is how it hangs there; `again`: its own units stand above.

    `opens`: a list of its own units follows; `closes`: how many lists end after it.
    """

    unit: ChartUnit
    link: ChartLink | None
    again: bool
    opens: bool
    closes: int


def outline(chart: Chart) -> tuple[OutlineItem, ...]:
    """The chart as an indented list: a unit appears under each of its parents, its own units once only."""
    units = {unit.entity: unit for unit in chart.units}
    below: dict[str, list[ChartLink]] = {entity: [] for entity in units}
    for tie in _links(chart):
        below[tie.parent].append(tie)
    _, first_parent = layers(chart)
    found: list[tuple[str, int, ChartLink | None, bool]] = []
    opened: set[str] = set()
    stack: list[tuple[str, int, ChartLink | None]] = [
        (entity, 0, None) for entity in reversed(units) if entity not in first_parent
    ]
    while stack:
        entity, depth, link = stack.pop()
        again = entity in opened and bool(below[entity])
        found.append((entity, depth, link, again))
        if entity not in opened:
            opened.add(entity)
            stack += [(under.child, depth + 1, under) for under in reversed(below[entity])]
    depths = [depth for _, depth, _, _ in found] + [0]
    return tuple(
        OutlineItem(units[entity], how, again, depths[i + 1] > depth, max(depth - depths[i + 1], 0))
        for i, (entity, depth, how, again) in enumerate(found)
    )
