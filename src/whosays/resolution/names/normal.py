"""The normal form of a name: case, diacritics, apostrophes, articles, dots, hyphens and al- folded."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from whosays.model.span import on_one_line

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "ng"}
)
_APOSTROPHES = str.maketrans("", "", "'’‘`´ʼʻʿʾ‛′ˈ")
_POSSESSIVE = re.compile(r"['’‘`´ʼ]s(?!\w)")
_ACRONYM = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){1,}[^\W\d_](?:\.|(?!\w))")
# The Arabic article, also assimilated to a sun letter (as-, ash-, ad- ...), written with a hyphen; with a
# space only as al or el.
_ARTICLE = re.compile(r"(?<!\w)(?:al|el|ul|as|ash|an|ad|at|ar|az|ath|adh)[-‐‑–](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_LEADING = frozenset({"the", "a", "an"})


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """Lower-case words of letters and digits, single spaces between; "" where there is none."""
    decomposed = unicodedata.normalize("NFKD", on_one_line(text))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()
    bare = bare.translate(_LETTERS).replace("&", " and ")
    bare = _POSSESSIVE.sub("", bare).translate(_APOSTROPHES)
    bare = _ACRONYM.sub(lambda found: re.sub(r"[.\s]", "", found.group()), bare)
    bare = _ARTICLE.sub("al ", bare)
    words = _WORD.findall(bare)
    words = ["al" if word == "el" and place + 1 < len(words) else word for place, word in enumerate(words)]
    while len(words) > 1 and words[0] in _LEADING:
        words = words[1:]
    return " ".join(words)
