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

from whosays.claims.counts.cardinal import CARDINAL, SMALL, cardinal
from whosays.claims.counts.names import is_name
from whosays.claims.counts.nouns import counted_noun
from whosays.claims.counts.shares import SHARE, share
from whosays.claims.counts.words import AFTER, BEFORE, SCALE, alternatives, bounded, interval
from whosays.claims.dates.scan import time_spans
from whosays.model.quantity import Operator, Quantity

_PLURAL_SCALE = r"(?:dozens|scores|hundreds|thousands|millions|billions|tens)"
_VAGUE_NUMBER = (
    rf"(?:{_PLURAL_SCALE}(?:\s+of\s+(?:hundreds|thousands|millions|billions))?\b"
    rf"|(?:several|a\s+few|a\s+couple(?:\s+of)?)(?:\s+(?:dozen|hundred(?:\s+(?:thousand|million))?|thousand|million|billion))?\b"
    rf"|a\s+(?:handful|pair|number)\s+of\b|a\s+(?:good|great)\s+many\b|an\s+unknown\s+number\s+of\b"
    rf"|none\b(?=\s+of\s+(?:the|them|its|his|her|their|these|those|our)\b)"
    rf"|many\s+(?:dozens|scores|hundreds|thousands|millions|billions|tens)(?:\s+of\s+(?:hundreds|thousands|millions|billions))?\b"
    rf"|many\b|numerous\b|countless\b)"
)
_NUMBER = rf"(?:{SHARE}|{CARDINAL}|{_VAGUE_NUMBER})"
_MONEY_SIGN = r"(?:(?:US|CA|AU|NZ|HK|A|C)?[$€£]\s?|(?:USD|EUR|GBP|US\s?dollars)\s?(?=\d)|Rs\.?\s?(?=\d))"
_EXPRESSION = re.compile(
    rf"(?P<before>(?:(?:{alternatives(BEFORE)})\s+)*)"
    rf"(?:(?P<between>between|from)\s+)?(?P<money>{_MONEY_SIGN})?"
    rf"(?P<a>{_NUMBER})"
    rf"(?:\s*(?P<join>-|–|—|\bto\b|\band\b|\bor\b)\s*(?P<money2>{_MONEY_SIGN})?(?P<b>{CARDINAL}))?"
    rf"(?P<percent>\s*%|\s+per\s?cent\b)?"
    rf"(?P<after>\+|-odd\b|-plus\b|\s+odd\b|\s+or\s+so\b|\s+or\s+thereabouts\b|,?\s+(?:or\s+(?:more|over|fewer|less)|and\s+more|at\s+(?:least|most)|no\s+more)\b)?",
    re.IGNORECASE,
)
_TRIGGER = re.compile(
    rf"(?<![\w.,:/+-])(?:{_MONEY_SIGN})?(?:\d|(?:{SMALL}|half\b(?!-)|an?\s+(?:third|quarter|fifth|tenth|half|hundred|thousand|million|billion|dozen|few|handful|couple|pair|"
    rf"number|good\s+many|great\s+many)\b|an\s+unknown\s+number|several\b|none\b|many\b|numerous\b|countless\b|{_PLURAL_SCALE}\b))",
    re.IGNORECASE,
)
# "rose from 20 to 45": two values, no range.
_CHANGE_BEFORE = re.compile(
    r"\b(?:rose|rise[ns]?|risen|rising|up|increas\w+|grew|grow[ns]?|growing|growth|fell|fall(?:s|en|ing)?|drop\w*|declin\w+|went|gone|down|jump\w*|climb\w*"
    r"|shr[aiu]nk|decreas\w+|expand\w*|reduc\w+|cut|soar\w*|swell\w*|swollen|rais\w+|doubl\w+)\b[^.;:]{0,40}$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?:(?<![\w-])(?:{alternatives([*BEFORE, 'between', 'from'])})\s+)+$",
    re.IGNORECASE,
)
_MONEY: Final = {
    "$": "dollar",
    "€": "euro",
    "£": "pound",
    "d": "dollar",
    "r": "euro",
    "p": "pound",
    "s": "rupee",
    ".": "rupee",
}


def _operator(before: str) -> Operator | None:
    """What the words before a number make of it: the strongest of them ("at least some 30" is at_least)."""
    found: Operator | None = None
    for match in re.finditer(alternatives(BEFORE), before, re.IGNORECASE):
        op = BEFORE[re.sub(r"\s+", " ", match[0].lower())]
        if found is None or found in ("exactly", "about"):
            found = op
    return found


def _read(match: re.Match[str]) -> Quantity | None:
    """The quantity of one matched expression (verbatim included, unit not)."""
    verbatim = match[0].strip()
    first = interval(match["a"])
    if first is None:
        return None
    low, high, vague = first
    op: Operator = _operator(match["before"]) or ("order" if vague else "exactly")
    if match["after"]:
        after = match["after"].strip(" ,").lower()
        op = AFTER.get(re.sub(r"\s+", " ", after), AFTER.get(f" {after}", op))
    if match["b"] is not None and low is not None and not vague:
        ends = _ends(match["a"], match["b"])
        if ends is not None:
            # "about 30 to 40" is no wider than it says; "up to 30 or 40" keeps its bound.
            if op in ("exactly", "about"):
                return Quantity(verbatim=verbatim, low=ends[0], high=ends[1], op="between")
            low, high = ends
    return bounded(low, high, op, verbatim)


def _ends(left: str, right: str) -> tuple[float, float] | None:
    """Both ends of a range; a scale said once counts for both ("two to three hundred", "2-3 million")."""
    low, high = cardinal(left), cardinal(right)
    if low is None or high is None:
        return None
    scale = re.search(r"(hundred|thousand|million|billion|dozen)\s*$", right, re.IGNORECASE)
    if scale and not re.search(r"hundred|thousand|million|billion|dozen", left, re.IGNORECASE):
        factor = SCALE[scale[1].lower()]
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
    ends = _ends(match["a"], match["b"])
    if join == "-" and match["a"].isdigit() and len(match["b"]) > 3 and match["b"].isdigit():
        return False  # 555-1234: a telephone
    # "three or four" is a range, "2 or 100" are two counts.
    widest = {"or": 2.0, "to": 1000.0}.get(join.lower(), 20.0)
    return ends is not None and (ends[0] == 0 or ends[1] <= ends[0] * widest + 1)


def _match(text: str, start: int) -> re.Match[str] | None:
    """The expression at `start`; where its second number is no end of a range, only the first is read."""
    match = _EXPRESSION.match(text, start)
    if match is not None and not _is_range(match):
        match = _EXPRESSION.match(text, start, match.end("a"))
    changed = (
        match is not None and match["b"] and _CHANGE_BEFORE.search(text, max(0, match.start() - 56), match.start())
    )
    if match is not None and changed and (match["between"] or "").lower() == "from":
        match = _EXPRESSION.match(text, start, match.end("a"))
    if match is not None and match["between"] and not match["b"]:
        # "from two sites": no range, so the preposition is not part of the number.
        match = _EXPRESSION.match(text, match.start("money" if match["money"] else "a"), match.end())
    return match


def _with_unit(quantity: Quantity, match: re.Match[str], text: str) -> Quantity:
    if match["percent"]:
        return replace(quantity, unit="percent")
    if match["money"]:
        return replace(quantity, unit=_MONEY[match["money"].strip()[-1].lower()])
    if share(match["a"]) is not None:
        return replace(quantity, unit="percent")
    alone = quantity.high == 1 or (quantity.low == 1 and quantity.high is None)
    return replace(quantity, unit=counted_noun(text, match.end(), one=alone))


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
    if match is not None and not is_name(words, match):
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


def find_quantities(text: str, times: Iterable[tuple[int, int]] | None = None) -> list[tuple[int, int, Quantity]]:
    """All quantities in a stretch of text, in order: (start, end, quantity); offsets hold its `verbatim`.

    Numbers that name or date a thing (years, dates, clock times, sections, phones, "7th Division", "Route 9")
    are left out, and so are "a" and "an" alone. `times`: spans of time expressions where the caller has them.
    """
    found: list[tuple[int, int, Quantity]] = []
    floor = 0
    taken: list[tuple[int, int]] | None = None if times is None else sorted(times)
    position = 0
    while trigger := _TRIGGER.search(text, position):
        start = trigger.start()
        window = max(floor, start - 60)
        lead = _LEAD.search(text, window, start) if start > window else None
        match = _match(text, lead.start() if lead else start)
        if match is None or match.end() <= start:
            # The "many" of "as many as 40" leads to the number.
            position = trigger.end()
            continue
        if taken is None:
            taken = time_spans(text)
        number = (match.start("a"), match.end())
        inside = any(a < number[1] and number[0] < b for a, b in taken)
        named = is_name(text, match)
        quantity = None if inside or named else _read(match)
        if quantity is not None:
            begin = match.start() + (len(match[0]) - len(match[0].lstrip()))
            stop = begin + len(quantity.verbatim)
            quantity = _with_unit(quantity, match, text)
            # "many" alone counts nothing that is named.
            if quantity.unit is not None or quantity.low is not None or quantity.high is not None:
                found.append((begin, stop, quantity))
                floor = stop
        position = max(match.end("a"), match.end() if quantity is not None or named else 0)
    return found
