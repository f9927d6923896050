"""The words of English time expressions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
FULL_MONTHS: Final = frozenset(name for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
# Month names that are also other words or first names: alone they count only after a word that expects a time.
AMBIGUOUS_MONTHS: Final = frozenset(
    "march may april june august jan mar sept sep dec oct nov jun jul aug apr feb".split()
)
WEEKDAYS: Final = {
    name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())
}
SMALL_NUMBERS: Final = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        start=1,
    )
} | {
    "a": 1,
    "an": 1,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "a dozen": 12,
    "half a": 0.5,
    "half an": 0.5,
    "a couple of": 2,
    "couple of": 2,
    "a hundred": 100,
    "one hundred": 100,
}
# Vague numbers, as low and high (the same as for quantities).
VAGUE_NUMBERS: Final = {
    "a few": (2, 9),
    "few": (2, 9),
    "several": (3, 9),
    "some": (2, 9),
    "many": (2, 20),
    "a number of": (2, 9),
}
ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
} | {
    "thirtieth": 30,
    "thirty-first": 31,
    "twenty-first": 21,
    "twenty-second": 22,
    "twenty-third": 23,
    "twenty-fourth": 24,
    "twenty-fifth": 25,
    "twenty-sixth": 26,
    "twenty-seventh": 27,
    "twenty-eighth": 28,
    "twenty-ninth": 29,
}
DECADES: Final = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
SEASONS: Final = ("spring", "summer", "autumn", "fall", "winter")


def alternatives(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longest first; a space stands for any white space."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(word.replace(" ", r"\s+") for word in listed)


MONTH: Final = alternatives(MONTHS)
WEEKDAY: Final = alternatives(WEEKDAYS)
ORDINAL: Final = alternatives(ORDINALS)
COUNT: Final = rf"(?:\d{{1,3}}(?:\.5)?|{alternatives([*SMALL_NUMBERS, *VAGUE_NUMBERS])})"
# "spring" and "winter" in front of this are seasons of that year.
YEAR: Final = r"(?:1[0-9]\d\d|20\d\d)"
