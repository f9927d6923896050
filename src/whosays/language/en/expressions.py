"""Dates and quantities: patterns over classes of words, one letter a word, matched sentence by sentence."""

import re
from collections.abc import Iterator

from whosays.language.en.words import Words

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan jan. feb "
    "feb. mar mar. "
    "apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.".split()
)
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday "
    "mon. tue. tues. wed. thu. thurs. fri. sat. sun.".split()
)
_UNITS = frozenset(
    "second seconds minute minutes hour hours day days night nights week weeks weekend weekends "
    "fortnight month months "
    "quarter year years decade decades century centuries morning mornings afternoon evening evenings "
    "spring summer autumn "
    "fall winter midnight noon dawn dusk".split()
)
_NOW = frozenset("today yesterday tomorrow tonight thanksgiving christmas easter ramadan".split())
_BEFORE = frozenset("last next this past previous following coming preceding same recent".split())
_PART = frozenset("early late mid middle beginning start end mid-".split())
_AFTER = frozenset("ago earlier later before previously".split())
_SMALL = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen half "
    "m bn".split()
)
_VAGUE = frozenset("dozens hundreds thousands scores millions billions tens".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHORT_YEAR = re.compile(r"'?[3-9]\d")
_DECADE = re.compile(r"(?:1[5-9]|20)?\d0'?s|'\d0s|(?:1[5-9]|20)\d\d[-/–]\d{2,4}")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:t[\d:.z+-]+)?|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d|(?:mid|early|late)-(?:19|20)\d\ds?"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:am|pm)?|\d{1,2}(?:am|pm)|\d{3,4}(?:hrs|z)?")
_NUMBER = re.compile(r"[$€£]?\d[\d,.]*(?:st|nd|rd|th|k|m|bn|%)?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_ZONES = frozenset("am pm a.m. p.m. gmt utc est edt local".split())

#: Letters: M month, D day number, Y year, S decade, W weekday, R today, U unit, B last/next, P early/late, A ago,
#: K two-digit number past 31, N other number, V several, I whole date, C clock, Z zone, t the, o of, c
#: comma, h hyphen, a a/an, x more/or, . else.
_DATE = re.compile(
    r"I"
    r"|(?:W(?:c|t)?)?(?:t?Do?)(?:hD)?M(?:c?o?Y|K)?"
    r"|(?:Wc?)?(?:Ph?)?M(?:D(?:hD)?(?:c?Y|c?K)?|c?o?Y|(?=[^D]|$))"
    r"|WP?U|(?:B|t)?(?:Ph?)?W(?:c?(?:t?Do?M))?"
    r"|R(?:U)?"
    r"|t?(?:Ph?)?B(?:N|D|K|a|V)?(?:U|M)"
    r"|t?PU?o(?:t?B?[YMSU]|tS)|(?:t?P)h?[YS]"
    r"|t?S"
    r"|[aNDKVx]+(?:hU|U)A(?:xxs)?"
    r"|[aNDKVx]+oUA"
    r"|U[c]?oM?Y"
    r"|Y(?:hY)?"
    r"|[DNY]Z+|CZ*"
)


def dates(words: Words, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of dates, times and calendar distances in one sentence: (first token, one past the last)."""
    code = "".join(_date_class(words, i, first, end) for i in range(first, end))
    for match in _DATE.finditer(code):
        low, high = match.span()
        found = match.group()
        if low == high or (found[0] in "tP" and set(found) <= set("tPoU") and "A" not in found):
            continue
        if found == "Y" and not _is_year(words, first + low):
            continue
        if found == "M" and not _is_month(words, first + low):
            continue
        if found.startswith("t") and found[1:2] in ("W", "S", "M", "D", "P", "B"):
            low += found[1:2] in ("M",)
        yield first + low, first + high


def _date_class(words: Words, i: int, first: int, end: int) -> str:
    low = words.lows[i]
    if low.isdigit() or low[:1].isdigit() or low[:1] == "'":
        if _YEAR.fullmatch(low):
            return "Y"
        if _DAY.fullmatch(low):
            return "D"
        if _SHORT_YEAR.fullmatch(low):
            return "K"
        if _ISO.fullmatch(low):
            return "I"
        if _DECADE.fullmatch(low):
            return "S"
        if low.endswith(("am", "pm", "hrs")):
            return "I"
        if ":" in low and _CLOCK.fullmatch(low):
            return "C"
        return "N" if _NUMBER.fullmatch(low) else "."
    if low in _MONTHS:
        return "M" if words.forms[i][:1].isupper() or _next_to_number(words, i, first, end) else "."
    if low in _WEEKDAYS:
        return "W"
    if low in _UNITS:
        return "U"
    for letter, group in (("R", _NOW), ("B", _BEFORE), ("P", _PART), ("A", _AFTER), ("N", _SMALL), ("Z", _ZONES)):
        if low in group:
            return letter
    if _ISO.fullmatch(low):
        return "I"
    return {
        "the": "t",
        "of": "o",
        ",": "c",
        "-": "h",
        "–": "h",
        "a": "a",
        "an": "a",
        "several": "V",
        "few": "V",
    }.get(low, ".")


def _next_to_number(words: Words, i: int, first: int, end: int) -> bool:
    return any(first <= j < end and words.lows[j][:1].isdigit() for j in (i - 1, i + 1))


def _is_month(words: Words, i: int) -> bool:
    """A lone "May" or "March" is a month only as a noun; in capitals, only where a preposition leads to it."""
    return words.lows[i] not in ("may", "march", "mar", "mar.", "sep", "dec", "jan") or words.upos[i] == "PROPN"


def _is_year(words: Words, i: int) -> bool:
    """A lone four-digit number is a year unless it counts something ("2000 men")."""
    return words.deps[i] != "nummod" or words.heads[i] < i


_APPROX = frozenset(
    "about around approximately nearly almost roughly some over under exactly only circa estimated "
    "another between "
    "approx. c. ca. just".split()
)
_PAIRS = frozenset(
    (
        ("to", "close"),
        ("to", "up"),
        ("least", "at"),
        ("most", "at"),
        ("than", "more"),
        ("than", "less"),
        ("than", "fewer"),
    )
)
#: Words that belong to a quantity only before certain others: "a dozen", "several hundred", "a few thousand".
_FOLLOWERS = {
    "a": _SMALL | _VAGUE | {"estimated", "few"},
    "an": frozenset(("estimated", "additional")),
    "several": _VAGUE | {"hundred", "thousand", "dozen"},
    "few": frozenset(("hundred", "thousand", "dozen")),
}
_CURRENCY = frozenset("$ € £ us$ usd eur gbp".split())
_AFTER_NUMBER = frozenset(
    "percent % per-cent dollars euros pounds km kilometers kilometres miles meters metres kg tons".split()
)


def quantities(words: Words, first: int, end: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Spans of counts and amounts with the words that bound them ("at least 12", "close to 30", "dozens").

    `taken` are tokens of dates and names, which no quantity touches.
    """
    i = first
    while i < end:
        if i in taken or not _counts(words, i):
            i += 1
            continue
        stop = i + 1
        while stop < end and stop not in taken and _goes_on(words, stop, end, taken):
            stop += 1
        begin = _with_bounds(words, i, first, taken)
        if stop < end and words.lows[stop] in _AFTER_NUMBER:
            stop += 1
        if words.lows[begin:stop].count("-") < 2:  # a telephone number has more
            yield begin, stop
        i = stop


def _counts(words: Words, i: int) -> bool:
    low = words.lows[i]
    if low in _VAGUE:
        return words.upos[i] in ("NOUN", "NUM")
    if low == "one":
        return words.deps[i] == "nummod"
    if low in ("half", "m", "bn", "dozen", "hundred", "thousand", "million", "billion", "trillion"):
        return words.upos[i] in ("NUM", "NOUN") and low not in ("m", "bn", "half")
    if low in _SMALL:
        return words.upos[i] == "NUM"
    if not _NUMBER.fullmatch(low) or _ORDINAL.fullmatch(low) or words.upos[i] not in ("NUM", "NOUN", "SYM", "X"):
        return False
    if i > 1 and words.tags[i - 1] == "HYPH" and words.lows[i - 2].isalpha():
        return False
    if (
        1 < i < len(words.lows) - 1
        and words.lows[i - 1] == words.lows[i + 1] == ","
        and words.upos[i - 2] == "PROPN"
    ):
        return False  # an age
    if words.deps[i] == "compound":
        return words.lows[words.heads[i]] in _SMALL
    return words.deps[i] not in ("flat", "list", "dep")


def _goes_on(words: Words, i: int, end: int, taken: set[int]) -> bool:
    low = words.lows[i]
    if (low in _SMALL and words.upos[i] in ("NUM", "NOUN")) or low in _VAGUE:
        return True
    joined = low in ("-", "–", "and", "to", "or") and i + 1 < end and i + 1 not in taken
    if not joined or not (_NUMBER.fullmatch(words.lows[i + 1]) or words.lows[i + 1] in _SMALL):
        return low[:1].isdigit() and words.lows[i - 1] in ("-", "–", "and", "to", "or", "$", "€", "£")
    if low == "and":
        return words.lows[i - 2] == "between" or words.lows[i - 1] in ("hundred", "thousand")
    return words.upos[i + 1] == "NUM"


def _with_bounds(words: Words, i: int, first: int, taken: set[int]) -> int:
    begin = i
    while begin - 1 >= first and begin - 1 not in taken:
        low, before = words.lows[begin - 1], words.lows[begin - 2] if begin - 2 >= first else ""
        after = words.lows[begin]
        if low in _CURRENCY or low in _APPROX or after in _FOLLOWERS.get(low, ()):
            begin -= 1
        elif (low, before) in _PAIRS:
            begin -= 2
        else:
            break
    return begin
