"""The words that bound a number, and the interval that they make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from whosays.claims.counts.cardinal import cardinal
from whosays.claims.counts.shares import share
from whosays.model.quantity import Operator, Quantity

VAGUE: Final[dict[str, tuple[float | None, float | None]]] = {
    "a few": (2.0, 9.0),
    "a handful": (2.0, 9.0),
    "a handful of": (2.0, 9.0),
    "several": (3.0, 9.0),
    "a couple": (2.0, 3.0),
    "a couple of": (2.0, 3.0),
    "a pair of": (2.0, 2.0),
    "tens": (10.0, 99.0),
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (100.0, 999.0),
    "thousands": (1000.0, 9999.0),
    "millions": (1e6, 9999999.0),
    "billions": (1e9, 9999999999.0),
    "many": (None, None),
    "a good many": (None, None),
    "a great many": (None, None),
    "numerous": (None, None),
    "countless": (None, None),
    "an unknown number of": (None, None),
    "a number of": (None, None),
}
SCALE: Final = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}

# Words before a number, by what they make of it. The longest that fits is taken.
BEFORE: Final[dict[str, Operator]] = {
    "close to": "approx_below",
    "nearly": "approx_below",
    "almost": "approx_below",
    "just under": "approx_below",
    "just below": "approx_below",
    "slightly less than": "approx_below",
    "slightly fewer than": "approx_below",
    "not quite": "approx_below",
    "just short of": "approx_below",
    "close on": "approx_below",
    "getting on for": "approx_below",
    "approaching": "approx_below",
    "just over": "approx_above",
    "just above": "approx_above",
    "just more than": "approx_above",
    "slightly more than": "approx_above",
    "slightly over": "approx_above",
    "a little over": "approx_above",
    "a little more than": "approx_above",
    "about": "about",
    "around": "about",
    "some": "about",
    "roughly": "about",
    "approximately": "about",
    "approx.": "about",
    "approx": "about",
    "circa": "about",
    "ca.": "about",
    "an estimated": "about",
    "estimated at": "about",
    "estimated": "about",
    "in the region of": "about",
    "in the order of": "about",
    "on the order of": "about",
    "something like": "about",
    "perhaps": "about",
    "maybe": "about",
    "possibly": "about",
    "presumably": "about",
    "at least": "at_least",
    "no fewer than": "at_least",
    "no less than": "at_least",
    "not fewer than": "at_least",
    "not less than": "at_least",
    "a minimum of": "at_least",
    "as few as": "at_least",
    "up to": "at_most",
    "at most": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "a maximum of": "at_most",
    "as many as": "at_most",
    "as much as": "at_most",
    "not exceeding": "at_most",
    "more than": "over",
    "over": "over",
    "above": "over",
    "well over": "over",
    "well above": "over",
    "north of": "over",
    "upwards of": "over",
    "upward of": "over",
    "in excess of": "over",
    "exceeding": "over",
    "fewer than": "under",
    "less than": "under",
    "under": "under",
    "below": "under",
    "well under": "under",
    "well below": "under",
    "exactly": "exactly",
    "precisely": "exactly",
    "only": "exactly",
    "just": "exactly",
    "a total of": "exactly",
    "a further": "exactly",
    "an additional": "exactly",
    "another": "exactly",
    "a record": "exactly",
    "a mere": "exactly",
}
AFTER: Final[dict[str, Operator]] = {
    "or so": "about",
    "-odd": "approx_above",
    " odd": "approx_above",
    "or more": "at_least",
    "or over": "at_least",
    "and more": "at_least",
    "-plus": "at_least",
    "+": "at_least",
    "or fewer": "at_most",
    "or less": "at_most",
    "at least": "at_least",
    "at most": "at_most",
    "no more": "at_most",
    "or thereabouts": "about",
}


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longest first, as they stand."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def _near(value: float, sign: int) -> tuple[float, float]:
    """The far bound and the likeliest value of "nearly" (sign -1) or "just over" (sign +1) a number."""
    step = max(1.0, value // 30) if value >= 2 and value == int(value) else value / 30
    bound = value / 6 if value < 6 or value != int(value) else float(int(value / 6))
    return value + sign * max(bound, step), value + sign * step


def bounded(low: float | None, high: float | None, op: Operator, verbatim: str) -> Quantity:
    """The quantity that `op` makes of a number (low == high) or of an interval."""
    exact = low is not None and low == high
    mode = low if exact else None
    if op == "approx_below" and low is not None and high is not None:
        bound, likely = _near(high, -1)
        return Quantity(verbatim=verbatim, low=min(bound, low), mode=likely if exact else None, high=high, op=op)
    if op == "approx_above" and low is not None and high is not None:
        bound, likely = _near(low, 1)
        return Quantity(verbatim=verbatim, low=low, mode=likely if exact else None, high=max(bound, high), op=op)
    if op == "about":
        low = None if low is None else round(low * 0.9, 4)
        high = None if high is None else round(high * 1.1, 4)
        return Quantity(verbatim=verbatim, low=low, mode=mode, high=high, op=op)
    if op == "at_least":
        return Quantity(verbatim=verbatim, low=low, op=op)
    if op == "at_most":
        return Quantity(verbatim=verbatim, high=high, op=op)
    if op == "over":
        above = low if low is None or not exact or low != int(low) else low + 1
        return Quantity(verbatim=verbatim, low=above, op=op)
    if op == "under":
        below = high if high is None or not exact or high != int(high) else high - 1
        return Quantity(verbatim=verbatim, high=below, op=op)
    return Quantity(verbatim=verbatim, low=low, mode=mode, high=high, op=op)


def interval(words: str) -> tuple[float | None, float | None, bool] | None:
    """Low, high and whether the number is vague; None where the words are no number."""
    if words.strip().lower() == "none":
        return 0.0, 0.0, False
    value = share(words)
    if value is None:
        value = cardinal(words)
    if value is not None:
        return value, value, False
    key = re.sub(r"\s+", " ", words.lower().strip())
    if key.startswith("many ") and key != "many":
        key = key.removeprefix("many ")
    if key in VAGUE:
        return (*VAGUE[key], True)
    of = re.fullmatch(r"(\w+) of (\w+)", key)
    if of and of[1] in VAGUE and of[2] in VAGUE:
        outer, inner = VAGUE[of[1]], VAGUE[of[2]]
        assert outer[0] is not None  # the plural scales all have bounds
        assert outer[1] is not None
        assert inner[0] is not None
        # "tens of thousands" is counted in thousands: 10..99 of them, up to one short of the next.
        return outer[0] * inner[0], (outer[1] + 1) * inner[0] - 1, True
    scaled = re.fullmatch(r"(several|a few|a couple)(?: of)? (\w+)(?: (\w+))?", key)
    if scaled and scaled[2] in SCALE and (scaled[3] is None or scaled[3] in SCALE):
        low, high = VAGUE[scaled[1]]
        assert low is not None
        assert high is not None
        scale = SCALE[scaled[2]] * SCALE.get(scaled[3] or "", 1.0)
        return low * scale, (high + 1) * scale - 1, True
    return None
