"""One thing opened: a claim or finding with what stands behind it, a document with its claims in place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from whosays import store
from whosays.model.claim import Claim, Extractor, Predicate
from whosays.model.decision import Decision
from whosays.model.document import Document
from whosays.model.errors import NotFoundError
from whosays.model.finding import Conflict, Finding, Review
from whosays.model.ids import canonical_json
from whosays.model.picture import (
    ConflictPair,
    ConflictSide,
    DocumentView,
    Evidence,
    ShownClaim,
    ShownEnd,
    ShownMention,
    ShownPart,
    Why,
)
from whosays.model.reading import Reading
from whosays.pipeline import assembling, listing, page_images, stages
from whosays.pipeline.assembling import Assembled
from whosays.pipeline.veil import Cover, Veil, applied, shifted

if TYPE_CHECKING:
    from whosays.picture.scene import Scene

KINDS: Mapping[Predicate, str] = {
    "posted_to": "Post",
    "part_of": "Structure",
    "reports_to": "Structure",
    "named": "Name",
    "tasked_with": "Task",
    "organised_by": "Organisation",
    "strength": "Strength",
    "based_in": "Base",
    "operates_in": "Area",
    "nationality": "Nationality",
    "allied_with": "Ties",
    "opposes": "Ties",
    "supports": "Ties",
    "met_with": "Ties",
    "related_to": "Ties",
    "event": "Event",
    "count": "Number",
    "cites": "Source",
}
_DONE = {"accept": "accepted it", "reject": "rejected it", "correct": "corrected it", "note": "noted"}
_REVIEWS: Mapping[str, Review] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def has_pseudonyms(record: Any, veil: Veil) -> bool:
    """Whether any pseudonym of the case stands in the record."""
    text = canonical_json(record).decode()
    return any(shown in text for shown in veil.pseudonyms)


def why(case: store.Case, parts: Assembled, target: Claim | Finding) -> Why:
    """What stands behind a finding; of a claim, its finding with the passage of that claim alone."""
    with store.viewing(case) as unit:
        held = tuple(assembling.documents(unit, parts.veil))
    scene = stages.scene(held, parts.claims, parts.resolution, parts.corroboration, parts.decisions)
    if isinstance(target, Finding):
        finding, claims = target, scene.claims_of(target)
    else:
        claims = [target]
        known = scene.of_claim.get(target.id)
        finding = scene.findings[known] if known else _alone(held, claims, parts)[0]
    evidence = {
        claim.id: Evidence(
            claim=claim.id,
            passage=stages.passage(scene, number, [claim]),
            extractor=_extractor(claim.extractor),
            p_extraction=claim.p_extraction,
            review=_review(claim.id, parts.decisions),
        )
        for number, claim in enumerate(claims, start=1)
    }
    first = {claim.id: evidence[claim.id].passage.number for claim in claims}
    on = {claim.id for claim in claims} | {finding.id}
    on |= {d.target for d in parts.decisions if d.corrected is not None and d.corrected.id in on}
    plain = Why(
        case=case.settings.name,
        finding=finding.id,
        kind=KINDS[finding.predicate],
        sentence=stages.sentence(scene, finding, None)
        if isinstance(target, Finding)
        else stages.sentence(scene, _as_claimed(finding, target), claims),
        badge=scene.badge(finding),
        states=stages.states(scene, claims),
        valid=finding.valid if isinstance(target, Finding) else _as_claimed(finding, target).valid,
        at=scene.at,
        review=finding.review if isinstance(target, Finding) else _review(target.id, parts.decisions),
        depends_on=_depends(finding, scene.documents),
        ends=tuple(
            ShownEnd(
                label=end.label,
                kind=end.kind,
                resolved=end.resolved,
                documents=tuple(_title(scene.documents[sha256]) for sha256 in end.documents),
            )
            for end in finding.origins.ends
        ),
        assertions=tuple(evidence[claim.id] for claim in claims if claim.polarity == "asserted"),
        denials=tuple(evidence[claim.id] for claim in claims if claim.polarity == "denied"),
        conflicts=tuple(
            pair
            for conflict in parts.corroboration.conflicts
            if finding.id in conflict.findings
            for pair in _pairs(scene, conflict, finding.id, first)
        ),
        decisions=tuple(_line(decision) for decision in parts.decisions if decision.target in on),
    )
    shown = parts.veil.record(plain)
    return replace(shown, pseudonyms=has_pseudonyms(shown, parts.veil))


def _alone(held: Sequence[Document], claims: Sequence[Claim], parts: Assembled) -> tuple[Finding, ...]:
    """Findings of claims that no finding of the case holds (rejected ones): as if nobody had decided."""
    return stages.corroborated(held, claims, parts.resolution, ()).findings


def _as_claimed(finding: Finding, claim: Claim) -> Finding:
    """The finding with the time and the words of this claim alone."""
    q = claim.qualifiers
    return replace(
        finding,
        valid=(q.valid,) if q.valid is not None and q.valid.known else (),
        role=q.role.words if q.role is not None else finding.role,
    )


def _extractor(extractor: Extractor) -> str:
    words = f"{extractor.name} {extractor.version}".strip()
    return f"{words} ({extractor.construction})" if extractor.construction else words


def _review(target: str, decisions: Iterable[Decision]) -> Review:
    state: Review = "unreviewed"
    for decision in decisions:
        fixed = decision.corrected.id if decision.corrected else None
        if target in (decision.target, fixed):
            state = _REVIEWS.get(decision.action, state)
    return state


def _line(decision: Decision) -> tuple[date, str]:
    said = f"{decision.by} {_DONE.get(decision.action, decision.action)}"
    return decision.recorded_at.date(), f"{said}: {decision.why}" if decision.why else f"{said}."


def _title(document: Document) -> str:
    return document.metadata.title or document.metadata.publisher or document.path


def _depends(finding: Finding, documents: Mapping[str, Document]) -> tuple[str, ...]:
    labels = {end.key: end.label for end in (*finding.origins.ends, *finding.origins.relays)}
    return tuple(
        labels.get(key) or (_title(documents[key]) if key in documents else key) for key in finding.origins.cut
    )


def _pairs(scene: Scene, conflict: Conflict, finding: str, numbers: Mapping[str, int]) -> Iterable[ConflictPair]:
    """The conflict as pairs with this finding in them; the finding claimed first stands left."""

    def side(identity: str) -> ConflictSide:
        of = scene.findings[identity]
        return ConflictSide(
            sentence=stages.sentence(scene, of, None),
            badge=scene.badge(of),
            passage=next((numbers[claim] for claim in of.claims if claim in numbers), 0),
            finding=identity,
        )

    def first_said(identity: str) -> tuple[str, str]:
        days = [
            scene.documents[sha256].metadata.published
            for sha256 in scene.findings[identity].documents
            if sha256 in scene.documents
        ]
        return min((day.isoformat() for day in days if day), default="9999"), identity

    others = [other for other in conflict.findings if other != finding] or [finding]
    for other in others:
        left, right = sorted((finding, other), key=first_said)
        yield ConflictPair(kind=conflict.kind, left=side(left), right=side(right), why=conflict.why)


def document_view(case: store.Case, parts: Assembled, which: str) -> DocumentView:
    """A document as shown: its text under the veil, and every offset in that text."""
    with store.viewing(case) as unit:
        sha256 = find_shown(unit, parts.veil, which)
        held = tuple(assembling.documents(unit, parts.veil))
        reading = store.reading(unit, sha256)
        original = next(one for one in store.originals(unit) if one.sha256 == sha256)
    document = next(found for found in held if found.sha256 == sha256)
    covers = parts.veil.covers(document.text, sha256)
    meta = document.metadata
    message = next(row.message for row in listing.rows(case) if row.sha256 == sha256)
    hide = parts.veil.text
    pictured, withheld = page_images.shown_pages(original, document, parts.veil, covers)
    view = DocumentView(
        case=case.settings.name,
        sha256=sha256,
        path=hide(document.path, sha256),
        title=hide(meta.title or document.path, sha256),
        publisher=hide(meta.publisher or "", sha256),
        author=hide(meta.author or "", sha256),
        published=meta.published,
        language=document.language,
        text=applied(document.text, covers),
        parts=tuple(
            ShownPart(
                kind=part.kind,
                start=shifted(part.start, covers),
                end=shifted(part.end, covers, end=True),
                author=hide(part.author, sha256) if part.author else None,
                published=part.published,
            )
            for part in document.parts
        ),
        claims=_claims(held, document, parts, covers),
        mentions=_mentions(reading, parts, covers) if reading else (),
        pages=tuple(
            (page.number, shifted(page.start, covers), shifted(page.end, covers, end=True))
            for page in document.pages
        ),
        recognised=tuple(page.number for page in document.pages if page.source == "ocr"),
        pictured=pictured,
        withheld=withheld,
        url=hide(meta.url, sha256) if meta.url else None,
        marking=hide(meta.marking, sha256) if meta.marking else None,
        unread=message,
    )
    return replace(view, pseudonyms=has_pseudonyms(view, parts.veil))


def found_document(case: store.Case, veil: Veil, which: str) -> str:
    """The hash of the document with this hash or path; a path may be given as it is shown."""
    with store.viewing(case) as unit:
        return find_shown(unit, veil, which)


def find_shown(unit: store.Unit, veil: Veil, which: str, *, as_text: bool = True) -> str:
    """The document with this hash or path; a path may be given as it is shown."""
    try:
        return store.find_document(unit, which, as_text=as_text)
    except NotFoundError:
        shown = [
            found.sha256
            for found in store.documents(unit, with_text=False)
            if veil.text(found.path, found.sha256) == which
        ]
        if len(shown) == 1:
            return shown[0]
        raise


def _claims(
    held: Sequence[Document], document: Document, parts: Assembled, covers: Sequence[Cover]
) -> tuple[ShownClaim, ...]:
    scene = stages.scene(held, parts.claims, parts.resolution, parts.corroboration, parts.decisions)
    mine = [claim for claim in parts.claims if claim.document == document.sha256]
    mine.sort(key=lambda claim: (claim.evidence[0].start, claim.evidence[0].end, claim.id))
    rest = [claim for claim in mine if claim.id not in scene.of_claim]
    alone = {c: finding for finding in (_alone(held, rest, parts) if rest else ()) for c in finding.claims}
    out = []
    for number, claim in enumerate(mine, start=1):
        known = scene.of_claim.get(claim.id)
        finding = scene.findings[known] if known else alone[claim.id]
        valid = claim.qualifiers.valid
        shown = ShownClaim(
            number=number,
            claim=claim.id,
            finding=known,
            sentence=stages.sentence(scene, _as_claimed(finding, claim), [claim]),
            chain=stages.chain(scene, claim),
            states=stages.states(scene, [claim]),
            evidence=tuple(
                (shifted(span.start, covers), shifted(span.end, covers, end=True)) for span in claim.evidence
            ),
            review=_review(claim.id, parts.decisions),
            time=stages.time_in_words(valid) if valid else "",
            badge=scene.badge(finding) if known else None,
        )
        out.append(parts.veil.record(shown, document.sha256))
    return tuple(out)


def _mentions(reading: Reading, parts: Assembled, covers: Sequence[Cover]) -> tuple[ShownMention, ...]:
    """Names and roles, the longest where they nest."""
    entities = {
        ref.mention: entity.id
        for entity in parts.resolution.entities
        for ref in entity.mentions
        if ref.document == reading.document
    }
    out: list[ShownMention] = []
    for mention in sorted(reading.mentions, key=lambda mention: (mention.start, -mention.end)):
        if not (mention.name or mention.type == "role"):
            continue
        start, end = shifted(mention.start, covers), shifted(mention.end, covers, end=True)
        if start < end and (not out or start >= out[-1].end):
            entity = entities.get(mention.id)
            out.append(ShownMention(start=start, end=end, entity=parts.veil.ids.get(entity or "", entity)))
    return tuple(out)
