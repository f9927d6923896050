"""Lines that head a reader's comment, and lines that head or end a section of comments: their forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from whosays.model.document import PartKind
from whosays.text.dates import CLOCKED, MOMENT, date_in

_WORD = r"(?:u/)?[@\w][\w.'’_&-]*"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}}?(?: \([\w .'’-]{{1,30}}\))?)"
_BEFORE = r"(?:(?:\d{1,4}[.)]|#\d{1,5}|[*•–-])\s+)?"
_VERB = r"(?P<verb>says|said|writes|wrote|comments|commented|replies|replied|responds|responded|posted)"
_BETWEEN = r"\s*[,|·•–—:-]?\s*(?:\d+ points?\s*)?(?:posted\s+)?(?:\bon\b|\bat\b)?\s*"
_WHEN = rf"[(\[]?(?P<when>{MOMENT})[)\]]?"
_TAIL = r"\s*[:.]?(?:\s*(?:[|·•–-]\s*)?(?:permalink|reply|report|edited|link|#\d*))*\s*"
_PLACE = r"[^\W\d][\w.'’-]*(?: [^\W\d][\w.'’-]*){0,2}"  # at most three words, else it is a sentence
_SORT = r"(?:reader|user|guest|member|visitor|commenter)"

# Headers that only comments have: a form, and whether its moment must have a time of day or be a distance from
# now (a name with a mere date also stands under photographs and in datelines).
_FORMS: tuple[tuple[str, bool], ...] = (
    (rf"{_NAME} (?:says|comments|commented|posted)(?: this)?{_BETWEEN}{_WHEN}", False),
    (rf"{_NAME} {_VERB}{_BETWEEN}{_WHEN}", True),
    (rf"{_NAME} (?:said|wrote|says|writes)\s*(?:\.\.\.|…)", False),
    (
        rf"(?:(?:{_SORT}['’]?s? )?(?:comment(?:ed)?|reply)(?: #?\d+)?(?: (?:posted|left|written))?|posted"
        rf"|submitted|written|left) (?:by|from):? {_NAME}{_BETWEEN}{_WHEN}",
        False,
    ),
    (rf"(?:{_SORT} )?(?:comment|reply)(?: #?\d+)?(?: posted| left)? (?:by|from):? {_NAME}", False),
    (rf"(?:{_SORT} )?(?:comment|reply)(?: #?\d+)?\s*[(–—:-]\s*{_NAME}\s*[,–—-]\s*{_WHEN}\)?", False),
    (rf"{_SORT} {_NAME}{_BETWEEN}{_WHEN}", False),
    (rf"(?P<name>guest|anonymous){_BETWEEN}{_WHEN}", False),
    (rf"{_NAME} (?:commented|replied)(?: on [\"“‘'].{{1,80}}[\"”’'])?", False),
    (
        rf"(?:{_NAME} )?\(?(?P<handle>@\w{{2,30}})\)?{_BETWEEN}\(?(?P<when>{MOMENT}|\d{{1,3}}\s?[smhdwy])\)?",
        False,
    ),
    (rf"by {_NAME}{_BETWEEN}{_WHEN}", True),
    (rf"\[{_NAME}\]{_BETWEEN}{_WHEN}", True),
    (rf"{_NAME}(?:\s*[>→▶›»]\s*{_WORD}(?: {_WORD}){{0,3}})?{_BETWEEN}{_WHEN}", True),
    (rf"{_NAME}, {_PLACE}(?:, {_PLACE})?,?{_BETWEEN}{_WHEN}", True),
)
_STRONG = tuple((re.compile(rf"(?i){_BEFORE}{form}{_TAIL}\Z"), clocked) for form, clocked in _FORMS)
# Headers that say "a reader" and no more.
_SOMEBODY = tuple(
    re.compile(rf"(?i){form}\s*\Z")
    for form in (
        rf"(?:(?:a|an|one|another|our) )?(?:anonymous )?{_SORT}(?: \({_NAME}\))? (?:comments?|commented|writes"
        r"|wrote|says|said|adds|added|replies|replied)(?: (?:below|under|on|in|to)\b.{1,60}?)?"
        rf"{_BETWEEN}(?:{_WHEN})?\s*:",
        rf"{_SORT}['’]?s? (?:comment|reply)(?: #?\d+)?{_BETWEEN}(?:{_WHEN})?\s*:?",
        rf"(?:comment|reply) (?:by|from|of) an? (?:anonymous )?{_SORT}{_BETWEEN}(?:{_WHEN})?\s*:?",
    )
)
_WEAK = re.compile(rf"(?i){_BEFORE}{_NAME} {_VERB}(?: to {_WORD}(?: {_WORD})?)?\s*:\s*\Z")
_INLINE = re.compile(rf"{_BEFORE}{_NAME}(?: (?:says|said|wrote|writes))?(?: \((?P<when>{MOMENT})\))?\s*:\s+(?=\S)")
_ALONE = re.compile(rf"(?i){_BEFORE}{_NAME}(?: says)?\s*:?\s*\Z")
_DATE_LINE = re.compile(rf"(?i)(?:posted |on )?{_WHEN}{_TAIL}\Z")

# The heading of a comment section. One with a number, or that names readers, is enough by itself to make
# readers' words of what stands below it.
SURE_HEADING = re.compile(
    r"(?i)\W*(?:(?:\d+|one|two|three|four|five) (?:reader )?(?:comments?|responses?|replies|reply|thoughts?)"
    r"(?: (?:on|to|so far)\b.{0,120})?|(?:comments?|responses?)\s*[(\[]\s*\d+\s*[)\]]"
    r"|(?:readers?['’]?s?|user|visitors?['’]?) comments|comments? (?:from|by) (?:our )?readers)\W*\Z"
)
HEADING = re.compile(r"(?i)\W*(?:comments?|responses|replies|discussion|what (?:our )?readers say)\W*\Z")
END = re.compile(r"(?i)\W*(?:leave a (?:reply|comment)|post a (?:reply|comment)|comments are (?:now )?closed.*"
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
        "witnesses residents experts analysts critics authorities sources reporters updated published posted last "
        "modified created first edited monday tuesday wednesday thursday friday saturday sunday",
    )
)


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


def header_of(words: str) -> tuple[str, date | None] | None:
    """Commenter and date of a line that is surely a comment header; None for any other line."""
    found = strong_header(words.strip())
    return None if found is None or found.author is None else (found.author, found.published)


def is_heading(words: str) -> bool:
    """Whether the words are the heading of a comment section ("3 comments")."""
    return bool(SURE_HEADING.match(words) or HEADING.match(words) or END.match(words))


def strong_header(words: str, *, inside: bool = False) -> Header | None:
    """The header in a line whose form only comments have; `inside` a comment section, a mere date is enough."""
    if len(words) > 160:
        return None
    somebody = next((found for form in _SOMEBODY if (found := form.match(words))), None)
    if somebody is not None:
        fields = somebody.groupdict()
        return Header(0, 0, fields.get("name"), date_in(fields.get("when") or ""), strong=True)
    for form, clocked in _STRONG:
        found = form.match(words)
        if found is None:
            continue
        fields = found.groupdict()
        name = (fields.get("name") or fields.get("handle") or "").strip()
        when = fields.get("when") or ""
        if is_name(name) and (inside or not clocked or CLOCKED.search(when)):
            return Header(0, 0, name, date_in(when), strong=True)
    return None


def weak_header(words: str) -> Header | None:
    """The header in a line whose form an article may hold too ("Smith says:")."""
    found = _WEAK.match(words)
    if found is None or not is_name(found["name"]):
        return None
    return Header(0, 0, found["name"], None, strong=False, verb=found["verb"].lower())


def dated(words: str, *, anywhere: bool) -> tuple[date | None, bool] | None:
    """What a line that holds nothing but a moment says: (day, whether it has a time of day); else None.

    Without `anywhere`, only a moment with a time of day, or a distance from now, counts.
    """
    found = _DATE_LINE.match(words)
    if found is None:
        return None
    clocked = CLOCKED.search(found["when"]) is not None
    return (date_in(found["when"]), clocked) if anywhere or clocked else None


def named(words: str) -> str | None:
    """The name in a line that holds nothing but a name, or a name and "says"."""
    found = _WEAK.match(words) or _ALONE.match(words)
    return found["name"] if found is not None and is_name(found["name"]) else None


def inside_header(words: str) -> Header | None:
    """What counts as a header only below the heading of a comment section: "Name: words", "Name"."""
    inline = _INLINE.match(words)
    if inline is not None and is_name(inline["name"]) and inline["name"][0] in "@#" + inline["name"][0].upper():
        return Header(0, inline.end(), inline["name"], date_in(inline["when"] or ""), strong=True)
    alone = _ALONE.match(words)
    if alone is not None and is_name(alone["name"]) and len(alone["name"].split()) <= 3:
        return Header(0, 0, alone["name"].rstrip("."), None, strong=True)
    return None


def is_name(name: str) -> bool:
    """Whether the words may be what a commenter calls himself, and are no office and no start of a sentence."""
    if not name or len(name) > 60 or not any(letter.isalpha() for letter in name):
        return False
    first = name.split()[0].lower().strip(".'’")
    return first not in _NO_NAME and not re.match(rf"(?i)(?:{MOMENT})\Z", name)
