"""The claim: in this document, at these characters, this holder asserts this."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from whosays.model.holder import Holder, Polarity, Stance
from whosays.model.ids import content_id
from whosays.model.quantity import Quantity
from whosays.model.span import Span
from whosays.model.time import ValidTime

Predicate = Literal[
    "posted_to",
    "part_of",
    "reports_to",
    "named",
    "tasked_with",
    "organised_by",
    "strength",
    "based_in",
    "operates_in",
    "nationality",
    "allied_with",
    "opposes",
    "supports",
    "met_with",
    "related_to",
    "event",
    "count",
    "cites",
]
PREDICATES: tuple[Predicate, ...] = get_args(Predicate)
EventType = Literal[
    "attack",
    "bombing",
    "killing",
    "kidnapping",
    "clash",
    "arrest",
    "detention",
    "deployment",
    "training",
    "meeting",
    "appointment",
    "dismissal",
    "death",
    "founding",
    "dissolution",
    "split",
    "merger",
    "pledge",
    "designation_or_sanction",
    "trial",
    "claim_of_responsibility",
    "statement",
    "other",
]
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
ParticipantRole = Literal[
    "perpetrator",
    "perpetrator_organisation",
    "target",
    "victim",
    "instrument",
    "authority",
    "person",
    "organisation",
    "place",
    "date",
    "killed",
    "wounded",
    "arrested",
    "participants",
]
RoleClass = Literal["head", "deputy", "spokesperson", "adviser", "member", "recruit", "other"]
NameKind = Literal["official", "alias", "acronym", "kunya", "translation", "nickname"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What fills a place of a claim: exactly one of mention, value, document, holder.

    `mention` is a mention id of the same document, `span` its words (also for a `value` that is a stretch of
    text: its words as they stand). `value` is normalised text or a quantity. `document` is a SHA-256, used
    where the document itself is the argument. `holder` is a step of the claim's chain.
    """

    mention: str | None = None
    span: Span | None = None
    value: str | Quantity | None = None
    document: str | None = None
    holder: int | None = None

    @property
    def words(self) -> str:
        """The argument's words."""
        if self.span is not None:
            return self.span.text
        if isinstance(self.value, Quantity):
            return self.value.verbatim
        return self.value or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who or what takes part in an event, in which role. Counts (`killed` ...) carry a quantity."""

    role: ParticipantRole
    mention: str | None = None
    span: Span | None = None
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualifiers:
    """What narrows a claim. Which ones a predicate may carry is listed in SPEC section 3."""

    role: Argument | None = None
    rank: Argument | None = None
    title: Argument | None = None
    role_class: RoleClass | None = None
    kind: NameKind | None = None
    of: Argument | None = None
    scope: Argument | None = None
    valid: ValidTime | None = None
    place: tuple[Argument, ...] = ()
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """Who read the claim: a program with its version and construction, or a person."""

    name: str
    version: str
    construction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim (SPEC sections 2 to 4). `chain` is sorted by step; stance and polarity are the deepest step's.

    `p_extraction` is the chance that the passage was read right, never that it is true.
    """

    document: str
    predicate: Predicate
    chain: tuple[Holder, ...]
    evidence: tuple[Span, ...]
    extractor: Extractor
    p_extraction: float
    subject: Argument | None = None
    object: Argument | None = None
    event_type: EventType | None = None
    participants: tuple[Participant, ...] = ()
    qualifiers: Qualifiers = Qualifiers()
    id: str = ""

    @property
    def deepest(self) -> tuple[Holder, ...]:
        """The holders of the last step: those whose word it is."""
        last = self.chain[-1].step
        return tuple(holder for holder in self.chain if holder.step == last)

    @property
    def stance(self) -> Stance:
        """How sure the deepest holder is."""
        return self.chain[-1].stance

    @property
    def polarity(self) -> Polarity:
        """Whether the deepest holder asserts or denies."""
        return self.chain[-1].polarity


def _place(argument: Argument | None) -> Any:
    """The part of an argument that identifies it: spans and values, not ids given by one reading."""
    if argument is None:
        return None
    return {
        "span": argument.span,
        "value": argument.value,
        "document": argument.document,
        "holder": argument.holder,
    }


def _anonymous_ids(qualifiers: Qualifiers) -> Qualifiers:
    def bare(argument: Argument | None) -> Argument | None:
        return None if argument is None else replace(argument, mention=None)

    return replace(
        qualifiers,
        role=bare(qualifiers.role),
        rank=bare(qualifiers.rank),
        title=bare(qualifiers.title),
        of=bare(qualifiers.of),
        scope=bare(qualifiers.scope),
        place=tuple(replace(argument, mention=None) for argument in qualifiers.place),
    )


def identified(claim: Claim) -> Claim:
    """The claim with its id: a hash of what it says, where and through whom (SPEC section 2)."""
    identity = {
        "document": claim.document,
        "predicate": claim.predicate,
        "event_type": claim.event_type,
        "subject": _place(claim.subject),
        "object": _place(claim.object),
        "participants": sorted(
            ({"role": p.role, "span": p.span, "quantity": p.quantity} for p in claim.participants),
            key=content_id,
        ),
        "qualifiers": _anonymous_ids(claim.qualifiers),
        "chain": [replace(holder, mention=None) for holder in claim.chain],
        "evidence": claim.evidence,
    }
    return replace(claim, id="c" + content_id(identity))
