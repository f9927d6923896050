"""Finding the cores of time expressions in a text: cheap triggers first, then the form that each one starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from whosays.claims.dates.absolute import (
    at_digit,
    at_month,
    at_nineties,
    at_quarter,
    at_season,
    at_weekday,
    with_weekday,
)
from whosays.claims.dates.core import Core, Part
from whosays.claims.dates.eras import at_era, at_fiscal_year, century_in_words
from whosays.claims.dates.feasts import FEAST, at_feast
from whosays.claims.dates.lexicon import DECADES, MONTH, SEASONS, WEEKDAY, alternatives
from whosays.claims.dates.relative import (
    DEICTIC_WORDS,
    FREQUENCY_WORDS,
    UNIT_WORDS,
    at_deictic,
    at_unit,
    day_of_this_month,
)

_TRIGGER = re.compile(
    r"(?<![\w.,/:$€£#])(?:(?<![A-Za-z0-9]-)|(?<=\bmid-)|(?<=\bearly-)|(?<=\blate-)|(?<=\bpre-)|(?<=\bpost-))(?P<digit>\d)"
    r"|(?<![\w-])(?P<fiscal>FY)\s?['’]?(?=\d)"
    rf"|\b(?:(?P<feast>{FEAST})|(?P<month>{MONTH})|(?P<weekday>{WEEKDAY})s?|(?P<deictic>{DEICTIC_WORDS})|(?P<unit>{UNIT_WORDS})"
    rf"|(?P<quarter>[QH][1-4])|(?P<nineties>{alternatives(DECADES)})|(?P<frequency>{FREQUENCY_WORDS}))\b"
    r"|(?<!\w)['’](?P<short>\d0s)\b",
    re.IGNORECASE,
)
_SEASON = frozenset(SEASONS)
_STEPPED = re.compile(
    r"\b(?P<dir>last|this|next|this\s+past|this\s+coming|coming|every|each|following)\s+$", re.IGNORECASE
)
_OTHERS_YEAR = re.compile(
    r"\s*,?\s+(?:of\s+|in\s+)?(?:(?P<dir>last|this|next)|(?P<anchor>the\s+same|that\s+same|that|the\s+following|the\s+next|the\s+previous"
    r"|the\s+preceding))\s+year\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\s+(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
_PART = re.compile(
    r"(?<![\w-])(?:(?:the\s+)?(?:very\s+)?(?:(?P<early>early(?:\s+in)?|(?:beginning|start|outset|turn)\s+of|(?:first|early|opening)\s+(?:days|weeks|months|part|years)\s+of)"
    r"|(?P<mid>mid|middle\s+of|midst\s+of)"
    r"|(?P<late>late(?:\s+in)?|end\s+of|close\s+of|(?:last|final|closing|latter)\s+(?:days|weeks|months|part|years)\s+of)"
    r"|(?P<half1>first\s+half\s+of)|(?P<half2>(?:second|latter|last)\s+half\s+of)"
    r"|(?P<q>first|second|third|fourth|last|final)\s+quarter\s+of))[\s-]+(?:the\s+)?$",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    r"(?<![\w-])(?:the\s+)?(?P<which>first|second|third|fourth|last|final)\s+(?:(?P<n>two|three|2|3)\s+weeks|week)\s+(?:of|in)\s+$",
    re.IGNORECASE,
)
_WEEK_NUMBERS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_QUARTERS: Final[dict[str, Part]] = {
    "first": "q1",
    "second": "q2",
    "third": "q3",
    "fourth": "q4",
    "last": "q4",
    "final": "q4",
}
_WIDE = frozenset({"week", "month", "season", "quarter", "year", "decade", "century"})
_CUE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|during|throughout|through|before|after|between|around|about|early|mid|late|of|this|last|next|"
    r"each|every|circa|c\.)[\s-]+(?:the\s+|early\s+|late\s+|mid-?\s*|year\s+|month\s+of\s+)*|[(])$",
    re.IGNORECASE,
)
_OF_CUE = re.compile(r"\bof\s+$", re.IGNORECASE)
_JOIN_MONTH_AFTER = re.compile(
    rf"\s*(?:-|–|—|/|\bto\b|\band\b|\bor\b|\buntil\b|\bthrough\b)\s*(?:\d{{1,2}}\s+)?(?:{MONTH})\b", re.IGNORECASE
)
_JOIN_BEFORE = re.compile(
    r"\s*(?:-|–|—|/|\bto\b|\band\b|\bor\b|\buntil\b|\btill\b|\bthrough\b|,)\s*(?:early\s+|late\s+|mid-?)?$",
    re.IGNORECASE,
)
# "(raised 1794, disbanded 1881)".
_DONE_BEFORE = re.compile(r"\b(?:[a-z]+ed|born|built|died|won|lost|held|b\.|d\.)\s+$", re.IGNORECASE)
_PHRASE_ENDS = re.compile(r"\s*(?:[,;.)]|$)")
_COMPOUND = re.compile(r"\bthe\s+$", re.IGNORECASE)
_FREQUENCY_OK = re.compile(r"\s+(?:newspaper|paper|magazine|news|edition|[A-Z])")
_STATE_YEAR = re.compile(r"\bat\s+$", re.IGNORECASE)
_AS_AT = re.compile(r"\bas\s+at\s+$", re.IGNORECASE)


def cores(text: str, asserted: date | None, day_first: bool | None) -> Iterator[Core]:
    """The cores of the text, from left to right, none overlapping another."""
    taken = 0
    previous: Core | None = None
    for trigger in _TRIGGER.finditer(text):
        if trigger.start() < taken:
            continue
        core = _at(text, trigger, asserted, day_first)
        if core is None or core.start < taken:
            continue
        core = _widened(text, core, taken)
        if core is None or (core.tentative and not _expected(text, core, previous)):
            continue
        yield core
        taken, previous = core.end, core


def _at(text: str, trigger: re.Match[str], asserted: date | None, day_first: bool | None) -> Core | None:
    kind, start = trigger.lastgroup, trigger.start()
    if kind == "digit":
        core = at_era(text, start) or at_fiscal_year(text, start) or at_digit(text, start, asserted, day_first)
        if core is not None and core.unit == "year" and _STATE_YEAR.search(text, max(0, start - 4), start):
            return core if _AS_AT.search(text, max(0, start - 8), start) else None
        return core
    if kind == "fiscal":
        return at_fiscal_year(text, trigger.end())
    if kind == "feast":
        return at_feast(text, start)
    if kind == "month":
        return at_month(text, start, asserted)
    if kind == "weekday":
        return at_weekday(text, start)
    if kind == "deictic":
        return at_deictic(text, start)
    if kind == "quarter":
        return at_quarter(text, start)
    if kind == "short":
        return _short_decade(text, start, asserted)
    if kind == "nineties":
        before = text[max(0, start - 12) : start].lower()
        return (
            at_nineties(trigger[0], start, asserted)
            if re.search(r"\b(?:the|early|mid|late)[\s-]+$", before)
            else None
        )
    if kind == "frequency":
        if trigger[0][0].isupper() and not text.isupper():
            return None
        if _FREQUENCY_OK.match(text, trigger.end()) and not text.isupper():
            return None
        return Core(start=start, end=trigger.end(), unit="day", relation="frequency")
    if trigger[0].lower() in _SEASON and (season := at_season(text, start)) is not None:
        return season
    if trigger[0].lower() in ("century", "centuries"):
        century = century_in_words(text, start, trigger.end())
        if century is not None:
            return century
    core = at_unit(text, trigger)
    return None if core is None else day_of_this_month(text, core)


def _short_decade(text: str, start: int, asserted: date | None) -> Core | None:
    year = (asserted.year if asserted else 2049) // 100 * 100 + int(text[start + 1 : start + 3])
    if year > (asserted.year if asserted else 2049):
        year -= 100
    return Core(start=start, end=start + 4, unit="decade", year=year, year_to=year + 9)


def _widened(text: str, core: Core, floor: int) -> Core | None:
    """The core with the words around it that say which one or which part of it."""
    if core.absolute and core.unit == "day" and core.month is not None:
        core = with_weekday(text, core, floor)
    if core.weekday is not None and core.month is None and (period := _PERIOD.match(text, core.end)):
        core = replace(core, end=period.end())
    if (
        core.absolute
        and core.year is None
        and core.weekday is None
        and (year := _OTHERS_YEAR.match(text, core.end))
    ):
        core = _of_other_year(core, year)
    elif core.absolute and core.year is None and (core.day is None or core.weekday is not None):
        stepped = _STEPPED.search(text, max(floor, core.start - 16), core.start)
        if stepped:
            core = _stepped(core, stepped)
    if core.unit in _WIDE and core.part is None and (core.relation in (None, "now") or core.or_now):
        part = _PART.search(text, max(floor, core.start - 32), core.start)
        weeks = _WEEKS.search(text, max(floor, core.start - 36), core.start) if core.unit == "month" else None
        if weeks:
            core = _with_weeks(core, weeks)
        elif part:
            core = _with_part(core, part)
    return core


def _of_other_year(core: Core, year: re.Match[str]) -> Core:
    if year["anchor"]:
        words = year["anchor"].lower().split()
        steps = 1 if words[-1] in ("following", "next") else -1 if words[-1] in ("previous", "preceding") else 0
        return replace(core, end=year.end(), anchor_years=steps, tentative=False)
    steps = {"last": -1, "this": 0, "next": 1}[year["dir"].lower()]
    return replace(core, end=year.end(), year_steps=steps, tentative=False)


def _stepped(core: Core, stepped: re.Match[str]) -> Core:
    direction = re.sub(r"\s+", " ", stepped["dir"].lower())
    if direction in ("every", "each"):
        return Core(start=stepped.start(), end=core.end, unit="week", relation="frequency")
    if direction == "following":
        return Core(start=stepped.start(), end=core.end, unit=core.unit, relation="event")
    steps = {"last": -1, "this past": -1, "next": 1, "coming": 1, "this coming": 1}.get(direction, 0)
    return replace(core, start=stepped.start(), relation="now", steps=steps, tentative=False)


def _with_weeks(core: Core, match: re.Match[str]) -> Core:
    """ "The first week of May", "the last two weeks of 2014"."""
    number = _WEEK_NUMBERS[match["which"].lower()]
    more = 0 if match["n"] is None else 1 if match["n"].lower() in ("two", "2") else 2
    if more and number not in (1, -1):
        return core
    weeks = (number, number + more) if number > 0 else (number - more, number)
    return replace(core, start=match.start(), weeks=weeks, tentative=False)


def _with_part(core: Core, match: re.Match[str]) -> Core:
    part: Part
    if match["q"]:
        if core.unit != "year":
            return core
        part = _QUARTERS[match["q"].lower()]
    elif match["half1"] or match["half2"]:
        part = "first half" if match["half1"] else "second half"
    else:
        part = "early" if match["early"] else "mid" if match["mid"] else "late"
    return replace(core, start=match.start(), part=part, tentative=False)


def _expected(text: str, core: Core, previous: Core | None) -> bool:
    """Whether the words before (or a month joined to it) make an ambiguous word a time ("in May", "may go")."""
    before = text[max(0, core.start - 24) : core.start]
    if _CUE.search(before):
        return (
            core.unit != "month"
            or not _OF_CUE.search(before)
            or text[core.start : core.end].lower() not in ("may", "april", "june")
        )
    if core.unit == "month":
        if _JOIN_MONTH_AFTER.match(text, core.end):
            return True
        if (
            previous is not None
            and previous.month is not None
            and _JOIN_BEFORE.fullmatch(text[previous.end : core.start])
        ):
            return True
        word = text[core.start : core.end].lower()
        return bool(
            word != "may"
            and _COMPOUND.search(before)
            and not text.isupper()
            and re.match(r"\s[a-z]{3}", text[core.end :][:4])
        )
    if core.unit == "year" and _DONE_BEFORE.search(before) and _PHRASE_ENDS.match(text, core.end):
        return True
    joined = previous is not None and previous.unit == "year"
    return joined and bool(_JOIN_BEFORE.search(before))


def time_spans(text: str) -> list[tuple[int, int]]:
    """Where the dates of a text are, without reading them; durations and frequencies are not among them."""
    return [
        (core.start, core.end)
        for core in cores(text, None, None)
        if core.relation not in ("duration", "frequency") or core.relation is None
    ]
