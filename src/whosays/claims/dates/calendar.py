"""Calendar arithmetic: intervals of whole days, both ends included."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final, Literal

Unit = Literal[
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "fiscal year",
    "decade",
    "century",
]

# Months of a meteorological season of the northern hemisphere; winter 2014 is December 2014 to February 2015.
SEASON_START: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "weekend": 7}
_MONTHS: Final = {
    "month": 1,
    "season": 3,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "fiscal year": 12,
    "decade": 120,
    "century": 1200,
}


@dataclass(frozen=True, slots=True)
class Interval:
    """The days first..last, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"an interval cannot end ({self.last}) before it begins ({self.first})")

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


def day(year: int, month: int, number: int) -> Interval | None:
    """One day; None where there is no such day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    only = date(year, month, number)
    return Interval(only, only)


def clamped(year: int) -> int:
    """The year, or the nearest that the calendar has."""
    return min(max(year, MINYEAR), MAXYEAR)


def month(year: int, number: int) -> Interval:
    """A whole month."""
    year = clamped(year)
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def years(first: int, last: int) -> Interval:
    """Whole years."""
    return Interval(date(clamped(first), 1, 1), date(clamped(last), 12, 31))


def season(year: int, name: str) -> Interval:
    """A season by the month in which it starts."""
    first = date(clamped(year), SEASON_START[name], 1)
    return Interval(first, containing(add_months(first, 2), "month").last)


def add_days(start: date, days: int) -> date:
    """`start` moved by days, stopped at the ends of the calendar."""
    number = min(max(start.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def add_months(start: date, months: int) -> date:
    """`start` moved by months; a day that the month lacks becomes its last; stopped at the calendar's ends."""
    index = start.year * 12 + start.month - 1 + months
    year, zero_month = divmod(index, 12)
    if year < MINYEAR:
        return date.min
    if year > MAXYEAR:
        return date.max
    return date(year, zero_month + 1, min(start.day, monthrange(year, zero_month + 1)[1]))


def shift(start: date, amount: float, unit: str) -> date:
    """`start` moved by an amount (may be fractional or negative) of a unit."""
    if abs(amount) > 10_000:
        return date.min if amount < 0 else date.max
    if unit in _DAYS:
        return add_days(start, round(amount * _DAYS[unit]))
    months = amount * _MONTHS[unit]
    whole = int(months)
    moved = add_months(start, whole)
    return add_days(moved, round((months - whole) * 30.44))


def containing(point: date, unit: str) -> Interval:
    """The calendar unit that holds `point`. Weeks run from Monday; a weekend belongs to the week before it."""
    if unit == "day":
        return Interval(point, point)
    if unit in ("week", "fortnight", "weekend"):
        monday = add_days(point, -point.weekday())
        if unit == "weekend":
            return Interval(add_days(monday, 5), add_days(monday, 6))
        return Interval(monday, add_days(monday, 6 if unit == "week" else 13))
    if unit == "month":
        return month(point.year, point.month)
    if unit == "quarter":
        return quarter(point.year, (point.month - 1) // 3 + 1)
    if unit == "fiscal year":
        return Interval(date(clamped(point.year - 1), 10, 1), date(point.year, 12, 31))
    if unit == "half":
        return half(point.year, 1 if point.month <= 6 else 2)
    if unit == "decade":
        start = point.year - point.year % 10
        return years(max(start, MINYEAR), min(start + 9, MAXYEAR))
    if unit == "century":
        start = point.year - (point.year - 1) % 100
        return years(start, min(start + 99, MAXYEAR))
    return years(point.year, point.year)


def quarter(year: int, number: int) -> Interval:
    """A quarter of a year, 1..4."""
    return Interval(month(year, 3 * number - 2).first, month(year, 3 * number).last)


def half(year: int, number: int) -> Interval:
    """A half of a year, 1 or 2."""
    return Interval(month(year, 6 * number - 5).first, month(year, 6 * number).last)


def neighbour(point: date, unit: str, steps: int) -> Interval:
    """The calendar unit that lies `steps` units after (negative: before) the one that holds `point`."""
    if unit == "fiscal year":
        return containing(date(clamped(point.year + steps), 1, 1), unit)
    base = containing(point, unit)
    if unit in ("week", "fortnight", "weekend"):
        base_first = add_days(base.first, steps * _DAYS[unit])
        return Interval(base_first, add_days(base_first, base.days - 1))
    return containing(shift(base.first, steps, unit), unit)


def around(centre: date, unit: str) -> Interval:
    """A distance ("a year ago") as SPEC section 5 reads it: its centre, half a unit to either side."""
    if unit in _DAYS:
        half = (_DAYS[unit] - 1) // 2
        return Interval(add_days(centre, -half), add_days(centre, half))
    return Interval(shift(centre, -0.5, unit), shift(centre, 0.5, unit))


def thirds(whole: Interval, part: str) -> Interval:
    """The early, mid or late third of an interval; of a year whole months (January-April and so on)."""
    index = {"early": 0, "mid": 1, "late": 2}[part]
    if whole.first.day == 1 and whole.first.month == 1 and whole.days > 364:
        count = whole.last.year - whole.first.year + 1
        if count == 1:
            return Interval(date(whole.first.year, 4 * index + 1, 1), month(whole.first.year, 4 * index + 4).last)
        step = count / 3
        start = whole.first.year + round(index * step)
        return years(start, whole.first.year + round((index + 1) * step) - 1)
    length = whole.days
    start_day = add_days(whole.first, index * length // 3)
    return Interval(start_day, add_days(whole.first, (index + 1) * length // 3 - 1 if length >= 3 else length - 1))


def weeks_of(whole: Interval, first: int, last: int) -> Interval:
    """Weeks of an interval, counted from 1 at its first day; negative ones from its end ("the last week": -1)."""
    begin = add_days(whole.first, 7 * (first - 1)) if first > 0 else add_days(whole.last, 7 * first + 1)
    end = add_days(whole.first, 7 * last - 1) if last > 0 else add_days(whole.last, 7 * (last + 1))
    end = min(end, whole.last)
    return Interval(min(max(begin, whole.first), end), end)


def half_of(whole: Interval, number: int) -> Interval:
    """The first or second half of an interval."""
    middle = whole.first + timedelta(days=whole.days // 2)
    if (
        whole.first.day == 1
        and whole.first.month == 1
        and whole.first.year == whole.last.year
        and whole.days > 364
    ):
        return half(whole.first.year, number)
    if whole.first.day == 1 and whole.first.month == 1 and whole.days > 730:
        count = whole.last.year - whole.first.year + 1
        split = whole.first.year + count // 2
        return years(whole.first.year, split - 1) if number == 1 else years(split, whole.last.year)
    return Interval(whole.first, add_days(middle, -1)) if number == 1 else Interval(middle, whole.last)
