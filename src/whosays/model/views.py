"""What the faces ask of a case beside the brief: why, a document with its claims, the state of the case.

As in the picture, all strings are ready to be shown: protected names are already pseudonyms here, and offsets
refer to the text as shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from whosays.model.decision import Action, Outcome
from whosays.model.document import Page, Part
from whosays.model.finding import Review
from whosays.model.picture import Badge, ChainStep, Passage, State


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision as one line of a history. `number` is its place in the log."""

    number: int
    recorded_at: datetime
    by: str
    action: Action
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim opened: its fields as words, its passage, who read it, what people decided.

    `fields` are (name, words) in a fixed order: predicate, subject, object, role ...; `line` says the same in
    one line. `finding` is the finding that the claim belongs to, None before the first build.
    `extractor` is "name version (construction)" or a person's name. `p_extraction` is the chance that the
    passage was read right, never that it is true.
    """

    id: str
    document: str
    finding: str | None
    line: str
    fields: tuple[tuple[str, str], ...]
    passage: Passage
    extractor: str
    p_extraction: float
    review: Review
    decisions: tuple[DecisionLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What stands behind a claim or a finding. For a claim, `claims` holds just that one.

    `depends` names what the finding depends entirely on; `conflicts` says, one sentence each, what it cannot
    hold together with.
    """

    id: str
    kind: Literal["claim", "finding"]
    line: str
    badge: Badge | None
    depends: tuple[str, ...]
    conflicts: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    decisions: tuple[DecisionLine, ...]
    pseudonyms: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """A claim of the document at hand: `spans` are the (start, end) of its evidence in the text as shown."""

    id: str
    finding: str | None
    predicate: str
    line: str
    fields: tuple[tuple[str, str], ...]
    spans: tuple[tuple[int, int], ...]
    chain: tuple[ChainStep, ...]
    states: tuple[State, ...]
    review: Review
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document as shown, with its claims in place (sorted by their first evidence).

    Every offset (pages, parts, claims) is in code points of `text`, which is the text as shown: with
    pseudonyms and masks it is not the text that `extract` gives.
    """

    sha256: str
    path: str
    title: str
    publisher: str
    author: str | None
    published: date | None
    language: str
    read: bool
    text: str
    pages: tuple[Page, ...]
    parts: tuple[Part, ...]
    claims: tuple[PlacedClaim, ...]
    pseudonyms: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentLine:
    """A document in a list. `state`: "read", "not read (fr)", "not built yet" or "reader failed"."""

    sha256: str
    path: str
    title: str
    publisher: str
    published: date | None
    language: str
    state: str
    claims: int


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
    """The state of a case in counts. `unread` is (language, documents); `refused` is (path, message)."""

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
    listing: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """One line of what `add` did with what it was offered."""

    path: str
    outcome: Outcome
    message: str = ""
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What came in, in the order of paths; `added`, `known` ... are counted from it."""

    lines: tuple[Added, ...]

    def count(self, outcome: Outcome) -> int:
        """How many had this outcome."""
        return sum(1 for line in self.lines if line.outcome == outcome)


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
