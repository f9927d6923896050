"""Mailboxes (MBOX): one mail at a time, whatever the size of the file. Runs in the child process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from whosays.text.extracted import Member
from whosays.text.mail import message_name
from whosays.text.mime import field_of, parts_of

MAX_MESSAGE: Final = 50_000_000  # bytes of one mail
MAX_MESSAGES: Final = 100_000
# The line before each mail: "From", who sent it, when. RFC 4155; some programs leave out the sender.
_ENVELOPE = re.compile(rb"From (?=.{0,250}\b\d{1,2}:\d{2}).{0,250}\b(?:19|20)\d{2}\b.{0,60}\r?\n?\Z")
_FIELD = re.compile(rb"[!-9;-~]+:|>From ")
_QUOTED_FROM = re.compile(rb"(?m)^>(>*From )")
_LINE = 1_000_000  # bytes read as one line


def mailbox(file: BinaryIO, _: str) -> Iterator[Member]:
    """Each mail of the mailbox, with its number and its subject as its name."""
    number = 0
    for data in _messages(file):
        number += 1
        if number > MAX_MESSAGES:
            message = f"was left out with all that follows: the mailbox holds more than {MAX_MESSAGES:,} mails."
            yield Member(name=f"{number:04}.eml", data=None, message=message, remedy="Split the mailbox by year.")
            return
        if data is None:
            message = f"is a mail of more than {MAX_MESSAGE // 1_000_000} MB."
            remedy = "Save its attachments from a mail program and add those."
            yield Member(name=f"{number:04}.eml", data=None, message=message, remedy=remedy)
            continue
        subject = field_of(parts_of(data[:100_000]).head, "Subject")
        yield Member(name=f"{number:04} {message_name(subject, 'mail')}", data=data, mail=True)


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each mail, ">From " unquoted; None for one that is too large."""
    lines: list[bytes] = []
    size = 0
    inside = False
    blank = True  # the line before was empty, or there was none
    while line := file.readline(_LINE):
        if blank and line.startswith(b"From ") and _ENVELOPE.match(line) and _FIELD.match(_next(file)):
            if inside:
                yield _whole(lines, size)
            lines, size, inside = [], 0, True
        elif inside:
            size += len(line)
            if size <= MAX_MESSAGE:
                lines.append(line)
        blank = not line.strip()
    if inside:
        yield _whole(lines, size)


def _next(file: BinaryIO) -> bytes:
    """The next line, without taking it."""
    place = file.tell()
    line = file.readline(_LINE)
    file.seek(place)
    return line


def _whole(lines: list[bytes], size: int) -> bytes | None:
    if size > MAX_MESSAGE:
        return None
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines).rstrip(b"\r\n") + b"\n")
