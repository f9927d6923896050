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
    "quarter year years decade decades morning mornings afternoon evening evenings "
    "spring summer autumn "
    "fall winter midnight noon dawn dusk".split()
)
_NOW = frozenset("today yesterday tomorrow tonight thanksgiving christmas easter ramadan".split())
_BEFORE = frozenset("last next this past previous following coming preceding same recent".split())
_PART = frozenset("early late mid middle beginning start end mid-".split())
_AFTER = frozenset("ago earlier later before previously".split())
_CENTURY = frozenset("century centuries".split())
_HALVES = frozenset("half halves".split())
_FISCAL = frozenset("fiscal financial".split())
_ERAS = frozenset("ad a.d. bc b.c. ce bce".split())
_COUNTERS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth final latter".split()
)
#: Months whose names people bear.
_NAMES_TOO = frozenset("jan april may june august".split())
_COUNTED_UNITS = frozenset("half quarter week weeks month months century decade day -".split())
_SMALL = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen half "
    "m bn".split()
)
_VAGUE = frozenset("dozens hundreds thousands scores millions billions tens".split())
_ZONES = frozenset("am pm a.m. p.m. gmt utc est edt local".split())
_GROUPS = (
    ("E", _CENTURY), ("R", _NOW), ("B", _BEFORE), ("P", _PART), ("A", _AFTER), ("H", _HALVES), ("F", _COUNTERS),
    ("N", _SMALL), ("f", _FISCAL), ("J", _ERAS), ("Z", _ZONES),
)  # fmt: skip
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHORT_YEAR = re.compile(r"'?[3-9]\d")
_DECADE = re.compile(r"(?:1[5-9]|20)?\d0'?s|'\d0s|(?:1[5-9]|20)\d\d[-/–]\d{2,4}")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?")
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:t[\d:.z+-]+)?|\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d|\d{1,2}/(?:19|20)\d\d|(?:mid|early|late)-(?:19|20)\d\ds?"
)
#: A military date-time group before its month, and a quarter before its year.
_GROUP = re.compile(r"\d{6}[a-z]")
_QUARTER = re.compile(r"q[1-4]")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:am|pm)?|\d{1,2}(?:am|pm)|\d{3,4}(?:hrs|z)?")
_NUMBER = re.compile(r"[$€£]?\d[\d,.]*(?:st|nd|rd|th|k|m|bn|%)?")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")

#: Letters: M month, D day number, Y year, S decade, W weekday, R today, U unit, E century, B last/next,
#: P early/late, A ago, F first/second, H half, f fiscal, J AD/BC, G date-time group, q Q3, w that, T to,
#: K two-digit number past 31, N other number, V several, I whole date, C clock, Z zone, t the,
#: o of, n and, c comma, h hyphen, a a/an, . else.
_DATE = re.compile(
    r"I"
    r"|GM[DKYN]?|qY"
    r"|(?:Ph?)?MD?o?t?BU"
    r"|t?BUoY"
    r"|(?:W(?:c|t)?)?t?D(?:[hnT]t?D)?o?(?:hD)?M(?:c?o?Y|K)?"
    r"|(?:Wc?)?(?:Ph?)?M(?:D(?:[hT]D)?(?:c?Y|c?K)?|c?o?Y|(?=[^D]|$))"
    r"|WP?U|(?:B|t)?(?:Ph?)?W(?:c?(?:t?Do?M))?"
    r"|B?RU?"
    r"|A?t?(?:Ph?)?B(?:N|D|K|a|V)?(?:f?[UE]|M)|AwU"
    r"|t?FB?(?:[NDKV]?U|H)o(?:t?(?:Ph?)?[DF]h?E|tU|t?BU|t?[YMS])"
    r"|t?BHo(?:t?(?:Ph?)?[DF]h?E|tU|t?BU|t?[YMS])"
    r"|t?(?:Ph?)?[DF]h?EJ?"
    r"|t?PU?o(?:t?B?[YMSU]|tS)|(?:t?P)h?[YS]"
    r"|t?S"
    r"|aUnaHA|[aNDKV]+naHUA"
    r"|[aNDKV]+(?:h[UE]|[UE])A"
    r"|[aNDKV]+oUA"
    r"|fUY|U[c]?oM?Y(?:h[YDK])?"
    r"|[DNYK]J"
    r"|Y(?:h[YDK])?"
    r"|[DNY]Z+|CZ*"
)
_TO = frozenset("- – — to until till through".split())


def dates(words: Words, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of dates, times and calendar distances in one sentence: (first token, one past the last)."""
    code = "".join(_date_class(words, i, first, end) for i in range(first, end))
    held: tuple[int, int] | None = None
    for low, high in _single_dates(words, code, first):
        if held is not None and _is_range(words, held, low, first):
            held = (held[0], high)
            continue
        if held is not None:
            yield held
        held = (low, high)
    if held is not None:
        yield held


def _is_range(words: Words, left: tuple[int, int], right: int, first: int) -> bool:
    """Whether the dates `left` and at `right` end one stretch ("2006 to 2009", "between May and July")."""
    if right != left[1] + 1 and not (right == left[1] + 2 and words.lows[right - 1] == "the"):
        return False
    joint = words.lows[left[1]]
    before = words.lows[left[0] - 1] if left[0] > first else ""
    return joint in _TO or (joint == "and" and before == "between")


def _single_dates(words: Words, code: str, first: int) -> Iterator[tuple[int, int]]:
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
        if _GROUP.fullmatch(low):
            return "G"
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
        counts = low == "second" and i + 1 < end and words.lows[i + 1] in _COUNTED_UNITS
        return "F" if counts else "U"
    for letter, group in _GROUPS:
        if low in group:
            return letter
    if _QUARTER.fullmatch(low):
        return "q"
    if _ISO.fullmatch(low):
        return "I"
    return {
        "the": "t",
        "of": "o",
        "and": "n",
        "to": "T",
        "until": "T",
        "that": "w",
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
    """A lone "May" or "March" is a month only as a noun that is no part of a name ("Jan Rudd", "Theresa May")."""
    if words.lows[i] in _NAMES_TOO and (
        _is_flat(words, i) or (i + 1 < len(words.lows) and _is_flat(words, i + 1))
    ):
        return False
    return words.lows[i] not in ("may", "march", "mar", "mar.", "sep", "dec", "jan") or words.upos[i] == "PROPN"


def _is_flat(words: Words, i: int) -> bool:
    """Whether token i goes on the name that the token before it began."""
    return words.deps[i].startswith("flat") and words.heads[i] == i - 1 and words.upos[i] == "PROPN"


def _is_year(words: Words, i: int) -> bool:
    """A lone four-digit number is a year unless it counts something ("2000 men"): after an article it names what
    follows ("the 2022 elections"), after a preposition it counts only a plural ("by 1898 treaty").
    """
    head = words.heads[i]
    if words.deps[i] != "nummod" or head < i:
        return True
    before = words.lows[i - 1] if i else ""
    if before in ("the", "a", "an", "this", "that") or words.tags[head] == "NN":
        return True
    after = words.upos[i + 1] if i + 1 < len(words.upos) else "PUNCT"
    return words.upos[head] not in ("NOUN", "PROPN") or after not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV")


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
_TRIPLES = (["as", "many", "as"], ["as", "much", "as"], ["as", "few", "as"], ["a", "total", "of"])
#: Words that belong to a quantity only before certain others: "a dozen", "several hundred", "a few thousand".
_FOLLOWERS = {
    "a": _SMALL | _VAGUE | {"estimated", "few"},
    "an": frozenset(("estimated", "additional")),
    "several": _VAGUE | {"hundred", "thousand", "dozen"},
    "few": frozenset(("hundred", "thousand", "dozen")),
}
_FRACTIONS = frozenset("thirds quarters fifths tenths".split())
_JOINTS = frozenset("- – and to or".split())
_SOME = frozenset("the its his her their these those them".split())
#: Words after a quantity that bound it.
_BOUNDS_AFTER = frozenset((("or", "more"), ("or", "so"), ("or", "less"), ("or", "fewer")))
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
        if stop + 1 < end and (words.lows[stop], words.lows[stop + 1]) in _BOUNDS_AFTER:
            stop += 2
        if words.lows[begin:stop].count("-") < 2:  # a telephone number has more
            yield begin, stop
        i = stop


def _counts(words: Words, i: int) -> bool:
    low = words.lows[i]
    if low in _VAGUE:
        return words.upos[i] in ("NOUN", "NUM")
    if low == "one":
        after = words.lows[i + 1 : i + 3]
        return words.deps[i] == "nummod" or (len(after) == 2 and after[0] == "of" and after[1] in _SOME)
    if _is_age(words, i) or _is_number_of_name(words, i):
        return False
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
        return words.lows[words.heads[i]] in _SMALL or (i > 0 and words.lows[i - 1] == "between")
    return words.deps[i] not in ("flat", "list", "dep")


def _is_age(words: Words, i: int) -> bool:
    """The number of "12-year-old" or "aged 63"."""
    if i and words.lows[i - 1] in ("aged", "age"):
        return True
    after = [low for low in words.lows[i + 1 : i + 5] if low not in ("-", "–")][:2]
    if not after or after[0][:4] != "year":
        return False
    return "-old" in after[0] or (len(after) == 2 and after[1] in ("old", "olds"))


def _is_number_of_name(words: Words, i: int) -> bool:
    """The number of "Highway 9", a telephone ("529999204044"), a time of day ("0630")."""
    low = words.lows[i]
    if low.isdigit() and (len(low) > 7 or (len(low) == 4 and low[0] == "0")):
        return True
    head = words.heads[i]
    return head == i - 1 and words.deps[i] == "nummod" and words.upos[head] == "PROPN" and low.isdigit()


def _goes_on(words: Words, i: int, end: int, taken: set[int]) -> bool:
    low = words.lows[i]
    if (low in _SMALL and words.upos[i] in ("NUM", "NOUN")) or low in _VAGUE:
        return True
    if low in _FRACTIONS:
        return True
    if low in ("-", "of") and i + 1 < end and i + 1 not in taken:
        after = words.lows[i + 1]
        if after in _FRACTIONS if low == "-" else after in _VAGUE and words.lows[i - 1] in _VAGUE:
            return True
    joined = low in _JOINTS and i + 1 < end and i + 1 not in taken
    if low in _CURRENCY and words.lows[i - 1] in _JOINTS:
        return True
    if joined and words.lows[i + 1] in _CURRENCY and i + 2 < end and words.lows[i + 2][:1].isdigit():
        return low != "and" or _after_between(words, i)
    if not joined or not (_NUMBER.fullmatch(words.lows[i + 1]) or words.lows[i + 1] in _SMALL):
        return low[:1].isdigit() and (words.lows[i - 1] in _JOINTS or words.lows[i - 1] in _CURRENCY)
    if low == "and":
        return words.lows[i - 2] == "between" or words.lows[i - 1] in ("hundred", "thousand")
    return words.upos[i + 1] == "NUM"


def _after_between(words: Words, i: int) -> bool:
    """Whether "between" stands at most three tokens before the "and" at i ("between US $ 500 and ...")."""
    return "between" in words.lows[max(0, i - 4) : i]


def _with_bounds(words: Words, i: int, first: int, taken: set[int]) -> int:
    begin = i
    while begin - 1 >= first and begin - 1 not in taken:
        low, before = words.lows[begin - 1], words.lows[begin - 2] if begin - 2 >= first else ""
        after = words.lows[begin]
        if low in _CURRENCY or low in _APPROX or after in _FOLLOWERS.get(low, ()):
            begin -= 1
        elif (low, before) in _PAIRS:
            begin -= 2
            if low == "than" and begin > first and words.lows[begin - 1] in ("no", "not"):
                begin -= 1
        elif words.lows[max(first, begin - 3) : begin] in _TRIPLES:
            begin -= 3
        else:
            break
    return begin
