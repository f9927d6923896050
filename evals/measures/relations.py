"""Relations between named things: what the claims say, as relations of re3d, against what people marked there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any

from evals.measure import Measure, Row
from whosays.model.claim import Claim
from whosays.model.document import Metadata, Original
from whosays.model.reading import Reading
from whosays.model.span import Span
from whosays.pipeline import stages
from whosays.scoring.counts import Counts
from whosays.scoring.relations import Place, Relation, relation_counts, relation_figures

SYMMETRIC = frozenset(("CoLocated", "IsSynonymOf", "FightingAgainst", "AlliesOf", "CommWith"))
SURE = 0.5  # relations and entities below this confidence are noise, by the makers' own description

# Which kinds of re3d have a predicate, by the types of their ends; the rest is not scored. "-" is a span that
# is no sure entity there.
_ACTOR = frozenset(("Organisation", "Person", "Nationality", "-"))
_PLACE = frozenset(("Location",))
_TARGET = _ACTOR | _PLACE | {"Vehicle", "MilitaryPlatform"}
SCORED: Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]] = {
    "CoLocated": ((_ACTOR, _PLACE), (_PLACE, _ACTOR)),  # based_in, operates_in; who takes part in an event at a place
    "InChargeOf": ((_ACTOR, _ACTOR | _PLACE),),  # posted_to as head, part_of turned round; control of an area
    "BelongsTo": ((_ACTOR, _ACTOR),),  # posted_to, part_of
    "FightingAgainst": ((_ACTOR, _TARGET), (_TARGET, _ACTOR)),  # opposes; hostile events
    "Dislikes": ((_ACTOR, _ACTOR),),  # opposes
    "AlliesOf": ((_ACTOR, _ACTOR),),  # allied_with, supports
    "Likes": ((_ACTOR, _ACTOR),),  # supports
    "CommWith": ((_ACTOR, _ACTOR),),  # met_with, meetings
    "IsSynonymOf": ((_ACTOR | _PLACE, _ACTOR | _PLACE), (frozenset(("MilitaryPlatform",)),) * 2),  # named; a post
    "HasAttrOf": ((_ACTOR, frozenset(("Nationality", "Quantity"))),),  # nationality; strength, count
}

_KINDS: Mapping[str, tuple[str, ...]] = {
    "named": ("IsSynonymOf",),
    "based_in": ("CoLocated",),
    "operates_in": ("CoLocated", "InChargeOf"),
    "allied_with": ("AlliesOf", "Likes"),
    "supports": ("AlliesOf", "Likes"),
    "opposes": ("FightingAgainst", "Dislikes"),
    "met_with": ("CommWith",),
    "nationality": ("HasAttrOf",),
    "strength": ("HasAttrOf",),
    "count": ("HasAttrOf",),
}
_HOSTILE = frozenset(("attack", "bombing", "killing", "kidnapping", "clash", "arrest", "detention"))
_DOERS = frozenset(("perpetrator", "perpetrator_organisation", "authority"))
_SUFFERERS = frozenset(("target", "victim"))
_PEOPLE = _DOERS | _SUFFERERS | {"person", "organisation", "participants"}


def marked(row: Row) -> list[Relation]:
    """The relations of a row that have a predicate."""
    types = {(e["begin"], e["end"]): e["type"] for e in row["entities"] if e["confidence"] >= SURE}
    found = []
    for one in row["relations"]:
        source, target = ((one[end]["begin"], one[end]["end"]) for end in ("source", "target"))
        pair = (types.get(source, "-"), types.get(target, "-"))
        scored = any(pair[0] in a and pair[1] in b for a, b in SCORED.get(one["type"], ()))
        if one["confidence"] >= SURE and scored:
            found.append(Relation(one["type"], (source,), (target,)))
    return found


class _Places:
    """Where else in its sentence a thing is mentioned."""

    def __init__(self, reading: Reading) -> None:
        self.entity = {m.id: m.entity for m in reading.mentions}
        self.at: dict[tuple[str, int], list[Place]] = {}
        bounds = [(reading.starts[a], reading.ends[b - 1]) for a, b in reading.sentences if b > a]
        self.sentence: dict[str, int] = {}
        number = 0
        for m in reading.mentions:
            while number + 1 < len(bounds) and m.start >= bounds[number + 1][0]:
                number += 1
            self.sentence[m.id] = number
            self.at.setdefault((m.entity, number), []).append((m.start, m.end))

    def of(self, mention: str | None, span: Span | None) -> tuple[Place, ...]:
        """The spans at which an argument may be found; none for one without a span."""
        own = ((span.start, span.end),) if span is not None else ()
        if mention is None or mention not in self.entity:
            return own
        return (*own, *self.at[self.entity[mention], self.sentence[mention]])


def rendered(claims: Sequence[Claim], reading: Reading) -> list[list[Relation]]:
    """Each asserted claim that has kinds in re3d as its renderings; an event gives one unit for each pair."""
    places = _Places(reading)
    found: list[list[Relation]] = []
    for claim in claims:
        if claim.polarity == "denied":
            continue
        if claim.predicate == "event":
            found.extend([relation] for relation in _event(claim, places))
        elif claim.subject is not None and claim.object is not None:
            one = places.of(claim.subject.mention, claim.subject.span)
            other = places.of(claim.object.mention, claim.object.span)
            units = list(_pair(claim, one, other))
            if units and one and other:
                found.append(units)
    return found


def _pair(claim: Claim, one: tuple[Place, ...], other: tuple[Place, ...]) -> Iterator[Relation]:
    for kind in _KINDS.get(claim.predicate, ()):
        yield Relation(kind, one, other)
    if claim.predicate in ("posted_to", "part_of", "reports_to"):
        yield Relation("BelongsTo", one, other)
    if claim.predicate in ("part_of", "reports_to"):
        yield Relation("InChargeOf", other, one)
    role = claim.qualifiers.role
    if claim.predicate == "posted_to":
        if claim.qualifiers.role_class in ("head", "deputy"):
            yield Relation("InChargeOf", one, other)
        if role is not None and role.span is not None:
            yield Relation("IsSynonymOf", one, ((role.span.start, role.span.end),))


def _event(claim: Claim, places: _Places) -> Iterator[Relation]:
    sides: dict[str, list[tuple[Place, ...]]] = {}
    for p in claim.participants:
        spans = places.of(p.mention, p.span)
        if spans and p.quantity is None:
            sides.setdefault(p.role, []).append(spans)

    def of(roles: frozenset[str]) -> list[tuple[Place, ...]]:
        return [spans for role, all_spans in sides.items() if role in roles for spans in all_spans]

    if claim.event_type in _HOSTILE:
        pairs = [*product(of(_DOERS), of(_SUFFERERS)), *combinations(sides.get("participants", []), 2)]
        for one, other in pairs:
            yield Relation("FightingAgainst", one, other)
    if claim.event_type == "meeting":
        for one, other in combinations(sides.get("participants", []), 2):
            yield Relation("CommWith", one, other)
    where = sides.get("place", []) + [
        (spans) for a in claim.qualifiers.place if (spans := places.of(a.mention, a.span))
    ]
    for one, other in product(of(_PEOPLE), where):
        yield Relation("CoLocated", one, other)


def read(row: Row) -> list[list[Relation]]:
    """What the program reads in a row."""
    data = row["text"].encode()
    stated = Metadata(title=row["title"], publisher=row["source"])
    original = Original(sha256="0" * 64, path="text.txt", size=len(data), media_type="text/plain", stated=stated)
    document = stages.converted(original, data)
    reading, claims, _ = stages.read(document)
    return rendered(claims, reading)


def count(rows: Sequence[Row]) -> dict[str, Counts]:
    """Counts by document id."""
    return {row["id"]: relation_counts(marked(row), read(row), SYMMETRIC) for row in rows}
