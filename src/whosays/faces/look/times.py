"""Time bars and their axis: dates as percentages of a shared width (DESIGN section 4, `.tr`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.model.picture import Sighting
from whosays.model.time import ValidTime

NARROW = 0.9  # percent: a bar narrower than this is drawn as a dot
BEFORE, AFTER = 21.0, 12.0  # percent that the label of the day needs to itself, a year before it and after it
EDGE = 94.0  # percent: a year that begins further right is not written

NEVER_SEEN = Sighting()


@dataclass(frozen=True, slots=True)
class Axis:
    """The days at the left and right end, the years marked, and the day of the page."""

    first: date
    last: date
    years: tuple[int, ...]
    at: date | None

    def x(self, day: date) -> float:
        """Where `day` stands, in percent from the left; days outside stand at the edge."""
        span = max((self.last - self.first).days, 1)
        return round(min(max((day - self.first).days / span * 100, 0.0), 100.0), 2)


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a time bar, `x..x2` in percent. `kind` is its class in the stylesheet."""

    kind: str
    x: float
    x2: float


def axis(times: Iterable[ValidTime], sightings: Iterable[Sighting], at: date | None) -> Axis | None:
    """An axis that holds every date given, from a 1 January on; None where no date is known."""
    days = [day for valid in times for day in (valid.earliest, valid.latest) if day]
    days += [day for seen in sightings for day in (seen.last_seen, seen.next_seen) if day]
    if not days:
        return None
    if at:
        days.append(at)
    first, last = date(min(days).year, 1, 1), max(days)
    if (last - first).days < 300:
        last = date(first.year, 12, 31)
    span = last.year - first.year + 1
    step = next((size for size in (1, 2, 5, 10, 20, 50, 100, 500) if span / size <= 8), 1000)
    years = tuple(year for year in range(first.year, last.year + 1) if (year - first.year) % step == 0)
    return Axis(first, last, years, at)


def labels(scale: Axis) -> tuple[tuple[float, str], ...]:
    """The years to be written on the axis: those that do not run into the label of the day or the edge."""
    here = scale.x(scale.at) if scale.at else None
    kept = []
    for year in scale.years:
        x = scale.x(date(year, 1, 1))
        clear = here is None or not here - BEFORE < x < here + AFTER
        if clear and x <= EDGE:
            kept.append((x, str(year)))
    return tuple(kept)


def _stretch(kind: str, dot: str, x: float, x2: float) -> list[Shape]:
    if x2 - x < NARROW:
        middle = round((x + x2) / 2, 2)
        return [Shape(dot, middle, middle)]
    return [Shape(kind, x, x2)]


def _bar(scale: Axis, valid: ValidTime, disputed: bool, alleged: bool) -> list[Shape]:
    shapes: list[Shape] = []
    start = scale.x(valid.first_precise or valid.last_precise or scale.first)
    end = scale.x(valid.last_precise or valid.first_precise or scale.last)
    precise = bool(valid.first_precise or valid.last_precise)
    loose_start = scale.x(valid.first_imprecise) if valid.first_imprecise else 0.0
    loose_end = scale.x(valid.last_imprecise) if valid.last_imprecise else 100.0
    loose = "a" if alleged else "i"
    if valid.first_imprecise or valid.last_imprecise:
        if not precise:
            # Narrow, a dashed box still reads as "some day here": it is widened, never turned into a dot.
            x2 = max(loose_end, min(loose_start + NARROW, 100.0))
            shapes.append(Shape(loose, min(loose_start, round(x2 - NARROW, 2)), x2))
        else:
            if valid.first_imprecise and loose_start < start:
                shapes.append(Shape(loose, loose_start, start))
            if valid.last_imprecise and loose_end > end:
                shapes.append(Shape(loose, end, loose_end))
    if precise:
        kind = "d" if disputed else "a" if alleged else "p"
        shapes += _stretch(kind, "dd" if disputed else "ad" if alleged else "dot", start, end)
    if valid.known and valid.starting:
        x = scale.x(valid.earliest or scale.first)
        shapes.append(Shape("cap", x, x))
    if valid.known and valid.ending:
        x = scale.x(valid.latest or scale.last)
        shapes.append(Shape("cap", x, x))
    return shapes


def _shown(day: date, times: Sequence[ValidTime]) -> bool:
    """Whether a bar or dot of the row stands at this day already."""
    return any(
        valid.earliest and valid.latest and valid.earliest <= day <= valid.latest for valid in times if valid.known
    )


def bars(
    scale: Axis,
    times: Sequence[ValidTime],
    sighting: Sighting = NEVER_SEEN,
    *,
    disputed: bool = False,
    alleged: bool = False,
) -> tuple[Shape, ...]:
    """The shapes of one row. Nearest sightings are joined by a dotted thread, never by a bar."""
    order = {"i": 0, "a": 1, "p": 2, "d": 3}
    shapes = [shape for valid in times for shape in _bar(scale, valid, disputed, alleged)]
    days = [day for day in (sighting.last_seen, sighting.next_seen) if day]
    seen = [scale.x(day) for day in days]
    if len(seen) == 2 and seen[1] - seen[0] > 3:
        shapes.append(Shape("see", round(seen[0] + 1.6, 2), round(seen[1] - 1.6, 2)))
    shapes += [Shape("dot", scale.x(day), scale.x(day)) for day in days if not _shown(day, times)]
    return tuple(sorted(dict.fromkeys(shapes), key=lambda shape: order.get(shape.kind, 4)))
