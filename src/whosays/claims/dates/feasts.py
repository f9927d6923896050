"""Feasts that a rule can date: fixed ones, those that move with Easter, and the American Thanksgiving."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from whosays.claims.dates.calendar import Interval, add_days, clamped
from whosays.claims.dates.core import Core
from whosays.claims.dates.lexicon import YEAR

_FIXED: Final = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "may day": (5, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
}
# Days from Easter Sunday.
_MOVING: Final = {
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "good friday": -2,
    "palm sunday": -7,
    "ash wednesday": -46,
    "whit monday": 50,
}
_THANKSGIVING: Final = ("thanksgiving", "thanksgiving day")
FEAST: Final = "|".join(
    name.replace("'", "['’]").replace(" ", r"\s+")
    for name in sorted((*_FIXED, *_MOVING, *_THANKSGIVING), key=len, reverse=True)
)
_FEAST = re.compile(rf"(?P<name>{FEAST})\b(?:(?:\s+(?:of\s+|in\s+)?|\s*,\s*)(?P<y>{YEAR})\b)?", re.IGNORECASE)
# "Christmas Island", "Easter eggs": named after the feast, not on it.
_NAMED_AFTER = re.compile(
    r"\s+(?:[A-Z][a-z]+|(?:trees?|eggs?|cards?|carols?|songs?|presents?|gifts?|trade|shopping|list|message)\b)"
)


def at_feast(text: str, start: int) -> Core | None:
    """The feast that begins at `start`, perhaps with its year."""
    match = _FEAST.match(text, start)
    if match is None or not match["name"][0].isupper():
        return None
    if not text.isupper() and match["y"] is None and _NAMED_AFTER.match(text, match.end()):
        return None
    name = re.sub(r"\s+", " ", match["name"].lower()).replace("’", "'")
    return Core(
        start=start, end=match.end(), unit="day", feast=name, year=int(match["y"]) if match["y"] else None
    )  # fmt: skip


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Butcher's algorithm; Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def feast(name: str, year: int) -> Interval:
    """The day of a feast in a year."""
    year = clamped(year)
    if name in _FIXED:
        only = date(year, *_FIXED[name])
    elif name in _MOVING:
        only = add_days(easter(year), _MOVING[name])
    else:
        first = date(year, 11, 1)
        only = add_days(first, (3 - first.weekday()) % 7 + 21)
    return Interval(only, only)


def nearest(name: str, asserted: date, ahead: bool, steps: int | None) -> Interval:
    """The feast that a text of that day means: the last one, or one at most two weeks ahead; with "last" and
    "next" (`steps` -1 and 1) the nearest before or after the day, with "this" that of the year."""
    around = [feast(name, year) for year in range(max(asserted.year - 1, 1), min(asserted.year + 2, 9999))]
    if steps == 0:
        return feast(name, asserted.year)
    if steps == 1 or ahead:
        return next(
            (one for one in around if one.first > asserted or (ahead and one.first == asserted)), around[-1]
        )
    limit = asserted if steps == -1 else add_days(asserted, 14)
    earlier = [one for one in around if one.first < limit or (steps is None and one.first == limit)]
    return earlier[-1] if earlier else around[0]
