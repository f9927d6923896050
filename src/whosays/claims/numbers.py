"""Quantities: how many, as the text says it, and the interval that the words stand for (SPEC section 5).

The intervals that SPEC does not spell out:

- "nearly N" has the shape of "close to 30" (25..30, likeliest 29): a sixth below, likeliest a thirtieth below
  and at least 1; "just over N" and "30-odd" mirror it above;
- vague numerals: "a few", "a handful" 2..9, "several" 3..9, "a couple" 2..3, "tens" 10..99, "scores" 40..199,
  and multiples of them ("several hundred" 300..999, "tens of thousands" 10000..99999);
- "many", "numerous", "countless" have no bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from whosays.claims.dates.scan import time_spans
from whosays.claims.nouns import counted_noun
from whosays.claims.number_words import CARDINAL, SMALL, cardinal
from whosays.model.quantity import Operator, Quantity

_VAGUE: Final[dict[str, tuple[float | None, float | None]]] = {
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
_SCALE: Final = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}

# Words before a number, by what they make of it. The longest that fits is taken.
_BEFORE: Final[dict[str, Operator]] = {
    "close to": "approx_below",
    "nearly": "approx_below",
    "almost": "approx_below",
    "just under": "approx_below",
    "just below": "approx_below",
    "slightly less than": "approx_below",
    "slightly fewer than": "approx_below",
    "not quite": "approx_below",
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
    "upwards of": "over",
    "upward of": "over",
    "in excess of": "over",
    "exceeding": "over",
    "fewer than": "under",
    "less than": "under",
    "under": "under",
    "below": "under",
    "exactly": "exactly",
    "precisely": "exactly",
    "only": "exactly",
    "just": "exactly",
    "a total of": "exactly",
    "a further": "exactly",
    "an additional": "exactly",
    "another": "exactly",
    "a record": "exactly",
}
_AFTER: Final[dict[str, Operator]] = {
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
}


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_PLURAL_SCALE = r"(?:dozens|scores|hundreds|thousands|millions|billions|tens)"
_VAGUE_NUMBER = (
    rf"(?:{_PLURAL_SCALE}(?:\s+of\s+(?:hundreds|thousands|millions|billions))?\b"
    rf"|(?:several|a\s+few|a\s+couple(?:\s+of)?)(?:\s+(?:dozen|hundred|thousand|million|billion))?\b"
    rf"|a\s+(?:handful|pair|number)\s+of\b|a\s+(?:good|great)\s+many\b|an\s+unknown\s+number\s+of\b"
    rf"|many\b|numerous\b|countless\b)"
)
_NUMBER = rf"(?:{CARDINAL}|{_VAGUE_NUMBER})"
_GUARD = r"(?<![\w.,:/$€£-])(?<!\d\s)"
_EXPRESSION = re.compile(
    rf"(?P<before>(?:(?:{_alternatives(_BEFORE)})\s+)*)"
    rf"(?:(?P<between>between|from)\s+)?(?P<money>[$€£]\s?)?"
    rf"(?P<a>{_NUMBER})"
    rf"(?:\s*(?P<join>-|–|—|\bto\b|\band\b|\bor\b)\s*(?P<b>{CARDINAL}))?"
    rf"(?P<percent>\s*%|\s+per\s?cent\b)?"
    rf"(?P<after>\+|-odd\b|-plus\b|\s+odd\b|,?\s+(?:or\s+(?:so|more|over|fewer|less)|and\s+more|at\s+(?:least|most)|no\s+more)\b)?",
    re.IGNORECASE,
)
_TRIGGER = re.compile(
    rf"(?<![\w.,:/-])(?:[$€£]\s?)?(?:\d|(?:{SMALL}|half\s+a\s|an?\s+(?:hundred|thousand|million|billion|dozen|few|handful|couple|pair|"
    rf"number|good\s+many|great\s+many)\b|an\s+unknown\s+number|several\b|many\b|numerous\b|countless\b|{_PLURAL_SCALE}\b))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?:(?<![\w-])(?:{_alternatives([*_BEFORE, 'between', 'from'])})\s+)+$",
    re.IGNORECASE,
)
_MONEY: Final = {"$": "dollar", "€": "euro", "£": "pound"}


def _near(value: float, sign: int) -> tuple[float, float]:
    """The far bound and the likeliest value of "nearly" (sign -1) or "just over" (sign +1) a number."""
    step = max(1.0, value // 30) if value >= 2 and value == int(value) else value / 30
    bound = value / 6 if value < 6 or value != int(value) else float(int(value / 6))
    return value + sign * max(bound, step), value + sign * step


def _bounded(low: float | None, high: float | None, op: Operator, verbatim: str) -> Quantity:
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


def _interval(words: str) -> tuple[float | None, float | None, bool] | None:
    """Low, high and whether the number is vague; None where the words are no number."""
    value = cardinal(words)
    if value is not None:
        return value, value, False
    key = re.sub(r"\s+", " ", words.lower().strip())
    if key in _VAGUE:
        return (*_VAGUE[key], True)
    of = re.fullmatch(r"(\w+) of (\w+)", key)
    if of and of[1] in _VAGUE and of[2] in _VAGUE:
        outer, inner = _VAGUE[of[1]], _VAGUE[of[2]]
        assert outer[0] and outer[1] and inner[0]  # the plural scales all have bounds
        # "tens of thousands" is counted in thousands: 10..99 of them, up to one short of the next.
        return outer[0] * inner[0], (outer[1] + 1) * inner[0] - 1, True
    scaled = re.fullmatch(r"(several|a few|a couple)(?: of)? (\w+)", key)
    if scaled and scaled[2] in _SCALE:
        low, high = _VAGUE[scaled[1]]
        assert low and high
        scale = _SCALE[scaled[2]]
        return low * scale, (high + 1) * scale - 1, True
    return None


def _operator(before: str) -> Operator | None:
    """What the words before a number make of it: the strongest of them ("at least some 30" is at_least)."""
    found: Operator | None = None
    for match in re.finditer(_alternatives(_BEFORE), before, re.IGNORECASE):
        op = _BEFORE[re.sub(r"\s+", " ", match[0].lower())]
        if found is None or found in ("exactly", "about"):
            found = op
    return found


def _read(match: re.Match[str]) -> Quantity | None:
    """The quantity of one matched expression (verbatim included, unit not)."""
    verbatim = match[0].strip()
    first = _interval(match["a"])
    if first is None:
        return None
    low, high, vague = first
    op: Operator = _operator(match["before"]) or ("order" if vague else "exactly")
    if match["after"]:
        after = match["after"].strip(" ,").lower()
        op = _AFTER.get(re.sub(r"\s+", " ", after), _AFTER.get(f" {after}", op))
    if match["b"] is not None and low is not None and not vague:
        ends = _ends(match["a"], match["b"])
        if ends is not None:
            # "about 30 to 40" is no wider than it says; "up to 30 or 40" keeps its bound.
            if op in ("exactly", "about"):
                return Quantity(verbatim=verbatim, low=ends[0], high=ends[1], op="between")
            low, high = ends
    return _bounded(low, high, op, verbatim)


def _ends(left: str, right: str) -> tuple[float, float] | None:
    """Both ends of a range; a scale said once counts for both ("two to three hundred", "2-3 million")."""
    low, high = cardinal(left), cardinal(right)
    if low is None or high is None:
        return None
    scale = re.search(r"(hundred|thousand|million|billion|dozen)\s*$", right, re.IGNORECASE)
    if scale and not re.search(r"hundred|thousand|million|billion|dozen", left, re.IGNORECASE):
        factor = _SCALE[scale[1].lower()]
        if low < factor and low * factor < high:
            low *= factor
    return (low, high) if low < high else None


def _is_range(match: re.Match[str]) -> bool:
    """Whether the two numbers are the ends of one range, not two counts ("3 and 4", "of 10 to 20 others")."""
    join, between = match["join"], (match["between"] or "").lower()
    if join is None:
        return True
    if join.lower() == "and":
        return between == "between"
    if re.fullmatch(r"\d{3}-\d{4}", text_of := match[0][match.start("a") - match.start() :]) or not text_of:
        return False
    ends = _ends(match["a"], match["b"])
    # "three or four" is a range, "2 or 100" are two counts; 555-1234 is a telephone.
    widest = {"or": 2.0, "to": 1000.0}.get(join.lower(), 20.0)
    return ends is not None and ends[1] <= ends[0] * widest + 1


def _match(text: str, start: int) -> re.Match[str] | None:
    """The expression at `start`; where its second number is no end of a range, only the first is read."""
    match = _EXPRESSION.match(text, start)
    if match is None or _is_range(match):
        return match
    return _EXPRESSION.match(text, start, match.end("a"))


def _with_unit(quantity: Quantity, match: re.Match[str], text: str) -> Quantity:
    if match["percent"]:
        return replace(quantity, unit="percent")
    if match["money"]:
        return replace(quantity, unit=_MONEY[match["money"].strip()])
    return replace(quantity, unit=counted_noun(text, match.end(), one=quantity.high == 1))


_ARTICLE = re.compile(r"(?:an?|one)\s+(?=[\w'-]*[^\W\d_])", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:the|its|their|his|her|our|all|these|those|other|both)\s+", re.IGNORECASE)


def parse_quantity(words: str) -> Quantity | None:
    """The quantity of a noun phrase or number as it stands in text; None where it counts nothing.

    >>> quantity = parse_quantity("Close to 30 operatives")
    >>> quantity.low, quantity.mode, quantity.high, quantity.op, quantity.unit
    (25.0, 29.0, 30.0, 'approx_below', 'operative')
    """
    start = len(words) - len(words.lstrip())
    while determiner := _DETERMINER.match(words, start):
        start = determiner.end()
    match = _match(words, start)
    if match is not None and not _excluded(words, match):
        quantity = _read(match)
        if quantity is not None:
            return _with_unit(quantity, match, words)
    article = _ARTICLE.match(words, start)
    if article is None:
        return None
    noun = counted_noun(words, article.end() - 1, one=True)
    if noun is None:
        return None
    return Quantity(verbatim=article[0].strip(), low=1.0, mode=1.0, high=1.0, op="exactly", unit=noun)


# A number after one of these words names a thing and counts none. Words that also stand before a count are
# names only with a capital ("Unit 731", but "the unit 30 men left").
_LABEL = re.compile(
    r"(?:\b(?:no|nos|nr|art|sec|para|ch|fig|vol|p|pp|tel|fax|ext)\.|\b(?:number|article|articles|section|sections|paragraph|"
    r"paragraphs|chapter|clause|resolution|page|pages|figure|table|annex|appendix|volume|phone|telephone|route|"
    r"highway|motorway|interstate|flight|channel|room|boeing|airbus|rule|order|decree|law|act|directive|regulation|"
    r"version|aged?|ages|grade|phase|lot|exhibit|count|camp\s+number|km|kilomet(?:re|er)|level|type|mark|mk)|"
    r"(?-i:(?:Unit|Brigade|Division|Battalion|Regiment|Company|Squadron|Corps|Army|Group|Case|Communique|Communiqué|Assessment|"
    r"Report|Item|Building|Apartment|Apt|Suite|Gate|Pier|Camp|Station|Line|District|Zone|Area|Sector|Block|Team|Class|Sheet|File|"
    r"Title|Part|Schedule|Chamber|Exhibit|Operation|Psalm|Windows|Proposition|Ward|Precinct|Cell|Front|Bureau|Department|Office|Group of|"
    r"UNIT|BRIGADE|DIVISION|BATTALION|REGIMENT)))\s*(?:no\.?\s*|#)?$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|[-\s]?(?:year|month|week|day)s?[-\s]olds?\b|\s*(?:a\.?m\b|p\.?m\b|hours?\s+(?:gmt|utc|local)|o'clock|gmt\b|utc\b|hrs\b)|"
    r"\.\d|,\d|/\d|:\d|[-–]\d|'s\b|[a-z]*\d|[-‑](?!odd\b|plus\b|strong\b|man\b|men\b|woman\b|member\b|person\b|people\b|seat\b|page\b)[a-z]|"
    r"(?-i:\s+(?:[A-Z][\w.]*\s+){0,2}(?:Division|Brigade|Battalion|Regiment|Squadron|Corps|Commando|Street|Avenue|Road|Lane|Rue|Boulevard)\b)",
    re.IGNORECASE,
)
_PRONOUN_ONE = re.compile(
    r"\b(?:no|every|any|each|some|this|that|the|which|another|only|such|first|last|next|former|latter|number|day)\s+$",
    re.IGNORECASE,
)
_NOT_AFTER_ONE = re.compile(
    r"\s+(?:day|night|morning|evening|another|which|who|that|time|thing|would|could|can|should|may|might|must|is|was|has|had|"
    r"does|did|by|in|at|to|on|from|with|for|and|or|as|but|hand|side|point|such|way)\b|\W*$|['’]s\b|\s*[,;:.)]",
    re.IGNORECASE,
)
_COORDINATE = re.compile(r"\s*[°º'’\"″′]\s*(?:\d|[NSEW]\b)")


def _excluded(text: str, match: re.Match[str]) -> bool:
    """Whether the matched number names, dates or orders a thing instead of counting it."""
    number_start, end = match.start("a"), match.end("b") if match["b"] else match.end("a")
    if _COORDINATE.match(text, end) or (
        not match["after"] and not match["percent"] and _NAME_AFTER.match(text, end)
    ):
        return True
    before = text[max(0, number_start - 24) : number_start]
    if not match["before"] and _LABEL.search(before):
        return True
    if match["a"].lower() == "one":
        return match["b"] is None and bool(_PRONOUN_ONE.search(before) or _NOT_AFTER_ONE.match(text, end))
    # An age beside a name: "Omar Hadi, 34, was".
    return bool(
        match["a"].isdigit()
        and len(match["a"]) <= 3
        and not match["before"]
        and re.search(r"[A-Z][\w'’.-]*,\s$", before)
        and re.match(r"\s*[,.)]", text[end : end + 3])
        and not re.search(r"\d,\s$", before)
    )


def find_quantities(text: str, times: Iterable[tuple[int, int]] | None = None) -> list[tuple[int, int, Quantity]]:
    """All quantities in a stretch of text, in order: (start, end, quantity); offsets hold the quantity's `verbatim`.

    Numbers that name or date a thing (years, dates, clock times, sections, phones, "7th Division", "Route 9")
    are left out, and so are "a" and "an" alone. `times`: spans of time expressions where the caller has them.
    """
    found: list[tuple[int, int, Quantity]] = []
    taken: list[tuple[int, int]] | None = None if times is None else sorted(times)
    position = 0
    while trigger := _TRIGGER.search(text, position):
        start = trigger.start()
        window = max(position, start - 60)
        lead = _LEAD.search(text, window, start) if start > window else None
        match = _match(text, lead.start() if lead else start)
        if match is None or match.end() <= start:
            position = trigger.end()
            continue
        if taken is None:
            taken = time_spans(text)
        number = (match.start("a"), match.end())
        inside = any(a < number[1] and number[0] < b for a, b in taken)
        quantity = None if inside or _excluded(text, match) else _read(match)
        if quantity is not None:
            begin = match.start() + (len(match[0]) - len(match[0].lstrip()))
            stop = begin + len(quantity.verbatim)
            found.append((begin, stop, _with_unit(quantity, match, text)))
        position = max(match.end("a"), match.end() if quantity is not None else 0)
    return found
