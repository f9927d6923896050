"""The origin badge and the histogram of origins, as shapes with positions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from whosays.model.picture import Badge, OriginsBar

MOST_MARKS = 12  # beyond these a badge says how many (`■■ ○ ×31`), DESIGN section 4
PITCH = 12  # from one mark to the next, in units of the badge's own viewBox


Kind = Literal["on", "half", "hollow", "text"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of a badge: a square (`on`, `half`), a circle (`hollow`), or `text`, at `x`."""

    kind: Kind
    x: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class BadgeShape:
    """Marks in a box of `width` by 10 units."""

    width: int
    marks: tuple[Mark, ...]


def _run(kind: Kind, number: int, room: int) -> list[tuple[Kind, str]]:
    if number <= room:
        return [(kind, "")] * number
    return [(kind, ""), ("text", f"×{number}")]


def badge_shape(badge: Badge) -> BadgeShape:
    """Filled squares are certain origins, half squares possible ones, hollow circles texts that repeat."""
    sure, maybe = max(badge.lo, 0), max(badge.hi - badge.lo, 0)
    repeats = max(badge.documents - badge.hi, 0)
    crowded = sure + maybe + repeats > MOST_MARKS
    room = 5 if crowded else MOST_MARKS
    items = _run("on", sure, room) + _run("half", maybe, room)
    items += _run("hollow", repeats, 0 if crowded and repeats > 1 else room)
    marks, x = [], 1
    for kind, text in items:
        marks.append(Mark(kind, x, text))
        x += 7 * len(text) + 4 if text else PITCH
    return BadgeShape(max(x - 2, 10), tuple(marks))


@dataclass(frozen=True, slots=True)
class Tick:
    """A bar of the histogram. `reviewed` bars are filled."""

    x: float
    y: int
    width: float
    reviewed: bool


@dataclass(frozen=True, slots=True)
class HistogramRow:
    """Findings that rest on `label` origins; `end` is where the row's number stands."""

    label: str
    y: int
    end: float
    total: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Rows and bars in a box of 344 by `height` units, and the same in words."""

    height: int
    rows: tuple[HistogramRow, ...]
    ticks: tuple[Tick, ...]
    words: str


LEFT, ROOM, ROW = 22.0, 286.0, 22
MOST_TICKS = 90  # beyond these in a row, one bar each is too thin to count: the row is one bar


def histogram(bars: Sequence[OriginsBar]) -> Histogram:
    """One row for each number of origins; each finding is a bar, reviewed ones filled and first."""
    shown = [bar for bar in bars if bar.reviewed + bar.unreviewed]
    most = max((bar.reviewed + bar.unreviewed for bar in shown), default=1)
    pitch = min(7.9, ROOM / most)
    rows, ticks, words = [], [], []
    for index, bar in enumerate(shown):
        total, y = bar.reviewed + bar.unreviewed, index * ROW + 5
        if most > MOST_TICKS:
            parts = [(bar.reviewed, True), (bar.unreviewed, False)]
            x = LEFT
            for count, reviewed in parts:
                if count:
                    ticks.append(Tick(round(x, 2), y, round(count * pitch, 2), reviewed))
                x += count * pitch
        else:
            ticks += [
                Tick(round(LEFT + i * pitch, 2), y, round(pitch * 0.63, 2), i < bar.reviewed) for i in range(total)
            ]
        rows.append(HistogramRow(str(bar.origins), y, round(LEFT + total * pitch + 6, 2), total))
        words.append(f"{total} on {bar.origins}")
    sentence = f"Findings by number of independent origins: {', '.join(words)}." if words else "No findings."
    unreviewed = sum(bar.unreviewed for bar in shown)
    if unreviewed:
        sentence += f" {unreviewed} not reviewed."
    return Histogram(max(len(shown) * ROW + 2, ROW), tuple(rows), tuple(ticks), sentence)
