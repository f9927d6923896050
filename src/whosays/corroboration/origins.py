"""How many independent origins stand behind a finding (SPEC section 6).

Nodes are the documents that carry the finding, the holders in their chains and the ends of these chains. The
program adds what it can see by itself: the same words in two documents, and a cited publisher whose own
document carries the finding.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from whosays.corroboration.fillers import Index, holder_filler, title_of
from whosays.corroboration.flow import disjoint_paths
from whosays.corroboration.lineage import published, reuse
from whosays.corroboration.words import normal
from whosays.model.claim import Claim
from whosays.model.finding import Edge, End, Origins
from whosays.model.holder import Holder, HolderKind

# An edge of this probability or more is taken as a fact (`hi`), one of the lower kind as a doubt (`lo`).
SURE, DOUBT = 0.8, 0.2
_MEDIA = """
news newspaper times post tribune gazette herald journal courier chronicle guardian telegraph observer press
agency radio television tv channel broadcasting broadcaster weekly daily magazine messenger wire reuters afp ap
xinhua tass interfax bbc cnn dpa efe ansa upi aljazeera jazeera monde figaro figaro zeitung spiegel pais
review report reports bulletin newswire media website blog
"""
_MEDIA_WORDS = frozenset(_MEDIA.split())
_NOT_MEDIA = re.compile(
    r"\b(?:intelligence|security|space|police|energy|development|protection|enforcement) agency\b"
)
_PRONOUNS = frozenset({"he", "she", "him", "her", "i"})
_UNRESOLVED: frozenset[HolderKind] = frozenset({"anonymous_role", "document_set", "reader", "unspecified"})


def is_media(name: str) -> bool:
    """Whether the name sounds like that of a newspaper, an agency or a broadcaster."""
    words = normal(name).split()
    return bool(_MEDIA_WORDS & set(words)) and not _NOT_MEDIA.search(" ".join(words))


def origins(index: Index, claims: Sequence[Claim]) -> Origins:
    """The graph of one finding's claims, `lo..hi` and what it depends entirely on.

    `claims` all assert (or, for a finding that is only denied, all deny) it.
    """
    publishers = _publishers(index, claims)
    ends: dict[str, End] = {}
    relays: dict[str, End] = {}
    edges: list[Edge] = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        edges += _chain_edges(index, claim, publishers, ends, relays)
    reused = reuse(index, claims)
    edges = _unique(edges)
    sure = _kept(edges, reused, SURE)
    doubted = _kept(edges, reused, DOUBT)
    carrying = sorted({claim.document for claim in claims})
    hi, cut = disjoint_paths(sure, carrying, ends)
    low_graph, low_ends = _folded(index, doubted, [end for end in ends.values() if end.resolved])
    lo, _ = disjoint_paths(low_graph, carrying, low_ends)
    hi = max(1, hi)
    return Origins(
        lo=max(1, min(hi, lo)),
        hi=hi,
        ends=_ordered(ends),
        relays=_ordered(relays),
        edges=tuple(edges + sorted(reused, key=lambda edge: (edge.source, edge.target))),
        cut=cut,
    )


def _ordered(ends: Mapping[str, End]) -> tuple[End, ...]:
    return tuple(
        sorted(ends.values(), key=lambda end: (-len(end.documents), not end.resolved, end.label, end.key))
    )


def _publishers(index: Index, claims: Sequence[Claim]) -> dict[str, str]:
    """For each publisher, as a node key, its earliest document that carries the finding."""
    found: dict[str, str] = {}
    for claim in sorted(claims, key=lambda claim: (published(index, claim.document), claim.document)):
        for holder in claim.chain:
            if holder.step == 0 and holder.name:
                found.setdefault(_named_key(index, claim, holder), claim.document)
    return found


def _named_key(index: Index, claim: Claim, holder: Holder) -> str:
    if holder.kind == "reader":
        return f"reader:{normal(holder.label)}"
    found = holder_filler(index, claim, holder)
    entity = index.entities.get(found.entity or "")
    names = [name.text for name in entity.names] if entity else []
    publisher = index.publisher([holder.label, *names])
    return f"holder:{publisher or found.entity or found.text}"


def _nameless(index: Index, claim: Claim, holder: Holder) -> bool:
    """Whether nobody can be told from the holder's words: anonymous, or described only."""
    entity = index.entity(claim.document, holder.mention)
    if entity is not None and entity.named and entity.type == "person" and normal(holder.label) in _PRONOUNS:
        return False  # "he thinks": the pronoun has no name, the person whom it stands for has
    if holder.anonymous or holder.kind in _UNRESOLVED:
        return True
    if holder.step == 0:
        return not holder.name and holder.mention is None
    return holder.name is None and entity is not None and not entity.named


def _chain_edges(
    index: Index, claim: Claim, publishers: Mapping[str, str], ends: dict[str, End], relays: dict[str, End]
) -> list[Edge]:
    """The edges of one claim's chain, from its document inwards; ends and relays are added."""
    steps: dict[int, list[Holder]] = defaultdict(list)
    for holder in claim.chain:
        steps[holder.step].append(holder)
    order = sorted(steps)
    edges: list[Edge] = []
    before = [claim.document]
    context = _named_key(index, claim, steps[order[0]][0]) if steps[order[0]][0].name else claim.document
    for step in order:
        if step == 0 and len(order) > 1:
            continue
        here: list[str] = []
        for holder in steps[step]:
            nameless = _nameless(index, claim, holder)
            key = f"{normal(holder.label)}@{context}" if nameless else _named_key(index, claim, holder)
            if step == 0 and nameless:
                key = f"document:{claim.document}"
            carrier = publishers.get(key)
            if step > 0 and carrier is not None and carrier != claim.document:
                edges += [_edge(source, carrier, "cites", 0.9, holder) for source in before]
                continue
            reason = "publishes" if step == 0 else ("carried on" if holder.inherited else "cites")
            edges += [_edge(source, key, reason, 0.95, holder) for source in before if source != key]
            _add_end(index, claim, holder, key, nameless, ends if step == order[-1] else relays)
            here.append(key)
        if not here:
            break
        before = here
        context = here[0]
    return edges


def _edge(source: str, target: str, reason: str, p: float, holder: Holder) -> Edge:
    return Edge(source=source, target=target, reason=reason, p=p, span=holder.cue or holder.span)


def _add_end(index: Index, claim: Claim, holder: Holder, key: str, nameless: bool, ends: dict[str, End]) -> None:
    if key.startswith("document:"):
        label = title_of(index.documents.get(claim.document))
    elif holder.kind == "unspecified":
        label = "nobody named"
    else:
        found = holder_filler(index, claim, holder)
        label = index.titles.get(key.removeprefix("holder:"), found.label)
    resolved = not nameless if holder.step > 0 else True
    if holder.step > 0 and holder.kind == "organisation" and is_media(label):
        resolved = False
    known = ends.get(key)
    ends[key] = End(
        key=key,
        label=known.label if known else label,
        kind=known.kind if known else holder.kind,
        resolved=resolved or bool(known and known.resolved),
        documents=tuple(sorted({claim.document, *(known.documents if known else ())})),
        claims=tuple(sorted({claim.id, *(known.claims if known else ())})),
    )


def _unique(edges: Sequence[Edge]) -> list[Edge]:
    seen: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        seen.setdefault((edge.source, edge.target), edge)
    return [seen[pair] for pair in sorted(seen)]


def _kept(edges: Sequence[Edge], reused: Sequence[Edge], least: float) -> dict[str, set[str]]:
    """The graph at a probability: a document whose passage is reused keeps one edge, to the text reused."""
    copies = {edge.source: edge.target for edge in reused if edge.p >= least}
    graph: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.p >= least and edge.source not in copies:
            graph[edge.source].add(edge.target)
    for source, target in copies.items():
        graph[source] = {target}
    return dict(graph)


def _folded(
    index: Index, graph: Mapping[str, set[str]], ends: Sequence[End]
) -> tuple[dict[str, set[str]], list[str]]:
    """The graph with holders that are possibly the same taken as one, for the lower count."""
    keys = sorted(set(graph) | {target for targets in graph.values() for target in targets})
    home = {key: key for key in keys}
    held = [key for key in keys if key.startswith("holder:e")]
    for place, left in enumerate(held):
        for right in held[:place]:
            if index.may_be_same(left.removeprefix("holder:"), right.removeprefix("holder:")):
                home[left] = home[right]
                break
    folded: dict[str, set[str]] = defaultdict(set)
    for node, targets in graph.items():
        folded[home[node]] |= {home[target] for target in targets if home[target] != home[node]}
    return dict(folded), sorted({home.get(end.key, end.key) for end in ends})
