"""Whether the words that a page gives out are words: a font without a map to Unicode gives anything."""

from __future__ import annotations

import re

ENOUGH = 25  # letters and digits of a page that is said to have text
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāēīōūąęěůı]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_MIXED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
# Control characters, what stands for a sign that could not be told, and the areas for private use.
_NO_SIGN = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_WORDS = 20  # words from which they can be judged
# English, French, German, Dutch, Turkish and Polish running text has 34 to 46 vowels in 100 letters, a table of
# abbreviations 25; text shifted by some places in the alphabet has 10 to 20.
_VOWELS = 0.22
_BROKEN = 0.1  # share of characters that stand for nothing
_CASES = 0.3  # share of words with a capital after a small letter


def letters(text: str) -> int:
    """How many letters and digits the text has."""
    return sum(map(str.isalnum, text))


def is_garbled(text: str) -> bool:
    """Whether this is what a font without a map gives out: signs of no meaning, or words of no language."""
    signs = "".join(text.split())
    if not signs:
        return False
    if len(_NO_SIGN.findall(signs)) > _BROKEN * len(signs):
        return True
    latin = _LATIN.findall(signs)
    if 2 * len(latin) < len(signs):
        return len(signs) >= 4 * _WORDS and letters(signs) < 0.3 * len(signs)
    words = _WORD.findall(text)
    if len(words) < _WORDS:
        return False
    return len(_VOWEL.findall(signs)) < _VOWELS * len(latin) or len(_MIXED.findall(text)) > _CASES * len(words)
