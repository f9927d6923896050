"""Names as they are compared: one normal form, and what makes a name of each type full."""

from __future__ import annotations

from whosays.model.mention import MentionType
from whosays.resolution.names import organisation, person, place
from whosays.resolution.names.normal import normal


def key(kind: MentionType, text: str) -> str:
    """The form in which two names of one type are compared; empty where nothing of the name is left."""
    if kind == "person":
        return person.key(text)
    if kind in ("organisation", "facility"):
        return organisation.key(text)
    if kind in ("place", "nationality"):
        return place.key(text)
    return normal(text)


def full(kind: MentionType, text: str) -> bool:
    """Whether the name is whole enough for two equal ones to be one thing in different documents."""
    if kind == "person":
        return person.full(text)
    if kind in ("organisation", "facility"):
        return organisation.full(text)
    if kind == "document":
        return len(normal(text).split()) > 2
    return bool(place.key(text))
