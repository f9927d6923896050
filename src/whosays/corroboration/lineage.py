"""Text reused: which document of a finding has its passage, or much of its text, from an earlier one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from whosays.corroboration.fillers import Index
from whosays.corroboration.words import around, shingles
from whosays.model.claim import Claim
from whosays.model.finding import Edge

# Shares are of the runs of four words of the shorter passage or text that the other has too. Calibrated on the
# sample case and on 300 MUC-4 reports: of 44,850 pairs of reports seven share over a tenth of their text; a
# copy under another headline shares .97, one cut by a third .83, one that was lightly rewritten .38.
COPIED, RESEMBLING, TOUCHED = 0.75, 0.4, 0.2
REWRITTEN = 0.2
FEWEST, FEW = 5, 30  # runs: shorter passages, and shorter texts, are equal by chance
MOST = 80  # documents whose whole texts are compared pair by pair

Runs = frozenset[tuple[str, ...]]


def published(index: Index, document: str) -> date:
    """When the document came out; what has no date counts as later than what has one."""
    held = index.documents.get(document)
    return (held.metadata.published if held else None) or date.max


def reuse(index: Index, claims: Sequence[Claim]) -> list[Edge]:
    """One edge for each document that has it from an earlier one, to the one it shares most with."""
    if len({claim.document for claim in claims}) < 2:
        return []
    passages: dict[str, Runs] = defaultdict(frozenset)
    for claim in claims:
        held = index.documents.get(claim.document)
        if held is not None:
            passages[claim.document] |= shingles(around(held.text, claim.evidence))
    ordered = sorted(passages, key=lambda document: (published(index, document), document))
    texts = {document: shingles(index.documents[document].text) for document in ordered[:MOST]}
    order = {document: place for place, document in enumerate(ordered)}
    holding: dict[tuple[str, ...], list[str]] = defaultdict(list)
    edges = []
    for place, document in enumerate(ordered):
        near = {other for run in passages[document] for other in holding[run]}
        if document in texts:
            near |= set(ordered[:place]) & set(texts)
        found = []
        for other in near:
            whole = share(texts.get(document, frozenset()), texts.get(other, frozenset()), FEW)
            passage = share(passages[document], passages[other], FEWEST)
            p = _derived(passage, whole)
            if p:
                found.append((-p, -passage, order[other], other))
        if found:
            p, _, _, other = min(found)
            edges.append(Edge(source=document, target=other, reason="same words", p=-p))
        for run in passages[document]:
            holding[run].append(document)
    return edges


def share(left: Runs, right: Runs, fewest: int) -> float:
    """The share of the shorter one's runs that the other has too; 0 where it has fewer than `fewest`."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller >= fewest else 0.0


def _derived(passage: float, whole: float) -> float:
    """The probability that the later text has it from the earlier one; 0 where nothing points that way."""
    if passage >= COPIED:
        return 0.95
    if whole >= REWRITTEN and passage >= TOUCHED:
        return 0.85
    return 0.5 if passage >= RESEMBLING or whole >= REWRITTEN else 0.0
