"""Readers' comments pasted under an article in plain text.

A comment starts with a header on a line of its own, after the article and after a blank line (in a section of
comments, after any line). Headers that only comments have ("Jane says: March 3, 2015 at 10:22 am", "Comment by
X", "@x · 2 h ago") count by themselves. Headers that an article may hold too ("Smith says:" before a block
quotation) need one more cue: a heading such as "3 comments" above them, a comment before them, an indentation
that the article has not, or a name that the article never mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from whosays.model.document import Part, PartKind
from whosays.text.comment_headers import (
    END,
    HEADING,
    SURE_HEADING,
    Header,
    dated,
    inside_header,
    is_heading,
    named,
    strong_header,
    weak_header,
)

_LISTED = re.compile(r"\s*(?:[-*•–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|[\"“„«‘']|>)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s*\Z")
_RULE = re.compile(r"\s*[-*=_#~•]{3,}\s*\Z")
_PROSE = 40  # letters of the shortest paragraph that counts as an article


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    indent: int
    free: bool  # first line, or a blank line or a rule stands before it


def parts_of(text: str) -> tuple[Part, ...]:
    """Body, comment headers and comments, in order; between them lies nothing but blanks."""
    lines = tuple(_lines(text))
    headers = _headers(text, lines)
    if not headers:
        return _trimmed(text, [Part(kind="body", start=0, end=len(text))])
    parts = [Part(kind="body", start=0, end=headers[0].start)]
    stops = [header.start for header in headers[1:]] + [len(text)]
    for header, stop in zip(headers, stops, strict=True):
        parts.append(Part(kind="header", start=header.start, end=header.end, author=header.author))
        parts.append(
            Part(kind=header.below, start=header.end, end=stop, author=header.author, published=header.published)
        )
    return _trimmed(text, parts)


def _trimmed(text: str, parts: list[Part]) -> tuple[Part, ...]:
    """The parts without blanks at their ends; empty ones fall away."""
    kept = []
    for part in parts:
        words = text[part.start : part.end]
        start = part.start + len(words) - len(words.lstrip())
        end = part.start + len(words.rstrip())
        if start < end:
            kept.append(replace(part, start=start, end=end))
    return tuple(kept)


def _lines(text: str) -> Iterator[_Line]:
    start, free = 0, True
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            yield _Line(start, start + len(raw), words, len(raw) - len(raw.lstrip()), free)
        free = not words or _RULE.match(raw) is not None
        start += len(raw) + 1


def _headers(text: str, lines: tuple[_Line, ...]) -> list[Header]:
    """The headers of comments and the headings above and below them, in text order."""
    below = _after_article(lines)
    heading = _heading(below)
    ending = next((line for line in below if line.free and END.match(line.words)), None)
    found = _candidates(text, below, heading.start if heading else None)
    body_end = min([header.start for header in found] + ([heading.start] if heading else [len(text)]))
    kept = _accepted(text, lines, found, heading, body_end)
    if heading is not None:
        sure = SURE_HEADING.match(heading.words) is not None
        if sure or any(header.start > heading.start for header in kept):
            kind: PartKind = "comment" if sure else "header"
            kept.append(Header(heading.start, heading.end, None, None, strong=True, below=kind))
    if ending is not None and any(header.start < ending.start for header in kept):
        kept = [header for header in kept if header.start < ending.start]
        kept.append(Header(ending.start, ending.end, None, None, strong=True, below="header"))
    kept.sort(key=lambda header: header.start)
    stops = [*(header.start for header in kept), len(text)][1:]
    return [
        header
        for header, stop in zip(kept, stops, strict=True)
        if text[header.end : stop].strip() or is_heading(text[header.start : header.end])
    ]


def _after_article(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """The lines after the first paragraph that is prose: so long, and with a sentence's end."""
    length = 0
    for number, line in enumerate(lines):
        length = len(line.words) if line.free else length + len(line.words)
        last = number + 1 == len(lines) or lines[number + 1].free
        if last and length >= _PROSE and _SENTENCE_END.search(line.words):
            return lines[number + 1 :]
    return ()


def _heading(lines: tuple[_Line, ...]) -> _Line | None:
    """The heading of the comment section: the last sure one, else the last that is followed by something."""
    free = [line for line in lines if line.free]
    sure = [line for line in free if SURE_HEADING.match(line.words)]
    plain = [line for line in free if HEADING.match(line.words)]
    return sure[0] if sure else plain[-1] if plain else None


def _candidates(text: str, lines: tuple[_Line, ...], section: int | None) -> list[Header]:
    """Every line that may be a header; one that a line with its date follows has that line in it."""
    found: list[Header] = []
    skip = above = -1
    for line, after in pairwise((*lines, None)):
        assert line is not None  # only the last is
        inside = section is not None and line.start > section
        # In a section of comments a line break is enough before what only a header can be.
        broken = inside and (above == section or strong_header(line.words) is not None)
        above = line.start
        if not (line.free or broken) or line.start <= skip:
            continue
        header = strong_header(line.words, inside=inside)
        moment = dated(after.words, anywhere=not after.free) if after is not None else None
        name = named(line.words) if moment is not None else None
        if header is None and moment is not None and name is not None and (inside or moment[1]):
            header = Header(0, 0, name, moment[0], strong=True)
        if header is not None and moment is not None and after is not None:
            skip = after.start
            header = replace(header, published=header.published or moment[0], end=after.end - line.start)
        header = header or weak_header(line.words)
        if header is None and inside:
            header = inside_header(line.words)
            if header is not None and header.end:
                header = replace(header, end=line.indent + header.end)
        if header is not None:
            end = line.start + header.end if header.end else line.end
            found.append(replace(header, start=line.start, end=end))
    return found


def _accepted(
    text: str, lines: tuple[_Line, ...], found: list[Header], heading: _Line | None, body_end: int
) -> list[Header]:
    """The candidates that are headers, by their form or by the cues around them."""
    body = text[:body_end]
    weak = [header for header in found if not header.strong]
    strangers = {header.author for header in weak if not _mentions(body, header.author or "")}
    several = len(strangers) > 1 and len(strangers) == len({header.author for header in weak})
    plain_body = sum(1 for line in lines if line.start < body_end and line.indent >= 2) * 10 <= sum(
        1 for line in lines if line.start < body_end
    )
    kept: list[Header] = []
    for header in found:
        section = heading is not None and header.start > heading.start
        if header.strong or section or kept:
            kept.append(header)
            continue
        rest = text[header.end :].lstrip("\n")
        if header.author not in strangers or _LISTED.match(rest):
            continue
        closed = _SENTENCE_END.search(text[: header.start]) is not None
        indented = plain_body and _indent(text[header.start :]) >= 2 and _indent(rest) >= 2
        tail = len(rest) <= header.start and header.verb in ("says", "comments", "commented", "replies", "posted")
        if closed and (several or indented or tail):
            kept.append(header)
    return kept


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \t"))


def _mentions(body: str, name: str) -> bool:
    """Whether the article names somebody so: any longer word of the name stands in it."""
    return any(
        re.search(rf"(?i)\b{re.escape(word)}\b", body)
        for word in re.findall(r"\w{3,}", name)
        if not word.isdigit()
    )
