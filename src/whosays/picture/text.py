"""Names as they are looked up."""

from __future__ import annotations

import re
import unicodedata


def fold(text: str) -> str:
    """A name for look-up: lower case, no diacritics, single spaces."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", bare)))
