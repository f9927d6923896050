"""A page as its reader sees it, before heads and paragraphs are told apart: lines of words with their places.

All places are in points (images: pixels) from the page's upper left corner, as the page is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

#: How the words of a page came. "scan": it has none, and must be recognised; "layer": somebody else's recogniser
#: put them behind a picture of the page.
SheetSource = Literal["text", "layer", "scan", "ocr", "empty"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A recognised word, how sure the recogniser was of it (0 to 1), and its place."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, or the piece of one that stands apart from the rest of it.

    `base` is where its letters stand, `size` the height of its font. Lines of one `region` are one column; `row`
    is the number of the table row that it is a cell of, -1 for none. `words` are there where it was recognised;
    where the file gave it, `first` and `count` say which characters of the page it is made of, as PDFium counts.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    region: int = 0
    row: int = -1
    first: int = -1
    count: int = 0
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page, its lines in reading order. `language` is the one that it was recognised in (a pack's name)."""

    number: int
    width: float
    height: float
    lines: list[Line]
    source: SheetSource
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What a paged file says of itself, and how many pages it has."""

    method: str
    pages: int
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """The program that recognises characters, with its version, and the packs it has; none where it is missing."""

    name: str = ""
    packs: list[str] = field(default_factory=list)

    def pack_of(self, language: str) -> str:
        """The pack for a language (ISO 639-1); empty where it is not there."""
        pack = PACKS.get(language, "")
        return pack if pack in self.packs else ""


#: Packs of tesseract by ISO 639-1 code, of the languages that are looked for.
PACKS = {
    "en": "eng", "fr": "fra", "de": "deu", "nl": "nld", "ar": "ara", "es": "spa", "it": "ita", "pt": "por",
    "ru": "rus", "uk": "ukr", "tr": "tur", "fa": "fas", "pl": "pol", "sv": "swe", "da": "dan", "no": "nor",
    "ro": "ron", "hu": "hun", "cs": "ces", "el": "ell", "he": "heb", "id": "ind", "sr": "srp", "hr": "hrv",
}  # fmt: skip
