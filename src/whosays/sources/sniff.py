"""What a file is, judged by its content and never by its name.

The signatures are those of the formats' own specifications, as collected in the WHATWG MIME Sniffing
standard (section 6) and the magic(5) tables.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from dataclasses import dataclass
from typing import BinaryIO, Literal

PLAIN = "text/plain"
WEB_PAGE = "text/html"
HEAD = 65_536  # bytes looked at

Verdict = Literal["read", "unpacked", "not read yet", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sniffed:
    """The media type, its name for people ("PDF"), and what this version does with it.

    `unpacked` is a file that is no document itself but holds others.
    """

    media_type: str
    name: str
    verdict: Verdict


def _later(media_type: str, name: str) -> Sniffed:
    return Sniffed(media_type=media_type, name=name, verdict="not read yet")


def _read(media_type: str, name: str) -> Sniffed:
    return Sniffed(media_type=media_type, name=name, verdict="read")


_TEXT = Sniffed(media_type=PLAIN, name="plain text", verdict="read")
_PAGE = Sniffed(media_type=WEB_PAGE, name="web page", verdict="read")
_UNKNOWN = Sniffed(media_type="application/octet-stream", name="unknown binary data", verdict="refused")

# (offset, bytes there, what it is); the first that fits wins.
_MAGIC: tuple[tuple[int, bytes, Sniffed], ...] = (
    (0, b"{\\rtf", _later("application/rtf", "RTF text")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _later("application/x-ole-storage", "old Office file")),
    (0, b"\x89PNG\r\n\x1a\n", _read("image/png", "PNG image")),
    (0, b"\xff\xd8\xff", _read("image/jpeg", "JPEG image")),
    (0, b"GIF87a", _read("image/gif", "GIF image")),
    (0, b"GIF89a", _read("image/gif", "GIF image")),
    (0, b"II*\x00", _read("image/tiff", "TIFF image")),
    (0, b"MM\x00*", _read("image/tiff", "TIFF image")),
    (8, b"WEBP", _read("image/webp", "WebP image")),
    (8, b"WAVE", _later("audio/wav", "WAV sound")),
    (8, b"AVI ", _later("video/x-msvideo", "AVI video")),
    (4, b"ftypheic", _later("image/heic", "HEIC image")),
    (4, b"ftypmif1", _later("image/heif", "HEIF image")),
    (4, b"ftypavif", _later("image/avif", "AVIF image")),
    (4, b"ftypM4A", _later("audio/mp4", "MPEG-4 sound")),
    (4, b"ftyp", _later("video/mp4", "MPEG-4 video")),
    (0, b"ID3", _later("audio/mpeg", "MP3 sound")),
    (0, b"OggS", _later("application/ogg", "Ogg media")),
    (0, b"fLaC", _later("audio/flac", "FLAC sound")),
    (0, b"\x1aE\xdf\xa3", _later("video/x-matroska", "Matroska video")),
    (0, b"\x1f\x8b", _later("application/gzip", "gzip archive")),
    (0, b"BZh", _later("application/x-bzip2", "bzip2 archive")),
    (0, b"\xfd7zXZ\x00", _later("application/x-xz", "xz archive")),
    (0, b"7z\xbc\xaf'\x1c", _later("application/x-7z-compressed", "7-Zip archive")),
    (0, b"Rar!\x1a\x07", _later("application/vnd.rar", "RAR archive")),
    (0, b"(\xb5/\xfd", _later("application/zstd", "Zstandard archive")),
    (257, b"ustar", _later("application/x-tar", "tar archive")),
    (0, b"SQLite format 3\x00", _later("application/vnd.sqlite3", "SQLite database")),
    (0, b"PAR1", _later("application/vnd.apache.parquet", "Parquet table")),
    (0, b"!BDN", _later("application/vnd.ms-outlook", "Outlook mailbox")),
    (0, b"%!PS", _later("application/postscript", "PostScript")),
    (0, b"\x7fELF", Sniffed(media_type="application/x-elf", name="program", verdict="refused")),
    (0, b"MZ\x90\x00", Sniffed(media_type="application/x-dosexec", name="program", verdict="refused")),
)
_BMP = _read("image/bmp", "BMP image")
_PDF = _read("application/pdf", "PDF")
_XML = _later("application/xml", "XML")
_JSON = _later("application/json", "JSON")
_TABLE = _later("text/csv", "table")
_MAIL = _later("message/rfc822", "mail")
_WEB_ARCHIVE = _later("multipart/related", "web archive (MHTML)")

_ZIP_MEMBERS: tuple[tuple[str, Sniffed], ...] = (
    ("word/", _later("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word document")),
    ("xl/", _later("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook")),
    ("ppt/", _later("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint")),
)
_ZIP_MIMETYPES: tuple[tuple[str, str], ...] = (
    ("application/vnd.oasis.opendocument.text", "OpenDocument text"),
    ("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"),
    ("application/vnd.oasis.opendocument.presentation", "OpenDocument presentation"),
    ("application/epub+zip", "EPUB book"),
)

# The first tag of a web page or of a piece of one, after blanks and comments (WHATWG section 7.1, and the
# block elements with which saved pieces of pages begin).
_WEB_START = re.compile(
    rb"(?is)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"(?:<!doctype\s+html|<(?:html|head|body|script|iframe|h[1-6]|div|font|table|a|style|title|b|br|p|meta|link"
    rb"|article|section|main|header|footer|nav|span|ul|ol|center|form|blockquote)(?:[\s>/]|\Z))"
)
_XML_START = re.compile(rb"(?s)\A\s*(?:<\?xml\b|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?\sxmlns(?::\w+)?=)")
_MAIL_FIELD = re.compile(rb"(?im)^(from|to|date|subject|message-id|received|mime-version|return-path"
                         rb"|content-type|delivered-to):[ \t]")  # fmt: skip
_MAIL_PROOF = {b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to"}
# Control characters that text does not hold (tab, line ends, form feed, escape and end-of-file mark do occur).
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.005


def sniff(file: BinaryIO) -> Sniffed:
    """What the open file is; its position afterwards is undefined. An empty file counts as plain text."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip(file)
    if b"%PDF-" in head[:1024]:
        return _PDF
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return _BMP
    for offset, magic, found in _MAGIC:
        if head.startswith(magic, offset):
            return found
    return _text(head)


def _zip(file: BinaryIO) -> Sniffed:
    archive = _later("application/zip", "ZIP archive")
    try:
        with zipfile.ZipFile(file) as parts:
            names = parts.namelist()
            if "mimetype" in names and parts.getinfo("mimetype").file_size < 200:
                stated = parts.read("mimetype").decode("ascii", "replace").strip()
                return next((_later(kind, name) for kind, name in _ZIP_MIMETYPES if kind == stated), archive)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return archive
    for prefix, found in _ZIP_MEMBERS:
        if any(name.startswith(prefix) for name in names):
            return found
    return archive


def _text(head: bytes) -> Sniffed:
    """What a file without a binary signature is, from its first bytes."""
    narrow = _narrowed(head)
    if narrow is None:
        return _UNKNOWN
    if _WEB_START.match(narrow):
        return _PAGE
    if narrow.lstrip()[:4].lower() == b"<svg":
        return _later("image/svg+xml", "SVG drawing")
    if _XML_START.match(narrow):
        return _PAGE if b"<html" in narrow[:2048].lower() else _XML
    if (mail := _mail(narrow)) is not None:
        return mail
    if _is_json(narrow, whole=len(head) < HEAD):
        return _JSON
    if _is_table(narrow, whole=len(head) < HEAD):
        return _TABLE
    return _TEXT


def _narrowed(head: bytes) -> bytes | None:
    """The head with its byte order mark gone and UTF-16 or UTF-32 as UTF-8; None for what is not text."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if head.startswith(mark):
            body = head[len(mark) :]
            if encoding == "utf-8":
                head = body
                break
            return body.decode(encoding, "replace").encode("utf-8", "replace")
    if head and head.count(b"\x00") > 0.2 * len(head):  # perhaps UTF-16 without a mark: every other byte is zero
        for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
            if zeros.count(b"\x00") > 0.7 * len(zeros):
                wide = head[: len(head) // 2 * 2].decode(encoding, "replace").encode("utf-8", "replace")
                return None if _looks_binary(wide) else wide
    return None if _looks_binary(head) else head


def _looks_binary(head: bytes) -> bool:
    if b"\x00" in head:
        return True
    return len(_CONTROL.findall(head)) > max(1, _CONTROL_SHARE * len(head))


def _mail(head: bytes) -> Sniffed | None:
    """A mail starts with header fields, one of which only machines write."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    first = block.split(b"\n", 1)[0]
    if not (re.match(rb"[A-Za-z-]+:[ \t]?", first) or first.startswith(b"From ")):
        return None
    fields = {field.lower() for field in _MAIL_FIELD.findall(block)}
    if len(fields) < 3 or not fields & _MAIL_PROOF:
        return None
    return _WEB_ARCHIVE if b"multipart/related" in block.lower() and b"text/html" in head.lower() else _MAIL


def _is_json(head: bytes, *, whole: bool) -> bool:
    body = head.strip()
    if not body.startswith((b"{", b"[")):
        return False
    lines = body.split(b"\n")
    for candidate in (body, lines[0]):
        try:
            return isinstance(json.loads(candidate), dict | list)
        except (ValueError, RecursionError):
            continue
    return not whole and bool(re.match(rb'(?:\[\s*)?\{\s*"', body))


def _is_table(head: bytes, *, whole: bool) -> bool:
    """Five lines or more that all fall into the same three or more fields."""
    lines = head.decode("utf-8", "replace").splitlines()
    lines = [line for line in (lines if whole else lines[:-1])[:50] if line.strip()]
    if len(lines) < 5:
        return False
    for mark in (",", "\t", ";", "|"):
        try:
            widths = {len(row) for row in csv.reader(lines, delimiter=mark)}
        except csv.Error:
            continue
        if len(widths) == 1 and widths.pop() >= 3:
            return True
    return False
