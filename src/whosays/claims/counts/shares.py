"""Shares of a whole, as percent: "half of", "two thirds", "one in five", "9 out of 10"."""

from __future__ import annotations

import re
from typing import Final

from whosays.claims.counts.cardinal import DIGITS, SMALL, cardinal

_PARTS: Final = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_PART: Final = r"(?:third|quarter|fifth|sixth|eighth|tenth)"
# A bare "a third" is a share only after a word that leads to an amount ("fell by a third").
_AFTER_BOUND: Final = (
    "(?:"
    + "|".join(rf"(?<=\b{word}\s)" for word in "by than about around nearly almost over only to".split())
    + ")"
)
# "Half" alone is a share only of something that is named ("half of them", "half the fleet", "fewer than half").
SHARE: Final = (
    rf"(?:(?:an?|one)[\s-]+{_PART}\b(?=\s+(?:of\s+(?!an?\b)|more\b|less\b|fewer\b|the\b))"
    rf"|{_AFTER_BOUND}(?:an?|one)[\s-]+{_PART}\b(?=\s*(?:[.,;)]|$))"
    rf"|(?:two|three|four|five|seven|nine)[\s-]+{_PART}s\b(?!\s+of\s+an?\b)"
    rf"|(?:an?\s+|one\s+)?half\b(?=\s+(?:of\s+(?!an?\b)|the\b|its\b|their\b|his\b|her\b|our\b|all\b|that\b)|\s*[.,;)])"
    rf"|(?:{SMALL}|{DIGITS})\s+(?:in|out\s+of)\s+(?:every\s+)?(?:{SMALL}|{DIGITS})\b(?![\s-]+(?:hundred|thousand|million|percent|per\s?cent|%|days?|weeks?|months?|years?|hours?)))"
)
_IN = re.compile(r"(.+?)\s+(?:in|out\s+of)\s+(?:every\s+)?(.+)", re.IGNORECASE)
_FRACTION = re.compile(rf"(?:(?P<n>\w+)[\s-]+)?(?P<part>half|{_PART})s?", re.IGNORECASE)
_SHARE = re.compile(SHARE, re.IGNORECASE)


def share(words: str) -> float | None:
    """Percent, to four digits; None where the words are no share. "Three in 2016" is none: the first number of
    "one in five" is the smaller one.

    >>> share("two thirds"), share("one in five"), share("a quarter"), share("nine")
    (66.6667, 20.0, 25.0, None)
    """
    words = words.strip()
    if part := _FRACTION.fullmatch(words):
        count = 1.0 if part["n"] is None or part["n"].lower() in ("a", "an") else cardinal(part["n"])
        size = _PARTS[part["part"].lower()]
        return None if count is None or count >= size else round(100 * count / size, 4)
    if both := _IN.fullmatch(words):
        low, high = cardinal(both[1]), cardinal(both[2])
        if low is None or high is None or not low < high <= 1000:
            return None
        return round(100 * low / high, 4)
    return None
