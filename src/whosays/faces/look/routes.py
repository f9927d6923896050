"""The lines of the organisation chart: which way each runs, and how it is stroked.

A link to the next column is one curve. A longer one passes the columns between through the gaps of their boxes.
A link that closes a loop runs back under the chart, so that it cannot be taken for one that leads down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whosays.faces.look.boxes import Box
from whosays.model.picture import ChartLink

MARGIN = 9.0  # between a line and the boxes that it passes
LANE, REACH = 22.0, 34.0  # a loop runs so far below the boxes, and so far beside them


@dataclass(frozen=True, slots=True)
class Edge:
    """A link, drawn from parent to child. `styles` are the classes of its strokes, one path each."""

    link: ChartLink
    path: str
    styles: tuple[str, ...]


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


def _ports(links: Sequence[ChartLink], boxes: Mapping[str, Box]) -> dict[tuple[str, int], float]:
    """Where each line leaves ("out") and arrives ("in"): spread along a side in the order of the far ends."""
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
    return ports


def free_height(wanted: float, taken: Sequence[tuple[float, float]]) -> float:
    """The height nearest to `wanted` at which a line passes a column whose boxes take these stretches."""
    at, best = float("-inf"), []
    for top, bottom in sorted(taken):
        if top - MARGIN >= at + MARGIN:
            best.append(min(max(wanted, at + MARGIN), top - MARGIN))
        at = max(at, bottom)
    best.append(max(wanted, at + MARGIN))
    return min(best, key=lambda height: (abs(height - wanted), height))


def _curve(x: float, y: float, x2: float, y2: float) -> str:
    bend = (x + x2) / 2
    return f"C{bend:.0f} {y:.1f} {bend:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"


def _forward(start: tuple[float, float], end: tuple[float, float], between: Sequence[Sequence[Box]]) -> str:
    (x, y), (x2, y2) = start, end
    path = f"M{x:.0f} {y:.1f}"
    for boxes in between:
        left, right = boxes[0].x, boxes[0].x + boxes[0].width
        share = (left - start[0]) / (x2 - start[0])
        through = free_height(start[1] + share * (y2 - start[1]), [(box.y, box.y + box.height) for box in boxes])
        path += _curve(x, y, left, through) + f"H{right:.0f}"
        x, y = right, through
    return path + _curve(x, y, x2, y2)


def _back(start: tuple[float, float], end: tuple[float, float], lane: float) -> str:
    (x, y), (x2, y2) = start, end
    return (
        f"M{x:.0f} {y:.1f}C{x + REACH:.0f} {y:.1f} {x + REACH:.0f} {lane:.1f} {x:.0f} {lane:.1f}"
        f"H{x2:.0f}C{x2 - REACH:.0f} {lane:.1f} {x2 - REACH:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
    )


def edges(
    links: Sequence[ChartLink], boxes: Mapping[str, Box], column: Mapping[str, int]
) -> tuple[tuple[Edge, ...], float]:
    """The lines of all links, and the lowest height that they reach."""
    ports = _ports(links, boxes)
    columns: dict[int, list[Box]] = {}
    for entity, box in boxes.items():
        columns.setdefault(column[entity], []).append(box)
    bottom = lowest = max((box.y + box.height for box in boxes.values()), default=0.0)
    drawn = []
    for index, link in enumerate(links):
        parent, child = boxes[link.parent], boxes[link.child]
        start, end = (parent.x + parent.width, ports["out", index]), (child.x, ports["in", index])
        if column[link.parent] < column[link.child]:
            between = [columns[c] for c in range(column[link.parent] + 1, column[link.child])]
            path = _forward(start, end, between)
        else:
            lowest = max(lowest, bottom) + LANE
            path = _back(start, end, lowest)
        drawn.append(Edge(link, path, _stroke(link)))
    return tuple(drawn), lowest
