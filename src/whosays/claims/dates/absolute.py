"""Dates, months and years as text writes them: "12 March 2016", "30 DEC 89", "2014-2016", "spring 2014"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from whosays.claims.dates import calendar
from whosays.claims.dates.core import Core
from whosays.claims.dates.lexicon import (
    AMBIGUOUS_MONTHS,
    DECADES,
    FULL_MONTHS,
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINALS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)

_ORD = r"(?:st|nd|rd|th)"
_DASH = r"(?:-|–|—)"
_ISO = re.compile(rf"(?P<y>{YEAR})(?P<s>[-/])(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR_MONTH = re.compile(rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d-])")
# A military date-time group: day, time, zone letter, month, year.
_GROUP = re.compile(
    rf"(?P<d>0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-4])[0-5]\d\s?(?:[A-Z]|UTC|GMT|HRS)\s?(?P<m>{MONTH})\s?(?P<y>{YEAR}|\d\d)(?!\w)",
    re.IGNORECASE,
)
_MONTH_SLASH_YEAR = re.compile(rf"(?P<m>0?[1-9]|1[0-2])/(?P<y>{YEAR})(?![\d/-])")
_NUMBERED_BEFORE = re.compile(
    r"\b(?:nos?|case|law|decree|act|resolution|ref|file|order|regulation|doc(?:ument)?|directive|decision|report|notice)\.?\s+$",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?P<a>\d{1,2})(?P<s>[/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?![\d/])")
# The one date that is a name, always written month first.
_ELEVENTH = re.compile(r"9/11(?![\d/])")
_DAY_MONTH = re.compile(
    rf"(?:(?P<d1>\d{{1,2}}){_ORD}?\s*(?:{_DASH}|\bto\b|(?P<join>\band\b|\bor\b)|\buntil\b|\bthrough\b|/)\s*(?:the\s+)?)?"
    rf"(?P<d>\d{{1,2}}){_ORD}?(?:\s+(?:of\s+)?|-)(?P<m>{MONTH})\b\.?"
    rf"(?:(?:\s*,)?\s+(?:of\s+)?(?P<y>{YEAR})\b|-(?P<yd>{YEAR}|\d\d)\b|\s+['’]?(?P<y2>\d\d)\b(?!\s*(?:[.:,]?\d|%|[a-z]))|(?P<this>\s+this\s+year|,?\s+last\s+year)\b)?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?P<m>{MONTH})\b\.?\s+(?:the\s+)?(?P<d>\d{{1,2}})(?P<ord>{_ORD})?(?![\d:%]|[.,]\d{{3}}|\.\d)"
    rf"(?:(?P<dash>\s*{_DASH}\s*)(?P<d2>\d{{1,2}}){_ORD}?(?!\d|\s+(?:{MONTH})\b)"
    rf"|\s+(?P<join>to|and|or|through|until)\s+(?:the\s+)?(?P<d3>\d{{1,2}}){_ORD}?(?!\d|[,.]\d|\s+(?:{MONTH})\b|\s+(?:[a-z]+s|people|men|women|children|police)\b))?"
    rf"(?:(?:\s*,\s*|\s+(?:of\s+)?)(?P<y>{YEAR})\b)?",
    re.IGNORECASE,
)
_MONTH_YEAR = re.compile(
    rf"(?P<m>{MONTH})\b\.?(?:(?:\s*,)?\s+(?:of\s+|in\s+)?(?P<y>{YEAR})\b|-(?P<yd>\d\d|{YEAR})\b|\s+['’](?P<y2>\d\d)\b)",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(rf"(?P<m>{MONTH})\b", re.IGNORECASE)
_DECADE = re.compile(r"(?:(?P<y>(?:1[0-9]|20)\d)0|['’]?(?P<y2>[1-9])0)[’']?s\b", re.IGNORECASE)
_THE_BEFORE = re.compile(
    r"\b(?:in|since|until|from|of|during|by)\s+the\s+(?:early\s+|late\s+|mid-?\s*)?$|\bmid-$", re.IGNORECASE
)
_YEARS = re.compile(
    rf"(?P<y>{YEAR})(?:\s*(?:{_DASH}|/)\s*(?P<to>{YEAR}|\d\d)(?![\d-]))?(?![\d:%]|[.,/-]\d|[’']?s?-?[A-Za-z])"
)
_SEASON_YEAR = re.compile(
    rf"(?P<s>spring|summer|autumn|fall|winter)(?:\s+of|,)?\s+(?P<y>{YEAR})\b(?:\s*[-–/]\s*(?P<to>\d\d)\b)?",
    re.IGNORECASE,
)
_QUARTER = re.compile(rf"(?:Q(?P<q>[1-4])|H(?P<h>[12]))(?:\s+(?:of\s+)?|/|-)(?P<y>{YEAR})\b")
_ORDINAL_OF = re.compile(rf"\b(?:the\s+)?(?P<o>{ORDINAL})\s+of\s+$", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(
    rf"\b(?P<w>{WEEKDAY}|mon|tues?|wed|thur?s?|fri|sat|sun)\.?(?:\s*,)?(?:\s+the|\s+on(?:\s+the)?)?\s+$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"(?P<w>{WEEKDAY})(?P<plural>s)?\b", re.IGNORECASE)
_DATE_FOLLOWS = re.compile(
    rf"(?:\s*,)?\s+(?:the\s+|on\s+(?:the\s+)?)?(?:\d{{1,2}}{_ORD}?\s+(?:of\s+)?(?:{MONTH})\b|(?:{MONTH})\b\.?\s+\d{{1,2}}{_ORD}?\b(?!:))",
    re.IGNORECASE,
)
_FEAST = re.compile(r"\b(?:bloody|black|good|easter|palm|ash|super|maundy|whit|boxing)\s+$", re.IGNORECASE)
_NAME_FOLLOWS = re.compile(
    r"\s+(?:(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|World|Tribune|Independent|Prayers|School)\b)"
)

# A bare four-digit number is a year unless these stand beside it.
_NOT_A_YEAR_BEFORE = re.compile(
    r"(?:[$€£#/+]\s?|\b(?:no|nos|nr|art|sec|p|pp|tel|ext|model|law|resolution|article|section|paragraph|page|route|highway|room|flight|"
    r"number|unit|boeing|decree|act|rule|directive|channel|over|than|about|nearly|almost|least|some|to\s+over|approximately|roughly|"
    r"another|most|total\s+of|killed|killing|wounded|wounding|approximately|of\s+the\s+some|population\s+of|worth|km|pin|code|box)\.?\s+)$",
    re.IGNORECASE,
)
_TIME_WORD_BEFORE = re.compile(
    r"\b(?:since|until|till|in|by|before|after|during)\s+(?:at\s+least|about|around|approximately|roughly|some\s*time\s+in)\s+$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:to|-|–|and|until)\s*\d{4}\s*(?:GMT|UTC|hours|hrs|local)\b|[\s-]years?\b|\s+(?:[a-z][a-z-]*\s+){0,2}?(?:people|men|women|children|troops|police|personnel|metres|meters|feet|miles|kilomet(?:re|er)s|km|dollars|euros|"
    r"pounds|pesos|tons|tonnes|soldiers|fighters|members|victims|houses|homes|families|inhabitants|residents|hectares|acres|"
    r"barrels|times|hours|GMT|hrs|local\s+time|UTC|votes|seats|jobs|rounds|troopers|refugees|civilians|prisoners|workers|"
    r"students|militants|dead|injured|wounded|billion|million|percent|per\s?cent|degrees|pages|copies|cases|deaths)\b",
    re.IGNORECASE,
)
_CLOCK_BEFORE = re.compile(r"\b(?:at|around|by|from|until|between|and|to)\s+$", re.IGNORECASE)


def _full_year(two: int, asserted: date | None) -> int:
    """A year of two digits: the latest that is not more than a year after the document (else before 2050)."""
    limit = asserted.year + 1 if asserted is not None else 2049
    century = limit - limit % 100
    return century + two if century + two <= limit else century - 100 + two


def _year_written(written: str, asserted: date | None) -> int:
    return int(written) if len(written) == 4 else _full_year(int(written), asserted)


def _range_end(year: int, written: str | None) -> int | None:
    """The second year of "2014-16" or "2014-2016"; None where it is no later year."""
    if written is None:
        return None
    to = int(written) if len(written) == 4 else year - year % 100 + int(written)
    return to if to > year else None


def at_digit(text: str, start: int, asserted: date | None, day_first: bool | None) -> Core | None:
    """The date or year that begins with the digit at `start`."""
    if match := _ISO.match(text, start):
        if calendar.day(int(match["y"]), int(match["m"]), int(match["d"])) is None:
            return None
        return Core(
            start=start,
            end=match.end(),
            unit="day",
            year=int(match["y"]),
            month=int(match["m"]),
            day=int(match["d"]),
        )
    if match := _GROUP.match(text, start):
        year, number = _year_written(match["y"], asserted), MONTHS[match["m"].lower()]
        if calendar.day(year, number, int(match["d"])) is not None:
            return Core(start=start, end=match.end(), unit="day", year=year, month=number, day=int(match["d"]))
    if (match := _MONTH_SLASH_YEAR.match(text, start)) and not _NUMBERED_BEFORE.search(
        text, max(0, start - 14), start
    ):
        return Core(start=start, end=match.end(), unit="month", year=int(match["y"]), month=int(match["m"]))
    if match := _SLASHED.match(text, start):
        return _slashed(match, asserted, day_first)
    if match := _ELEVENTH.match(text, start):
        return Core(start=start, end=match.end(), unit="day", year=2001, month=9, day=11)
    if match := _DAY_MONTH.match(text, start):
        return _day_month(text, match, asserted)
    if match := _DECADE.match(text, start):
        return _decade(match, asserted)
    if match := _YEAR_MONTH.match(text, start):
        year, number = int(match["y"]), int(match["m"])
        if year % 100 >= number:
            return Core(start=start, end=match.end(), unit="month", year=year, month=number)
    if match := _YEARS.match(text, start):
        return _year(text, match)
    return None


def _slashed(match: re.Match[str], asserted: date | None, day_first: bool | None) -> Core | None:
    if len(match["y"]) == 2 and match["s"] == ".":
        return None
    year = int(match["y"]) if len(match["y"]) == 4 else _full_year(int(match["y"]), asserted)
    a, b = int(match["a"]), int(match["b"])
    european, american = calendar.day(year, b, a), calendar.day(year, a, b)
    if match["s"] == "." or day_first is True:
        american = american if european is None else None
    elif day_first is False:
        european = european if american is None else None
    first, other = (european, american) if european is not None else (american, None)
    if first is None:
        return None
    chosen = first.first
    second = other.first if other is not None and other != first else None
    return Core(
        start=match.start(),
        end=match.end(),
        unit="day",
        year=chosen.year,
        month=chosen.month,
        day=chosen.day,
        other=second,
    )


def _day_month(text: str, match: re.Match[str], asserted: date | None) -> Core | None:
    number, first_day = int(match["d"]), int(match["d1"]) if match["d1"] else None
    month = MONTHS[match["m"].lower()]
    year: int | None = None
    if match["y"] or match["yd"]:
        written = match["y"] or match["yd"]
        year = int(written) if len(written) == 4 else _full_year(int(written), asserted)
    elif match["y2"]:
        year = _full_year(int(match["y2"]), asserted)
    elif match["this"] and asserted is not None:
        year = asserted.year - (1 if "last" in match["this"].lower() else 0)
    if calendar.day(year or 2000, month, number) is None:
        return None
    if (
        year is None
        and match["m"].lower() in ("may", "march", "mar", "dec", "sep", "jan")
        and not match["m"][0].isupper()
    ):
        return None
    start, end = match.start(), match.end()
    if text[end - 1] == "." and end == match.end("m") + 1 and match["m"].lower() in FULL_MONTHS:
        end -= 1  # the full stop ends the sentence, not an abbreviation
    day_to: int | None = None
    if first_day is not None:
        if first_day < number:
            number, day_to = first_day, number
        else:
            # "on 30 and 2 March" is no stretch: the first number is not part of the date.
            start = match.start("d")
    apart = day_to is not None and match["join"] is not None
    return Core(start=start, end=end, unit="day", year=year, month=month, day=number, day_to=day_to, apart=apart)


def _decade(match: re.Match[str], asserted: date | None) -> Core | None:
    if match["y"]:
        year = int(match["y"]) * 10
    else:
        if not match[0].startswith(("'", "’")) and not _THE_BEFORE.search(match.string, 0, match.start()):
            return None
        year = _full_year(int(match["y2"]) * 10, asserted)
    # "the 1800s" is the century; "the 2000s" more often the ten years.
    if year % 100 == 0 and year < 2000:
        return Core(start=match.start(), end=match.end(), unit="century", year=year, year_to=year + 99)
    return Core(start=match.start(), end=match.end(), unit="decade", year=year, year_to=year + 9)


def _year(text: str, match: re.Match[str]) -> Core | None:
    start, year = match.start(), int(match["y"])
    before = text[max(0, start - 16) : start]
    end = match.end()
    to = _range_end(year, match["to"])
    if match["to"] and to is None:
        return None  # "1984/77" numbers something
    expected = _TIME_WORD_BEFORE.search(text, max(0, start - 32), start)
    if (not expected and _NOT_A_YEAR_BEFORE.search(before)) or _COUNTED.match(text, end):
        return None
    return Core(start=start, end=end, unit="year", year=year, year_to=to, tentative=not 1900 <= year <= 2049)


def at_month(text: str, start: int, asserted: date | None) -> Core | None:
    """The date or month that begins with the month name at `start`."""
    name = _MONTH_ALONE.match(text, start)
    if name is None:
        return None
    word = name["m"]
    number = MONTHS[word.lower()]
    if word[0].islower():
        return None
    if match := _MONTH_YEAR.match(text, start):
        written = match["y"] or match["yd"] or match["y2"]
        year = int(written) if len(written) == 4 else _full_year(int(written), asserted)
        if match["y"] is None and match["yd"] and len(match["yd"]) == 2 and word.lower() == "may":
            return None
        return _with_ordinal(text, Core(start=start, end=match.end(), unit="month", year=year, month=number))
    if match := _MONTH_DAY.match(text, start):
        number_of_day = int(match["d"])
        year_known = int(match["y"]) if match["y"] else None
        # "In March 12 people died": the number counts what follows.
        counts = (
            year_known is None
            and not match["ord"]
            and not match["dash"]
            and not match["d3"]
            and bool(re.search(r"\b(?:in|since|until|by)\s+$", text[max(0, start - 7) : start], re.IGNORECASE))
            and bool(re.match(r"\s+[a-z]", text[match.end() : match.end() + 3]))
        )
        if not counts and calendar.day(year_known or 2000, number, number_of_day) is not None:
            second = match["d2"] or match["d3"]
            day_to = int(second) if second and int(second) > number_of_day else None
            end = match.end() if day_to or not second else match.end("ord" if match["ord"] else "d")
            return Core(
                start=start, end=end, unit="day", year=year_known, month=number, day=number_of_day, day_to=day_to,
                apart=bool(day_to and match["join"] and match["join"].lower() in ("and", "or")),
            )  # fmt: skip
    end = name.end() + (1 if text[name.end() : name.end() + 1] == "." and len(word) < 5 else 0)
    alone = Core(start=start, end=end, unit="month", month=number, tentative=word.lower() in AMBIGUOUS_MONTHS)
    return _with_ordinal(text, alone)


def _with_ordinal(text: str, core: Core) -> Core:
    """The day that stands before a month in words ("the first of May 1950")."""
    ordinal = _ORDINAL_OF.search(text, max(0, core.start - 24), core.start)
    if ordinal is None:
        return core
    return replace(core, start=ordinal.start("o"), unit="day", day=ORDINALS[ordinal["o"].lower()], tentative=False)


def at_season(text: str, start: int) -> Core | None:
    """A season with its year. Seasons are the meteorological ones of the north: spring is March to May."""
    match = _SEASON_YEAR.match(text, start)
    if match is None:
        return None
    return Core(start=start, end=match.end(), unit="season", year=int(match["y"]), season=match["s"].lower())


def at_quarter(text: str, start: int) -> Core | None:
    """ "Q3 2014" and "H1 2014"."""
    match = _QUARTER.match(text, start)
    if match is None:
        return None
    if match["q"]:
        return Core(
            start=start,
            end=match.end(),
            unit="quarter",
            year=int(match["y"]),
            part=("q1", "q2", "q3", "q4")[int(match["q"]) - 1],
        )
    return Core(
        start=start,
        end=match.end(),
        unit="half",
        year=int(match["y"]),
        part=("first half", "second half")[int(match["h"]) - 1],
    )


def at_nineties(word: str, start: int, asserted: date | None) -> Core:
    """ "The nineties" of the last century that had them."""
    year = _full_year(DECADES[word.lower()], asserted)
    return Core(start=start, end=start + len(word), unit="decade", year=year, year_to=year + 9)


def at_weekday(text: str, start: int) -> Core | None:
    """A day of the week; in the plural a frequency."""
    match = _WEEKDAY.match(text, start)
    if match is None or (match["w"][0].islower()):
        return None
    if _DATE_FOLLOWS.match(text, match.end()):
        return None
    if _FEAST.search(text, max(0, start - 12), start) or _NAME_FOLLOWS.match(text, match.end()):
        return None
    if match["plural"]:
        return Core(start=start, end=match.end(), unit="week", relation="frequency")
    return Core(start=start, end=match.end(), unit="day", weekday=WEEKDAYS[match["w"].lower()])


def with_weekday(text: str, core: Core, floor: int) -> Core:
    """The date with the weekday that stands before it ("Thursday, 9 February")."""
    if core.unit != "day" or core.month is None:
        return core
    match = _WEEKDAY_BEFORE.search(text, max(floor, core.start - 18), core.start)
    if match is None or not match["w"][0].isupper():
        return core
    return replace(core, start=match.start())
