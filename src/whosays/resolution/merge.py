"""Clusters of different documents that are one thing, by the cautious rule of SPEC section 7."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whosays.model.entity import MentionRef, Verdict
from whosays.model.mention import MentionType
from whosays.resolution import names
from whosays.resolution.local import Cluster, speak_against, subset
from whosays.resolution.names import organisation
from whosays.resolution.unions import Unions

NameKey = tuple[MentionType, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on whether two mentions stand for one thing."""

    left: MentionRef
    right: MentionRef
    verdict: Verdict


def merged(
    clusters: Sequence[Cluster], judgements: Iterable[Judgement] = ()
) -> tuple[list[list[int]], list[tuple[int, int, str]]]:
    """Groups of indices into `clusters`, and pairs of indices that may be one thing, with the reason.

    Names join only where they are full and equal. A name that documents declare for two different things (an
    acronym of two organisations) joins nothing. The result depends on the set of clusters, not on any order
    of documents, as long as `clusters` is sorted.
    """
    unions: Unions[int] = Unions(range(len(clusters)))
    unsure = _judged(clusters, judgements, unions)
    bare: dict[NameKey, list[int]] = defaultdict(list)
    declared: dict[NameKey, list[int]] = defaultdict(list)
    for place, cluster in enumerate(clusters):
        if cluster.primary is None:
            continue
        for key in (cluster.primary, *cluster.other):
            bare[cluster.type, key].append(place)
        for key in cluster.declared:
            declared[cluster.type, key].append(place)
    undeclared = sorted(bare.keys() - declared.keys())
    parts = [name for name in undeclared if name[0] == "organisation" and organisation.positional(name[1])]
    for name in undeclared:
        if name not in parts:
            _join_all(clusters, unions, bare[name], name[1])
    doubtful = list(unsure)
    for name in sorted(declared):
        doubtful += _join_declared(clusters, unions, name[1], declared[name], bare.get(name, []))
    # Last, when it is known which wholes are one.
    wholes = _wholes(clusters, [place for name in parts for place in bare[name]])
    for name in parts:
        doubtful += _join_parts(clusters, unions, bare[name], wholes, name[1])
    return unions.sets(), doubtful


def _join_all(clusters: Sequence[Cluster], unions: Unions[int], places: Sequence[int], name: str) -> None:
    """Join clusters that bear one full name; a shorter name of two different people joins neither."""
    longest = max((clusters[place].primary or "" for place in places), key=lambda key: (len(key.split()), key))
    if not all(subset(clusters[place].primary or "", longest) for place in places):
        places = [place for place in places if clusters[place].primary == name]
    for other in places[1:]:
        if not speak_against(clusters[places[0]], clusters[other]):
            unions.join(places[0], other)


def _wholes(clusters: Sequence[Cluster], places: Sequence[int]) -> dict[int, frozenset[int]]:
    """For each of the places, the clusters with a name that its document says it is part of."""
    documents = {clusters[place].document for place in places}
    place_of = {
        (cluster.document, mention): place
        for place, cluster in enumerate(clusters)
        if cluster.document in documents and cluster.primary
        for mention in cluster.mentions
    }
    return {
        place: frozenset(
            place_of[clusters[place].document, parent]
            for parent in clusters[place].parents
            if (clusters[place].document, parent) in place_of
        )
        for place in places
    }


def _join_parts(
    clusters: Sequence[Cluster],
    unions: Unions[int],
    places: Sequence[int],
    parents: Mapping[int, frozenset[int]],
    name: str,
) -> list[tuple[int, int, str]]:
    """Join clusters of a name like "Southern Column", unless documents put it under different wholes."""
    wholes = {place: {unions.find(parent) for parent in parents[place]} for place in places}
    placed = [place for place in places if wholes[place]]
    if all(wholes[place] & wholes[placed[0]] for place in placed):
        _join_all(clusters, unions, places, name)
        return []
    for place in placed:
        same = [other for other in placed if wholes[other] & wholes[place]]
        _join_all(clusters, unions, same, name)
    first = placed[0]
    return [
        (first, place, "the same name, under different wholes or under none")
        for place in places
        if unions.find(place) != unions.find(first)
    ]


def _join_declared(
    clusters: Sequence[Cluster], unions: Unions[int], key: str, declarers: Sequence[int], bare: Sequence[int]
) -> list[tuple[int, int, str]]:
    """Join what bears the name to the one thing that documents say bears it."""
    first = declarers[0]
    doubtful = []
    for other in declarers[1:]:
        ours, theirs = clusters[first], clusters[other]
        if unions.find(first) == unions.find(other):
            continue
        alike = subset(ours.primary or "", theirs.primary or "") or _bears(ours, theirs) or _bears(theirs, ours)
        alike = alike or (
            organisation.acronym_fits(key, ours.primary_text)
            and organisation.acronym_fits(key, theirs.primary_text)
            and (ours.primary or "").split()[0] == (theirs.primary or "").split()[0]
        )
        if not alike or speak_against(ours, theirs) or not unions.join(first, other):
            doubtful.append((first, other, f"both are said to be named “{key}”"))
    if doubtful:
        things = sorted({unions.find(place) for place in declarers})
        return doubtful + [
            (thing, place, f"“{key}” is said to be a name of more than one thing")
            for place in bare
            for thing in things
            if unions.find(place) != thing
        ]
    for place in bare:
        if not speak_against(clusters[first], clusters[place]):
            unions.join(first, place)
    return []


def _bears(cluster: Cluster, other: Cluster) -> bool:
    """Whether the document of `cluster` calls it by the main name of `other` too."""
    return other.primary in {names.key(cluster.type, text) for text, count in cluster.names if count}


def _judged(
    clusters: Sequence[Cluster], judgements: Iterable[Judgement], unions: Unions[int]
) -> list[tuple[int, int, str]]:
    """Apply what people judged; the pairs on which they are unsure."""
    judgements = list(judgements)
    if not judgements:
        return []
    place_of = {
        MentionRef(cluster.document, mention): place
        for place, cluster in enumerate(clusters)
        for mention in cluster.mentions
    }
    known = [
        (judgement.verdict, place_of[judgement.left], place_of[judgement.right])
        for judgement in judgements
        if judgement.left in place_of and judgement.right in place_of
    ]
    for verdict, left, right in known:
        if verdict == "same":
            unions.join(left, right)
    for verdict, left, right in known:
        if verdict != "same":
            unions.keep_apart(left, right)
    return [(left, right, "a person is unsure") for verdict, left, right in known if verdict == "unsure"]
