"""Calendar dates as comment headers and pages write them. Relative ones ("2 days ago") give no date."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2})\)?)?"
_DAY = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:{_MONTH})\.?,?\s+\d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
)
_AGO = (
    r"(?:(?:about|over|almost)\s+)?(?:\d+|an?|one|two|three|four|five|six)\s*"
    r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)\s+ago"
    rf"|just now|(?:yesterday|today)(?: at|,)? {_CLOCK}"
)
# A moment: a day with or without a clock time, or a distance from now.
MOMENT = (
    rf"(?:(?:{_MONTH})\.?\s+\d{{1,2}}(?:\s+at\s+|,\s*){_CLOCK}|{_WEEKDAY}{_DAY}(?:(?:\s*[,|@·•-]\s*|\s+at\s+|\s+)(?:at\s+)?{_CLOCK})?"
    rf"|{_CLOCK}(?:\s*[,|·•-]\s*|\s+on\s+|\s+){_WEEKDAY}{_DAY}|{_AGO})(?:\s+edited)?"
)
# A moment that only what is written in the hour carries: it has a clock time or is a distance from now.
CLOCKED = re.compile(rf"(?i){_CLOCK}|{_AGO}")


def date_in(words: str) -> date | None:
    """The first full date in the words; None where there is none or day and month cannot be told apart."""
    low = words.lower()
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", "ymd"),
        (rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", "mdy"),
        (rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\.?\s+({_MONTH})\.?,?\s+(\d{{4}})", "dmy"),
        (r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})", "?"),
    ):
        found = re.search(pattern, low)
        if found is None:
            continue
        parts = [_MONTHS.get(part) or int(part) for part in found.groups()]
        if order == "?":
            first, second = parts[0], parts[1]
            if first > 12 or first == second:
                order = "dmy"
            elif second > 12:
                order = "mdy"
            else:
                return None
        fields = dict(zip(order, parts, strict=True))
        try:
            return date(fields["y"], fields["m"], fields["d"])
        except ValueError:
            return None
    return None
