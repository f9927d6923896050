"""Cardinal numbers as English text writes them: digits, words, and both ("2.5 million", "forty-two")."""

from __future__ import annotations

import re
from typing import Final

_ONES: Final = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
_TENS: Final = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "bn": 1e9,
    "m": 1e6,
    "k": 1e3,
}

DIGITS: Final = r"(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
SMALL: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine)\b)?|(?:{_ONE}))\b"
)
_BELOW_1000 = rf"(?:(?:{SMALL}|an?\b)[\s-]+hundred\b(?:\s+(?:and\s+)?{SMALL})?|{SMALL})"
_BIG = r"(?:thousand|million|billion|trillion)\b"
# One number, longest reading first. "m", "bn" and "k" count only where they touch digits ("4m", "1.2bn").
CARDINAL: Final = (
    rf"(?:(?:an?|one|three)\s+quarters?\s+of\s+an?\s+(?:million|billion)\b"
    rf"|half\s+a\s+(?:dozen|hundred|thousand|million|billion)\b"
    rf"|an?\s+(?:{_BIG}|hundred\b|dozen\b)(?:\s+and\s+a\s+half\b|\s+(?:and\s+)?{_BELOW_1000})?"
    rf"|(?:{DIGITS}|{_BELOW_1000})\s+and\s+a\s+half(?:\s+(?:{_BIG}|hundred\b|dozen\b))?"
    rf"|(?:{DIGITS}|{_BELOW_1000})(?:[\s-]+{_BIG})(?:\s+(?:and\s+)?{_BELOW_1000}(?:\s+{_BIG}(?:\s+(?:and\s+)?{_BELOW_1000})?)?)?"
    rf"|{DIGITS}\s+(?:hundred|dozen)\b"
    rf"|{DIGITS}(?:m|bn|k)\b"
    rf"|{SMALL}\s+dozen\b"
    rf"|{_BELOW_1000}"
    rf"|{DIGITS})"
)
_CARDINAL = re.compile(CARDINAL, re.IGNORECASE)
_QUARTERS = re.compile(r"(an?|one|three)\s+quarters?\s+of\b", re.IGNORECASE)
_PIECE = re.compile(rf"{DIGITS}|[a-z]+")


def cardinal(words: str) -> float | None:
    """The value of a number that is nothing but a number; None for anything else.

    >>> cardinal("two and a half million"), cardinal("Forty-two"), cardinal("1,250"), cardinal("half a dozen")
    (2500000.0, 42.0, 1250.0, 6.0)
    """
    words = words.strip()
    if _CARDINAL.fullmatch(words) is None:
        return None
    if quarters := _QUARTERS.match(words):
        return _SCALES[words.split()[-1].lower()] * (0.75 if quarters[1].lower() == "three" else 0.25)
    total, current = 0.0, 0.0
    # "a million and a half" adds half of the scale before it, "two and a half million" half of the one after.
    last_scale, half_open = 1.0, False
    text = words.lower()
    starts_half = text.startswith("half")
    pieces = _PIECE.findall(text)
    for index, piece in enumerate(pieces):
        if piece[0].isdigit():
            current += float(re.sub(r"[,\u00a0\u202f ]", "", piece))
        elif piece in _ONES:
            current += _ONES[piece]
        elif piece in _TENS:
            current += _TENS[piece]
        elif piece in ("a", "an"):
            if index + 1 < len(pieces) and pieces[index + 1] in _SCALES and not starts_half:
                current += 1
        elif piece == "half":
            if starts_half:
                current, starts_half = 0.5, True
            else:
                half_open = True
        elif piece in _SCALES:
            scale = _SCALES[piece]
            if half_open:
                current, half_open = current + 0.5, False
            current *= scale
            last_scale = scale
            if scale != 100:
                total, current = total + current, 0.0
    if half_open:
        current += 0.5 * last_scale
    return total + current
