"""Text that documents share: which are copies of which, and where the shared words stand in both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

CopyKind = Literal["exact", "near", "partial"]
"""The same words throughout; much of one text is in the other; a passage or more is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One run of the same words in two texts: half-open offsets in code points of each, and how many words.

    Cut out of the texts, both sides hold the same words once case, accents, marks and hyphens are set aside. The
    words themselves are not kept here: a text is removed in one place.
    """

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Two documents (SHA-256) that share text; `left` came out first, or has the smaller hash where dates agree.

    Who has it from whom is not said here. The shares are of each text's own words, 0..1: words that stand in many
    unrelated documents (mastheads, disclaimers) are neither counted as shared nor as its own. `words` is the
    number of own words shared. `matches` are in the order of the left text and do not overlap in either.
    """

    left: str
    right: str
    kind: CopyKind
    left_share: float
    right_share: float
    words: int
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Every pair found, by left and right hash.

    Where more than sixteen documents have one passage, a later one is paired with the earliest of them only, and
    with no more than sixteen near copies of one text.
    """

    reuses: tuple[Reuse, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySide:
    """One of two documents as shown. `share` is how much of it the other has, 0..1."""

    sha256: str
    path: str
    title: str
    publisher: str
    published: date | None
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReuse:
    """A pair as shown: the longest passage quoted from the left text, matches as offsets in the shown texts."""

    kind: CopyKind
    left: CopySide
    right: CopySide
    words: int
    longest: str
    longest_words: int
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesView:
    """What documents share: exact copies first, then by how much of a text is in the other."""

    case: str
    documents: int
    sharing: int
    pairs: tuple[ShownReuse, ...]
    pseudonyms: bool = False
