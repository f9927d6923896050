"""`build`, second half: who is who and what is found, kept under the hash of what it was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from whosays import store
from whosays.model.claim import Claim
from whosays.model.decision import Decision
from whosays.model.document import Document
from whosays.model.entity import Resolution
from whosays.model.finding import Corroboration
from whosays.model.ids import canonical_json, from_json
from whosays.pipeline import stages
from whosays.pipeline.moving import reviews
from whosays.pipeline.veil import Veil, over_ids, veil_of
from whosays.pipeline.versions import joined

T = TypeVar("T")
COMMENTS = ("comment", "header")
"""Parts whose author is a reader: a comment, and the line above it that names its commenter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """Everything that views are made from. Commenters are pseudonyms here already, other names are not.

    `claims` are those that were read and those that stand on a person's word; `decisions` have the ids of
    today's claims; `orphans` are those whose claim is gone.
    """

    resolution: Resolution
    corroboration: Corroboration
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...]
    orphans: tuple[Decision, ...]
    veil: Veil
    inputs: Inputs
    fresh: bool


def protected_names(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The names that are protected now, sorted."""
    names: dict[str, None] = {}
    for decision in decisions:
        if decision.action == "protect":
            names[decision.target] = None
        elif decision.action == "unprotect":
            names.pop(decision.target, None)
    return tuple(sorted(names))


@dataclass(frozen=True, slots=True)
class Inputs:
    """Hashes of what the parts of the picture are made from. People's decisions do not bear on the entities."""

    entities: str
    findings: str


def inputs_of(case: store.Case, unit: store.Unit) -> Inputs:
    """The hashes of all that the picture is made from, the readings through their keys."""
    texts = sorted(f"{sha256} {held}" for sha256, held in store.document_hashes(unit).items())
    keys = sorted(f"{sha256} {key}" for sha256, key in store.reading_keys(unit).items())
    decisions = [canonical_json(decision).hex() for decision in store.decisions(unit)]
    commenters = "protected" if case.settings.protect_commenters else "shown"
    entities = joined(stages.assembler(), *texts, *keys)
    return Inputs(entities, joined(entities, case.key.hex(), commenters, *decisions))


_LAST: dict[Path, Assembled] = {}
"""The case that this process assembled last, so that a server need not load it for every page."""


def forget() -> None:
    """Drop the case that this process assembled last."""
    _LAST.clear()


def assembled(case: store.Case) -> Assembled:
    """The case assembled, from what is kept where nothing has changed since."""
    with store.viewing(case) as unit:
        inputs = inputs_of(case, unit)
        last = _LAST.get(case.root)
        if last is not None and last.inputs == inputs:
            return replace(last, fresh=False)
        parts = _assemble(case, unit, inputs)
    if parts.fresh:
        with store.writing(case) as unit:
            store.put_built(unit, "resolution", inputs.entities, canonical_json(parts.resolution))
            store.put_built(unit, "corroboration", inputs.findings, canonical_json(parts.corroboration))
    _LAST.clear()
    _LAST[case.root] = parts
    return parts


def _assemble(case: store.Case, unit: store.Unit, inputs: Inputs) -> Assembled:
    held = tuple(store.claims(unit))
    log = store.decisions(unit)
    attached = reviews(unit, log, held)
    resolution = _kept(unit, "resolution", inputs.entities, Resolution)
    if resolution is None:
        made = stages.resolved(store.documents(unit, with_text=False), store.readings(unit), held)
        resolution = _as_kept(made, Resolution)
    veil = _veil(case, unit, log, resolution)
    there = {claim.id for claim in held}
    added = (claim for claim in attached.added if claim.id not in there)
    read = tuple(hooded(claim, veil) for claim in held)
    decisions = tuple(_hooded_decision(decision, veil) for decision in attached.decisions)
    corroboration = _kept(unit, "corroboration", inputs.findings, Corroboration)
    fresh = corroboration is None
    if corroboration is None:
        # corrected claims and those kept by a person come in with their decisions
        found = stages.corroborated(documents(unit, veil), read, resolution, decisions)
        corroboration = _as_kept(found, Corroboration)
    claims = (*read, *(hooded(claim, veil) for claim in added))
    names = protected_names(log)
    return Assembled(
        resolution=resolution,
        corroboration=corroboration,
        claims=claims,
        decisions=decisions,
        orphans=attached.orphans,
        veil=over_ids(veil, case.key, _telling_ids(case, names, resolution, corroboration, claims)),
        inputs=inputs,
        fresh=fresh,
    )


def _telling_ids(
    case: store.Case,
    names: tuple[str, ...],
    resolution: Resolution,
    corroboration: Corroboration,
    claims: Iterable[Claim],
) -> Iterator[str]:
    """Ids that are hashes of a protected name, among other things."""
    if not names:
        return
    hood = veil_of(case.key, names, (), resolution.entities)
    yield from (claim.id for claim in claims if hood.record(claim, claim.document) != claim)
    yield from (finding.id for finding in corroboration.findings if hood.record(finding) != finding)
    yield from (entity.id for entity in resolution.entities if hood.record(entity) != entity)


def _kept(unit: store.Unit, part: str, inputs: str, kind: type[T]) -> T | None:
    found = store.built(unit, part)
    return from_json(found[1], kind) if found is not None and found[0] == inputs else None


def _as_kept(made: T, kind: type[T]) -> T:
    """The part as it comes back from the store (floats rounded), so that views are the same before and after."""
    return from_json(canonical_json(made), kind)


def veil(case: store.Case) -> Veil:
    """The veil of the case, with the entities as last assembled."""
    with store.viewing(case) as unit:
        kept = store.built(unit, "resolution")
        resolution = from_json(kept[1], Resolution) if kept else Resolution(entities=())
        return _veil(case, unit, store.decisions(unit), resolution)


def _veil(case: store.Case, unit: store.Unit, log: Iterable[Decision], resolution: Resolution) -> Veil:
    commenters = [
        (document.sha256, part.author)
        for document in store.documents(unit, with_text=False)
        for part in document.parts
        if part.kind in COMMENTS and part.author and case.settings.protect_commenters
    ]
    return veil_of(case.key, protected_names(log), commenters, resolution.entities)


def documents(unit: store.Unit, veil: Veil) -> Iterator[Document]:
    """Every document, its commenters as pseudonyms."""
    for document in store.documents(unit):
        parts = tuple(
            replace(part, author=veil.reader(part.author)) if part.kind in COMMENTS else part
            for part in document.parts
        )
        yield replace(document, parts=parts)


def hooded(claim: Claim, veil: Veil) -> Claim:
    """The claim with commenters in its chain as pseudonyms; its id stays."""
    if not any(holder.kind == "reader" and holder.name for holder in claim.chain):
        return claim
    chain = tuple(
        replace(holder, name=veil.reader(holder.name)) if holder.kind == "reader" else holder
        for holder in claim.chain
    )
    return replace(claim, chain=chain)


def _hooded_decision(decision: Decision, veil: Veil) -> Decision:
    return replace(
        decision,
        judged=hooded(decision.judged, veil) if decision.judged else None,
        corrected=hooded(decision.corrected, veil) if decision.corrected else None,
    )
