"""Event claims as the slots of MUC-4's incident templates (Sundheim 1992, "Overview of the Fourth MUC").

MUC-4 asks of a report who did which act of terror or state violence to whom, with what: the five slots that later
work compares (Du, Rush and Cardie 2021, "GRIT"). Its guidelines leave out fights between armed forces, and name a
human target by proper name only (`HUM TGT: NAME`); the table below leaves out the same. The claims keep both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from whosays.model.claim import Claim, EventType, ParticipantRole
from whosays.model.mention import Mention
from whosays.scoring.fillers import head_noun

Slot = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
SLOTS: tuple[Slot, ...] = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

#: Event types that MUC-4 calls incidents; "other" holds arson, robbery and harm whose event is not named.
INCIDENTS: frozenset[EventType] = frozenset(
    ("attack", "bombing", "killing", "kidnapping", "claim_of_responsibility", "death", "other")
)
SLOT: Mapping[ParticipantRole, Slot] = {
    "perpetrator": "PerpInd",
    "perpetrator_organisation": "PerpOrg",
    "target": "Target",
    "victim": "Victim",
    "instrument": "Weapon",
}
#: Bodies without a name that MUC-4 takes for individuals: "a group of armed men", "death squads".
_BANDS = frozenset(
    "group groups band bands gang gangs squad squads commando commandos column columns cell cells unit units"
    " patrol patrols detachment".split()
)
#: Who and what is no target under MUC-4: those who bear arms for a side, their positions and their craft.
_FORCES = frozenset(
    "soldier soldiers troop troops guerrilla guerrillas rebel rebels subversive subversives terrorist terrorists"
    " insurgent insurgents extremist extremists fighter fighters combatant combatants contras militiamen gunmen"
    " army battalion battalions brigade brigades garrison garrisons barracks regiment regiments patrol patrols"
    " unit units force forces position positions detachment convoy column columns enemy enemies"
    " base bases troopers"
    " camp camps helicopter helicopters tank tanks warplane warplanes kidnappers attackers assailants criminals"
    " traffickers mafia mafias".split()
)
#: Surroundings, which are no physical target: MUC-4 asks for buildings, vehicles, installations, routes.
_SURROUNDINGS = frozenset(
    "area areas city cities town towns village villages neighborhood neighborhoods neighbourhood region regions"
    " zone zones department province country countries sector sectors district districts capital population people"
    " one ones location place places position positions territory".split()
)

Entity = frozenset[str]


def fillers(claims: Iterable[Claim], mentions: Iterable[Mention]) -> dict[Slot, list[Entity]]:
    """What one document's claims put into the slots, merged over its events: entities as sets of words.

    An entity is a local cluster: the words of all its mentions but pronouns. Denied claims fill nothing.
    """
    known = {mention.id: mention for mention in mentions}
    clusters: dict[str, list[Mention]] = {}
    for mention in known.values():
        clusters.setdefault(mention.entity, []).append(mention)
    found: dict[Slot, dict[str, Entity]] = {slot: {} for slot in SLOTS}
    for claim in claims:
        if claim.event_type not in INCIDENTS or claim.polarity == "denied":
            continue
        parts = [(part.role, known[part.mention]) for part in claim.participants if part.mention in known]
        if _between_forces(parts):
            continue
        for role, filler in parts:
            cluster = [m for m in clusters[filler.entity] if m.form != "pronoun"]
            slot = _slot(role, cluster)
            if slot is not None:
                found[slot][filler.entity] = frozenset(m.text for m in cluster)
    return {slot: list(entities.values()) for slot, entities in found.items()}


def _slot(role: ParticipantRole, cluster: Sequence[Mention]) -> Slot | None:
    """The slot of a participant, by its role and by what it is."""
    slot = SLOT.get(role)
    if slot is None or not cluster:
        return None
    named = any(m.name and m.type == "person" for m in cluster)
    heads = _words(cluster)
    if slot == "PerpOrg" and not any(m.name for m in cluster) and heads & _BANDS:
        return "PerpInd"
    if slot == "Victim" or (slot == "Target" and any(m.type == "person" for m in cluster)):
        return "Victim" if named else None
    surroundings = heads & _SURROUNDINGS or any(m.name and m.type == "place" for m in cluster)
    return None if slot == "Target" and surroundings else slot


def _words(mentions: Iterable[Mention]) -> set[str]:
    return {head_noun(m.text) for m in mentions}


def _between_forces(parts: Sequence[tuple[ParticipantRole, Mention]]) -> bool:
    """Whether all that was struck bears arms for a side: a clash, no incident."""
    struck = [mention for role, mention in parts if role in ("target", "victim")]
    return bool(struck) and all(head_noun(m.text) in _FORCES for m in struck)
