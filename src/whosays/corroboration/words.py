"""Words as findings compare them, and the words around a claim's evidence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from whosays.model.span import Span, on_one_line

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_LEADING = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_END = re.compile(r"[.!?][\"'”’)\]]*\s|\n\s*\n")
LONGEST = 700  # characters of a sentence on each side of the evidence


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """Words in lower case without diacritics and punctuation; a leading article or possessive dropped."""
    decomposed = unicodedata.normalize("NFKD", on_one_line(text))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()
    words = _WORD.findall(_POSSESSIVE.sub("", bare).replace("'", "").replace("’", ""))
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)


def around(text: str, evidence: Iterable[Span]) -> str:
    """The sentences that hold the evidence, in text order."""
    pieces = []
    for span in sorted(evidence):
        before = text[max(0, span.start - LONGEST) : span.start]
        after = text[max(0, span.end - 1) : span.end + LONGEST]
        starts = [found.end() for found in _END.finditer(before)]
        end = _END.search(after)
        pieces.append(
            before[starts[-1] if starts else 0 :] + span.text + (after[1 : end.start()] if end else after[1:])
        )
    return " ".join(pieces)


@lru_cache(maxsize=2_048)
def shingles(text: str, size: int = 4) -> frozenset[tuple[str, ...]]:
    """All runs of `size` words of the text, in lower case."""
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[place : place + size]) for place in range(len(words) - size + 1))
