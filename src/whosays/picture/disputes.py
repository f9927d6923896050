"""Findings that cannot hold together, side by side; the earlier claimed stands first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from whosays.model.claim import Claim
from whosays.model.finding import Conflict, Finding
from whosays.model.picture import ConflictPair, ConflictSide
from whosays.picture.passages import Passages
from whosays.picture.scene import Scene
from whosays.picture.words import sentence


def pairs(scene: Scene, findings: Iterable[Finding], passages: Passages) -> tuple[ConflictPair, ...]:
    """The conflicts in which one of the findings stands, those between most documents first."""
    inside = {finding.id for finding in findings}
    found = [conflict for conflict in scene.conflicts if inside & set(conflict.findings)]
    order = {"conflict": 0, "denial": 1, "possible conflict": 2}

    def rank(conflict: Conflict) -> tuple[int, int, str]:
        weight = sum(len(scene.findings[f].documents) for f in conflict.findings if f in scene.findings)
        return (order[conflict.kind], -weight, conflict.id)

    made = (_pair(scene, conflict, passages) for conflict in sorted(found, key=rank))
    return tuple(pair for pair in made if pair is not None)


def _pair(scene: Scene, conflict: Conflict, passages: Passages) -> ConflictPair | None:
    known = [scene.findings[finding] for finding in conflict.findings if finding in scene.findings]
    sides: list[tuple[Finding, list[Claim]]]
    if len(known) == 2:
        sides = [(finding, scene.claims_of(finding)) for finding in known]
    elif known and conflict.kind == "denial":
        claims = scene.claims_of(known[0])
        sides = [
            (known[0], [claim for claim in claims if claim.polarity == polarity])
            for polarity in ("asserted", "denied")
        ]
    elif known:
        by_document = _by_document(scene.claims_of(known[0]))
        sides = [(known[0], claims) for claims in (by_document[:1] + by_document[-1:])]
    else:
        return None
    sides = [(finding, claims) for finding, claims in sides if claims]
    if len(sides) != 2:
        return None
    sides.sort(key=lambda side: (_claimed(scene, side[1]), side[0].id, side[1][0].polarity, side[1][0].id))
    left, right = (_side(scene, finding, claims, passages) for finding, claims in sides)
    return ConflictPair(kind=conflict.kind, left=left, right=right, why=conflict.why)


def _by_document(claims: list[Claim]) -> list[list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.document, []).append(claim)
    return [groups[document] for document in sorted(groups)]


def _claimed(scene: Scene, claims: list[Claim]) -> date:
    days = [holder.asserted_at for claim in claims for holder in claim.chain if holder.asserted_at]
    days += [
        document.metadata.published
        for claim in claims
        if (document := scene.documents.get(claim.document)) and document.metadata.published
    ]
    return min(days, default=date.max)


def _side(scene: Scene, finding: Finding, claims: list[Claim], passages: Passages) -> ConflictSide:
    number = passages.number(sorted(claims, key=lambda c: (_claimed(scene, [c]), c.id))[0])
    return ConflictSide(
        sentence=sentence(scene, [finding], (number,), claims=claims),
        badge=scene.badge(finding),
        passage=number,
        finding=finding.id,
    )
