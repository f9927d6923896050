"""Reading -> claims: constructions over syntax and mentions, each with its chain, stance, time and quote."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.claims.affiliations import affiliations
from whosays.claims.chains import Chains
from whosays.claims.citing import citing
from whosays.claims.clauses import Clauses
from whosays.claims.disputes import disputes
from whosays.claims.drafts import (
    NAME,
    VERSION,
    Draft,
    Passages,
    merged,
    with_probability,
    without_echoes,
)
from whosays.claims.events import events
from whosays.claims.framed import framed
from whosays.claims.ground import grounded, without_heads
from whosays.claims.handovers import handovers
from whosays.claims.likelihood import Features, features, likelihood, speech_share
from whosays.claims.naming import naming
from whosays.claims.nationalities import nationalities
from whosays.claims.places import places
from whosays.claims.postings import postings
from whosays.claims.quotations import quotations
from whosays.claims.records import records
from whosays.claims.relational import relational
from whosays.claims.strength import strength
from whosays.claims.structure import structure
from whosays.claims.successions import successions
from whosays.claims.tasks import tasks
from whosays.claims.ties import ties
from whosays.claims.tree import Tree
from whosays.model.claim import Claim
from whosays.model.document import Document
from whosays.model.holder import Attribution
from whosays.model.reading import Reading

__all__ = ["NAME", "VERSION", "Claimed", "Features", "claims_of", "grounded", "proposed"]


@dataclass(frozen=True, slots=True)
class Claimed:
    """What one document claims, in text order, and every passage that it puts in somebody's mouth."""

    claims: tuple[Claim, ...]
    attributions: tuple[Attribution, ...]


def claims_of(document: Document, reading: Reading) -> Claimed:
    """All claims of a document. Every claim is grounded; raises UngroundedError on a fault of a construction."""
    if not reading.starts:
        return Claimed((), ())
    found, chains = proposed(document, reading)
    claims = [
        with_probability(without_heads(claim, document.text, document.parts), likelihood(known))
        for claim, known in found
    ]
    return Claimed(
        tuple(grounded(claim, document.text) for claim in merged(claims)),
        chains.attributions(),
    )


def proposed(document: Document, reading: Reading) -> tuple[list[tuple[Claim, Features]], Chains]:
    """What the constructions claim, each with what speaks for and against it; who says what in the document."""
    tree = Tree(document.text, reading)
    clauses = Clauses(tree)
    chains = Chains(document, tree, clauses)
    passages = Passages(document, tree, clauses, chains)
    drafts: list[Draft] = []
    for clause in clauses.all():
        drafts.extend(framed(passages, clause))
    for family in (
        postings,
        affiliations,
        handovers,
        structure,
        naming,
        nationalities,
        places,
        ties,
        relational,
        tasks,
        events,
        disputes,
        strength,
        citing,
    ):
        drafts.extend(family(passages, clauses))
    drafts.extend(records(passages))
    drafts.extend(successions(passages, clauses, drafts))
    drafts.extend(quotations(passages, clauses, drafts))
    spoken = speech_share(tree)
    found = []
    for draft in without_echoes(drafts, reading.mentions):
        claim = passages.finish(draft)
        if claim is not None:
            happened = clauses.factuality.at(draft.anchor)
            found.append((claim, features(claim, tree, draft.anchor, happened, spoken)))
    return found, chains
