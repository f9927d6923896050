"""The span of days that a time speaks of, open ends included."""

from __future__ import annotations

from datetime import date

from whosays.model.time import ValidTime


def bounds(valid: ValidTime) -> tuple[date, date]:
    """First and last day that the time may touch; an end that is not stated is open."""
    first = [day for day in (valid.first_precise, valid.first_imprecise) if day]
    last = [day for day in (valid.last_precise, valid.last_imprecise) if day]
    open_start = not first or (valid.last_imprecise is not None and valid.first_imprecise is None)
    open_end = not last or (valid.first_imprecise is not None and valid.last_imprecise is None and not last)
    return date.min if open_start else min(first), date.max if open_end else max(last)


def overlap(left: ValidTime, right: ValidTime) -> bool:
    """Whether some day may lie in both; unknown times overlap with all."""
    (a, b), (c, d) = bounds(left), bounds(right)
    return a <= d and c <= b
