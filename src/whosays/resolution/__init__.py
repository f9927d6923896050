"""Mentions to entities: who is who in a case, cautiously (SPEC section 7)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from whosays.model.claim import Claim
from whosays.model.document import Document
from whosays.model.entity import Entity, EntityName, MentionRef, PossibleSame, Resolution
from whosays.model.ids import content_id
from whosays.model.reading import Reading
from whosays.resolution import names
from whosays.resolution.local import Cluster, clusters_of, fullest
from whosays.resolution.merge import Judgement, merged
from whosays.resolution.possible import possible

__all__ = ["Judgement", "resolve"]


def resolve(
    documents: Iterable[Document],
    readings: Iterable[Reading],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement] = (),
) -> Resolution:
    """All entities of a case, sorted by id, and the pairs that may be one.

    `readings` is read once, one at a time; those of documents that are not in `documents` are left out. The
    result is the same in whatever order documents, readings and claims come.
    """
    known = {document.sha256 for document in documents}
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    clusters: list[Cluster] = []
    for reading in readings:
        if reading.document in known:
            clusters += clusters_of(reading, by_document.get(reading.document, []))
    clusters.sort(key=lambda cluster: (cluster.document, min(cluster.mentions)))
    groups, doubtful = merged(clusters, judgements)
    entities = _entities([[clusters[place] for place in group] for group in groups])
    id_of = {place: entities[number].id for number, group in enumerate(groups) for place in group}
    pairs = _pairs(((id_of[left], id_of[right], reason) for left, right, reason in doubtful), possible(entities))
    return Resolution(entities=tuple(sorted(entities, key=lambda entity: entity.id)), possible=pairs)


def _entities(groups: Sequence[Sequence[Cluster]]) -> list[Entity]:
    """One entity a group. Two groups of one type and name (people named "Ahmed") get ids of their own."""
    drafts = [_draft(group) for group in groups]
    same_name = Counter((draft.type, draft.id) for draft in drafts if draft.named)
    out = []
    for draft in drafts:
        if draft.named and same_name[draft.type, draft.id] == 1:
            identity: object = {"type": draft.type, "name": draft.id}
        else:
            identity = {"type": draft.type, "mention": draft.mentions[0]}
        out.append(
            Entity(
                id="e" + content_id(identity),
                type=draft.type,
                label=draft.label,
                named=draft.named,
                names=draft.names,
                mentions=draft.mentions,
            )
        )
    return out


def _draft(group: Sequence[Cluster]) -> Entity:
    """The entity of a group, its normal name standing where the id will."""
    kind = group[0].type
    counts: Counter[str] = Counter()
    for cluster in group:
        counts.update(dict(cluster.names))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    label = fullest(kind, ordered) or max(
        counts, key=lambda text: (len(text.split()), counts[text], text), default=None
    )
    return Entity(
        id=names.key(kind, label) if label else "",
        type=kind,
        label=label or min(cluster.words for cluster in group),
        named=bool(label and names.key(kind, label)),
        names=tuple(EntityName(text=text, mentions=count) for text, count in ordered),
        mentions=tuple(
            sorted(MentionRef(cluster.document, mention) for cluster in group for mention in cluster.mentions)
        ),
    )


def _pairs(doubtful: Iterable[tuple[str, str, str]], similar: Iterable[PossibleSame]) -> tuple[PossibleSame, ...]:
    scores: dict[tuple[str, str], float] = {}
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for left, right, reason in doubtful:
        if left != right:
            pair = (min(left, right), max(left, right))
            scores[pair] = max(scores.get(pair, 0.0), 0.7)
            reasons[pair].append(reason)
    for found in similar:
        pair = (found.left, found.right)
        scores[pair] = max(scores.get(pair, 0.0), found.score)
        reasons[pair] += found.reasons
    return tuple(
        PossibleSame(left=pair[0], right=pair[1], score=scores[pair], reasons=tuple(sorted(set(reasons[pair]))))
        for pair in sorted(scores, key=lambda pair: (-scores[pair], pair))
    )
