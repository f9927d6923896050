"""Centuries, years with an era, and fiscal years: "the late 19th century", "around 347 AD", "FY 2021"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from whosays.claims.dates.core import Core
from whosays.claims.dates.lexicon import ORDINAL, ORDINALS, YEAR

_BEFORE_CHRIST: Final = r"(?:\s+(?P<bc>BCE?\b|B\.\s?C\.(?:\s?E\.)?))"
_AFTER_CHRIST: Final = r"(?:(?:AD|CE)\b|A\.\s?D\.|C\.\s?E\.)"
_CENTURY = re.compile(
    rf"(?P<n>\d{{1,2}})(?:st|nd|rd|th)(?:[\s-]+(?:century|centuries)\b(?:{_BEFORE_CHRIST}|\s+{_AFTER_CHRIST})?"
    r"|(?=\s*(?:-|–|\bto\b|\band\b|\bor\b|\bor\s+early\b|\band\s+early\b)\s*(?:the\s+)?(?:early\s+|late\s+|mid-)?"
    r"\d{1,2}(?:st|nd|rd|th)[\s-]+(?:century|centuries)\b))",
    re.IGNORECASE,
)
_ERA_AFTER_CENTURY = re.compile(rf"{_BEFORE_CHRIST}|\s+{_AFTER_CHRIST}")
_CENTURY_WORD = re.compile(rf"\b(?P<o>{ORDINAL})[\s-]+$", re.IGNORECASE)
_YEAR_OF_ERA = re.compile(rf"(?P<y>\d{{1,4}})(?:{_BEFORE_CHRIST}|\s+{_AFTER_CHRIST})")
_ERA_BEFORE = re.compile(r"(?<![\w.])A\.?D\.?\s+$")
_FISCAL_BEFORE = re.compile(
    r"(?<![\w-])(?:the\s+)?(?:FY\s?['’]?|(?i:fiscal(?:\s+year)?|financial\s+year)\s+(?:of\s+)?)$"
)
_FISCAL_YEAR = re.compile(rf"(?P<y>{YEAR}|\d\d(?!\d))(?:\s?[-/–]\s?(?P<to>{YEAR}|\d\d)(?!\d))?")
_FISCAL_AFTER = re.compile(r"\s+(?:fiscal|financial|budget|tax)\s+year\b", re.IGNORECASE)


def _century(number: int, start: int, end: int) -> Core | None:
    if not 1 <= number <= 30:
        return None
    first = 100 * (number - 1) + 1
    return Core(start=start, end=end, unit="century", year=first, year_to=first + 99)


def at_era(text: str, start: int) -> Core | None:
    """The century or year of an era that begins with the digit at `start`. Of a time before Christ, which the
    calendar does not have, only the words are kept."""
    if match := _CENTURY.match(text, start):
        if match["bc"]:
            return Core(start=start, end=match.end(), unit="century", relation="event")
        return _century(int(match["n"]), start, match.end())
    if match := _YEAR_OF_ERA.match(text, start):
        if match["bc"]:
            return Core(start=start, end=match.end(), unit="year", relation="event")
        return Core(start=start, end=match.end(), unit="year", year=max(1, int(match["y"])))
    era = _ERA_BEFORE.search(text, max(0, start - 6), start)
    if era and (match := re.compile(r"\d{1,4}(?!\d)").match(text, start)):
        return Core(start=era.start(), end=match.end(), unit="year", year=max(1, int(match[0])))
    return None


def century_in_words(text: str, start: int, end: int) -> Core | None:
    """ "The nineteenth century": the ordinal stands before the word at start..end."""
    match = _CENTURY_WORD.search(text, max(0, start - 24), start)
    if match is None:
        return None
    era = _ERA_AFTER_CENTURY.match(text, end)
    if era and era["bc"]:
        return Core(start=match.start(), end=era.end(), unit="century", relation="event")
    return _century(ORDINALS[match["o"].lower()], match.start(), era.end() if era else end)


def at_fiscal_year(text: str, start: int) -> Core | None:
    """The fiscal year whose number begins at `start`: "FY 2021", "fiscal 2019-20", "the 2019/20 financial year".

    No country is known, so it is as wide as that of any: from October of the year before.
    """
    match = _FISCAL_YEAR.match(text, start)
    if match is None:
        return None
    before = _FISCAL_BEFORE.search(text, max(0, start - 32), start)
    after = _FISCAL_AFTER.match(text, match.end())
    if (before is None and after is None) or (before is None and len(match["y"]) == 2):
        return None
    year = _full(match["y"], 2000)
    to = _full(match["to"], year // 100 * 100) if match["to"] else None
    begin, end = before.start() if before else start, after.end() if after else match.end()
    core = Core(start=begin, end=end, unit="fiscal year", year=year)
    return replace(core, year_to=to) if to is not None and to > year else core


def _full(digits: str, century: int) -> int:
    return int(digits) if len(digits) == 4 else century + int(digits)
