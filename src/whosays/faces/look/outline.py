"""The organisation chart as an indented list, for narrow screens."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.faces.look.chart import layers, links_of
from whosays.model.picture import Chart, ChartLink, ChartUnit


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
    for tie in links_of(chart):
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
