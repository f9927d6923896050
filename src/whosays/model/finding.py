"""Findings: all claims that assert one proposition, and what stands behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.model.claim import EventType, Predicate, RoleClass
from whosays.model.holder import HolderKind
from whosays.model.quantity import Quantity
from whosays.model.span import Span
from whosays.model.time import ValidTime

Review = Literal["accepted", "rejected", "corrected", "unreviewed"]
ConflictKind = Literal["conflict", "possible conflict", "denial"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """What fills a place of a finding: an entity id, or normalised text, or a quantity. `label` is to be shown."""

    label: str
    entity: str | None = None
    text: str | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A participant of an event finding."""

    role: str
    filler: Filler


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """Where a chain of the finding ends: a holder (or the document) that names no deeper one.

    `resolved`: a named person or organisation speaking for itself, or a document in the case that names no
    source. `key` identifies the same end across documents.
    """

    key: str
    label: str
    kind: HolderKind
    resolved: bool
    documents: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`source` derives from `target` (document SHA-256, or an end's key), for a reason, with a probability."""

    source: str
    target: str
    reason: str
    p: float
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How many independent origins stand behind a finding: `lo..hi` (SPEC section 6).

    `relays` are holders that pass on what deeper ones say; like `ends`, they come by how many documents use
    them. `cut` names what the finding depends entirely on, as keys of ends, relays or documents.
    """

    lo: int
    hi: int
    ends: tuple[End, ...]
    edges: tuple[Edge, ...] = ()
    cut: tuple[str, ...] = ()
    relays: tuple[End, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One proposition with every claim that asserts or denies it.

    The key is predicate, entities (or normalised values) and role class; time, stance and polarity are not in
    it. `valid` are the distinct times that claims state, never bridged.
    """

    id: str
    predicate: Predicate
    subject: Filler | None
    object: Filler | None
    role_class: RoleClass | None
    event_type: EventType | None
    participants: tuple[Part, ...]
    role: str | None
    name_kind: str | None
    assertions: tuple[str, ...]
    denials: tuple[str, ...]
    documents: tuple[str, ...]
    valid: tuple[ValidTime, ...]
    places: tuple[Filler, ...]
    quantity: Quantity | None
    alleged: bool
    origins: Origins
    review: Review
    scope: str | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """Every claim of the finding."""
        return self.assertions + self.denials


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Findings that cannot hold together; `why` says so in one sentence."""

    id: str
    kind: ConflictKind
    findings: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """All findings of a case and the conflicts among them."""

    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
