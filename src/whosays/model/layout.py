"""Where words stand on the image of a page: what character recognition saw, kept beside the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One recognised word: its offsets in the document's text, its box, how sure the recogniser was.

    Left, top, right and bottom are shares of the page's width and height, from its upper left corner (0..1).
    `confidence` is from 0 to 1.
    """

    start: int
    end: int
    left: float
    top: float
    right: float
    bottom: float
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The recognised words of a document in the order of its text."""

    sha256: str
    boxes: tuple[Box, ...]
