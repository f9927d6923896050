"""What a file is, judged by its content and never by its name.

The signatures are those of the formats' own specifications, as collected in the WHATWG MIME Sniffing
standard (section 6) and the magic(5) tables.
"""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zipfile
from dataclasses import dataclass
from typing import BinaryIO, Literal

from whosays.sources import ole

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


def _holder(media_type: str, name: str) -> Sniffed:
    return Sniffed(media_type=media_type, name=name, verdict="unpacked")


_TEXT = Sniffed(media_type=PLAIN, name="plain text", verdict="read")
_PAGE = Sniffed(media_type=WEB_PAGE, name="web page", verdict="read")
_UNKNOWN = Sniffed(media_type="application/octet-stream", name="unknown binary data", verdict="refused")

_MESSAGE_CLASS = bytes.fromhex("0b0d020000000000c000000000000046")
_PROPERTIES = "__properties_version1.0".encode("utf-16-le")
# (offset, bytes there, what it is); the first that fits wins.
_MAGIC: tuple[tuple[int, bytes, Sniffed], ...] = (
    (0, b"{\\rtf", _read("application/rtf", "RTF text")),
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
    (0, b"\x1f\x8b", _holder("application/gzip", "gzip archive")),
    (0, b"BZh", _holder("application/x-bzip2", "bzip2 archive")),
    (0, b"\xfd7zXZ\x00", _holder("application/x-xz", "xz archive")),
    (0, b"7z\xbc\xaf'\x1c", _later("application/x-7z-compressed", "7-Zip archive")),
    (0, b"Rar!\x1a\x07", _later("application/vnd.rar", "RAR archive")),
    (0, b"(\xb5/\xfd", _later("application/zstd", "Zstandard archive")),
    (257, b"ustar", _holder("application/x-tar", "tar archive")),
    (0, b"SQLite format 3\x00", _later("application/vnd.sqlite3", "SQLite database")),
    (0, b"PAR1", _later("application/vnd.apache.parquet", "Parquet table")),
    (0, b"!BDN", _later("application/vnd.ms-outlook-pst", "Outlook mailbox")),
    (0, b"%!PS", _later("application/postscript", "PostScript")),
    (0, b"\x7fELF", Sniffed(media_type="application/x-elf", name="program", verdict="refused")),
    (0, b"MZ\x90\x00", Sniffed(media_type="application/x-dosexec", name="program", verdict="refused")),
)
_BMP = _read("image/bmp", "BMP image")
_PDF = _read("application/pdf", "PDF")
_XML = _later("application/xml", "XML")
_JSON = _later("application/json", "JSON")
_TABLE = _read("text/csv", "table")
_ZIP = _holder("application/zip", "ZIP archive")
MAIL = Sniffed(media_type="message/rfc822", name="mail", verdict="read")
_OUTLOOK = Sniffed(media_type="application/vnd.ms-outlook", name="Outlook mail", verdict="read")
_MAILBOX = _holder("application/mbox", "mailbox")
_WEB_ARCHIVE = Sniffed(media_type="multipart/related", name="web archive (MHTML)", verdict="read")

_OOXML = "application/vnd.openxmlformats-officedocument."
# The folder of its parts, its main part, and what a ZIP file with them is; the first that fits wins.
_ZIP_MEMBERS: tuple[tuple[str, str, Sniffed], ...] = (
    ("word/", "document.xml", _read(_OOXML + "wordprocessingml.document", "Word document")),
    (
        "xl/",
        "workbook.bin",
        _later("application/vnd.ms-excel.sheet.binary.macroenabled.12", "binary Excel workbook"),
    ),
    ("xl/", "workbook.xml", _read(_OOXML + "spreadsheetml.sheet", "Excel workbook")),
    ("ppt/", "presentation.xml", _read(_OOXML + "presentationml.presentation", "PowerPoint")),
)
# With one of these every office file begins.
_FIRST_PARTS = (
    b"mimetype",
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"word/",
    b"xl/",
    b"ppt/",
    b"customXml/",
)
_CONTENTS = "[Content_Types].xml"  # in every Office Open XML package
_ZIP_MIMETYPES: tuple[tuple[str, str], ...] = (
    ("application/vnd.oasis.opendocument.text", "OpenDocument text"),
    ("application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"),
    ("application/vnd.oasis.opendocument.presentation", "OpenDocument presentation"),
    ("application/epub+zip", "EPUB book"),
)
# A part's own header in a ZIP file: 26 bytes from its mark to the length of its name.
_ZIP_PART = re.compile(rb"(?s)PK\x03\x04.{22}(..)..")
_BROKEN_HEAD = 4_000_000  # bytes of a broken ZIP file that are searched for names

# What an OLE file is, by a stream or storage in it; the first that fits wins.
_OLE: tuple[tuple[str, Sniffed], ...] = (
    ("EncryptedPackage", _read("application/x-ole-encrypted", "Office file locked with a password")),
    ("WordDocument", _read("application/msword", "old Word document")),
    ("Workbook", _read("application/vnd.ms-excel", "old Excel workbook")),
    ("Book", _read("application/vnd.ms-excel", "old Excel workbook")),
    ("PowerPoint Document", _later("application/vnd.ms-powerpoint", "old PowerPoint")),
)
_OLE_OTHER = _later("application/x-ole-storage", "old Office file")

# The first tag of a web page or of a piece of one, after blanks and comments (WHATWG section 7.1, and the
# block elements with which saved pieces of pages begin).
_WEB_START = re.compile(
    rb"(?is)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"(?:<!doctype\s+html|<(?:html|head|body|script|iframe|h[1-6]|div|font|table|a|style|title|b|br|p|meta|link"
    rb"|article|section|main|header|footer|nav|span|ul|ol|center|form|blockquote)(?:[\s>/]|\Z))"
)
_XML_START = re.compile(rb"(?s)\A\s*(?:<\?xml\b|<[A-Za-z_][\w.:-]*(?:\s[^<>]*)?\sxmlns(?::\w+)?=)")
_MAIL_FIELD = re.compile(rb"(?im)^(from|to|date|subject|message-id|received|mime-version|return-path"
                         rb"|content-type|delivered-to|to):[ \t]")  # fmt: skip
_MAIL_PROOF = {b"message-id", b"received", b"mime-version", b"return-path", b"delivered-to"}
_MAIL_SENT = {b"message-id", b"received", b"return-path", b"delivered-to", b"to"}
# Control characters that text does not hold (tab, line ends, form feed, escape and end-of-file mark do occur).
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_CONTROL_SHARE = 0.005
_ENTRIES, _TABLE_BYTES = 20_000, 4_000_000  # of a ZIP archive's table: more than an office file has


def sniff(file: BinaryIO) -> Sniffed:
    """What the open file is; its position afterwards is undefined. An empty file counts as plain text."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip(file)
    if head.startswith(ole.MAGIC):
        if _is_message(file, head):
            return _OUTLOOK
        names = ole.names_in(file)
        return next((found for name, found in _OLE if name in names), _OLE_OTHER)
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00":
        return _BMP
    for offset, magic, found in _MAGIC:
        if head.startswith(magic, offset):
            return found
    if b"%PDF-" in head[:1024]:
        return _PDF
    return _text(head)


def _is_message(file: BinaryIO, head: bytes) -> bool:
    """Whether an OLE file is an Outlook mail: by the class of its root, else by the stream of its properties.

    [MS-OXMSG] 2.1.3, [MS-CFB] 2.2 and 2.6: the directory begins with the root, which has its class at byte 80.
    """
    if len(head) < 512 or (shift := int.from_bytes(head[30:32], "little")) not in (9, 12):
        return False
    file.seek((int.from_bytes(head[48:52], "little") + 1) << shift)
    directory = file.read(1 << shift)
    known = directory[80:96]
    return known == _MESSAGE_CLASS or (not any(known) and (_PROPERTIES in directory or _PROPERTIES in head))


def _zip(file: BinaryIO) -> Sniffed:
    try:
        if (small := _small_table(file)) is False:
            return _ZIP
        if small is None:
            raise zipfile.BadZipFile
        with zipfile.ZipFile(file) as parts:
            names = set(parts.namelist())
            if _first_part(file) not in names:  # the table is that of an archive inside a cut one
                return _ZIP
            stated = b""
            if "mimetype" in names and parts.getinfo("mimetype").file_size < 200:
                stated = parts.read("mimetype")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        names, stated = _broken_zip(file)
    if stated:
        kind = stated.decode("ascii", "replace").strip().removesuffix("-template")
        return next((_read(kind, name) for known, name in _ZIP_MIMETYPES if kind == known), _ZIP)
    for folder, main, found in _ZIP_MEMBERS:
        inside = _CONTENTS in names and any(name.startswith(folder) for name in names) and "bin" not in main
        if inside or folder + main in names:
            return found
    return _ZIP


def _first_part(file: BinaryIO) -> str:
    """The name in the header with which the ZIP file begins."""
    file.seek(26)
    (length,) = struct.unpack("<H", file.read(2).ljust(2, b"\0"))
    file.seek(30)
    return file.read(length).decode("utf-8", "replace")


def _broken_zip(file: BinaryIO) -> tuple[set[str], bytes]:
    """Names of the parts and the media type stated, by the headers before the parts: the list of them is lost."""
    file.seek(0)
    head = file.read(_BROKEN_HEAD)
    names, stated = set[str](), b""
    if not head[30:].startswith(_FIRST_PARTS):
        return names, stated  # its parts may be office files, whose parts stand in it too
    for part in _ZIP_PART.finditer(head):
        length = int.from_bytes(part[1], "little")
        name = head[part.end() : part.end() + length]
        names.add(name.decode("utf-8", "replace"))
        if name == b"mimetype" and part.start() == 0:
            stated = head[part.end() + length :][:200].split(b"PK\x03\x04")[0]
    return names, stated


def _small_table(file: BinaryIO) -> bool | None:
    """Whether the archive's table of contents is as small as an office file's, so that it may be read here.

    None where there is no table. The end record is found as `zipfile` finds it; the table of a ZIP64 archive
    counts as large.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65_557))  # the record and the longest comment
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 22:
        return None
    if tail[max(0, place - 20) :].startswith(b"PK\x06\x07"):
        return False
    entries, table = struct.unpack_from("<HL", tail, place + 10)
    return bool(entries <= _ENTRIES and table <= _TABLE_BYTES)


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
    """A mail starts with header fields, one of which only machines write; a mailbox with a line "From ..."."""
    block = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    first = block.split(b"\n", 1)[0]
    envelope = first.startswith(b"From ")
    if not (re.match(rb"[A-Za-z-]+:[ \t]?", first) or envelope):
        return None
    fields = {field.lower() for field in _MAIL_FIELD.findall(block)}
    related = re.search(rb"(?im)^content-type:\s*multipart/related", block) is not None
    if related and not fields & _MAIL_SENT and b"text/html" in head.lower():
        return _WEB_ARCHIVE
    if len(fields) < 3 or not fields & _MAIL_PROOF:
        return None
    return _MAILBOX if envelope else MAIL


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
