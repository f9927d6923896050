"""The organisation chart as a tree in the terminal; how a line is drawn says how sure it is."""

from __future__ import annotations

from collections import defaultdict

from rich.text import Text

from whosays.faces.cli.marks import COLOURS, badge, refs
from whosays.faces.cli.terminal import QUIET, safe, show, styled
from whosays.faces.look.words import counted, sighting_words
from whosays.model.picture import Chart, ChartHead, ChartLink, ChartUnit

# How a branch is drawn, and what the legend says of it.
_STROKES = {"solid": "──", "dashed": "╌╌", "dotted": "··", "undated": "─?"}
_LEGEND = {
    "solid": "on this day",
    "dashed": "some time in a period that holds this day",
    "dotted": "seen before or after this day",
    "undated": "no date is stated",
    "disputed": "disputed, both shown",
}


def show_chart(chart: Chart) -> None:
    """Print the chart, its unplaced units, and a legend of the lines that occur."""
    units = {unit.entity: unit for unit in chart.units}
    below: dict[str, list[ChartLink]] = defaultdict(list)
    for link in chart.links:
        below[link.parent].append(link)
    drawn: set[str] = set()
    for root in chart.roots:
        if root in units:
            _unit(units, below, root, None, "", "", drawn, ())
    loose = [unit for unit in chart.units if unit.entity not in drawn]
    if loose:
        show(styled("No document says what these are part of:", QUIET))
        for unit in loose:
            if unit.entity not in drawn:
                _unit(units, below, unit.entity, None, "  ", "  ", drawn, ())
    _legend(chart)


def _unit(
    units: dict[str, ChartUnit],
    below: dict[str, list[ChartLink]],
    entity: str,
    link: ChartLink | None,
    first: str,
    rest: str,
    drawn: set[str],
    above: tuple[str, ...],
) -> None:
    """A unit with its heads and everything below it; `above` are its parents, so that a loop ends."""
    unit = units[entity]
    again = entity in drawn
    drawn.add(entity)
    children = [child for child in below[entity] if child.child in units and child.child not in (*above, entity)]
    children = [] if again else children
    stem = rest + ("│  " if children else "   ")
    name = styled(safe(unit.label), "bold" if link is None else "")
    name.append_text(_remarks(unit, link, again))
    if link is not None:
        name.append(" ")
        name.append_text(refs(link.refs))
    show(name, first, stem, badge(link.badge) if link is not None else None)
    if not again:
        for head in unit.heads:
            show(_head(head), stem, stem + "  ")
        if not unit.heads:
            show(styled("no head named", QUIET), stem)
        for words in unit.strength:
            show(Text(safe(words)), stem)
    for number, child in enumerate(children):
        last = number == len(children) - 1
        corner = ("╘" if last else "╞") if child.disputed else ("└" if last else "├")
        strokes = "══" if child.disputed else _STROKES[child.line]
        _unit(
            units,
            below,
            child.child,
            child,
            f"{rest}{corner}{strokes} ",
            rest + ("    " if last else "│   "),
            drawn,
            (*above, entity),
        )


def _remarks(unit: ChartUnit, link: ChartLink | None, again: bool) -> Text:
    """What the unit's line says in words beside the stroke."""
    text = Text()
    line = link.line if link is not None else unit.line
    sighting = link.sighting if link is not None else unit.sighting
    if line == "dashed":
        text.append(" · some time in this period", style=COLOURS["imprecise"])
    elif line == "dotted":
        text.append(f" · {sighting_words(sighting) or 'seen at another time'}", style=QUIET)
    elif line == "undated" and link is not None:
        text.append(" · no date", style=QUIET)
    if unit.alleged or (link is not None and link.alleged):
        text.append(" · alleged, no one named", style=COLOURS["alleged"])
    if link is not None and link.disputed:
        text.append(" · parent disputed", style=COLOURS["disputed"])
    if again:
        text.append(" · drawn above", style=QUIET)
    return text


def _head(head: ChartHead) -> Text:
    text = styled(f"{safe(head.title)}: ", QUIET)
    text.append(safe(head.person_label))
    if head.line == "dashed":
        text.append(" · some time in this period", style=COLOURS["imprecise"])
    elif head.line == "dotted":
        text.append(" · seen before or after", style=QUIET)
    elif head.line == "undated":
        text.append(" · no date", style=QUIET)
    if head.alleged:
        text.append(" · alleged, no one named", style=COLOURS["alleged"])
    if head.disputed:
        text.append(" · disputed", style=COLOURS["disputed"])
    if head.denied:
        text.append(f" · {counted(head.denied, 'denials')}", style=COLOURS["denied"])
    text.append(" ")
    text.append_text(refs(head.refs))
    return text


def _legend(chart: Chart) -> None:
    kinds = {link.line for link in chart.links if not link.disputed}
    if not chart.links:
        return
    parts = [f"{strokes} {_LEGEND[kind]}" for kind, strokes in _STROKES.items() if kind in kinds]
    if any(link.disputed for link in chart.links):
        parts.append(f"══ {_LEGEND['disputed']}")
    show("")
    show(styled("   ".join(parts), QUIET))
