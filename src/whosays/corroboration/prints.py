"""A text as folded words, and the hashes by which texts are compared: every run of words, and a winnowed few."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

RUN = 5  # words; shorter runs are shared by chance
# Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every WINDOW neighbouring runs the one with the smallest hash
# is kept. What two texts share in RUN + WINDOW - 1 = 8 words is seen by one print at least, in 12 words by two.
WINDOW = 4

_MARKS = "".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M")
_LETTERS = rf"[^\W_][\w{_MARKS}\u200c\u200d]*"
# A hyphen joins, at the end of a line too: what one format divides, another writes whole.
_WORD = re.compile(rf"{_LETTERS}(?:[-\u00ad\u2010\u2011](?:[ \t]{{0,3}}\n[ \t]{{0,8}})?{_LETTERS})*")
_TATWEEL = "\u0640"  # stretches an Arabic word, and counts as a letter
_BASE, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)
_HALF, _THIRD = np.uint64(31), np.uint64(29)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: a hash of each one folded, and its offsets in code points."""

    hashes: Hashes
    starts: Places
    ends: Places


def folded(word: str) -> str:
    """Letters and digits alone, without case, accents, vowel marks, hyphens and ligatures."""
    if word.isascii():
        return "".join(filter(str.isalnum, word)).lower()
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return "".join(sign for sign in spread if sign.isalnum() and sign != _TATWEEL)


@lru_cache(maxsize=131_072)
def _hashed(word: str) -> int:
    """64 bits of the folded word; 0 where nothing is left of it."""
    bare = folded(word).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(bare, digest_size=8).digest(), "little") if bare else 0


def word_hashes(text: str) -> Hashes:
    """A hash for each word of the text."""
    found = _WORD.findall(text)
    hashes = np.fromiter(map(_hashed, found), np.uint64, len(found))
    return hashes if hashes.all() else hashes[hashes != 0]


def words(text: str) -> Words:
    """The words of the text with their places."""
    found = list(_WORD.finditer(text))
    hashes = np.fromiter((_hashed(match.group()) for match in found), np.uint64, len(found))
    spans = np.array([match.span() for match in found], np.int64).reshape(-1, 2)
    there = hashes != 0
    return Words(hashes[there], spans[there, 0], spans[there, 1])


def runs(hashes: Hashes, size: int = RUN) -> Hashes:
    """A hash for each run of `size` words, by the place of its first word."""
    count = max(len(hashes) - size + 1, 0)
    out = np.zeros(count, np.uint64)
    for place in range(size):
        out = out * _BASE + hashes[place : place + count]
    # mixed, so that the smallest of a window is any of them alike
    out = (out ^ (out >> _HALF)) * _MIX
    return out ^ (out >> _THIRD)


def winnowed(found: Hashes) -> Places:
    """The places of the runs that are kept: the smallest of each window, the last of them where several are."""
    if len(found) <= WINDOW:
        return np.array([len(found) - 1 - int(found[::-1].argmin())], np.int64) if len(found) else _NONE
    windows = np.lib.stride_tricks.sliding_window_view(found, WINDOW)[:, ::-1]
    kept = np.arange(len(windows)) + (WINDOW - 1) - windows.argmin(axis=1)
    return kept[np.append(True, kept[1:] != kept[:-1])]


def digest(hashes: Iterable[int] | Hashes) -> bytes:
    """One hash for all the words in their order."""
    return hashlib.blake2b(np.asarray(hashes, np.uint64).tobytes(), digest_size=16).digest()


_NONE: Places = np.zeros(0, np.int64)
