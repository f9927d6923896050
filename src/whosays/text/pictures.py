"""What is asked for and comes back where a page is to be shown as an image."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from whosays.model.document import Document, Original
from whosays.model.errors import DocumentError
from whosays.model.layout import Layout
from whosays.model.span import Span

Place = tuple[float, float, float, float]  # left, top, right, bottom as shares of the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The page, the places of its words where they are known, and else the words themselves.

    `quotes` are (words, how many times the same words stand on the page before them).
    """

    page: int
    places: list[Place] = field(default_factory=list)
    quotes: list[tuple[str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The page as PNG; `boxed` says whether all that was asked for has its box."""

    png: bytes
    boxed: bool


def can_be_shown(media_type: str) -> bool:
    """Whether pages of this type can be painted."""
    return media_type == "application/pdf" or media_type.startswith("image/")


def picture(
    original: Original,
    content: bytes | Path,
    document: Document,
    layout: Layout | None,
    page: int,
    quotes: list[Span],
) -> Picture:
    """A page of the document with boxes around these stretches of its text. Raises `DocumentError`."""
    from whosays.text import worker
    from whosays.text.extracted import FormatError

    job = "pdf picture" if original.media_type == "application/pdf" else "image picture"
    asked = msgspec.json.encode(_asked(document, layout, page, quotes)).decode()
    try:
        found: Picture = worker.answer(job, content, asked)
    except FormatError as error:
        raise DocumentError(f"{original.path}: {error.message}", error.remedy) from error
    except worker.WorkerError as error:
        raise DocumentError(
            f"{original.path}: page {page} cannot be shown ({error}).", "Open the file itself."
        ) from error
    return found


def _asked(document: Document, layout: Layout | None, number: int, quotes: list[Span]) -> Asked:
    page = next(page for page in document.pages if page.number == number)
    places: list[Place] = []
    looked_for: list[tuple[str, int]] = []
    for span in quotes:
        start, end = max(span.start, page.start), min(span.end, page.end)
        if start >= end:
            continue
        known = [box for box in (layout.boxes if layout else ()) if box.start < end and box.end > start]
        if known:
            places += [(box.left, box.top, box.right, box.bottom) for box in known]
        else:
            words = document.text[start:end]
            looked_for.append((words, document.text.count(words, page.start, start)))
    return Asked(page=number, places=places, quotes=looked_for)
