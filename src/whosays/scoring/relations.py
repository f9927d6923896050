"""Relations read from a text, compared with relations that people marked in it.

What was marked is one kind for one pair of spans. What was read is a claim, and a claim may be said by more than
one kind of a foreign scheme ("X commands Y" is being in charge of Y and belonging to Y): it is given as its
*renderings*, and is right where one of them was marked.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from whosays.scoring.counts import Counts, f_score, ratio

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Relation:
    """A kind between two things, each given by the half-open spans at which it may be found."""

    kind: str
    source: tuple[Place, ...]
    target: tuple[Place, ...]


def relation_counts(
    marked: Sequence[Relation], read: Sequence[Sequence[Relation]], symmetric: Collection[str]
) -> Counts:
    """Counts of one document: `marked`, `found` (over all and by kind), `read`, `right`.

    Things agree where one span of each overlaps; kinds must be equal; those in `symmetric` fit both ways round,
    and count once where they were marked both ways round. Several claims may find one relation, and one claim
    several: recall is `found / marked`, precision `right / read`.
    """
    distinct = list({_key(one, symmetric): one for one in marked}.values())
    counts: dict[str, float] = {"marked": 0, "found": 0, "read": len(read), "right": 0}
    for one in distinct:
        found = any(agree(one, rendering, symmetric) for claim in read for rendering in claim)
        for key in ("marked", f"marked {one.kind}"):
            counts[key] = counts.get(key, 0) + 1
        for key in ("found", f"found {one.kind}"):
            counts[key] = counts.get(key, 0) + found
    for claim in read:
        counts["right"] += any(agree(one, rendering, symmetric) for rendering in claim for one in distinct)
    return counts


def relation_figures(counts: Counts) -> dict[str, float]:
    """Micro-averaged `precision`, `recall`, `f1`, and the recall of each kind."""
    precision = ratio(counts.get("right", 0), counts.get("read", 0))
    recall = ratio(counts.get("found", 0), counts.get("marked", 0))
    kinds = sorted(key.removeprefix("marked ") for key in counts if key.startswith("marked "))
    by_kind = {f"recall {k}": ratio(counts.get(f"found {k}", 0), counts[f"marked {k}"]) for k in kinds}
    return {"f1": f_score(precision, recall), "precision": precision, "recall": recall, **by_kind}


def _key(one: Relation, symmetric: Collection[str]) -> tuple[str, tuple[tuple[Place, ...], ...]]:
    ends = (one.source, one.target)
    return one.kind, tuple(sorted(ends)) if one.kind in symmetric else ends


def agree(one: Relation, other: Relation, symmetric: Collection[str]) -> bool:
    """Whether two relations are of one kind and their ends overlap, either way round for a symmetric kind."""
    if one.kind != other.kind:
        return False
    if _meet(one.source, other.source) and _meet(one.target, other.target):
        return True
    return one.kind in symmetric and _meet(one.source, other.target) and _meet(one.target, other.source)


def _meet(one: Sequence[Place], other: Sequence[Place]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)
