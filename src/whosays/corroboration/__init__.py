"""Claims and entities to findings: what is said, by how many independent origins, against what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from whosays.corroboration import review
from whosays.corroboration.conflicts import conflicts
from whosays.corroboration.copies import with_copies
from whosays.corroboration.events import Told, clusters, told
from whosays.corroboration.fillers import Index, filler, index, place_of
from whosays.corroboration.keys import Proposition, proposition
from whosays.corroboration.origins import origins
from whosays.corroboration.words import normal
from whosays.model.claim import PREDICATES, Claim, EventType
from whosays.model.decision import Decision
from whosays.model.document import Document
from whosays.model.entity import Resolution
from whosays.model.finding import Corroboration, Filler, Finding, Part, Review
from whosays.model.ids import content_id
from whosays.model.span import on_one_line
from whosays.model.time import ValidTime

__all__ = ["corroborate", "standing"]


def standing(
    claims: Iterable[Claim], documents: Iterable[Document], decisions: Sequence[Decision] = ()
) -> tuple[Claim, ...]:
    """The claims that findings are made of: without rejected ones, corrected ones as corrected; by id."""
    kept = review.reviewed(claims, [document.sha256 for document in documents], decisions)
    return tuple(claim for claim, _ in kept)


def corroborate(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    resolution: Resolution,
    decisions: Sequence[Decision] = (),
) -> Corroboration:
    """Every finding of the case with its origins, and the conflicts among them.

    Findings come by predicate, then by how many documents carry them. The result is the same in whatever
    order documents and claims come.
    """
    held = sorted(documents, key=lambda document: document.sha256)
    look = index(held, resolution)
    kept = review.reviewed(claims, [document.sha256 for document in held], decisions)
    states: dict[str, Review] = {claim.id: state for claim, state in kept}
    groups: dict[tuple[Any, ...], list[Proposition]] = defaultdict(list)
    events: list[Told] = []
    told_of: list[Proposition] = []
    for claim, _ in kept:
        if claim.predicate == "event":
            events.append(told(look, claim))
        else:
            told_of.append(proposition(look, claim))
    for found in with_copies(look, told_of):
        groups[found.key].append(found)
    last = review.latest(decisions)
    findings = [_finding(look, key, groups[key], states, last) for key in sorted(groups, key=content_id)]
    findings += [_event(look, cluster, states, last) for cluster in clusters(events)]
    ordered = sorted((finding for finding in findings if finding.review != "rejected"), key=_order)
    return Corroboration(findings=tuple(ordered), conflicts=tuple(conflicts(look, ordered)))


def _order(finding: Finding) -> tuple[Any, ...]:
    first = min((valid.earliest for valid in finding.valid if valid.earliest), default=date.max)
    label = (finding.subject.label if finding.subject else "", finding.object.label if finding.object else "")
    return (PREDICATES.index(finding.predicate), -len(finding.documents), first, label, finding.id)


def _commonest(words: Iterable[str | None]) -> str | None:
    counts = Counter(word for word in words if word)
    return min(counts, key=lambda word: (-counts[word], word), default=None)


def _sides(claims: Sequence[Claim]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    asserted = tuple(sorted(claim.id for claim in claims if claim.polarity == "asserted"))
    denied = tuple(sorted(claim.id for claim in claims if claim.polarity == "denied"))
    return asserted, denied


def _alleged(claims: Sequence[Claim]) -> bool:
    """Whether nobody who asserts it is named, or is said to be sure of it."""
    asserted = [claim for claim in claims if claim.polarity == "asserted"]
    return bool(asserted) and all(
        claim.stance == "unknown" or claim.chain[-1].kind == "unspecified" for claim in asserted
    )


def _times(claims: Sequence[Claim]) -> tuple[ValidTime, ...]:
    """The distinct times stated, by date; the words of the first claim that states each."""
    seen: dict[tuple[Any, ...], ValidTime] = {}
    for claim in claims:
        valid = claim.qualifiers.valid
        if valid is None or not valid.known:
            continue
        dates = (valid.first_precise, valid.last_precise, valid.first_imprecise, valid.last_imprecise)
        seen.setdefault((*(str(day or "") for day in dates), valid.starting, valid.ending), valid)
    return tuple(seen[key] for key in sorted(seen))


def _supporting(claims: Sequence[Claim]) -> list[Claim]:
    """The claims whose origins count: those that assert it, or, where none does, those that deny it."""
    return [claim for claim in claims if claim.polarity == "asserted"] or list(claims)


def _distinct(fillers: Iterable[Filler | None]) -> tuple[Filler, ...]:
    seen = {place_of(found): found for found in fillers if found is not None}
    return tuple(sorted(seen.values(), key=lambda found: (found.label, place_of(found) or "")))


def _finding(
    look: Index,
    key: tuple[Any, ...],
    group: Sequence[Proposition],
    states: dict[str, Review],
    last: dict[str, Decision],
) -> Finding:
    group = sorted(group, key=lambda item: item.claim.id)
    claims = [item.claim for item in group]
    assertions, denials = _sides(claims)
    support = _supporting(claims)
    identity = "f" + content_id({"key": [str(part) for part in key]})
    speaking = next((item for item in group if item.claim is support[0]), group[0])
    return Finding(
        id=identity,
        predicate=speaking.claim.predicate,
        subject=speaking.subject,
        object=_spelt(group) if speaking.claim.predicate == "named" else speaking.object,
        role_class=speaking.claim.qualifiers.role_class,
        event_type=speaking.claim.event_type,
        participants=(),
        role=_commonest(_role(claim) for claim in support),
        name_kind=_commonest(claim.qualifiers.kind for claim in support),
        assertions=assertions,
        denials=denials,
        documents=tuple(sorted({claim.document for claim in claims})),
        valid=_times(support),
        places=_distinct(_places(look, claims)),
        quantity=speaking.quantity,
        alleged=_alleged(claims),
        origins=origins(look, support),
        review=review.of_finding([states[claim.id] for claim in claims], last.get(identity)),
        scope=speaking.scope,
    )


def _role(claim: Claim) -> str | None:
    """The words of the role as they stand; else those of the title or the rank."""
    for argument in (claim.qualifiers.role, claim.qualifiers.title, claim.qualifiers.rank):
        if argument is not None and argument.words.strip():
            return on_one_line(argument.words)
    return None


def _spelt(group: Sequence[Proposition]) -> Filler | None:
    """A name in its most frequent spelling."""
    label = _commonest(item.object.label for item in group if item.object)
    return None if label is None else Filler(label=label, text=normal(label) or label)


def _places(look: Index, claims: Sequence[Claim]) -> list[Filler | None]:
    return [filler(look, claim, place) for claim in claims for place in claim.qualifiers.place]


def _event(look: Index, cluster: Sequence[Told], states: dict[str, Review], last: dict[str, Decision]) -> Finding:
    claims = [event.claim for event in cluster]
    assertions, denials = _sides(claims)
    support = _supporting(claims)
    identity = "f" + content_id({"event": claims[0].id})
    parts = {(part.role, place_of(part.filler)): part for event in cluster for part in event.parts}
    kinds: Counter[EventType] = Counter(claim.event_type or "other" for claim in claims)
    return Finding(
        id=identity,
        predicate="event",
        subject=None,
        object=None,
        role_class=None,
        # The narrower word wins a tie: "bombing" says more than "attack".
        event_type=sorted(kinds, key=lambda kind: (-kinds[kind], kind == "attack", kind))[0],
        participants=tuple(_ordered_parts(parts.values())),
        role=None,
        name_kind=None,
        assertions=assertions,
        denials=denials,
        documents=tuple(sorted({claim.document for claim in claims})),
        valid=_times(support),
        places=_distinct(place for event in cluster for place in event.places),
        quantity=None,
        alleged=_alleged(claims),
        origins=origins(look, support),
        review=review.of_finding([states[claim.id] for claim in claims], last.get(identity)),
    )


def _ordered_parts(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: (part.role, part.filler.label, place_of(part.filler) or ""))
