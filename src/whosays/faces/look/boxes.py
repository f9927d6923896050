"""The boxes of the organisation chart: what stands in each, how its outline is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.faces.look.lettering import wrap
from whosays.faces.look.words import sighting_words
from whosays.model.picture import ChartUnit

PAD, FIRST, NEXT, LEAD, FOOT = 14.0, 23.0, 18.0, 20.0, 13.0
MOST_HEADS = 4


@dataclass(frozen=True, slots=True)
class Lettering:
    """A line of text in a box: `kind` is "b" (the name), "lbl", or a state's class; `full` where cut."""

    text: str
    full: str
    kind: str
    glyph: str | None
    indent: float
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


def outline_style(unit: ChartUnit) -> str:
    """The class of a unit's outline: how sure its time is, or that it is alleged."""
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


def lettering(unit: ChartUnit, room: float, parent_disputed: bool, quiet: bool) -> tuple[Lettering, ...]:
    """The lines of a box with `room` for text. `quiet`: it does not say that no head or no date is given."""
    lines, y = [], FIRST
    for text in wrap(unit.label, room, 13, 2, bold=True):
        lines.append(Lettering(text, unit.label, "b", None, 0, y))
        y += NEXT
    y += LEAD - NEXT
    for words, kind, glyph in _texts(unit, parent_disputed, quiet):
        indent = 20 if glyph else 0
        for place, text in enumerate(wrap(words, room - indent, 12.6, 2)):
            lines.append(Lettering(text, words, kind, glyph if place == 0 else None, indent, y))
            y += NEXT
    return tuple(lines)


def height(lines: tuple[Lettering, ...]) -> float:
    """How high a box with these lines is."""
    return lines[-1].y + FOOT
