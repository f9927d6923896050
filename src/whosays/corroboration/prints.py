"""A text as folded words, and the hashes by which texts are compared: every run of words, and a winnowed few."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

RUN = 5  # words; shorter runs are shared by chance
# Winnowing (Schleimer, Wilkerson and Aiken, 2003): of every WINDOW neighbouring runs the one with the smallest
# hash is kept, a print. Any 8 words (RUN + WINDOW - 1) that two texts share have one print at least, any 12 two.
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
    found = _WORD.findall(text)
    hashes = np.fromiter(map(_hashed, found), np.uint64, len(found))
    at = 0
    # from the end of one word on, its first character is the first that can begin the next
    starts = np.array([at := text.index(word, at + before) for before, word in _after(found)], np.int64)
    ends = starts + np.fromiter(map(len, found), np.int64, len(found))
    there = hashes != 0
    return Words(hashes[there], starts[there], ends[there])


def _after(found: list[str]) -> Iterator[tuple[int, str]]:
    """Each word with the length of the one before it."""
    return zip(chain((0,), map(len, found)), found, strict=False)


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
    count = len(found) - WINDOW + 1
    smallest, best = found[:count], np.zeros(count, np.int64)
    for ahead in range(1, WINDOW):
        other = found[ahead : ahead + count]
        best[other <= smallest] = ahead
        smallest = np.minimum(smallest, other)
    smallest_of = best + np.arange(count)
    kept: Places = smallest_of[np.append(True, smallest_of[1:] != smallest_of[:-1])]
    return kept


def held_by(listed: Hashes, found: Hashes) -> NDArray[np.bool_]:
    """Which of the hashes are in a sorted list."""
    if not len(listed):
        return np.zeros(len(found), bool)
    there: NDArray[np.bool_] = listed[np.minimum(np.searchsorted(listed, found), len(listed) - 1)] == found
    return there


def digest(hashes: Hashes) -> bytes:
    """One hash for all the words in their order."""
    return hashlib.blake2b(hashes.tobytes(), digest_size=16).digest()


_NONE: Places = np.zeros(0, np.int64)
