"""Whether the words that a page gives out are words: a font without a map to Unicode gives anything."""

from __future__ import annotations

import re
import unicodedata

ENOUGH = 25  # letters and digits of a page that is said to have text
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿāēīōūąęěůı]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_WORDS = 20  # words from which they can be judged
# English, French, German, Dutch, Turkish and Polish running text has 34 to 46 vowels in 100 letters, a table of
# abbreviations 25; text shifted by some places in the alphabet has 10 to 20.
_VOWELS = 0.22
_BROKEN = 0.1  # share of characters that stand for nothing
_CASES = 0.3  # share of words with a capital after a small letter


def letters(text: str) -> int:
    """How many letters and digits the text has."""
    return sum(character.isalnum() for character in text)


def is_garbled(text: str) -> bool:
    """Whether this is what a font without a map gives out: signs of no meaning, or words of no language."""
    signs = [character for character in text if not character.isspace()]
    if not signs:
        return False
    broken = sum(
        unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs") or character == "\ufffd" for character in signs
    )
    if broken > _BROKEN * len(signs):
        return True
    latin = _LATIN.findall(text)
    if 2 * len(latin) < len(signs):
        return _is_mostly_marks(signs)
    words = [word for word in _WORD.findall(text) if len(word) > 1]
    if len(words) < _WORDS:
        return False
    mixed = sum(re.search(r"[a-zà-ÿ][A-ZÀ-Þ]", word) is not None for word in words)
    return len(_VOWEL.findall("".join(latin))) < _VOWELS * len(latin) or mixed > _CASES * len(words)


def _is_mostly_marks(signs: list[str]) -> bool:
    """Neither letters nor figures of any script: symbols where text should be."""
    return len(signs) >= 4 * _WORDS and sum(sign.isalnum() for sign in signs) < 0.3 * len(signs)
