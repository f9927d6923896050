"""What the reader of a format hands over from the child process: blocks of words by page, metadata, members."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from whosays.model.document import PageSource, PartKind
from whosays.model.layout import Box

MAX_CHARACTERS: Final = 5_000_000  # of one document: some 850,000 words, more than any novel


class FormatError(Exception):
    """A file that its format's reader cannot use: what is wrong with it, and what the user can do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words that belong together: a paragraph, a row of a table, a running head, a comment.

    The offsets of `boxes` are those of `text`, which must then be normalised already (`decode.normalised`).
    """

    text: str
    kind: PartKind = "body"
    author: str | None = None
    published: date | None = None
    boxes: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page, sheet or slide; a document without pages is one leaf."""

    blocks: list[Block]
    source: PageSource = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A file as its format's reader sees it. `method` names the reader with its version ("pypdf 6.0").

    `paged` says whether the leaves are pages that a person could cite. `notes` say what could not be read.
    `thread` has the id of a mail and of those that it answers, the nearest first.
    `titled` and `issued` are the title and the day of publication as they stand in the words themselves.
    """

    method: str
    leaves: list[Leaf]
    paged: bool = False
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    marking: str | None = None
    thread: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    titled: str | None = None
    issued: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside an archive, or an attachment of a mail. `name` is a relative POSIX path without `..`.

    A member that cannot be taken out has no `data`, and `message` and `remedy` say why and what to do. A `note` is
    something to know of the whole. `mail`: the holder knows that it is one, however it looks.
    """

    name: str
    data: bytes | None
    message: str = ""
    remedy: str = ""
    note: bool = False
    mail: bool = False
