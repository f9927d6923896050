"""Names in one form, and the pseudonyms shown in their place: keyed hashes, the same in every view of a case."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal

Kind = Literal["Person", "Reader"]
DIGITS = 4


def _fold_character(character: str) -> str:
    """One character without case and accents; always one, so that offsets stay."""
    if character in "’‘ʼ`´":
        return "'"
    if character in "‐‑‒–—":
        return "-"
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base[0]


class _Folds(dict[int, str]):
    """`str.translate` table filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDS = _Folds()


def fold(text: str) -> str:
    """The text without case and accents, character for character."""
    return text.translate(_FOLDS)


def normal_name(name: str) -> str:
    """The form under which a name gets its pseudonym."""
    return " ".join(fold(name).split())


def pseudonyms(key: bytes, kind: Kind, names: Iterable[str]) -> dict[str, str]:
    """A pseudonym for each name (by its normal form); names whose first digits agree get more of them."""
    digests = {
        name: hmac.new(key, f"{kind}\n{name}".encode(), hashlib.sha256).hexdigest()
        for name in sorted({normal_name(name) for name in names} - {""})
    }
    shown = {name: digest[:DIGITS] for name, digest in digests.items()}
    while clashing := {digits for digits, count in Counter(shown.values()).items() if count > 1}:
        shown = {
            name: digests[name][: len(digits) + 1] if digits in clashing else digits
            for name, digits in shown.items()
        }
    return {name: f"{kind} {digits}" for name, digits in shown.items()}
