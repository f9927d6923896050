"""A mail as bytes -> its parts, in order. Runs in the child process.

Parts are found by their boundaries in the bytes, without a tree: a mail inside a mail keeps its very bytes, and
neither depth nor number of parts makes the search long. Fields are read with `email`, under the policy that
takes them as they are (compat32): the newer one parses each by grammar, which hostile fields bring to a stand.
"""

from __future__ import annotations

import binascii
import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from whosays.text.dates import date_in
from whosays.text.decode import decoded
from whosays.text.extracted import FormatError

MAX_DEPTH: Final = 50  # of parts inside parts
MAX_PARTS: Final = 5_000
MAX_HEADER: Final = 500_000  # bytes of the fields of one part
MAX_FIELD: Final = 50_000  # characters of one field: a thousand recipients
_ADDRESS = 2_000  # characters of a field that names one sender
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|From ")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_SOME_BOUNDARY = re.compile(rb"(?m)^--([^\s-][^\r\n]{1,69}?)[ \t]*\r?\n(?=[Cc]ontent-)")
_FAMILY_FIRST = re.compile(r"([^\W\d_][^\d,]{0,40}), ([^\W\d_][^\d,]{0,40})")
# What no text is in, though Python decodes it; some of these take time that grows with the square of the length.
_NO_CHARSETS = frozenset(("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))
_LATIN = frozenset(("ascii", "iso8859-1", "cp1252"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part without parts of its own. `above`: type and number of each part that holds it, outermost first."""

    head: Message
    body: bytes
    above: tuple[tuple[str, int], ...]

    @property
    def type(self) -> str:
        """The media type, as the part states it; of several parts that could not be told apart, plain text."""
        return "text/plain" if self.head.get_content_maintype() == "multipart" else self.head.get_content_type()

    @property
    def attached(self) -> bool:
        """Whether the part states that it is a file."""
        return self.head.get_content_disposition() == "attachment" or self.filename is not None

    @property
    def filename(self) -> str | None:
        """The name that the part states for its content, as it is written."""
        try:
            return _plain_field(str(self.head.get_filename() or "")[:_ADDRESS]) or None
        except (ValueError, LookupError, TypeError):
            return None

    def content(self) -> bytes:
        """The body without its transfer encoding; as much of it as can be decoded."""
        encoding = (field_of(self.head, "Content-Transfer-Encoding") or "").strip().lower()
        if encoding == "base64":
            return _from_base64(self.body)
        if encoding == "quoted-printable":
            return quopri.decodestring(self.body)
        if encoding in ("x-uuencode", "uuencode", "x-uue", "uue"):
            return _from_uu(self.body)
        return self.body

    def text(self) -> str:
        """The content as text, by the charset that it states unless the bytes speak against it."""
        return text_of(self.content(), self.head.get_content_charset())


@dataclass(slots=True)
class Parts:
    """The parts of a mail. `notes` say what of it was not looked at."""

    head: Message
    leaves: list[Part] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def parts_of(data: bytes) -> Parts:
    """The mail's own fields and all its parts."""
    head, start = _head(data, 0, len(data))
    found = Parts(head=head)
    if start > MAX_HEADER:
        found.notes.append(f"of its header, {start:,} bytes, only the beginning was looked at")
    number = 0
    waiting: list[tuple[Message, int, int, tuple[tuple[str, int], ...]]] = [(head, start, len(data), ())]
    while waiting:
        head, start, end, above = waiting.pop()
        multipart = head.get_content_maintype() == "multipart"
        if multipart and len(above) >= MAX_DEPTH:
            found.notes.append(f"parts lie inside more than {MAX_DEPTH} others and were not told apart")
            multipart = False
        pieces = _found_pieces(data, start, end, head) if multipart else []
        if not pieces:
            if multipart and data[start:end].strip():
                found.notes.append("the boundary between its parts is missing, so that they were not told apart")
            found.leaves.append(Part(head=head, body=data[start:end], above=above))
            continue
        if len(pieces) + len(waiting) + len(found.leaves) > MAX_PARTS:
            found.notes.append(f"it has more than {MAX_PARTS:,} parts; the rest was not looked at")
            pieces = pieces[: max(0, MAX_PARTS - len(waiting) - len(found.leaves))]
        number += 1
        inside = (*above, (head.get_content_type(), number))
        for first, last in reversed(pieces):
            own, body = _head(data, first, last)
            if head.get_content_type() == "multipart/digest" and "content-type" not in own:
                own["Content-Type"] = "message/rfc822"
            waiting.append((own, body, last, inside))
    return found


def _found_pieces(data: bytes, start: int, end: int, head: Message) -> list[tuple[int, int]]:
    """Where the parts lie, by the boundary stated; where that is missing or wrong, by what looks like one."""
    try:
        stated = (head.get_boundary() or "").encode("ascii", "surrogateescape")
    except (ValueError, LookupError, TypeError):
        stated = b""
    pieces = list(_pieces(data, start, end, stated)) if stated else []
    if not pieces and (seen := _SOME_BOUNDARY.search(data, start, end)):
        pieces = list(_pieces(data, start, end, seen[1]))
    return pieces


def _head(data: bytes, start: int, end: int) -> tuple[Message, int]:
    """The fields at the beginning of a part, and where its body begins."""
    parser = BytesHeaderParser()
    for blank in (b"\r\n", b"\n"):
        if data.startswith(blank, start, end):
            return parser.parsebytes(b""), start + len(blank)
    if not _FIELD.match(data, start, end):
        return parser.parsebytes(b""), start
    stop = _BLANK_LINE.search(data, start, end)
    last, body = (stop.start(), stop.end()) if stop else (end, end)
    block = data[start : min(last, start + MAX_HEADER)]
    if len(block) == MAX_HEADER:
        block = block[: block.rfind(b"\n") + 1]
    return parser.parsebytes(block), body


def _pieces(data: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Where the parts between the boundary's lines begin and end."""
    mark = b"--" + boundary
    opened, place, count = -1, start, 0
    while count <= MAX_PARTS and (place := data.find(mark, place, end)) >= 0:
        line = data.find(b"\n", place, end)
        line = end if line < 0 else line
        rest = data[place + len(mark) : min(line, place + len(mark) + 100)].strip()
        if (place == start or data[place - 1 : place] == b"\n") and rest in (b"", b"--"):
            if opened >= 0:
                count += 1
                yield opened, _before_line_end(data, place, opened)
            opened = min(line + 1, end)
            if rest:
                return
        place += len(mark)
    if opened >= 0 and count <= MAX_PARTS and opened < end:  # a mail cut off, or without a last boundary
        yield opened, end


def _before_line_end(data: bytes, place: int, least: int) -> int:
    """The end of a part: the line end before a boundary belongs to the boundary."""
    place -= 1
    if data[place - 1 : place] == b"\r":
        place -= 1
    return max(place, least)


def field_of(head: Message, name: str) -> str | None:
    """A field in one line, its encoded words decoded; None where there is none. The first of several counts."""
    low = name.lower()
    raw = next((value for key, value in head.raw_items() if key.lower() == low), None)
    return None if raw is None else _plain_field(str(raw)[:MAX_FIELD])


def _plain_field(raw: str) -> str:
    raw = re.sub(r"[\r\n]+[ \t]*", " ", raw)
    if not raw.isascii():  # bytes as they came, which no standard allows and many mails have
        raw = text_of(raw.encode("utf-8", "surrogateescape"), None)
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, binascii.Error, ValueError):
        return " ".join(raw.split())
    words = "".join(piece if isinstance(piece, str) else text_of(piece, charset) for piece, charset in pieces)
    return " ".join(words.split())


def sender_of(field: str | None) -> str | None:
    """The name in a field such as `Anna Lund <anna@strait.example>`; the address where there is no name.

    "Lund, Anna", as many address books write it, is Anna Lund.
    """
    if not field:
        return None
    try:
        name, address = parseaddr(field[:_ADDRESS])
    except RecursionError:  # brackets in brackets in brackets
        name = address = ""
    if "@" not in address:  # a name alone, or one with a comma that is not in quotation marks
        name, _, address = (piece.strip(" \"'>") for piece in field[:_ADDRESS].partition("<"))
    name = name.strip(" '\"")
    turned = _FAMILY_FIRST.fullmatch(name)
    return (f"{turned[2]} {turned[1]}" if turned else name) or address or None


def day_of(field: str | None) -> date | None:
    """The day of a field such as `Mon, 2 Mar 2015 10:22:00 +0100`, in the sender's own time."""
    if not field:
        return None
    try:
        found = parsedate_to_datetime(field[:_ADDRESS]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date_in(field[:_ADDRESS])
    return found if 1970 <= found.year < 2200 else None


def text_of(data: bytes, charset: str | None) -> str:
    """Bytes as text: by the charset stated, unless it is not one, does not fit, or the bytes are plainly UTF-8."""
    name = _charset(charset)
    tried = ("utf-8",) if name is None else ("utf-8", "cp1252") if name in _LATIN else (name,)
    for encoding in tried:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    try:
        return decoded(data)
    except FormatError:
        return data.decode("cp1252", "replace")


def _charset(stated: str | None) -> str | None:
    try:
        found = codecs.lookup(stated) if stated else None
    except (LookupError, ValueError):
        return None
    return found.name if found and found._is_text_encoding and found.name not in _NO_CHARSETS else None


def _from_base64(body: bytes) -> bytes:
    try:
        return binascii.a2b_base64(body)
    except binascii.Error:  # cut off inside a group of four
        signs = re.sub(rb"[^A-Za-z0-9+/]", b"", body)
        return binascii.a2b_base64(signs[: len(signs) // 4 * 4])


def _from_uu(body: bytes) -> bytes:
    pieces: list[bytes] = []
    for line in body.splitlines():
        if line.startswith(b"begin "):
            pieces.clear()
        elif line.strip() == b"end":
            break
        else:
            try:
                pieces.append(binascii.a2b_uu(line))
            except binascii.Error:
                continue
    return b"".join(pieces)
