"""What belongs to the picture of one entity: its units, their people, and what is said of these."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from whosays.model.entity import Entity
from whosays.model.errors import NotFoundError
from whosays.model.finding import Finding
from whosays.picture.empty import INDEFINITE, says_nothing
from whosays.picture.scene import Scene, entities_in
from whosays.picture.text import fold

# How much one finding tells of an entity's place at the top of a structure, by where the entity stands in it;
# 1 where nothing else is said here.
_WEIGHTS: dict[tuple[str, str], int] = {
    ("part_of", "object"): 3,
    ("part_of", "subject"): 1,
    ("posted_to", "object"): 2,
    ("cites", "subject"): 0,
    ("cites", "object"): 0,
}
_CANDIDATES = 8  # entities listed where a name fits several


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the page is about. `units` are the root and all below it, in reading order; `parents` its context.

    `findings` are all findings of the page, in the order of the case.
    """

    root: str | None
    units: tuple[str, ...]
    parents: tuple[str, ...]
    people: tuple[str, ...]
    findings: tuple[Finding, ...]

    def of(self, *predicates: str) -> list[Finding]:
        """The findings of these predicates."""
        return [finding for finding in self.findings if finding.predicate in predicates]


def find_entity(scene: Scene, wanted: str) -> str:
    """The id of the entity with this id, label, or other name; NotFoundError where none or several fit."""
    if wanted in scene.entities:
        return wanted
    name = fold(wanted)
    labelled = [entity for entity in scene.entities.values() if fold(entity.label) == name]
    named = [e for e in scene.entities.values() if any(fold(other.text) == name for other in e.names)]
    claimed = [
        finding.subject.entity
        for finding in scene.findings.values()
        if finding.predicate == "named" and finding.assertions and finding.subject and finding.subject.entity
        if finding.object and fold(finding.object.label) == name
    ]
    for found in (labelled, named, [scene.entities[entity] for entity in claimed]):
        spoken = _most_spoken_of(scene, found)
        # A brief is about an organisation; a place of the same name does not stand in its way.
        spoken = [entity for entity in spoken if entity.type == "organisation"] or spoken
        if len(spoken) == 1:
            return spoken[0].id
        if spoken:
            lines = "; ".join(_introduced(scene, entity) for entity in spoken[:_CANDIDATES])
            raise NotFoundError(
                f"“{wanted}” fits {len(spoken)} entities, which no document shows to be one: {lines}.",
                "Give one of these ids.",
            )
    part = [entity for entity in scene.entities.values() if entity.named and name and name in fold(entity.label)]
    near = "; ".join(f"{entity.label} ({entity.id})" for entity in _most_spoken_of(scene, part)[:_CANDIDATES])
    raise NotFoundError(
        f"No entity of the case is called “{wanted}”.",
        f"Similar: {near}." if near else "Leave the name out to see the organisation that most is said of.",
    )


def _introduced(scene: Scene, entity: Entity) -> str:
    """`ISIL (organisation, 4 findings, e725a7)`: what tells things of one name apart."""
    told = len(scene.of_entity.get(entity.id, ()))
    return f"{entity.label} ({entity.type}, {told} {'finding' if told == 1 else 'findings'}, {entity.id})"


def _most_spoken_of(scene: Scene, found: list[Entity]) -> list[Entity]:
    """The entities that findings speak of, if any; most spoken of first."""
    distinct = list({entity.id: entity for entity in found}.values())
    spoken = [entity for entity in distinct if scene.of_entity.get(entity.id)] or distinct
    return sorted(spoken, key=lambda e: (-len(scene.of_entity.get(e.id, ())), -len(e.mentions), e.label, e.id))


def weights(scene: Scene) -> Counter[str]:
    """How much of an organisation's structure is told of each organisation."""
    out: Counter[str] = Counter()
    for finding in scene.findings.values():
        if not finding.assertions:
            continue
        for side, filler in (("subject", finding.subject), ("object", finding.object)):
            entity = scene.entities.get(filler.entity) if filler and filler.entity else None
            if entity is not None and entity.type == "organisation":
                out[entity.id] += _WEIGHTS.get((finding.predicate, side), 1) * len(finding.documents)
        for part in finding.participants:
            entity = scene.entities.get(part.filler.entity) if part.filler.entity else None
            if entity is not None and entity.type == "organisation":
                out[entity.id] += len(finding.documents)
    return out


def default_root(scene: Scene) -> str | None:
    """The organisation that most structure is told of, in most documents; a named one before any other."""
    found = weights(scene)

    def rank(entity: str) -> tuple[bool, int, str, str]:
        known = scene.entities[entity]
        spoken = (scene.findings[finding] for finding in scene.of_entity.get(entity, ()))
        texts = len({document for finding in spoken for document in finding.documents})
        return (not known.named, -found[entity] * texts, known.label, entity)

    return min(found, key=rank, default=None)


def scope(scene: Scene, root: str | None) -> Scope:
    """The units, people and findings of the page of `root`; of the whole case where there is no root."""
    ordered = [f for f in scene.findings.values() if not says_nothing(scene.entities, f)]
    if root is None:
        people = tuple(dict.fromkeys(_person(scene, f) or "" for f in ordered if f.predicate == "posted_to"))
        return Scope(root=None, units=(), parents=(), people=people, findings=tuple(ordered))
    below, above = _structure(scene)
    units = tuple(entity for entity in _reach(root, below) if entity == root or not _vague(scene, entity))
    parents = tuple(entity for entity in _reach(root, above) if entity not in units)
    inside = set(units)
    people = tuple(
        dict.fromkeys(
            person
            for finding in ordered
            if finding.predicate == "posted_to" and finding.object and finding.object.entity in inside
            if (person := _person(scene, finding)) is not None
        )
    )
    if scene.entities[root].type == "person":
        people = (root, *(person for person in people if person != root))
    core = inside | set(people)
    chosen: set[str] = set()
    for entity in core:
        chosen |= set(scene.of_entity.get(entity, ()))
    for parent in parents:
        for identity in scene.of_entity.get(parent, ()):
            finding = scene.findings[identity]
            if finding.predicate == "named" or _joins(finding, set(parents) | inside):
                chosen.add(identity)
    chosen |= _loose(scene, chosen, core | set(parents), inside)
    return Scope(
        root=root,
        units=units,
        parents=parents,
        people=people,
        findings=tuple(finding for finding in ordered if finding.id in chosen),
    )


def _person(scene: Scene, finding: Finding) -> str | None:
    return finding.subject.entity if finding.subject else None


def _vague(scene: Scene, entity: str) -> bool:
    """Whether the entity is only "a unit" or "five cells" that nothing else is told of: no box in a chart."""
    if scene.entities[entity].named or not INDEFINITE.match(scene.entities[entity].label):
        return False
    told = [scene.findings[finding] for finding in scene.of_entity.get(entity, ())]
    return all(f.predicate == "part_of" and f.subject and f.subject.entity == entity for f in told)


def _joins(finding: Finding, units: set[str]) -> bool:
    return (
        finding.predicate == "part_of"
        and finding.subject is not None
        and finding.object is not None
        and finding.subject.entity in units
        and finding.object.entity in units
    )


def _structure(scene: Scene) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Children and parents by entity, as asserted at any time."""
    below: dict[str, list[str]] = defaultdict(list)
    above: dict[str, list[str]] = defaultdict(list)
    for finding in scene.findings.values():
        if finding.predicate != "part_of" or not finding.assertions or not finding.subject or not finding.object:
            continue
        if says_nothing(scene.entities, finding):
            continue
        child, parent = finding.subject.entity, finding.object.entity
        if child and parent and child != parent:
            below[parent].append(child)
            above[child].append(parent)
    return below, above


def _reach(start: str, steps: Mapping[str, list[str]]) -> tuple[str, ...]:
    """`start` and all that can be reached from it, nearest first."""
    seen, front = {start: None}, [start]
    while front:
        front = [near for entity in front for near in steps.get(entity, ()) if near not in seen]
        front = list(dict.fromkeys(front))
        seen |= dict.fromkeys(front)
    return tuple(seen)


def _loose(scene: Scene, chosen: set[str], known: set[str], units: set[str]) -> set[str]:
    """Findings on things without a name ("recruits", "close to 30 operatives") in documents about the units.

    They belong where every document that carries them says most of one of the units, and where they name no
    other organisation or person.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in scene.findings.values():
        for entity in set(entities_in(finding)):
            if scene.entities[entity].type == "organisation" and scene.entities[entity].named:
                for document in finding.documents:
                    told[document][entity] += 1
    about = {
        document
        for document, counts in told.items()
        if sum(counts[unit] for unit in units) * 2 >= max(counts.values())
    }
    out = set()
    for finding in scene.findings.values():
        if finding.id in chosen or not set(finding.documents) <= about:
            continue
        others = [scene.entities[entity] for entity in entities_in(finding) if entity not in known]
        if finding.predicate == "cites" or not any(
            entity.named and entity.type in ("organisation", "person") for entity in others
        ):
            out.add(finding.id)
    return out
