"""Event claims as the slots of MUC-4's incident templates (Sundheim 1992, "Overview of the Fourth MUC").

MUC-4 asks of a report who did which act of terror or state violence to whom, with what: the five slots that later
work compares (Du, Rush and Cardie 2021, "GRIT"). Its guidelines leave out fights between armed forces, and name a
human target by proper name only (`HUM TGT: NAME`); the table below leaves out the same. The claims keep both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from whosays.model.claim import Claim, EventType, ParticipantRole
from whosays.model.mention import Mention

Slot = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
SLOTS: tuple[Slot, ...] = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

#: Event types that MUC-4 calls incidents; "other" holds arson, robbery and harm whose event is not named.
INCIDENTS: frozenset[EventType] = frozenset(
    ("attack", "bombing", "killing", "kidnapping", "claim_of_responsibility", "other")
)
SLOT: Mapping[ParticipantRole, Slot] = {
    "perpetrator": "PerpInd",
    "perpetrator_organisation": "PerpOrg",
    "target": "Target",
    "victim": "Victim",
    "instrument": "Weapon",
}

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
        for part in claim.participants:
            slot, filler = SLOT.get(part.role), known.get(part.mention or "")
            if slot is None or filler is None:
                continue
            cluster = clusters[filler.entity]
            words = frozenset(m.text for m in cluster if m.form != "pronoun")
            if words and (slot != "Victim" or any(m.name and m.type == "person" for m in cluster)):
                found[slot][filler.entity] = words
    return {slot: list(entities.values()) for slot, entities in found.items()}
