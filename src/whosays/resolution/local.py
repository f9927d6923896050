"""The local clusters of one document: what its coreference and its `named` claims judge to be one thing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from whosays.model.claim import Argument, Claim
from whosays.model.mention import Mention, MentionType
from whosays.model.reading import Reading
from whosays.model.span import on_one_line
from whosays.resolution import names
from whosays.resolution.names import organisation, person
from whosays.resolution.unions import Unions

# What becomes an entity, in the order in which a tie between types within one cluster is settled. The other
# types of mention (roles, dates, quantities, weapons ...) are words that qualify, not things to follow.
ENTITY_TYPES: tuple[MentionType, ...] = (
    "organisation",
    "person",
    "facility",
    "place",
    "nationality",
    "document",
)


_DETERMINER = re.compile(r"^(?:the|a|an|its|their|his|her|our|this|that)\s+", re.IGNORECASE)
_POSSESSOR = re.compile(r"^.*['’]s?\s+(?=[A-Z])")
_ADDRESS = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Lady|Lord|Dame)\b\.?\s+(?=[A-Z])", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$", re.IGNORECASE)
_LINKS = frozenset({"of", "the", "for", "in", "on", "de", "al"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One thing within one document.

    `names` are its proper names with their counts. `primary` is the key of its fullest frequent full name
    (None: it has none, so nothing joins it to another document). `other` are keys of further full names
    that surely belong to it; `declared` those that the document itself says are its names. `parents` are
    mentions of what the document says it is part of.
    """

    document: str
    type: MentionType
    mentions: tuple[str, ...]
    names: tuple[tuple[str, int], ...]
    words: str
    primary: str | None
    primary_text: str
    other: tuple[str, ...]
    declared: tuple[str, ...]
    parents: tuple[str, ...] = ()


def fullest(kind: MentionType, counts: Sequence[tuple[str, int]]) -> str | None:
    """The fullest frequent name: spelt out before acronyms, then the longest of the frequent ones.

    Frequent: at least half as often as the most frequent. None where no name is full.
    """
    whole = [(text, count) for text, count in counts if names.full(kind, text)]
    whole = [(text, count) for text, count in whole if count] or whole
    if kind != "person":
        spelt = [(text, count) for text, count in whole if not organisation.is_acronym(text)]
        whole = spelt or whole
    if not whole:
        return None
    totals: Counter[str] = Counter()
    for text, count in whole:
        totals[names.key(kind, text)] += count
    most = max(totals.values())
    best = min(
        (key for key in totals if totals[key] * 2 >= most), key=lambda key: (-len(key.split()), -totals[key], key)
    )
    spellings = [(text, count) for text, count in whole if names.key(kind, text) == best]
    # "The" stands in a name that always has it (The New York Times), not in one that begins a sentence.
    bare = [(text, count) for text, count in spellings if not text.lower().startswith("the ")]
    small = [(text[4:], count) for text, count in spellings if text.startswith("the ")]
    return min(bare or small or spellings, key=lambda item: (-item[1], item[0].isupper(), item[0]))[0]


def clusters_of(reading: Reading, claims: Iterable[Claim]) -> Iterator[Cluster]:
    """The clusters of one document, by first mention. `claims` are those of this document.

    A cluster without a name is given only where a claim speaks of it.
    """
    by_id = {mention.id: mention for mention in reading.mentions if mention.type in ENTITY_TYPES}
    claims = list(claims)
    joined = Unions(sorted({mention.entity for mention in by_id.values()}))
    declared_of: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.predicate != "named" or not _stated(claim):
            continue
        subject = by_id.get(claim.subject.mention or "") if claim.subject else None
        if subject is None or claim.object is None:
            continue
        named = by_id.get(claim.object.mention or "")
        if named is not None and named.type != subject.type and named.form == subject.form == "name":
            continue  # a person is not named like an organisation: misread
        if named is not None:
            joined.join(subject.entity, named.entity)
        declared_of[subject.entity].append(claim.object.words)
    for described, bearer in _titled(by_id.values()):
        joined.join(described, bearer)
    for short, whole in _shortened(by_id.values(), joined):
        joined.join(short, whole)
    spoken_of = {mention for claim in claims for mention in _mentions_in(claim)}

    parents: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        child = by_id.get(claim.subject.mention or "") if claim.subject else None
        parent = by_id.get(claim.object.mention or "") if claim.object else None
        if claim.predicate == "part_of" and claim.polarity == "asserted" and child and parent:
            parents[joined.find(child.entity)].add(parent.id)
    groups: dict[str, list[Mention]] = defaultdict(list)
    declared: dict[str, list[str]] = defaultdict(list)
    for mention in by_id.values():
        groups[joined.find(mention.entity)].append(mention)
    for entity, texts in declared_of.items():
        declared[joined.find(entity)] += texts
    for root, group in groups.items():
        cluster = _cluster(reading.document, group, declared.get(root, []))
        if cluster.names or spoken_of & set(cluster.mentions):
            yield replace(cluster, parents=tuple(sorted(parents.get(root, ()))))


def _titled(mentions: Iterable[Mention]) -> list[tuple[str, str]]:
    """Clusters of a person whose description is a form of address and a name ("Mr Brandel"), and of that name."""
    persons = [mention for mention in mentions if mention.type == "person"]
    names_at = {(mention.start, mention.end): mention.entity for mention in persons if mention.form == "name"}
    pairs = []
    for mention in persons:
        address = _ADDRESS.match(mention.text) if mention.form == "description" else None
        bearer = names_at.get((mention.start + address.end(), mention.end)) if address else None
        if bearer is not None and bearer != mention.entity:
            pairs.append((mention.entity, bearer))
    return sorted(set(pairs))


def _shortened(mentions: Iterable[Mention], joined: Unions[str]) -> list[tuple[str, str]]:
    """Clusters that only bear the last word of one full name of the document ("the Guard", "Konst")."""
    texts: dict[tuple[str, MentionType], set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.form == "name" and mention.type in ("person", "organisation"):
            texts[joined.find(mention.entity), mention.type].add(names.key(mention.type, mention.text))
    wholes: dict[tuple[MentionType, str], set[str]] = defaultdict(set)
    for (entity, kind), keys in texts.items():
        for key in keys:
            if names.full(kind, key) and len(key.split()) > 1:
                wholes[kind, key.split()[-1]].add(entity)
    pairs = []
    for (entity, kind), keys in texts.items():
        found = wholes.get((kind, min(keys)), set()) if len(keys) == 1 else set()
        if len(found) == 1 and found != {entity} and len(min(keys).split()) == 1:
            pairs.append((entity, min(found)))
    return sorted(pairs)


def _stated(claim: Claim) -> bool:
    """Whether the text itself stands for the name: a reader's word, or an allegation, names nothing."""
    kinds = {holder.kind for holder in claim.chain if holder.step > 0}
    return claim.polarity == "asserted" and claim.stance != "unknown" and not kinds & {"reader", "unspecified"}


def _mentions_in(claim: Claim) -> Iterator[str]:
    arguments: list[Argument | None] = [claim.subject, claim.object, *claim.qualifiers.place]
    arguments += [claim.qualifiers.of, claim.qualifiers.scope]
    for argument in arguments:
        if argument is not None and argument.mention:
            yield argument.mention
    for participant in claim.participants:
        if participant.mention:
            yield participant.mention
    for holder in claim.chain:
        if holder.mention:
            yield holder.mention


def _name_in(mention: Mention) -> str | None:
    """The proper name that the mention is, or that a description holds ("its Southern Column")."""
    text = on_one_line(mention.text)
    if mention.form == "name":
        return text
    if mention.form != "description" or mention.type not in ("organisation", "facility"):
        return None
    words = _DETERMINER.sub("", _POSSESSOR.sub("", text)).split()
    # Units are named by number too ("the 4th Detachment"); "three Detachments" are no name.
    capital = [word for word in words if word[0].isupper() or _ORDINAL.match(word)]
    if len(capital) < 2 or any(word not in _LINKS for word in words if word not in capital):
        return None
    return " ".join(words) if text != text.upper() else None


def _type_of(group: Sequence[Mention]) -> MentionType:
    weights: Counter[MentionType] = Counter()
    for mention in group:
        weights[mention.type] += 2 if mention.form == "name" else 1
    return min(weights, key=lambda kind: (-weights[kind], ENTITY_TYPES.index(kind)))


def _cluster(document: str, group: Sequence[Mention], declared: Sequence[str]) -> Cluster:
    group = sorted(group, key=lambda mention: (mention.start, -mention.end, mention.id))
    kind = _type_of(group)
    counts = Counter(name for mention in group if (name := _name_in(mention)))
    for text in declared:
        # A name that somebody gives it in so many words counts as a mention only where it is one.
        counts[on_one_line(text)] += 0
    del counts[""]
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    best = fullest(kind, ordered)
    primary = names.key(kind, best) if best else None
    said = {names.key(kind, text) for text in declared if names.full(kind, text)}
    other = set()
    for text, _ in ordered if best else ():
        form = names.key(kind, text)
        if form in said or not names.full(kind, text):
            continue
        if kind == "person" and subset(form, primary or ""):
            other.add(form)
        if kind == "organisation" and organisation.acronym_fits(text, best or ""):
            said.add(form)
    described = [on_one_line(m.text) for m in group if m.form == "description"] or [on_one_line(group[0].text)]
    return Cluster(
        document=document,
        type=kind,
        mentions=tuple(mention.id for mention in group),
        names=tuple(ordered),
        words=max(described[:3], key=lambda text: (len(text.split()) <= 10, len(text))),
        primary=primary or None,
        primary_text=best or "",
        other=tuple(sorted(form for form in other if form != primary)),
        declared=tuple(sorted(form for form in said if form and form != primary)),
    )


def subset(left: str, right: str) -> bool:
    """Whether the words of one key are all in the other."""
    ours, theirs = set(left.split()), set(right.split())
    return ours <= theirs or theirs <= ours


def speak_against(left: Cluster, right: Cluster) -> bool:
    """Whether something known of the two speaks against their being one thing."""
    if left.type != right.type:
        return True
    if left.primary is None or right.primary is None:
        return False
    forms = {organisation.legal_form(left.primary_text), organisation.legal_form(right.primary_text)} - {None}
    if left.type == "organisation" and len(forms) > 1:
        return True  # Deutsche Bank AG, Deutsche Bank GmbH
    if left.primary == right.primary:
        return False
    if left.type in ("organisation", "facility"):
        return organisation.units_differ(left.primary_text, right.primary_text)
    if left.type == "person":
        ours, theirs = person.parse(left.primary_text), person.parse(right.primary_text)
        return bool(ours.nasab and theirs.nasab and ours.nasab != theirs.nasab)
    return False
