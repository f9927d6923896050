"""Which event claims tell of one event (SPEC section 2, "Event identity")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from whosays.corroboration.fillers import Index, filler, place_of
from whosays.corroboration.lineage import COPIED, FEWEST, Runs, share
from whosays.corroboration.spans import bounds, overlap
from whosays.corroboration.words import around, normal, shingles
from whosays.model.claim import Argument, Claim
from whosays.model.finding import Filler, Part
from whosays.model.quantity import Quantity
from whosays.model.time import ValidTime

# Types that one event may be called by. Every other type is compatible with itself alone.
_FAMILIES = {
    "attack": "violence",
    "bombing": "violence",
    "killing": "violence",
    "clash": "violence",
    "arrest": "custody",
    "detention": "custody",
}
# Roles whose holders tell one event from another.
_TELLING = frozenset({"perpetrator", "perpetrator_organisation", "target", "victim", "person"})
_MARKING = frozenset({"target", "victim", "person"})
# Two times that overlap somewhere in a span longer than this do not show that one event is meant, unless a
# place is shared as well: an organisation commits many acts in a year.
NEAR = 31  # days
# The more often a participant occurs, the less it tells; beyond this only the nearest in time are compared.
WINDOW = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event claim with its fillers."""

    claim: Claim
    family: str
    parts: tuple[Part, ...]
    places: tuple[Filler, ...]
    shared: frozenset[str]
    marking: frozenset[str]
    numbers: frozenset[tuple[str, float | None, float | None]]
    sites: frozenset[str]
    valid: ValidTime
    runs: Runs


def told(index: Index, claim: Claim) -> Told:
    """The event that a claim tells of."""
    parts, places = [], []
    for place in claim.qualifiers.place:
        found = filler(index, claim, place)
        if found is not None:
            places.append(found)
    for participant in claim.participants:
        argument = Argument(mention=participant.mention, span=participant.span, value=participant.quantity)
        found = filler(index, claim, argument)
        if found is None or participant.role == "date":
            continue
        if participant.role == "place":
            places.append(found)
        else:
            parts.append(Part(role=participant.role, filler=found))
    held = index.documents.get(claim.document)
    sites = {place_of(place) or "" for place in places}
    named = {p.filler.entity for p in parts if p.filler.entity and index.is_named(p.filler.entity)}
    described = {words for p in parts if (words := normal(p.filler.label)) and len(words.split()) > 1}
    marking = {_mark(index, p.filler) for p in parts if p.role in _MARKING} - {None}
    return Told(
        claim=claim,
        family=_FAMILIES.get(claim.event_type or "other", claim.event_type or "other"),
        parts=tuple(parts),
        places=tuple({place_of(place): place for place in places}.values()),
        shared=frozenset(found for found in named if found) | described,
        marking=frozenset(found for found in marking if found),
        numbers=frozenset(
            (p.role, p.filler.quantity.low, p.filler.quantity.high) for p in parts if p.filler.quantity
        ),
        sites=frozenset(sites),
        valid=claim.qualifiers.valid or ValidTime(),
        runs=shingles(around(held.text, claim.evidence)) if held is not None else frozenset(),
    )


def one_event(left: Told, right: Told) -> bool:
    """Whether the two claims tell of one event.

    Types compatible, dates overlap, places do not exclude each other, a participant or a number is shared.
    Unknown dates overlap only within one document. Passages in nearly the same words need no date.
    """
    if left.family != right.family:
        return False
    shared_site = bool(left.sites & right.sites)
    if left.sites and right.sites and not shared_site:
        return False
    numbers = left.numbers & right.numbers
    if not (left.shared & right.shared or numbers):
        return False
    if _roles_clash(left, right) or (_numbers_clash(left, right) and not shared_site):
        return False
    if share(left.runs, right.runs, FEWEST) >= COPIED and overlap(left.valid, right.valid):
        return True  # the same words tell of the same event
    if not left.valid.known or not right.valid.known:
        return left.claim.document == right.claim.document
    if not overlap(left.valid, right.valid):
        return False
    if shared_site or min(_length(left.valid), _length(right.valid)) <= NEAR:
        return True
    # "Some time before the report": reports of the same weeks that agree on whom it struck or how many.
    reports = [bounds(valid)[1] for valid in (left.valid, right.valid) if bounds(valid)[0] == date.min]
    if len(reports) < 2 or abs((reports[0] - reports[1]).days) > NEAR:
        return False
    return bool(left.marking & right.marking or numbers)


def _roles_clash(left: Told, right: Told) -> bool:
    """Whether both name somebody in one role, and nobody in it is shared: two victims, two attacks."""
    ours, theirs = _by_role(left), _by_role(right)
    return any(not ours[role] & theirs[role] for role in ours.keys() & theirs.keys())


def _by_role(event: Told) -> dict[str, set[str]]:
    roles: dict[str, set[str]] = defaultdict(set)
    for part in event.parts:
        if part.filler.entity in event.shared and part.role in _TELLING:
            roles[part.role].add(part.filler.entity or "")
    return roles


def _length(valid: ValidTime) -> int:
    first, last = bounds(valid)
    return (last - first).days


def _mark(index: Index, filler: Filler) -> str | None:
    """What a participant is told by across documents: its entity where it has a name, else its words."""
    return filler.entity if index.is_named(filler.entity) else normal(filler.label) or None


def _numbers_clash(left: Told, right: Told) -> bool:
    ours: dict[str, Quantity] = {p.role: p.filler.quantity for p in left.parts if p.filler.quantity}
    theirs: dict[str, Quantity] = {p.role: p.filler.quantity for p in right.parts if p.filler.quantity}
    return any(ours[role].disjoint(theirs[role]) for role in ours.keys() & theirs.keys())


def clusters(events: Sequence[Told]) -> list[list[Told]]:
    """Events told of, each as the claims that tell of it.

    A claim joins a cluster only where it fits every member; claims are taken in the order of their ids, so
    that the result does not depend on the order of `events`.
    """
    ordered = sorted(events, key=lambda event: event.claim.id)
    blocks: dict[tuple[str, object], list[int]] = defaultdict(list)
    groups: list[list[Told]] = []
    for event in ordered:
        keys: list[tuple[str, object]] = [(event.family, shared) for shared in sorted(event.shared)]
        keys += [(event.family, number) for number in sorted(event.numbers, key=str)]
        candidates = sorted({number for key in keys for number in blocks[key][-WINDOW:]})
        home = next(
            (number for number in candidates if all(one_event(event, other) for other in groups[number])), None
        )
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(event)
        for key in keys:
            if home not in blocks[key][-WINDOW:]:
                blocks[key].append(home)
    return groups
