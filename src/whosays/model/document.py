"""Originals as received, and documents: originals as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

PartKind = Literal["body", "comment", "header", "attachment", "table", "title", "caption"]
Where = Literal["manifest", "page", "file", "text", "program"]
"""Where a field of the metadata was found: stated by the user's manifest, in a web page, in the properties or
header fields of the file, in the words of its first page, or guessed by the program."""
PageSource = Literal["text", "ocr", "none"]
"""How the words of a page came: from the file itself, from character recognition, or there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a document from outside its text. `found` says where each field came from.

    `thread`: the id of a mail (RFC 5322, Message-ID), then those of the mails that it answers, the nearest first.
    """

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    marking: str | None = None
    thread: tuple[str, ...] = ()
    found: tuple[tuple[str, Where], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Bytes as received: their SHA-256 (hex), the case-relative path under which they came, the sniffed type.

    `parent` is the SHA-256 of the mail or archive that held them; its path is then the beginning of theirs.
    """

    sha256: str
    path: str
    size: int
    media_type: str
    stated: Metadata = Metadata()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its number (from 1) and its offsets in the text. A quote from an `ocr` page is approximate."""

    number: int
    start: int
    end: int
    source: PageSource = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the text with one voice. A comment has its commenter as `author`."""

    kind: PartKind
    start: int
    end: int
    author: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An original as text. Every offset in the project refers to `text`; parts cover it in order.

    `extractor` names what made the text, with its version ("trafilatura 2.0.0"). `notes` say what of the original
    is not in the text ("pages 3, 7: nothing could be read"); a document with notes was partly read. `parent` is
    the SHA-256 of the mail or archive that held it.
    """

    sha256: str
    path: str
    text: str
    language: str
    metadata: Metadata = Metadata()
    pages: tuple[Page, ...] = ()
    parts: tuple[Part, ...] = ()
    extractor: str = ""
    notes: tuple[str, ...] = ()
    parent: str | None = None

    def page_at(self, offset: int) -> int | None:
        """The number of the page that holds `offset`; None where the document has no pages."""
        return next((page.number for page in self.pages if page.start <= offset < page.end), None)

    def recognised(self, start: int, end: int) -> bool:
        """Whether some of these characters came from character recognition, so that a quote is approximate."""
        return any(page.source == "ocr" and page.start < end and start < page.end for page in self.pages)

    def part_at(self, offset: int) -> Part | None:
        """The part that holds `offset`."""
        return next((part for part in self.parts if part.start <= offset < part.end), None)
