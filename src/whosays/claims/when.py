"""When: the time expressions of a text with the days they name, and the valid time they give a claim.

Conventions, where English leaves a choice (SPEC section 5 rules the rest):

- seasons are the meteorological ones of the northern hemisphere, winter by the year in which it starts;
- early, mid and late are thirds (of a year: January-April, May-August, September-December);
- weeks run from Monday;
- 12/03/2016 is read day first and month first at once, as the stretch from one reading to the other, unless
  `day_first` decides; with full stops (12.03.2016) it is always day first;
- a date without its year, and a weekday, is the nearest that is not after the document, or, after "will" and
  the like, not before it;
- "recent" reaches back 14 days, 8 weeks, 12 months, 10 years;
- vague distances ("several weeks ago", "decades ago") are as wide as the words allow.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from whosays.claims.dates import calendar
from whosays.claims.dates.core import Core
from whosays.claims.dates.expression import TimeExpression, TimeKind
from whosays.claims.dates.resolve import Bounds, Context, begin_of_duration, bounds
from whosays.claims.dates.scan import cores
from whosays.claims.dates.valid import TenseAspect, valid_time

__all__ = ["TenseAspect", "TimeExpression", "TimeKind", "find_times", "valid_time"]

# Between the preposition and the date: "since [at least] [the summer of]", "until [his arrest on]".
_HEDGE = (
    r"(?:\s+(?:at\s+least|as\s+early\s+as|as\s+far\s+back\s+as|about|around|approximately|roughly|circa"
    r"|some\s*time(?:\s+in)?))?"
)
_OCCASION = r"(?:\s+(?:the|his|her|its|their|a|an)\s+(?:[\w'’-]+\s+){1,3}?(?:on|in|of|at))?"
_THE = r"(?:\s+the)?(?:\s+(?:year|month|day|night|morning|evening|early\s+hours)s?(?:\s+of)?)?\s+$"
_FRAME = re.compile(
    r"(?<![\w-])(?:"
    r"(?:(?P<since>(?:ever\s+)?since|dating\s+(?:back\s+)?from|starting\s+(?:in|on|from)|beginning\s+(?:in|on)|with\s+effect\s+from"
    r"|effective(?:\s+from)?|as\s+from)|(?P<until>(?:up\s+)?until|up\s+till|till|['’]til))"
    + _HEDGE + _OCCASION + _THE
    + r"|(?:(?P<through>up\s+to|through)|(?P<as_of>as\s+(?:of|at))|(?P<between>between)|(?P<from>from)"
    r"|(?P<by>(?:no|not)\s+later\s+than|by)|(?P<before>before|prior\s+to|ahead\s+of|earlier\s+than)|(?P<after>after|following))"
    + _HEDGE + _THE + r")",
    re.IGNORECASE,
)  # fmt: skip
_ABOUT: Final = re.compile(
    r"(?:\b(?:about|around|circa|approximately|roughly|or\s+about|some\s*time\s+(?:in|around))|\bca?\.)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"\s*(?P<word>/|-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b|\bup\s+to\b|\buntil\s+(?:the|his|her|its|their|an?)\s+(?:[\w'’-]+\s+){1,3}?(?:on|in))"
    r"(?:\s+the)?(?:\s+(?:end|beginning|start|middle)\s+of(?:\s+the)?)?\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,?\s*and\s+(?:the\s+)?", re.IGNORECASE)
_AHEAD_BEFORE = re.compile(
    r"\b(?:will|shall|going\s+to|due|scheduled|expected\s+to|plans?\s+to|(?<!originally\s)(?<!initially\s)(?<!previously\s)planned"
    r"|intends?\s+to|set\s+to|anticipated|slated|poised|hop(?:es?|ing)\s+to|aims?\s+to|likely\s+to|is\s+to|are\s+to|ready\s+to|deadline|(?:must|may|might|should)\s+(?!have\b|not\s+have\b)"
    r"|would\s+(?!not\b|have\b|later\b|go\s+on\b|eventually\b|often\b|also\b|soon\b))"
    r"(?:(?!\b(?:said|says|told|announced|reported|added|wrote|was|were|had)\b)[^.;])*$",
    re.IGNORECASE,
)
_AHEAD_AFTER = re.compile(
    r"[^.;]{0,50}?\b(?:will|shall|is\s+to|are\s+to|is\s+due|are\s+due|is\s+scheduled|are\s+scheduled)\b",
    re.IGNORECASE,
)
_OPENS_SENTENCE = re.compile(r"\s*(?:on|in|at|by|from|until)?\s*", re.IGNORECASE)
# A dateline: place, date, perhaps the agency, a dash.
_PLACE_BEFORE = re.compile(
    r"\s*(?!(?:On|In|At|By|Since|From|Until|After|Before)\b)[A-Z][\w.'’]*(?:[\s,]+(?:\([^()]{1,30}\)|[A-Z][\w.'’]*|de|la|el|al))*[\s,]+"
)
_DASH_AFTER = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?(?:--+|[-–—])(?=[\s\[])")
_ONWARDS = re.compile(r"\s+(?:onwards?|on(?=\s*[,.;:)]|\s*$)|forward)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?:before|after|prior\s+to|following)\s+(?:the\s+)?", re.IGNORECASE)
_THE_END = re.compile(r"\bthe\s+$", re.IGNORECASE)
_NOUN_AFTER = re.compile(r"\s+(?!(?:and|or|to|until|in|on|at|when|while|but|the|a)\b)[a-z]", re.IGNORECASE)
_SIZE: Final = {
    "day": 0,
    "week": 1,
    "month": 2,
    "season": 3,
    "quarter": 3,
    "half": 4,
    "year": 5,
    "decade": 6,
    "century": 7,
}


def find_times(
    text: str,
    asserted: date | None,
    *,
    offset: int = 0,
    anchor: date | None = None,
    day_first: bool | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence or clause, in order, with the days they name.

    `asserted` is the document's date; without it relative expressions are found but name no days. `offset` is
    added to every start and end. `anchor`: the day that "two days earlier" is measured from, where the text
    itself gives none before it. `day_first` decides 12/03/2016.
    """
    found: list[TimeExpression] = []
    listed = list(cores(text, asserted, day_first))
    anchored_size = 0 if anchor is not None else None
    taken = 0
    index = 0
    while index < len(listed):
        core = listed[index]
        second = listed[index + 1] if index + 1 < len(listed) else None
        context = Context(asserted, anchor if _fits(core, anchored_size) else None, _ahead(text, core))
        frame = _frame(text, core, taken)
        joined = second is not None and _joined(text, core, second, frame)
        counted = _counted_from(text, core, second, context) if second is not None else None
        if counted is not None:
            expression = counted
            index += 1
        elif joined and second is not None:
            expression = _range(text, core, second, frame, context)
            index += 1
        elif (core.year_to is not None and core.unit == "year") or (core.day_to is not None and not core.apart):
            expression = _stretch(text, core, frame, context)
        else:
            expression = _single(text, core, frame, context)
        index += 1
        taken = expression.end
        found.append(expression)
        if core.absolute and expression.exact and not joined:
            anchor, anchored_size = expression.first, 0
        elif core.absolute and expression.first is not None and not joined and core.unit in _SIZE:
            anchor, anchored_size = expression.first, _SIZE[core.unit]
        elif joined and expression.first and expression.last and expression.first.year == expression.last.year:
            anchor, anchored_size = expression.first, _SIZE["year"]
    return tuple(_finished(text, item, asserted, offset) for item in found)


def _counted_from(text: str, core: Core, second: Core, context: Context) -> TimeExpression | None:
    """ "Two days after Christmas", "a week before 3 May 2014": a distance from a day that the next words name."""
    if core.relation != "event" or core.amount is None or not _COUNTED.fullmatch(text, core.end, second.start):
        return None
    first, last = bounds(second, context)
    if first is None or first != last or core.unit == "hour":
        return None
    ends = [calendar.around(calendar.shift(first, core.steps * n, core.unit), core.unit) for n in core.amount]
    return TimeExpression(
        start=core.start, end=second.end, text=text[core.start : second.end], kind="point",
        first=min(end.first for end in ends), last=max(end.last for end in ends), unit=core.unit,
    )  # fmt: skip


def _fits(core: Core, anchored_size: int | None) -> bool:
    """Whether a time in the text is fine enough to measure from ("the following day" after "in 2014" is not)."""
    return core.relation != "anchor" or (anchored_size is not None and anchored_size <= _SIZE.get(core.unit, 0))


def _ahead(text: str, core: Core) -> bool:
    dated = core.absolute and (core.month or core.weekday is not None or core.feast is not None)
    if core.year is not None or not (dated or core.or_now):
        return False
    before = text[max(0, core.start - 80) : core.start]
    if _AHEAD_BEFORE.search(before):
        return True
    return bool(_OPENS_SENTENCE.fullmatch(before) and core.start < 12 and _AHEAD_AFTER.match(text, core.end))


def _frame(text: str, core: Core, floor: int) -> re.Match[str] | None:
    """The preposition that turns a date into a beginning, an end or a bound, with what stands between."""
    return _FRAME.search(text, max(floor, core.start - 64), core.start)


def _joined(text: str, left: Core, right: Core, frame: re.Match[str] | None) -> bool:
    """Whether two cores are the ends of one range."""
    if left.relation in ("duration", "frequency", "event", "window") or right.relation in (
        "duration",
        "frequency",
    ):
        return False
    gap = text[left.end : right.start]
    if gap.strip() == "/" and not (left.unit == right.unit == "month"):
        return False
    if _JOIN.fullmatch(gap):
        return not (left.unit == "present" or (right.unit == "day" and left.unit == "year"))
    return frame is not None and frame["between"] is not None and bool(_AND.fullmatch(gap))


def _range(text: str, left: Core, right: Core, frame: re.Match[str] | None, context: Context) -> TimeExpression:
    """ "from March to June 2015", "between 2012 and 2014", "2014 - today": each end lends the other its year."""
    if left.absolute and left.year is None and right.year is not None and left.month is not None:
        year = right.year
        if right.month is not None and (left.month, left.day or 0) > (right.month, right.day or 31):
            year -= 1
        left = replace(left, year=year)
    if left.weekday is not None and right.weekday is not None and left.absolute and right.absolute:
        return _weekdays(text, left, right, frame, context)
    begin = bounds(left, context)
    if right.absolute and right.year is None and right.month is not None and begin[0] is not None:
        year = begin[0].year + (1 if left.month is not None and right.month < left.month else 0)
        right = replace(right, year=year)
    return _spanning(text, frame, left, right.end, begin, bounds(right, context))


def _weekdays(text: str, left: Core, right: Core, frame: re.Match[str] | None, context: Context) -> TimeExpression:
    """ "From Monday to Wednesday": the end is the nearest such day (what lies ahead: the beginning is)."""
    assert left.weekday is not None
    assert right.weekday is not None
    begin, end = bounds(left, context), bounds(right, context)
    days = (right.weekday - left.weekday) % 7
    if context.ahead and begin[0] is not None:
        end = (calendar.add_days(begin[0], days),) * 2
    elif end[0] is not None:
        begin = (calendar.add_days(end[0], -days),) * 2
    return _spanning(text, frame, left, right.end, begin, end)


def _stretch(text: str, core: Core, frame: re.Match[str] | None, context: Context) -> TimeExpression:
    """A range within one core: "2014-2016", "12-15 March"."""
    begin = bounds(replace(core, year_to=None, day_to=None), context)
    end_core = replace(
        core, year=core.year_to or core.year, day=core.day_to or core.day, year_to=None, day_to=None
    )
    return _spanning(text, frame, core, core.end, begin, bounds(end_core, context))


def _spanning(
    text: str, frame: re.Match[str] | None, left: Core, end: int, begin: Bounds, finish: Bounds
) -> TimeExpression:
    between = frame is not None and frame["between"] is not None
    either = text[left.end : left.end + 3].lstrip().startswith("/")
    start = frame.start() if frame is not None and (between or frame["from"] or frame["since"]) else left.start
    first, last, inner_first, inner_last = begin[0], finish[1], begin[1], finish[0]
    if first is not None and last is not None and first > last:
        first = last = inner_first = inner_last = None
    if between or either or inner_first is None or inner_last is None or inner_first > inner_last:
        inner_first = inner_last = None
    return TimeExpression(
        start=start, end=end, text=text[start:end], kind="range", first=first, last=last,
        inner_first=inner_first, inner_last=inner_last, unit=left.unit,
    )  # fmt: skip


def _single(text: str, core: Core, frame: re.Match[str] | None, context: Context) -> TimeExpression:
    first, last = bounds(core, context)
    start, end = core.start, core.end
    kind: TimeKind = "point"
    inner: Bounds = (None, None)
    if core.relation == "frequency":
        kind = "frequency"
    elif core.relation == "duration":
        kind = "duration"
        inner = (begin_of_duration(core, context)[1], context.asserted)
    elif frame is not None and core.relation != "window":
        kind, start, end = _framed(text, core, frame)
        if kind == "after" and _names_event(text, core, frame):
            # "after the 2011 uprising": from some day of that year on.
            kind, last = "point", None
    about = _ABOUT.search(text, max(0, start - 20), start) or (frame is not None and _ABOUT.search(frame[0]))
    if about and kind != "duration" and first is not None and last is not None:
        first, last = _loosened(first, last, core.unit)
    return TimeExpression(
        start=start, end=end, text=text[start:end], kind=kind, first=first, last=last,
        inner_first=inner[0], inner_last=inner[1], unit=core.unit, approximate=bool(about),
    )  # fmt: skip


def _framed(text: str, core: Core, frame: re.Match[str]) -> tuple[TimeKind, int, int]:
    """The kind that the preposition gives, and the span with it where it carries meaning."""
    kind: TimeKind | None = None
    end = core.end
    if frame["since"]:
        kind = "since"
    elif frame["until"] or frame["through"]:
        kind = "until"
    elif frame["as_of"]:
        kind = "as_of"
    elif frame["by"]:
        # "by today's judgment": the date belongs to what does it.
        kind = None if text[core.end : core.end + 2] in ("'s", "’s") else "by"
    elif frame["before"]:
        # "before the 2013 coup" may be in 2013 itself.
        kind = "by" if _names_event(text, core, frame) else "before"
    elif frame["after"]:
        kind = "after"
    elif frame["from"]:
        # "from 2014 on", "From 2014, he led"; but "a report from 2014" is of that year.
        onwards = _ONWARDS.match(text, core.end)
        if onwards:
            kind, end = "since", onwards.end()
        elif re.search(r"(?:^|[,;(:])\s*$", text[max(0, frame.start() - 3) : frame.start()]):
            kind = "since"
    return (kind, frame.start(), end) if kind else ("point", core.start, end)


def _names_event(text: str, core: Core, frame: re.Match[str]) -> bool:
    """Whether the year only says which event is meant ("the 2013 coup"), which fills but a part of it."""
    return bool(core.unit == "year" and _THE_END.search(frame[0]) and _NOUN_AFTER.match(text, core.end))


def _loosened(first: date, last: date, unit: str) -> tuple[date, date]:
    """ "around 2014": half a unit to either side, at least three days."""
    days = max(3, ((last - first).days + 1) // 2) if unit != "present" else 0
    return calendar.add_days(first, -days), calendar.add_days(last, days)


def _finished(text: str, item: TimeExpression, asserted: date | None, offset: int) -> TimeExpression:
    future = asserted is not None and item.first is not None and item.first > asserted
    dateline = item.start < 60 and bool(
        _PLACE_BEFORE.fullmatch(text, 0, item.start) and _DASH_AFTER.match(text, item.end)
    )
    start, end = item.start + offset, item.end + offset
    return replace(item, start=start, end=end, future=future, dateline=dateline)
