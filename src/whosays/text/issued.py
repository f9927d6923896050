"""The day on which a document was issued, in the words of its first page, where they can mean nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_NAMES = (
    "january jan janvier januar januari jänner",
    "february feb février fevrier februar februari",
    "march mar mars märz maerz maart",
    "april apr avril",
    "may mai mei",
    "june jun juin juni",
    "july jul juillet juli",
    "august aug août aout augustus",
    "september sep sept septembre",
    "october oct octobre oktober okt",
    "november nov novembre",
    "december dec décembre decembre dezember dez",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"""(?ix)\b(?:
    (?P<y1>\d{{4}})-(?P<m1>\d\d)-(?P<d1>\d\d)
    |(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s+of)?\s+(?P<m2>{_MONTH})\.?,?\s+(?P<y2>\d{{4}})
    |(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})
    |(?P<d4>\d\d?)\.(?P<m4>\d\d?)\.(?P<y4>\d{{4}})
    )\b"""
)
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag"
    r"|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
)
_LABEL = (
    r"(?:date(?: of (?:issue|publication|report|release))?|issued(?: on)?|published(?: on)?|released(?: on)?"
    r"|publication date|issue date|release date|publié le|paru le|date de publication|datum|veröffentlicht(?: am)?"
    r"|ausgegeben am|stand|erschienen am|gepubliceerd(?: op)?|uitgegeven op|publicatiedatum|dated)\s*:?"
)
_BEFORE = re.compile(rf"(?i)\W*(?:{_LABEL})?\W*(?:(?:{_WEEKDAY}),?\s*)?(?:le|den|am|op|on)?\s*")
_PLACE = re.compile(
    rf"(?i)[^\W\d][\w.'’-]*(?:[ /-][^\W\d][\w.'’-]*){{0,3}}\s*"
    rf"(?:,\s*(?:le |den |on )?(?:(?:{_WEEKDAY}),?\s*)?(?:le |den )?| (?:le|den|am)\s+)"
)
_LABELLED = re.compile(rf"(?i)(?:^|[|·;(])\W*{_LABEL}\W*(?:(?:{_WEEKDAY}),?\s*)?\Z")
_AFTER = re.compile(r"(?i)\W*(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?\s*(?:uhr|uur|[ap]\.?m\.?|gmt|utc)?)?\W*")
_TOP = 25  # lines of the first page that are looked at for a line that is nothing but a date


def issued_in(lines: Iterable[str]) -> date | None:
    """The one day that the lines of a first page say it was issued on; None where they say none, or several."""
    sure: set[date] = set()
    alone: set[date] = set()
    for number, line in enumerate(lines):
        for found in _DAY.finditer(line):
            day = _day(found)
            if day is None:
                continue
            before, after = line[: found.start()], line[found.end() :]
            if _LABELLED.search(before):
                sure.add(day)
            elif (
                number < _TOP
                and _AFTER.fullmatch(after)
                and (_BEFORE.fullmatch(before) or _PLACE.fullmatch(before))
            ):
                alone.add(day)
    for days in (sure, alone):
        if len(days) == 1:
            return days.pop()
        if days:
            return None
    return None


def _day(found: re.Match[str]) -> date | None:
    fields = {name[0]: value for name, value in found.groupdict().items() if value is not None}
    month = fields["m"].lower()
    try:
        return date(int(fields["y"]), _MONTHS.get(month) or int(month), int(fields["d"]))
    except ValueError:
        return None
