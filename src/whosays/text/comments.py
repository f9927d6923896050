"""Readers' comments pasted under an article in plain text.

A comment starts with a header on a line of its own, after a blank line and after the article. Headers that
only comments have ("Jane says: March 3, 2015 at 10:22 am", "Comment by X", "@x · 2 h ago") count by
themselves. Headers that an article may hold too ("Smith says:" before a block quotation) need one more cue:
a heading such as "3 comments" above them, a comment before them, an indentation that the article has not, or
a name that the article never mentions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from whosays.model.document import Part, PartKind
from whosays.text.dates import CLOCKED, MOMENT, date_in

_WORD = r"[@\w][\w.'’_&-]*"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}}?(?: \([\w .'’-]{{1,30}}\))?)"
_BEFORE = r"(?:(?:\d{1,4}[.)]|#\d{1,5}|[*•–-])\s+)?"
_VERB = r"(?P<verb>says|said|writes|wrote|comments|commented|replies|replied|responds|responded|posted)"
_BETWEEN = r"\s*(?:[,|·•–—:-]|\bon\b|\bat\b)?\s*"
_TAIL = r"\s*[:.]?(?:\s*(?:[|·•–-]\s*)?(?:permalink|reply|report|edited|link|#\d*))*\s*"

# Headers that only comments have: a form and what the moment in it must be.
_STRONG = tuple(
    (re.compile(rf"(?i){_BEFORE}{form}{_TAIL}\Z"), clocked)
    for form, clocked in (  # `clocked`: the moment must have a time of day or be a distance from now
        (rf"{_NAME} (?:says|comments|commented|posted)(?: this)?{_BETWEEN}\(?(?P<when>{MOMENT})\)?", False),
        (rf"{_NAME} {_VERB}{_BETWEEN}\(?(?P<when>{MOMENT})\)?", True),
        (rf"(?:posted|submitted|written|left|comment(?:ed)?|reply)(?: #?\d+)? (?:by|from):? {_NAME}"
         rf"{_BETWEEN}\(?(?P<when>{MOMENT})\)?", False),
        (rf"(?:comment|reply)(?: #?\d+)? (?:by|from):? {_NAME}", False),
        (rf"(?:reader|user|guest|member|visitor) {_NAME}{_BETWEEN}\(?(?P<when>{MOMENT})\)?", False),
        (rf"{_NAME} (?:commented|replied)(?: on [\"“‘'].{{1,80}}[\"”’'])?", False),
        (rf"(?:{_NAME} )?\(?(?P<handle>@\w{{2,30}})\)?{_BETWEEN}\(?(?P<when>{MOMENT}|\d{{1,3}}\s?[smhdwy])\)?",
         False),
        (rf"{_NAME}\s*(?:[·•|–—-]|,|\bon\b|\bat\b)\s*\(?(?P<when>{MOMENT})\)?", True),
        (rf"{_NAME}\s+\((?P<when>{MOMENT})\)", True),
        (rf"{_NAME}, (?P<place>[^,\d:]{{2,40}}(?:, [^,\d:]{{2,40}})?),? \(?(?P<when>{MOMENT})\)?", True),
    )
)  # fmt: skip
_WEAK = re.compile(rf"(?i){_BEFORE}{_NAME} {_VERB}\s*:\s*\Z")
_INLINE = re.compile(rf"{_BEFORE}{_NAME}(?: (?:says|said|wrote|writes))?(?: \((?P<when>{MOMENT})\))?\s*:\s+(?=\S)")
_ALONE = re.compile(rf"(?i){_BEFORE}{_NAME}(?: says)?\s*:?\s*\Z")
_DATE_LINE = re.compile(rf"(?i)(?:posted |on )?\(?(?P<when>{MOMENT})\)?{_TAIL}\Z")

# The heading of a comment section. One with a number, or that names readers, is enough by itself to make
# readers' words of what stands below it.
_SURE_HEADING = re.compile(
    r"(?i)\W*(?:(?:\d+|one|two|three|four|five) (?:reader )?(?:comments?|responses?|replies|reply|thoughts?)"
    r"(?: (?:on|to|so far)\b.{0,120})?|(?:comments?|responses?)\s*[(\[]\s*\d+\s*[)\]]"
    r"|(?:readers?['’]?s?|user|visitors?['’]?) comments?|comments? (?:from|by) (?:our )?readers)\W*\Z"
)
_HEADING = re.compile(r"(?i)\W*(?:comments?|responses|replies|discussion|what (?:our )?readers say)\W*\Z")
_END = re.compile(r"(?i)\W*(?:leave a (?:reply|comment)|post a (?:reply|comment)|comments are (?:now )?closed.*"
                  r"|add (?:a|your) comment)\W*\Z")  # fmt: skip

# First words of a sentence about somebody, and offices: no commenter's name starts with one.
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "a an the he she they it we i you one this that these those his her their our its my your who what which "
        "another some many most all both each every as and but or so if when while after before since in on at by "
        "for from of to with also then there here asked mr mrs ms dr sir lord lady prof professor minister "
        "president general colonel major captain lieutenant sergeant judge justice senator governor mayor chief "
        "chairman director spokesman spokeswoman spokesperson officials police prosecutors "
        "witnesses residents experts analysts critics authorities sources reporters",
    )
)
_LISTED = re.compile(r"\s*(?:[-*•–—]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s|[\"“„«‘']|>)")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*\s*\Z")
_RULE = re.compile(r"\s*[-*=_#~•]{3,}\s*\Z")
_ARTICLE_LINE = 40  # letters in a line that counts as a sentence of the article


@dataclass(frozen=True, slots=True)
class Header:
    """A comment header, or a heading of or after comments (no author): its offsets, how sure its form is."""

    start: int
    end: int
    author: str | None
    published: date | None
    strong: bool
    verb: str = ""
    below: PartKind = "comment"  # what the words below it are


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


def header_of(words: str) -> tuple[str, date | None] | None:
    """Commenter and date of a line that is surely a comment header; None for any other line."""
    found = _strong(words.strip())
    return None if found is None or found.author is None else (found.author, found.published)


def is_heading(words: str) -> bool:
    """Whether the words are the heading of a comment section ("3 comments")."""
    return bool(_SURE_HEADING.match(words) or _HEADING.match(words) or _END.match(words))


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
    """The headers of comments and the headings above them, in text order."""
    first = next((i for i, line in enumerate(lines) if _is_article(line.words)), None)
    if first is None:
        return []
    below = lines[first + 1 :]
    heading = _heading(below)
    ending = next((line for line in below if line.free and _END.match(line.words)), None)
    found = _candidates(text, below, heading.start if heading else None)
    body_end = min([header.start for header in found] + ([heading.start] if heading else [len(text)]))
    kept = _accepted(text, lines, found, heading, body_end)
    if ending is not None and (kept or (heading and ending.start > heading.start)):
        kept = [header for header in kept if header.start < ending.start]
        kept.append(Header(ending.start, ending.end, None, None, strong=True, below="header"))
    if heading is not None:
        sure = _SURE_HEADING.match(heading.words) is not None
        if sure or any(header.start > heading.start for header in kept if header.author):
            kind: PartKind = "comment" if sure else "header"
            kept.append(Header(heading.start, heading.end, None, None, strong=True, below=kind))
    kept.sort(key=lambda header: header.start)
    stops = [*(header.start for header in kept), len(text)][1:]
    return [h for h, stop in zip(kept, stops, strict=True) if h.author is None or text[h.end : stop].strip()]


def _is_article(words: str) -> bool:
    return len(words) >= _ARTICLE_LINE and _SENTENCE_END.search(words) is not None


def _heading(lines: tuple[_Line, ...]) -> _Line | None:
    """The heading of the comment section: the last sure one, else the last that is followed by something."""
    free = [line for line in lines if line.free]
    sure = [line for line in free if _SURE_HEADING.match(line.words)]
    plain = [line for line in free if _HEADING.match(line.words)]
    return sure[0] if sure else plain[-1] if plain else None


def _candidates(text: str, lines: tuple[_Line, ...], section: int | None) -> list[Header]:
    found: list[Header] = []
    skip = -1
    for line, after in pairwise((*lines, None)):
        assert line is not None  # only the last is
        inside = section is not None and line.start > section
        if not line.free or line.start <= skip:
            continue
        header = _strong(line.words)
        touching = after is not None and not text[line.end : after.start].strip(" \t\n") and not after.free
        dated = _DATE_LINE.match(after.words) if after is not None and touching else None
        if (
            header is None
            and (alone := (_WEAK.match(line.words) or _ALONE.match(line.words)))
            and dated is not None
        ):
            when = dated["when"]
            if (inside or CLOCKED.search(when)) and _is_name(alone["name"]):
                header = Header(0, 0, alone["name"], date_in(when), strong=True)
        if header is not None and dated is not None and after is not None:
            skip = after.start
            header = replace(header, published=header.published or date_in(dated["when"]), end=after.end)
        if header is None and (weak := _WEAK.match(line.words)) and _is_name(weak["name"]):
            header = Header(0, 0, weak["name"], None, strong=False, verb=weak["verb"].lower())
        if header is None and inside:
            header = _inside(line)
        if header is not None:
            found.append(replace(header, start=line.start, end=header.end or line.end))
    return found


def _inside(line: _Line) -> Header | None:
    """What counts as a header only below the heading of a comment section: "Name: words", "Name"."""
    inline = _INLINE.match(line.words)
    if inline is not None and _is_name(inline["name"]) and inline["name"][0] in "@#" + inline["name"][0].upper():
        start = line.start + line.indent
        return Header(0, start + inline.end(), inline["name"], date_in(inline["when"] or ""), strong=True)
    alone = _ALONE.match(line.words)
    if alone is not None and _is_name(alone["name"]) and len(alone["name"].split()) <= 3:
        return Header(0, 0, alone["name"].rstrip("."), None, strong=True)
    return None


def _strong(words: str) -> Header | None:
    if len(words) > 160:
        return None
    for form, clocked in _STRONG:
        found = form.match(words)
        if found is None:
            continue
        fields = found.groupdict()
        name = (fields.get("name") or fields.get("handle") or "").strip()
        when = fields.get("when") or ""
        if _is_name(name) and not (clocked and not CLOCKED.search(when)):
            return Header(0, 0, name, date_in(when), strong=True)
    return None


def _is_name(name: str) -> bool:
    if not name or len(name) > 60 or not any(letter.isalpha() for letter in name):
        return False
    first = name.split()[0].lower().strip(".'’")
    return first not in _NO_NAME and not re.match(rf"(?i)(?:{MOMENT})\Z", name)


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
        if header.strong or section or any(earlier.author for earlier in kept):
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
