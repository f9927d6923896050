"""What an event's construction is made of: its type, its verbs and nouns, and where its participants stand."""

from __future__ import annotations

from dataclasses import dataclass

from whosays.model.claim import EventType, ParticipantRole

Role = tuple[ParticipantRole, str]


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One construction for an event, over its verbs and its nouns.

    `roles` are (role, slot for the verb) pairs; the participants of `nouns` are read from "by", "of",
    possessives and compounds (`deeds`). `needs` as in `Frame`, `at` the places where such a noun may stand: its
    preposition, or "object"; anywhere if empty. `weapon`: the verb tells the event only where one
    of its participants is an instrument. `strict`: only where its logical object is a participant. `actor`: only
    where somebody is said to have done it. `aimed`: only with a target or a victim.
    """

    type: EventType
    verbs: frozenset[str]
    nouns: frozenset[str]
    roles: tuple[Role, ...]
    needs: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    strict: bool = False
    actor: bool = False
    weapon: bool = False
    aimed: bool = False


#: Things that can be struck, and the prepositions by which an explosion is told to be at one.
THING = "facility|vehicle|organisation|place"
_BESIDE = "at|in|inside|outside|under|underneath|beneath|near|against|on|into|behind|beside|next to|in front of"


def each(prepositions: str, types: str) -> str:
    """ "at:facility|vehicle|in:facility|vehicle": the same types after each preposition."""
    return "|".join(f"{preposition}:{types}" for preposition in prepositions.split("|"))


AROUND = each(_BESIDE, THING)
AGENT: tuple[Role, ...] = (("perpetrator", "agent:person"), ("perpetrator_organisation", "agent:organisation"))
WITH: Role = ("instrument", "with:weapon|using:weapon|by:weapon")
NONE: frozenset[str] = frozenset()
