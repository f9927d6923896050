"""A span: half-open offsets in code points of a document's text, with the words they must hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A hyphen at a line's end with which a word was cut ("oper-\nation"): a letter before it, a small one after it.
#: Not in "pre-\nand post-war", where no word was cut.
CUT = re.compile(
    r"(?<=[^\W\d_])-[ \t]*[\n\f][ \t]*(?!(?:and|or|to|und|oder|bis|et|ou|en|of)\b)(?=[^\W\d_A-ZÀ-ÖØ-Þ])"
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end] == self.text`; the check is `holds`."""

    start: int
    end: int
    text: str

    def holds(self, text: str) -> bool:
        """Whether the span re-slices exactly from `text`."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.text


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text` at these offsets."""
    return Span(start, end, text[start:end])


def on_one_line(text: str) -> str:
    """The words as they read: single blanks between them, words that were cut at a line's end joined."""
    return " ".join((CUT.sub("", text) if "-" in text else text).split())


def utf16_offset(text: str, offset: int) -> int:
    """An offset in code points as one in UTF-16 code units, for faces (browsers) that count so."""
    return offset + sum(1 for character in text[:offset] if ord(character) > 0xFFFF)
