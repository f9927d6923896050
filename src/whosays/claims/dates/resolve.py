"""From the words of a time to its days, read against the document's date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from whosays.claims.dates import calendar
from whosays.claims.dates.calendar import Interval
from whosays.claims.dates.core import Core
from whosays.claims.dates.feasts import feast, nearest

Bounds = tuple[date | None, date | None]
UNKNOWN: Bounds = (None, None)


@dataclass(frozen=True, slots=True)
class Context:
    """What a time is read against: the document's date, a time before it in the text, and whether the words
    around it speak of what is still to come."""

    asserted: date | None = None
    anchor: date | None = None
    ahead: bool = False


def bounds(core: Core, context: Context) -> Bounds:
    """The first and last day of what `core` names; None for an end it leaves open or that cannot be known."""
    if core.relation is None:
        interval = _absolute(core, context)
    elif core.relation in ("now", "recent"):
        if core.relation == "recent":
            return None, context.asserted
        interval = _now(core, context)
    elif core.relation == "anchor":
        interval = _anchored(core, context)
    elif core.relation in ("distance", "window", "duration"):
        return _measured(core, context)
    else:
        return UNKNOWN
    if interval is None:
        return UNKNOWN
    interval = _part(interval, core)
    if core.weeks is not None:
        interval = calendar.weeks_of(interval, *core.weeks)
    if core.part == "before now" and context.asserted:
        return interval.first, max(interval.first, context.asserted)
    if core.part == "after now" and context.asserted:
        return min(interval.last, context.asserted), interval.last
    return interval.first, interval.last


def _part(interval: Interval, core: Core) -> Interval:
    part = core.part
    if part in ("early", "mid", "late"):
        return calendar.thirds(interval, part)
    if part in ("first half", "second half"):
        return calendar.half_of(interval, 1 if part == "first half" else 2)
    if part in ("q1", "q2", "q3", "q4"):
        return calendar.quarter(interval.first.year, int(part[1]))
    return interval


def _absolute(core: Core, context: Context) -> Interval | None:
    if core.weekday is not None:
        return _weekday(core.weekday, context)
    if core.feast is not None:
        return _feast(core.feast, core, context)
    if core.year is None:
        year = _year_of(core, context)
        if year is None:
            return None
        core = replace(core, year=year)
    assert core.year is not None
    if core.season is not None:
        return calendar.season(core.year, core.season)
    if core.month is None:
        if core.unit == "fiscal year" and core.year_to is None:
            return calendar.containing(date(calendar.clamped(core.year), 1, 1), core.unit)
        return calendar.years(core.year, core.year_to or core.year)
    if core.month_to is not None:
        return Interval(calendar.month(core.year, core.month).first, calendar.month(core.year, core.month_to).last)
    if core.day is None:
        return calendar.month(core.year, core.month)
    first = calendar.day(core.year, core.month, core.day)
    if first is None:
        return None
    if core.other is not None:
        return Interval(min(first.first, core.other), max(first.first, core.other))
    last = calendar.day(core.year, core.month, core.day_to) if core.day_to else first
    return None if last is None else Interval(first.first, last.last)


def _year_of(core: Core, context: Context) -> int | None:
    """The year of a date without one: that of the document, or the year before where it would lie after it
    (for what is still to come: the year after, where it would lie behind it)."""
    asserted = context.asserted
    if core.anchor_years is not None:
        return None if context.anchor is None else calendar.clamped(context.anchor.year + core.anchor_years)
    if asserted is None or core.month is None:
        return None
    if core.year_steps is not None:
        return asserted.year + core.year_steps
    for year in range(asserted.year, asserted.year - 9, -1):
        whole = calendar.day(year, core.month, core.day) if core.day else calendar.month(year, core.month)
        if whole is None:
            continue
        if context.ahead:
            return year if whole.last >= asserted else year + 1
        if whole.first <= asserted:
            return year
    return None


def _feast(name: str, core: Core, context: Context) -> Interval | None:
    if core.year is not None:
        return feast(name, core.year)
    if context.asserted is None:
        return None
    if core.year_steps is not None:
        return feast(name, context.asserted.year + core.year_steps)
    return nearest(name, context.asserted, context.ahead, core.steps if core.relation == "now" else None)


def _weekday(weekday: int, context: Context) -> Interval | None:
    """The nearest such day up to the document's own, or from it on for what is still to come."""
    if context.asserted is None:
        return None
    back = (context.asserted.weekday() - weekday) % 7
    only = calendar.add_days(context.asserted, (7 - back) % 7 if context.ahead else -back)
    return Interval(only, only)


def _now(core: Core, context: Context) -> Interval | None:
    asserted = context.asserted
    if asserted is None:
        return None
    if core.unit == "present":
        return Interval(asserted, asserted)
    if core.unit == "night":
        # A night has two dates.
        return Interval(calendar.add_days(asserted, -1), asserted)
    if core.weekday is not None:
        return _stepped_weekday(core, asserted)
    if core.feast is not None:
        return _feast(core.feast, core, context)
    if core.day is not None:
        month = calendar.neighbour(asserted, "month", core.steps)
        only = date(month.first.year, month.first.month, core.day)
        return Interval(only, only)
    if core.month is not None:
        return _stepped_month(core.month, core.steps, asserted)
    if core.season is not None:
        return _stepped_season(core.season, core.steps, asserted)
    if core.unit == "weekend" and core.or_now:
        # "over the weekend": the one that runs, else the last, or what comes next.
        return calendar.neighbour(asserted, core.unit, 0 if asserted.weekday() > 4 or context.ahead else -1)
    return calendar.neighbour(asserted, core.unit, core.steps)


def _stepped_weekday(core: Core, asserted: date) -> Interval:
    """ "last Monday": before the document's day; "next Monday": after it; "this Monday": in its week."""
    assert core.weekday is not None
    if core.steps == 0:
        only = calendar.add_days(asserted, core.weekday - asserted.weekday())
    elif core.steps < 0:
        only = calendar.add_days(asserted, -((asserted.weekday() - core.weekday - 1) % 7 + 1))
    else:
        only = calendar.add_days(asserted, (core.weekday - asserted.weekday() - 1) % 7 + 1)
    return Interval(only, only)


def _stepped_month(number: int, steps: int, asserted: date) -> Interval:
    """The latest such month that has ended, the first yet to begin, or this year's ("last", "next", "this")."""
    this = calendar.month(asserted.year, number)
    if steps < 0 and this.last >= asserted:
        return calendar.month(max(asserted.year - 1, 1), number)
    if steps > 0 and this.first <= asserted:
        return calendar.month(min(asserted.year + 1, 9998), number)
    return this


def _stepped_season(name: str, steps: int, asserted: date) -> Interval:
    """ "last summer": the latest that has ended; "this summer": that of the year, the running winter included."""
    year = asserted.year
    candidates = [calendar.season(y, name) for y in range(max(year - 2, 1), min(year + 2, 9998))]
    if steps < 0:
        return [season for season in candidates if season.last < asserted][-1:][0] if year > 3 else candidates[0]
    if steps > 0:
        return next((season for season in candidates if season.first > asserted), candidates[-1])
    running = next((season for season in candidates if season.first <= asserted <= season.last), None)
    return running or calendar.season(year, name)


def _anchored(core: Core, context: Context) -> Interval | None:
    anchor = context.anchor
    if anchor is None:
        # "since the start of the year" is the document's; "by its end" only where it lies ahead.
        deictic = core.or_now and context.asserted is not None and (core.part == "early" or context.ahead)
        return calendar.neighbour(context.asserted, core.unit, 0) if deictic and context.asserted else None
    if core.amount is not None:
        low, high = core.amount
        sign = core.steps
        ends = [
            calendar.around(calendar.shift(anchor, sign * number, core.unit), core.unit) for number in (low, high)
        ]
        return Interval(min(end.first for end in ends), max(end.last for end in ends))
    unit = "year" if core.unit == "season" else core.unit
    return calendar.neighbour(anchor, unit, core.steps)


def _measured(core: Core, context: Context) -> Bounds:
    asserted = context.asserted
    if asserted is None or core.amount is None or core.unit == "hour":
        return UNKNOWN
    low, high = core.amount
    if core.relation == "duration":
        return _begin(core, asserted)[0], asserted
    if core.relation == "window":
        # The bounds of a vague number are both possible; the window is the widest.
        far = calendar.shift(asserted, core.steps * high, core.unit)
        return (far, asserted) if core.steps < 0 else (asserted, far)
    ends = [
        calendar.around(calendar.shift(asserted, core.steps * number, core.unit), core.unit)
        for number in (low, high)
    ]
    first, last = min(end.first for end in ends), max(end.last for end in ends)
    exact = calendar.shift(asserted, core.steps * low, core.unit)
    if core.bound == "more":
        return (None, exact) if core.steps < 0 else (exact, None)
    if core.bound == "less":
        return (exact, asserted) if core.steps < 0 else (asserted, exact)
    return first, min(last, asserted) if core.steps < 0 else last


def _begin(core: Core, asserted: date) -> Bounds:
    """When something began that has gone on for an amount of time up to the document's day."""
    assert core.amount is not None
    low, high = core.amount
    unit = core.unit
    first = calendar.around(calendar.shift(asserted, -high, unit), unit).first
    last = calendar.around(calendar.shift(asserted, -low, unit), unit).last
    if core.bound == "more":
        return None, calendar.shift(asserted, -low, unit)
    if core.bound == "less":
        return calendar.shift(asserted, -high, unit), asserted
    return first, min(last, asserted)


def begin_of_duration(core: Core, context: Context) -> Bounds:
    """The days in one of which a duration that reaches the document's day began."""
    if context.asserted is None or core.amount is None or core.unit == "hour":
        return UNKNOWN
    return _begin(core, context.asserted)
