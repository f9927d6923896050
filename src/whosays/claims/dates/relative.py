"""Times that lean on another: "last month", "three weeks ago", "the following day", "for three years"."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil
from typing import Final, Literal

from whosays.claims.dates.core import Core, Relation
from whosays.claims.dates.lexicon import COUNT, SEASONS, SMALL_NUMBERS, VAGUE_NUMBERS, YEAR, alternatives

Bound = Literal["more", "less"] | None
UNITS: Final = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centuries": "century",
    "weekend": "weekend",
    "hour": "hour",
    "minute": "hour",
    "moment": "hour",
    "night": "day",
    "morning": "day",
    "afternoon": "day",
    "evening": "day",
} | dict.fromkeys(SEASONS, "season")
UNIT_WORDS: Final = alternatives([*UNITS, *(f"{unit}s" for unit in UNITS if unit not in ("centuries", "century"))])

_HEDGE = r"(?:(?:about|around|roughly|approximately|almost|nearly|just|exactly|only|barely|some)\s+)?"
_MORE = (
    r"(?:(?P<more>more\s+than|over|at\s+least|well\s+over)\s+|(?P<less>less\s+than|under|fewer\s+than|within)\s+)?"
)
_AMOUNT_BEFORE = re.compile(
    rf"(?<![\w.,:-]){_MORE}{_HEDGE}(?P<n>{COUNT})(?:\s+(?:and\s+a\s+half|(?P<more2>or\s+more)))?(?:\s+|-)$",
    re.IGNORECASE,
)
_AND_A_HALF_BEFORE = re.compile(r"\band\s+a\s+half\s+$", re.IGNORECASE)
_AFTER_UNIT = re.compile(
    r"(?P<half>\s+and\s+a\s+half)?(?P<so>\s+or\s+(?:so|more|two))?\s+"
    r"(?:(?P<ago>ago\b(?:\s+or\s+so\b)?|back\b(?!\s+(?:to|in|from|on))|hence\b|from\s+now\b)"
    r"|(?P<anchor>earlier\b|later\b|before(?=\W*$|\s*[,.;:)]|\s+that\b)|previously\b|prior(?=\W*$|\s*[,.;:)])"
    r"|after(?=\W*$|\s*[,.;:)])|afterwards?\b|thereafter\b)"
    r"|(?P<event>before\b|after\b|prior\s+to\b|following\b|since\b))",
    re.IGNORECASE,
)
_WINDOW_BEFORE = re.compile(
    rf"(?:\b(?P<for>for|over|in|during|within|throughout|of|from)\s+(?:most\s+of\s+|much\s+of\s+)?)?(?P<the>\b(?:the|these|this|his|her|its|their)\s+)?"
    rf"\b(?P<dir>last|past|previous|next|coming|preceding|following|recent|first)\s+(?P<n>{COUNT})\s+$",
    re.IGNORECASE,
)
_DEIXIS_BEFORE = re.compile(
    r"(?P<part>\b(?:earlier|later|early|late)\s+)?(?P<the>\b(?:the|this)\s+(?:very\s+)?)?\b(?P<dir>last|past|previous|this|next|coming|current|same|following|preceding|that|the|recent)\s+"
    r"(?P<fiscal>(?:fiscal|financial|budget|tax)\s+)?$",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    rf"\bfor\s+(?:(?:a\s+total\s+of|the\s+better\s+part\s+of|another|a\s+further|up\s+to)\s+)?{_MORE}{_HEDGE}(?P<n>{COUNT})(?:\s+(?:long|full|consecutive|straight|whole))?(?:\s+|-)$",
    re.IGNORECASE,
)
_OVER_BEFORE = re.compile(r"\b(?:over|at|during|on)\s+$", re.IGNORECASE)
_EARLIER_ONE = re.compile(r"\s+(?:before|after|of|of\s+the)\b", re.IGNORECASE)
_END_OF_BEFORE = re.compile(
    r"\b(?:beginning|start|middle|end|close|first\s+half|second\s+half)\s+of\s+$", re.IGNORECASE
)
_NAMED_YEAR = re.compile(rf"\s+(?:of\s+)?(?:{YEAR})\b|\s+before\b|\s+after\b", re.IGNORECASE)
_HOURS_AFTER = re.compile(r"\s+(?:(?P<ago>ago)|(?P<anchor>later|earlier|afterwards?))\b", re.IGNORECASE)
_VAGUE_DURATION = re.compile(r"\bfor\s+(?:many\s+)?$", re.IGNORECASE)
_EVERY_BEFORE = re.compile(
    rf"\b(?:every|each|per|(?:once|twice|(?:{COUNT})\s+times)\s+(?:a|an|every|each|per))\s+(?:other\s+|few\s+|{COUNT}\s+)?$",
    re.IGNORECASE,
)
_FIRST_BEFORE = re.compile(
    rf"(?:\bthe\s+)?\b(?P<which>first|last|final|opening)\s+(?P<n>{COUNT})\s+$", re.IGNORECASE
)
_OF_A_YEAR = re.compile(rf"\s+of\s+(?:(?P<y>{YEAR})\b|(?P<dir>the|this|last|next)\s+year\b)", re.IGNORECASE)
_THE_DAY = re.compile(r"\s+(?P<dir>before|after)(?=\W*$|\s*[,.;:)])(?!\s+(?:yesterday|tomorrow))", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"\bthe\s+(?P<d>\d{1,2})(?:st|nd|rd|th)\s+of\s+$|\bthe\s+(?P<o>first|second|third|tenth|fifteenth)\s+of\s+$",
    re.IGNORECASE,
)
_DEICTIC: Final[dict[str, tuple[str, Relation, int]]] = {
    "today": ("day", "now", 0),
    "tonight": ("day", "now", 0),
    "yesterday": ("day", "now", -1),
    "the day before yesterday": ("day", "now", -2),
    "tomorrow": ("day", "now", 1),
    "the day after tomorrow": ("day", "now", 2),
    "currently": ("present", "now", 0),
    "presently": ("present", "now", 0),
    "at present": ("present", "now", 0),
    "at the moment": ("present", "now", 0),
    "nowadays": ("present", "now", 0),
    "now": ("present", "now", 0),
    "to date": ("present", "now", 0),
    "recently": ("recent", "recent", 0),
    "lately": ("recent", "recent", 0),
    "the same day": ("day", "anchor", 0),
}
DEICTIC_WORDS: Final = alternatives(_DEICTIC)
_DEICTIC_RE = re.compile(
    rf"(?P<w>{DEICTIC_WORDS})\b(?P<period>\s+(?:morning|afternoon|evening|night|at\s+(?:dawn|noon|midday|midnight)))?",
    re.IGNORECASE,
)
_AS_BEFORE = re.compile(r"\b(?:as|more|most)\s+$", re.IGNORECASE)
_NOT_NOW = re.compile(r"\b(?:until|till|by|from|just|even|right|up)\s+$", re.IGNORECASE)
_NOW_THAT = re.compile(r"\s+(?:that|known|defunct|and\s+then)\b|-", re.IGNORECASE)
FREQUENCY_WORDS: Final = "daily|weekly|fortnightly|monthly|quarterly|yearly|annually|nightly|hourly"
_RECENT_SPAN: Final = {"day": 14.0, "week": 8.0, "month": 12.0, "year": 10.0, "decade": 5.0}
_PERIOD_AFTER: Final = {"morning", "afternoon", "evening", "night"}


def amount_of(words: str) -> tuple[float, float] | None:
    """Low and high of a number before a unit: "three" (3, 3), "several" (3, 9), "a few" (2, 9)."""
    key = re.sub(r"\s+", " ", words.lower())
    if key in VAGUE_NUMBERS:
        low, high = VAGUE_NUMBERS[key]
        return float(low), float(high)
    if key in SMALL_NUMBERS:
        return float(SMALL_NUMBERS[key]), float(SMALL_NUMBERS[key])
    try:
        return float(key), float(key)
    except ValueError:
        return None


def at_deictic(text: str, start: int) -> Core | None:
    """ "yesterday", "this evening's" kin that need no unit: today, now, recently ..."""
    match = _DEICTIC_RE.match(text, start)
    if match is None:
        return None
    word = re.sub(r"\s+", " ", match["w"].lower())
    unit, relation, steps = _DEICTIC[word]
    end = match.end()
    if unit == "recent" and _AS_BEFORE.search(text, max(0, start - 5), start):
        return None
    if unit == "present" and (_NOT_NOW.search(text, max(0, start - 8), start) or _NOW_THAT.match(text, end)):
        return None
    if match["period"] and unit != "day":
        end = match.end("w")
    return Core(start=start, end=end, unit=unit, relation=relation, steps=steps)


def at_unit(text: str, match: re.Match[str]) -> Core | None:
    """The time whose unit word ("weeks", "month", "night") is `match`."""
    word = match[0].lower()
    start, end = match.span()
    plural = word.endswith("s")
    unit = UNITS[word.removesuffix("s") if word not in UNITS else word]
    floor = max(0, start - 48)
    if every := _EVERY_BEFORE.search(text, floor, start):
        return Core(start=every.start(), end=end, unit=unit, relation="frequency")
    if word == "quarter" and re.match(r"\s+of\b", text[end : end + 5], re.IGNORECASE):
        return None  # "the last quarter of 2021" is read with its year
    if word == "months" and (months := _months_of_year(text, start, end, floor)) is not None:
        return months
    if unit == "hour":
        return _hours(text, start, end, floor)
    if after := _AFTER_UNIT.match(text, end):
        found = _distance(text, start, end, floor, unit, plural, after)
        if found is not None:
            return found
    if window := _WINDOW_BEFORE.search(text, floor, start):
        found = _window(window, end, unit)
        if found is not None:
            return found
    if duration := _DURATION_BEFORE.search(text, floor, start):
        amount = amount_of(duration["n"])
        if amount is not None:
            half = re.match(r"\s+and\s+a\s+half\b", text[end : end + 14], re.IGNORECASE)
            if half:
                amount, end = (amount[0] + 0.5, amount[1] + 0.5), end + half.end()
            bound: Bound = "more" if duration["more"] else "less" if duration["less"] else None
            return Core(
                start=duration.start(), end=end, unit=unit, relation="duration", amount=amount, bound=bound
            )
    if plural and (vague := _VAGUE_DURATION.search(text, floor, start)):
        return Core(start=vague.start(), end=end, unit=unit, relation="duration", amount=(2.0, 20.0))
    return _deixis(text, word, start, end, floor, unit, plural)


def _hours(text: str, start: int, end: int, floor: int) -> Core | None:
    """Hours and minutes hardly leave the day they are counted from: "N hours ago" is that day, "the past 24 hours"
    as many days as they fill, "48 hours later" so many days later where they make whole days."""
    if (window := _WINDOW_BEFORE.search(text, floor, start)) is not None:
        found = _window(window, end, "day")
        if found is None or found.amount is None or found.relation != "window":
            return None
        days = float(max(1, ceil(found.amount[1] / 24)))
        return replace(found, amount=(days, days))
    amount = _AMOUNT_BEFORE.search(text, floor, start)
    after = _HOURS_AFTER.match(text, end)
    if amount is None or after is None:
        return None
    if after["ago"]:
        return Core(start=amount.start(), end=after.end(), unit="day", relation="now", steps=0)
    number = amount_of(amount["n"])
    if number is None or number[0] != number[1] or number[0] < 24 or number[0] % 24:
        return None
    sign = -1 if after["anchor"].lower() == "earlier" else 1
    whole = number[0] / 24
    return Core(
        start=amount.start(), end=after.end(), unit="day", relation="anchor", steps=sign, amount=(whole, whole)
    )  # fmt: skip


def _months_of_year(text: str, start: int, end: int, floor: int) -> Core | None:
    """ "The first two months of the year": whole months from one of its ends."""
    first, of = _FIRST_BEFORE.search(text, floor, start), _OF_A_YEAR.match(text, end)
    number = amount_of(first["n"]) if first else None
    if first is None or of is None or number is None or not 1 <= number[1] <= 12:
        return None
    count = int(number[1])
    opening = first["which"].lower() in ("first", "opening")
    core = Core(
        start=first.start(), end=of.end(), unit="month", month=1 if opening else 13 - count,
        month_to=count if opening else 12,
    )  # fmt: skip
    if of["y"]:
        return replace(core, year=int(of["y"]))
    return replace(core, year_steps={"last": -1, "next": 1}.get(of["dir"].lower(), 0))


def _distance(
    text: str, start: int, end: int, floor: int, unit: str, plural: bool, after: re.Match[str]
) -> Core | None:
    begin = start
    bound: Bound = None
    amount: tuple[float, float] | None = None
    half_before = _AND_A_HALF_BEFORE.search(text, floor, start)
    number = _AMOUNT_BEFORE.search(text, floor, half_before.start() if half_before else start)
    if number is not None:
        amount, begin = amount_of(number["n"]), number.start()
        bound = "more" if number["more"] or number["more2"] else "less" if number["less"] else None
    elif plural:
        amount = (2.0, 20.0) if unit != "day" else (2.0, 9.0)
    if amount is None:
        return None
    if (
        after["half"]
        or half_before
        or re.search(r"and\s+a\s+half\s*$", number[0] if number else "", re.IGNORECASE)
    ):
        amount = (amount[0] + 0.5, amount[1] + 0.5)
    if after["ago"]:
        sign = 1 if after["ago"].lower().startswith(("hence", "from")) else -1
        return Core(
            start=begin, end=after.end(), unit=unit, relation="distance", steps=sign, amount=amount, bound=bound
        )
    if after["event"]:
        sign = -1 if after["event"].lower().startswith(("before", "prior")) else 1
        return Core(start=begin, end=end, unit=unit, relation="event", steps=sign, amount=amount)
    sign = 1 if after["anchor"].lower().startswith(("later", "after", "there")) else -1
    return Core(start=begin, end=after.end(), unit=unit, relation="anchor", steps=sign, amount=amount)


def _window(window: re.Match[str], end: int, unit: str) -> Core | None:
    amount = amount_of(window["n"])
    direction = window["dir"].lower()
    if amount is None or direction == "first":
        return None
    ahead = direction in ("next", "coming", "following")
    preposition = (window["for"] or "").lower()
    is_duration = preposition in ("for", "throughout")
    start = window.start() if is_duration else window.start("the") if window["the"] else window.start("dir")
    relation: Relation = "duration" if is_duration else "window"
    return Core(start=start, end=end, unit=unit, relation=relation, steps=1 if ahead else -1, amount=amount)


def _deixis(text: str, word: str, start: int, end: int, floor: int, unit: str, plural: bool) -> Core | None:
    if unit == "day" and word in ("day",) and (story := _THE_DAY.match(text, end)):
        the = re.search(r"\bthe\s+$", text[floor:start], re.IGNORECASE)
        if the:
            steps = -1 if story["dir"].lower() == "before" else 1
            return Core(start=floor + the.start(), end=story.end(), unit="day", relation="anchor", steps=steps)
    match = _DEIXIS_BEFORE.search(text, floor, start)
    if match is None:
        return None
    direction = match["dir"].lower()
    definite = bool(match["the"]) and match["the"].strip().lower().startswith("the")
    begin = match.start()
    if direction == "recent":
        if not plural:
            return None
        return Core(
            start=match.start("dir"), end=end, unit=unit, relation="window", steps=-1,
            amount=(_RECENT_SPAN.get(unit, 5.0),) * 2,
        )  # fmt: skip
    if plural:
        return None
    if direction == "the":
        return _with_article(text, match.start("dir"), start, end, word, unit)
    night = word in _PERIOD_AFTER
    if direction in ("same", "that", "following", "preceding", "previous") or (
        direction == "next" and definite and not match["fiscal"]
    ):
        if direction == "that" and match["part"]:
            begin = match.start("dir")
        steps = {"following": 1, "next": 1, "preceding": -1, "previous": -1}.get(direction, 0)
        return Core(start=begin, end=end, unit=unit, relation="anchor", steps=steps)
    steps = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(direction, 0)
    part = (match["part"] or "").strip().lower()
    if match["fiscal"]:
        if unit != "year":
            return None
        unit = "fiscal year"
    if direction == "past" or (direction == "last" and definite and not night and unit != "century"):
        # "the last week" and "the past week" are the seven days behind us, "last week" the calendar's.
        if unit == "day" and direction == "last":
            return None
        return Core(start=begin, end=end, unit=unit, relation="window", steps=-1, amount=(1.0, 1.0))
    if unit == "day" and not night and direction in ("last", "next", "coming", "current"):
        return None
    return Core(
        start=begin,
        end=end,
        unit="night" if night and direction == "last" else unit,
        relation="now",
        steps=0 if night else steps,
        season=word if word in SEASONS else None,
        part={"earlier": "before now", "later": "after now", "early": "early", "late": "late"}.get(part),  # type: ignore[arg-type]
    )


def _with_article(text: str, begin: int, start: int, end: int, word: str, unit: str) -> Core | None:
    """ "Over the weekend", "the start of the year", "in the autumn"."""
    before = text[max(0, begin - 24) : begin]
    if unit == "weekend" and _OVER_BEFORE.search(before) and not _EARLIER_ONE.match(text, end):
        return Core(start=begin, end=end, unit=unit, relation="now", or_now=True)
    if unit in ("year", "month", "week") and _END_OF_BEFORE.search(before) and not _NAMED_YEAR.match(text, end):
        return Core(start=begin, end=end, unit=unit, relation="anchor", or_now=True)
    return None


def day_of_this_month(text: str, core: Core) -> Core:
    """ "the first of this month": the day that stands before "this month" or "last month"."""
    if core.relation != "now" or core.unit != "month" or core.part is not None:
        return core
    match = _DAY_OF_MONTH.search(text, max(0, core.start - 24), core.start)
    if match is None:
        return core
    ordinal = {"first": 1, "second": 2, "third": 3, "tenth": 10, "fifteenth": 15}
    number = int(match["d"]) if match["d"] else ordinal[match["o"].lower()]
    if not 1 <= number <= 28:
        return core
    return Core(start=match.start(), end=core.end, unit="day", relation="now", steps=core.steps, day=number)
