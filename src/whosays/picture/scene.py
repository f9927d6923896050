"""The case as views look at it: findings by entity, claims by id, what is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whosays.model.claim import Claim, identified
from whosays.model.decision import Decision
from whosays.model.document import Document
from whosays.model.entity import Entity, Resolution
from whosays.model.finding import Conflict, Corroboration, Finding
from whosays.model.picture import Badge
from whosays.picture.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Everything the views need, as look-ups. `at` is the day of the page."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    of_mention: Mapping[tuple[str, str], str]
    findings: Mapping[str, Finding]
    of_entity: Mapping[str, tuple[str, ...]]
    of_claim: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    disputed: frozenset[str]
    at: date | None
    known_on: date | None
    publishers: Mapping[str, str]

    def claims_of(self, finding: Finding) -> list[Claim]:
        """The claims that assert the finding, then those that deny it."""
        return [self.claims[claim] for claim in finding.claims if claim in self.claims]

    def entity_of(self, document: str, mention: str | None) -> Entity | None:
        """The entity of a mention."""
        found = self.of_mention.get((document, mention)) if mention else None
        return self.entities.get(found) if found else None

    def badge(self, finding: Finding) -> Badge:
        """How many documents carry the finding, and how many origins stand behind it."""
        claims = self.claims_of(finding)
        comments = bool(claims) and all(self.in_comment(claim) for claim in claims)
        return Badge(
            documents=len(finding.documents),
            lo=finding.origins.lo,
            hi=finding.origins.hi,
            noun="comments" if comments else "documents",
        )

    def in_comment(self, claim: Claim) -> bool:
        """Whether the claim stands in a reader's comment."""
        document = self.documents.get(claim.document)
        part = document.part_at(claim.evidence[0].start) if document and claim.evidence else None
        return part is not None and part.kind == "comment"


def scene(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    resolution: Resolution,
    corroboration: Corroboration,
    decisions: Sequence[Decision] = (),
    at: date | None = None,
) -> Scene:
    """The look-ups of a case. Without `at` the day is the latest date asserted in the case."""
    held = {document.sha256: document for document in documents}
    by_id = {claim.id: claim for claim in claims}
    for decision in decisions:
        if decision.judged is not None:
            by_id.setdefault(decision.judged.id or decision.target, decision.judged)
        if decision.corrected is not None:
            corrected = decision.corrected if decision.corrected.id else identified(decision.corrected)
            by_id.setdefault(corrected.id, corrected)
    of_entity: dict[str, list[str]] = defaultdict(list)
    for finding in corroboration.findings:
        for entity in sorted(set(entities_in(finding))):
            of_entity[entity].append(finding.id)
    disputed = {
        finding
        for conflict in corroboration.conflicts
        if conflict.kind != "denial"
        for finding in conflict.findings
    }
    known_on = _latest(held.values(), by_id.values())
    return Scene(
        documents=held,
        claims=by_id,
        entities={entity.id: entity for entity in resolution.entities},
        of_mention={
            (ref.document, ref.mention): entity.id for entity in resolution.entities for ref in entity.mentions
        },
        findings={finding.id: finding for finding in corroboration.findings},
        of_entity={entity: tuple(found) for entity, found in of_entity.items()},
        of_claim={claim: finding.id for finding in corroboration.findings for claim in finding.claims},
        conflicts=corroboration.conflicts,
        disputed=frozenset(disputed),
        at=at or known_on,
        known_on=known_on,
        publishers=_publishers(document.metadata.publisher for document in held.values()),
    )


def _publishers(names: Iterable[str | None]) -> dict[str, str]:
    """The publishers of the case by folded name, and by initials that only one of them has."""
    known = {fold(name): name for name in sorted({name for name in names if name})}
    initials: dict[str, list[str]] = defaultdict(list)
    for name in known:
        if len(name.split()) > 1:
            initials["".join(word[0] for word in name.split())].append(known[name])
    short = {letters: bearers[0] for letters, bearers in initials.items() if len(bearers) == 1}
    return short | known


def entities_in(finding: Finding) -> Iterator[str]:
    """The entities that a finding speaks of, with repeats."""
    fillers = [finding.subject, finding.object, *finding.places]
    fillers += [part.filler for part in finding.participants]
    for filler in fillers:
        if filler is not None and filler.entity is not None:
            yield filler.entity


def _latest(documents: Iterable[Document], claims: Iterable[Claim]) -> date | None:
    """The latest day on which somebody asserts something; an undated text asserts after what it tells of."""
    days: list[date | None] = []
    for claim in claims:
        asserted = [holder.asserted_at for holder in claim.chain if holder.asserted_at]
        valid = claim.qualifiers.valid
        days += asserted or ([valid.latest] if valid is not None else [])
    known = max((day for day in days if day), default=None)
    published = (document.metadata.published for document in documents)
    return known or max((day for day in published if day), default=None)
