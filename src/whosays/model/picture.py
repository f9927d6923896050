"""The picture: what faces show. Plain data; every line lists the findings, claims and passages behind it.

All strings are ready to be shown: protected names are already pseudonyms here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whosays.model.claim import EventType
from whosays.model.document import PartKind
from whosays.model.finding import ConflictKind, Review
from whosays.model.holder import HolderKind
from whosays.model.quantity import Quantity
from whosays.model.time import ValidTime

State = Literal[
    "asserted", "denied", "alleged", "disputed", "imprecise", "inherited", "reviewed", "unreviewed", "drift"
]
# How a line of the chart is drawn at the chosen day: true on that day; true on some day of a range that holds
# it; only seen before or after; no date stated at all.
Line = Literal["solid", "dashed", "dotted", "undated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of one of our sentences. `entity` makes it a link, `quoted` sets it in another's voice."""

    text: str
    entity: str | None = None
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """`documents` texts carry it, `lo..hi` independent origins stand behind it; `noun` is plural ("articles")."""

    documents: int
    lo: int
    hi: int
    noun: str = "documents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One of our sentences, its attribution inside it, with the numbers of the passages that carry it."""

    runs: tuple[Run, ...]
    refs: tuple[int, ...]
    findings: tuple[str, ...]
    states: tuple[State, ...] = ()

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainStep:
    """The holders of one step, as words: "Petra Lind and two port officials". `cue` is the reporting word."""

    text: str
    kind: HolderKind
    anonymous: bool = False
    inherited: bool = False
    in_custody: bool = False
    denied: bool = False
    cue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A numbered passage: the quote (evidence) in its context, and its chain from the publisher inwards.

    `quotes` are (words, is evidence) in text order; an ellipsis between far ones is the face's business.
    `approximate`: the words were recognised from an image of the page.
    """

    number: int
    claims: tuple[str, ...]
    document: str
    title: str
    publisher: str
    published: date | None
    page: int | None
    start: int
    end: int
    quotes: tuple[tuple[str, bool], ...]
    chain: tuple[ChainStep, ...]
    states: tuple[State, ...]
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """The nearest dates before and after the chosen day on which a source places something (a view only)."""

    last_seen: date | None = None
    next_seen: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartHead:
    """A head of a unit at the chosen day: "Commander: Tomas Verrick"."""

    title: str
    person: str
    person_label: str
    line: Line
    alleged: bool
    disputed: bool
    denied: int
    finding: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartUnit:
    """A unit of the chart. `strength` is stated words ("36 to 44 guards"), one for each source."""

    entity: str
    label: str
    line: Line
    alleged: bool
    heads: tuple[ChartHead, ...]
    strength: tuple[str, ...]
    sighting: Sighting = Sighting()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLink:
    """`child` is part of `parent`, as one finding says."""

    parent: str
    child: str
    line: Line
    alleged: bool
    disputed: bool
    badge: Badge
    finding: str
    refs: tuple[int, ...]
    sighting: Sighting = Sighting()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The organisation at a day: units in reading order (parents before children), links, root units."""

    at: date | None
    roots: tuple[str, ...]
    units: tuple[ChartUnit, ...]
    links: tuple[ChartLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """A person in a post: what the sources call it, when, on whose word."""

    post: str
    unit: str | None
    unit_label: str
    person: str | None
    person_label: str
    role_class: str | None
    valid: tuple[ValidTime, ...]
    line: Line
    sighting: Sighting
    badge: Badge
    alleged: bool
    disputed: bool
    denied: int
    review: Review
    finding: str
    refs: tuple[int, ...]
    who_says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A base or an area, on whose word. `kind`: "base" or "area"."""

    kind: Literal["base", "area"]
    entity: str | None
    label: str
    subject_label: str
    badge: Badge
    valid: tuple[ValidTime, ...]
    alleged: bool
    denied: int
    disputed: bool
    review: Review
    finding: str
    refs: tuple[int, ...]
    who_says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event. `when` is in words ("some time in 2019"), `first`/`last` order it."""

    event_type: EventType
    when: str
    first: date | None
    last: date | None
    sentence: Sentence
    badge: Badge
    review: Review
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyRow:
    """One source's number. Never summed."""

    who_says: str
    quantity: Quantity
    badge: Badge
    alleged: bool
    finding: str
    refs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """A counted thing and each source's number for it: "How many guards on Sorrel Island"."""

    heading: str
    rows: tuple[TallyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictSide:
    """One half of a conflict: the statement, its first passage."""

    sentence: Sentence
    badge: Badge
    passage: int
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPair:
    """Two findings that cannot both hold, the earlier claimed first."""

    kind: ConflictKind
    left: ConflictSide
    right: ConflictSide
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What the documents leave open: a title, why it matters, one thing to do, what it hangs on."""

    kind: Literal["no head", "no date", "one anonymous origin", "cited, not in the case"]
    title: str
    text: str
    action: str
    refs: tuple[int, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Sentences under a heading, for what has no graphic of its own (tasks, names, ties)."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginsBar:
    """How many findings rest on `origins` independent origins (their `lo`), reviewed and not."""

    origins: int
    reviewed: int
    unreviewed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole picture of one entity of a case, ready to print.

    `at` is the day of the page; `known_on` the latest date on which anything in the case was asserted.
    `unread` lists documents that no reader took: (path, why). `pseudonyms` says whether any name was veiled.
    """

    case: str
    entity: str | None
    title: str
    aka: Sentence | None
    at: date | None
    known_on: date | None
    findings: int
    reviewed: int
    documents: int
    histogram: tuple[OriginsBar, ...]
    summary: tuple[tuple[Sentence, ...], ...]
    chart: Chart
    posts: tuple[PostRow, ...]
    places: tuple[PlaceRow, ...]
    events: tuple[EventRow, ...]
    tallies: tuple[Tally, ...]
    conflicts: tuple[ConflictPair, ...]
    gaps: tuple[Gap, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    unread: tuple[tuple[str, str], ...] = ()
    pseudonyms: bool = False
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One line of the list of documents. `outcome` is "read", "not read" (`message` says why) or "refused".

    `sha256` is None where nothing was kept; `claims` is the number of claims read from it.
    """

    path: str
    outcome: Literal["read", "not read", "refused"]
    sha256: str | None = None
    title: str = ""
    publisher: str = ""
    published: date | None = None
    language: str = ""
    claims: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim beside its document. `evidence` are half-open offsets in the shown text; `number` is from 1.

    `sentence` is the proposition in our words; `time` its valid time in words, empty where none is stated.
    """

    number: int
    claim: str
    finding: str | None
    sentence: Sentence
    chain: tuple[ChainStep, ...]
    states: tuple[State, ...]
    evidence: tuple[tuple[int, int], ...]
    review: Review
    time: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMention:
    """A name or role in the shown text, and the entity it belongs to."""

    start: int
    end: int
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A stretch of the shown text with one voice; `author` is the pseudonym of a commenter."""

    kind: PartKind
    start: int
    end: int
    author: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A document with its claims in place.

    Every offset refers to `text`, which is the stored text with protected names and masked details already
    veiled: its offsets are not those of the store. `parts` cover it in order; `pages` are (number, start, end).
    `recognised` are the numbers of pages read from an image; `pictured` of those that can be shown as images;
    `withheld` of those that could, but show what is veiled.
    """

    case: str
    sha256: str
    path: str
    title: str
    publisher: str
    author: str
    published: date | None
    language: str
    text: str
    parts: tuple[ShownPart, ...]
    claims: tuple[ShownClaim, ...]
    mentions: tuple[ShownMention, ...] = ()
    pages: tuple[tuple[int, int, int], ...] = ()
    recognised: tuple[int, ...] = ()
    pictured: tuple[int, ...] = ()
    withheld: tuple[int, ...] = ()
    url: str | None = None
    marking: str | None = None
    unread: str = ""
    pseudonyms: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim of a finding: its passage in context, who read it, and how surely it was read right."""

    claim: str
    passage: Passage
    extractor: str
    p_extraction: float
    review: Review


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """A page of a document as PNG. `boxed`: the quote has its box."""

    path: str
    page: int
    png: bytes
    boxed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEnd:
    """Where a chain ends. `resolved` as in `End`; `documents` are the titles of the texts that lead there."""

    label: str
    kind: HolderKind
    resolved: bool
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A finding opened: what is said, on whose word, and each passage. `depends_on` are names of the cut."""

    case: str
    finding: str
    kind: str
    sentence: Sentence
    badge: Badge
    states: tuple[State, ...]
    valid: tuple[ValidTime, ...]
    at: date | None
    review: Review
    depends_on: tuple[str, ...]
    ends: tuple[ShownEnd, ...]
    assertions: tuple[Evidence, ...]
    denials: tuple[Evidence, ...]
    conflicts: tuple[ConflictPair, ...]
    decisions: tuple[tuple[date, str], ...] = ()
    pseudonyms: bool = False
