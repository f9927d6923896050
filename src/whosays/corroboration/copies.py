"""Copies of one text that speak of things without a name: one proposition, not one for each copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from whosays.corroboration.fillers import Index
from whosays.corroboration.keys import Proposition
from whosays.corroboration.lineage import COPIED, FEW, REWRITTEN, share
from whosays.corroboration.words import around, normal, shingles
from whosays.model.claim import Claim


def with_copies(index: Index, found: Iterable[Proposition]) -> list[Proposition]:
    """The propositions by claim id; one that repeats another in nearly the same words gets the other's key.

    "About 20 men took part" in two copies of one report speaks of the same men, though no name says so. In
    other words, or in another report, men without a name are not taken to be the same.
    """
    out: list[Proposition] = []
    known: dict[tuple[Any, ...], list[Proposition]] = defaultdict(list)
    for one in sorted(found, key=lambda one: one.claim.id):
        described = _described(index, one)
        if described is None:
            out.append(one)
            continue
        first = next((other for other in known[described] if _copied(index, one.claim, other.claim)), None)
        if first is None:
            known[described].append(one)
            out.append(one)
        else:
            out.append(replace(one, key=first.key, subject=first.subject, object=first.object))
    return out


def _copied(index: Index, left: Claim, right: Claim) -> bool:
    """Whether the two claims stand in the same words, in texts of which one reuses the other."""
    texts = [document.text for claim in (left, right) if (document := index.documents.get(claim.document))]
    if left.document == right.document or len(texts) < 2:
        return False
    ours, theirs = (shingles(around(text, c.evidence)) for text, c in zip(texts, (left, right), strict=True))
    # The sentence may be short: it is the whole text that shows that the words are not equal by chance.
    if share(ours, theirs, 1) < COPIED:
        return False
    return share(shingles(texts[0]), shingles(texts[1]), FEW) >= REWRITTEN


def _described(index: Index, one: Proposition) -> tuple[Any, ...] | None:
    """The key with descriptions in place of the entities that only this document knows; None where none is."""
    swapped = {
        filler.entity: ("described", normal(filler.label))
        for filler in (one.subject, one.object)
        if filler is not None and filler.entity is not None and not index.is_named(filler.entity)
    }
    return tuple(swapped.get(part, part) for part in one.key) if swapped else None
