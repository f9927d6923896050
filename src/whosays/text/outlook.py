"""Outlook mails (MSG, [MS-OXMSG]), rewritten as what they were before Outlook kept them. Runs in the child.

The compound file is read by `olefile`, bodies in RTF are unpacked by `compressed_rtf`. A mail inside the mail
becomes a file of its own in the same way, with the same bytes each time.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import HeaderParser
from email.utils import format_datetime
from importlib.metadata import version
from typing import Any, Final

from whosays.text.extracted import Extracted, FormatError, Member
from whosays.text.mail import files_of, letter, message_name
from whosays.text.mime import parts_of, text_of
from whosays.text.office.rtf import words_of

MAX_DEPTH: Final = 8  # of mails inside mails
_MAX_RTF = 20_000_000  # bytes of a body
# Properties by their ids ([MS-OXPROPS]).
_SUBJECT, _SENDER, _FOR_WHOM, _TO, _CC = 0x0037, 0x0C1A, 0x0042, 0x0E04, 0x0E03
_SENDER_ADDRESSES = (0x5D01, 0x5D02, 0x0C1F, 0x0065)
_BODY, _HTML, _RTF, _HEADERS, _SENT, _DELIVERED = 0x1000, 0x1013, 0x1009, 0x007D, 0x0039, 0x0E06
_MESSAGE_ID, _ANSWERS, _REFERENCES, _CODE_PAGE, _WEB_CODE_PAGE = 0x1035, 0x1042, 0x1039, 0x3FFD, 0x3FDE
_NAMES, _DATA, _TYPE, _CONTENT_ID, _UNSEEN = (0x3707, 0x3704, 0x3001), 0x3701, 0x370E, 0x3712, 0x7FFE
_FROM_HEADERS = ("Date", "Message-ID", "In-Reply-To", "References", "To", "Cc")
_SIZES = {0: 32, 1: 24}  # bytes before the properties of a message: the outermost, and one inside another


def mail(data: bytes, _: str) -> Iterator[Extracted]:
    """An Outlook mail as a document."""
    found = letter(parts_of(_rewritten(data)))
    yield replace(found, method=f"olefile {version('olefile')}")


def members(data: bytes, _: str) -> Iterator[Member]:
    """The files attached to an Outlook mail, and the mails inside it."""
    yield from files_of(parts_of(_rewritten(data)))


def _rewritten(data: bytes) -> bytes:
    from olefile import OleFileIO

    try:
        with OleFileIO(io.BytesIO(data)) as file:
            return _message(_Storage(file, ()), 0)
    except (OSError, struct.error, IndexError, KeyError, UnicodeError, RecursionError) as error:
        raise FormatError(
            f"is no whole Outlook mail ({type(error).__name__}: {error}).",
            "Save it again from Outlook, or as EML.",
        ) from error


@dataclass(slots=True)
class _Storage:
    """A storage of the file: a message or an attachment, with its properties."""

    file: Any
    path: tuple[str, ...]
    fixed: dict[int, bytes] = field(default_factory=dict)

    def load(self, skipped: int) -> None:
        """Read the properties of fixed size, which stand after `skipped` bytes."""
        stream = self.stream("__properties_version1.0") or b""
        for place in range(skipped, len(stream) - 15, 16):
            self.fixed[struct.unpack_from("<H", stream, place + 2)[0]] = stream[place + 8 : place + 16]

    def stream(self, name: str) -> bytes | None:
        path = [*self.path, name]
        if not self.file.exists(path) or self.file.get_type(path) != 2:
            return None
        data: bytes = self.file.openstream(path).read()
        return data

    def bytes_of(self, number: int) -> bytes | None:
        return self.stream(f"__substg1.0_{number:04X}0102")

    def words(self, number: int) -> str:
        """A property that is text; "" where there is none."""
        wide = self.stream(f"__substg1.0_{number:04X}001F")
        if wide is not None:
            return wide.decode("utf-16-le", "replace").strip("\0")
        narrow = self.stream(f"__substg1.0_{number:04X}001E")
        return "" if narrow is None else text_of(narrow, self.charset(_CODE_PAGE)).strip("\0")

    def charset(self, number: int) -> str | None:
        page = self.number(number)
        return "utf-8" if page == 65001 else f"cp{page}" if page else None

    def number(self, number: int) -> int:
        return int(struct.unpack_from("<L", self.fixed.get(number, bytes(8)))[0])

    def moment(self, number: int) -> datetime | None:
        """A time: tenths of microseconds since 1601 ([MS-DTYP] 2.3.3)."""
        ticks = struct.unpack("<Q", self.fixed.get(number, bytes(8)))[0]
        try:
            return datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10) if ticks else None
        except OverflowError:
            return None

    def inside(self) -> Iterator[str]:
        """The names of the storages in this one."""
        depth = len(self.path)
        names = {entry[depth] for entry in self.file.listdir() if tuple(entry[:depth]) == self.path}
        yield from sorted(name for name in names if self.file.get_type([*self.path, name]) == 1)


def _message(storage: _Storage, depth: int) -> bytes:
    """The message as a mail. Its boundary cannot stand in what is encoded in base64."""
    storage.load(_SIZES[min(depth, 1)])
    made = MIMEMultipart("mixed", boundary=f"=_{depth}")
    for name, value in _fields(storage).items():
        if value:
            made[name] = " ".join(value.split())
    body = MIMEMultipart("alternative", boundary=f"=_{depth}_body")
    plain, page = storage.words(_BODY), _page(storage)
    if not plain.strip() and page is None:
        plain = _from_rtf(storage.bytes_of(_RTF))
    body.attach(MIMEText(plain.encode("utf-8", "replace").decode(), "plain", "utf-8"))
    if page is not None:
        body.attach(MIMEText(page.encode("utf-8", "replace").decode(), "html", "utf-8"))
    made.attach(body)
    for name in storage.inside():
        if name.startswith("__attach_version1.0_"):
            made.attach(_attachment(_Storage(storage.file, (*storage.path, name)), depth))
    return made.as_bytes()


def _fields(storage: _Storage) -> dict[str, str]:
    stated = HeaderParser().parsestr(storage.words(_HEADERS)[:500_000])
    name = storage.words(_SENDER) or storage.words(_FOR_WHOM)
    address = next((found for number in _SENDER_ADDRESSES if "@" in (found := storage.words(number))), "")
    sent = storage.moment(_SENT) or storage.moment(_DELIVERED)
    fields: dict[str, str] = {
        "From": f'"{name}" <{address}>' if name and address and name != address else name or address,
        "To": storage.words(_TO),
        "Cc": storage.words(_CC),
        "Subject": storage.words(_SUBJECT),
        "Date": format_datetime(sent) if sent else "",
        "Message-ID": storage.words(_MESSAGE_ID),
        "In-Reply-To": storage.words(_ANSWERS),
        "References": storage.words(_REFERENCES),
    }
    for field_name in _FROM_HEADERS:  # as they were sent: with the sender's own hour, and with addresses
        fields[field_name] = str(stated.get(field_name) or "") or fields[field_name]
    return fields


def _page(storage: _Storage) -> str | None:
    data = storage.bytes_of(_HTML)
    if data is not None:
        return text_of(data, storage.charset(_WEB_CODE_PAGE))
    return storage.words(_HTML) or None


def _from_rtf(data: bytes | None) -> str:
    """The words of a compressed body; "" where they cannot be had."""
    from compressed_rtf import decompress

    if not data or len(data) < 16 or struct.unpack_from("<L", data, 4)[0] > _MAX_RTF:
        return ""
    try:
        return words_of(decompress(data))
    except (ValueError, IndexError, KeyError):
        return ""


def _attachment(storage: _Storage, depth: int) -> MIMEApplication:
    storage.load(8)
    name = next((found for number in _NAMES if (found := storage.words(number))), "")
    data = storage.bytes_of(_DATA)
    kind = storage.words(_TYPE).lower()
    inside = f"__substg1.0_{_DATA:04X}000D"
    if data is None and storage.file.exists([*storage.path, inside, "__properties_version1.0"]):
        if depth >= MAX_DEPTH:
            raise FormatError(
                f"holds more than {MAX_DEPTH} mails inside one another.", "Save the inner mails by hand."
            )
        data = _message(_Storage(storage.file, (*storage.path, inside)), depth + 1)
        kind, name = "message/rfc822", message_name(name, "message")
    main, _, sub = kind.partition("/")
    made = MIMEApplication(data or b"", "octet-stream")
    if main.isalnum() and sub and all(sign.isalnum() or sign in "-+." for sign in sub):
        made.set_type(f"{main}/{sub}")
    hidden = storage.number(_UNSEEN) & 1 or (main == "image" and storage.words(_CONTENT_ID))
    made.add_header("Content-Disposition", "inline" if hidden else "attachment", filename=("utf-8", "", name))
    return made
