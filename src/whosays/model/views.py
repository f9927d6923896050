"""What `add`, `build` and `status` report of a case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.model.decision import Action, Outcome
from whosays.model.picture import DocumentRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A decision whose claim was not found again after a new reading."""

    decision: int
    action: Action
    by: str
    why: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The state of a case in counts.

    `waiting`: documents that the next build will read, for the first time or with a newer version. `unread`:
    (language without a reader, documents). `not_yet`: (path, message) of files of a type that is not read yet.
    `refused`: (path, message) of files that could not be used. `failed`: (path, message) of documents on which
    the reader gave up. `built`: whether the picture is up to date with all of it.
    """

    name: str
    documents: int
    read: int
    waiting: int
    unread: tuple[tuple[str, int], ...]
    not_yet: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...]
    claims: int
    findings: int
    reviewed: int
    conflicts: int
    decisions: int
    protected: int
    orphans: tuple[Orphan, ...]
    built: bool
    listing: tuple[DocumentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """One line of what `add` did with what it was offered. "note": something to know of a file or manifest row.

    `partly`: some of it, its last pages say, could not be turned into text; the message says what.
    """

    path: str
    outcome: Outcome | Literal["note"]
    message: str = ""
    sha256: str | None = None
    partly: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What came in, in the order of paths; `added`, `known` ... are counted from it."""

    lines: tuple[Added, ...]

    def count(self, outcome: Outcome | Literal["note"]) -> int:
        """How many had this outcome."""
        return sum(1 for line in self.lines if line.outcome == outcome)

    @property
    def partly(self) -> int:
        """How many of the documents added could be read in part only."""
        return sum(line.partly for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did: documents read now, documents whose reading was there already, failures by path.

    `assembled` is false where nothing had changed, so that the picture stood as it was.
    """

    read: int
    kept: int
    unread: tuple[tuple[str, int], ...]
    failed: tuple[tuple[str, str], ...]
    claims: int
    findings: int
    assembled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A document that leaves the case.

    `paths`: all under which it came. `members`: paths of the documents that came inside it alone and go with it.
    `decisions`: how many were made on all of these; they become tombstones. `reasons`: other decisions whose
    reason quoted them; the quote is struck out. `left`: files in the folder of the case that are not the
    program's and still hold words of them.
    """

    sha256: str
    paths: tuple[str, ...]
    members: tuple[str, ...]
    decisions: int
    reasons: int = 0
    left: tuple[str, ...] = ()
