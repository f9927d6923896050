"""Dates, counts and states in words, as the design sets them. Pure functions from records to strings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from whosays.model.finding import Review
from whosays.model.picture import Badge, Sighting, State
from whosays.model.quantity import Quantity
from whosays.model.time import ValidTime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
STATE_LABELS: dict[State, str] = {
    "asserted": "says so",
    "denied": "denies it",
    "alleged": "alleged, no one named",
    "disputed": "disputed",
    "imprecise": "imprecise time",
    "inherited": "carried on",
    "reviewed": "Reviewed",
    "unreviewed": "Not reviewed",
    "drift": "changed",
}
REVIEW_LABELS: dict[Review, str] = {
    "accepted": "Reviewed",
    "corrected": "Corrected",
    "rejected": "Rejected",
    "unreviewed": "Not reviewed",
}
# Where several states stand for one line under a passage, the first of these that applies draws it.
LINE_ORDER: tuple[State, ...] = ("denied", "disputed", "alleged", "drift", "imprecise", "inherited", "asserted")
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}

NEVER_SEEN = Sighting()


def day(value: date) -> str:
    """`31 December 2022`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """`31 Dec 2022`, for labels on graphics."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def month(value: date) -> str:
    """`Nov 2021`, for labels on graphics."""
    return f"{MONTHS[value.month - 1][:3]} {value.year}"


def counted(number: int, plural: str) -> str:
    """`1 article`, `7 articles`, `1 country`; `plural` is the plural noun."""
    if number != 1:
        return f"{number:,} {plural}"
    if plural.endswith("ies"):
        return f"1 {plural[:-3]}y"
    return f"1 {plural.removesuffix('s')}"


def origins(badge: Badge) -> str:
    """`2 origins`, `1 to 2 origins`."""
    if badge.lo == badge.hi:
        return counted(badge.hi, "origins")
    return f"{badge.lo} to {badge.hi} origins"


def badge_words(badge: Badge) -> str:
    """`7 articles · 2 origins`."""
    return f"{counted(badge.documents, badge.noun)} · {origins(badge)}"


def _last_of_month(value: date) -> bool:
    return (value + timedelta(days=1)).day == 1 if value < date.max else True


def period(first: date | None, last: date | None) -> str:
    """A stretch of days as a unit of the calendar where it is one: `in 2022`, `in May 2022`, `from … to …`."""
    if first is None and last is None:
        return "at a date that is not given"
    if first is None:
        assert last is not None  # one of the two is
        return f"up to {day(last)}"
    if last is None:
        return f"from {day(first)}"
    if first == last:
        return f"on {day(first)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"in {first.year}" if first.year == last.year else f"from {first.year} to {last.year}"
    if first.day == 1 and _last_of_month(last) and (first.year, first.month) == (last.year, last.month):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    return f"from {day(first)} to {day(last)}"


def valid_words(valid: ValidTime) -> str:
    """One valid time in words: `began some time in 2021; each day from … to …`."""
    first, last = valid.first_precise, valid.last_precise
    loose_first, loose_last = valid.first_imprecise, valid.last_imprecise
    if first is None and last is None:
        verb = "began " if valid.starting else "ended " if valid.ending else ""
        some = "" if loose_first == loose_last else "some time "
        return f"{verb}{some}{period(loose_first, loose_last)}"
    # Around a precise range, the imprecise one says how far before it began and how long after it ended.
    parts = []
    before = loose_first if loose_first and first and loose_first < first else None
    after = loose_last if loose_last and last and loose_last > last else None
    if before:
        parts.append(f"{'began ' if valid.starting else ''}some time {period(before, first)}")
    if first == last:
        verb = "began " if valid.starting and not before else "ended " if valid.ending and not after else ""
        parts.append(verb + period(first, last))
    else:
        began = " (when it began)" if valid.starting and not before and first else ""
        ended = " (when it ended)" if valid.ending and not after and last else ""
        parts.append(
            f"each day from {day(first)}{began} to {day(last)}{ended}"
            if first and last
            else f"each day {period(first, last)}{began}{ended}"
        )
    if after and (valid.ending or not before):
        parts.append(f"{'ended ' if valid.ending else ''}some time {period(last, after)}")
    return "; ".join(parts)


def _adds(valid: ValidTime, others: Sequence[ValidTime]) -> bool:
    """Whether the time says more than each of the others: a copy of a day later repeats it with another end."""

    def start(one: ValidTime) -> tuple[date | None, date | None, bool]:
        return one.first_imprecise, one.first_precise, one.starting

    for other in others:
        if other is valid or start(other) != start(valid) or valid.ending or other.ending:
            continue
        ours, theirs = valid.last_precise, other.last_precise
        if ours and theirs and valid.first_precise and ours < theirs:
            return False
        ours, theirs = valid.last_imprecise, other.last_imprecise
        if not valid.last_precise and not other.last_precise and ours and theirs and theirs < ours:
            return False
    return True


def times_words(valid: Sequence[ValidTime], sighting: Sighting = NEVER_SEEN) -> str:
    """All times of a row in words, for a graphic's label; says so where none is given."""
    known = [one for one in valid if one.known]
    parts = [valid_words(one) for one in known if _adds(one, known)]
    if sighting.last_seen or sighting.next_seen:
        parts.append(sighting_words(sighting))
    if not parts:
        return "No date is given."
    text = "; ".join(dict.fromkeys(parts))
    return f"{text[0].upper()}{text[1:]}."


def sighting_words(sighting: Sighting) -> str:
    """`last seen Nov 2021, next Aug 2023`."""
    parts = []
    if sighting.last_seen:
        parts.append(f"last seen {month(sighting.last_seen)}")
    if sighting.next_seen:
        parts.append(f"{'next' if parts else 'first seen'} {month(sighting.next_seen)}")
    return ", ".join(parts)


def number(value: float) -> str:
    """`1,200`, `2.5`."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.4g}"


def interval(quantity: Quantity) -> str:
    """What a quantity is read as: `36 to 44`, `at least 30`, `at most 15`, `40`; empty where nothing is."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return number(quantity.mode) if quantity.mode is not None else ""
    if high is None:
        assert low is not None  # one of the two is
        return f"at least {number(low)}"
    if low is None or (low == 0 and quantity.op in ("at_most", "under")):
        return f"at most {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


# Words whose reading says nothing that they do not say themselves ("at least 30", "no more than 15").
PLAIN_BOUNDS = ("exactly", "at_least", "at_most", "between")


def quantity_words(quantity: Quantity) -> str:
    """The words of the source, and what they are read as where that says more."""
    said, read = quantity.verbatim.strip(), interval(quantity)
    if not read or read.replace(",", "") in said.replace(",", "") or quantity.op in PLAIN_BOUNDS:
        return said or read
    return f"{said}, read as {read}" if said else read


_UNKNOWN = "und"  # ISO 639-2: undetermined


def language_name(code: str) -> str:
    """`English` for `en`; the code itself where its name is not known here; `not known` for `und`."""
    return "not known" if code == _UNKNOWN else LANGUAGES.get(code, code)


def unread(message: str) -> str:
    """Why a document was not read: `French has no reader yet.` for the pipeline's `not read (fr)`."""
    match = re.fullmatch(r"not read \((.+)\)", message)
    if match and match[1] == _UNKNOWN:
        return "Its language could not be told."
    return f"{language_name(match[1])} has no reader yet." if match else message


def line_state(states: Sequence[State]) -> State:
    """The state that draws the line under a passage with these states."""
    return next((state for state in LINE_ORDER if state in states), "asserted")
