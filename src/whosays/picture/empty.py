"""Findings whose sentence would say nothing: they stand in the case, but not on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from whosays.model.entity import Entity
from whosays.model.finding import Filler, Finding
from whosays.picture.text import fold

INDEFINITE = re.compile(
    r"(?:an?|some|several|many|few|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|other|another|no"
    r"|\d+)\b",
    re.IGNORECASE,
)
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your", "whose"})


def says_nothing(entities: Mapping[str, Entity], finding: Finding) -> bool:
    """Whether the sentence repeats itself ("a German man is German") or leaves open whom it is about.

    Such are: what is said of a description that holds the object already ("an ISIL unit" is part of ISIL; but
    "the external unit of ISIL" is a unit), a relative by a pronoun only ("her brother"), and a name of something
    that has no other name.
    """
    subject, other = finding.subject, finding.object
    if subject is None or other is None:
        return False
    if finding.predicate == "named":
        return _only_name(entities, subject, other)
    if finding.predicate == "related_to":
        return any(not _named(entities, side) and _possessed(side) for side in (subject, other))
    if _named(entities, subject):
        return False
    if finding.predicate in ("nationality", "posted_to"):
        return _holds(subject, {other.label})
    if finding.predicate == "part_of" and INDEFINITE.match(subject.label):
        entity = entities.get(other.entity or "")
        return _holds(subject, {other.label, *(name.text for name in (entity.names if entity else ()))})
    return False


def _holds(filler: Filler, texts: set[str]) -> bool:
    """Whether the words of the filler hold one of the texts."""
    words = f" {fold(filler.label)} "
    return any(f" {fold(text)} " in words for text in texts if fold(text))


def _named(entities: Mapping[str, Entity], filler: Filler) -> bool:
    entity = entities.get(filler.entity or "")
    return entity is not None and entity.named


def _possessed(filler: Filler) -> bool:
    return filler.label.split(" ", 1)[0].lower() in _POSSESSIVES


def _only_name(entities: Mapping[str, Entity], subject: Filler, name: Filler) -> bool:
    """Whether the thing has no other name than this one, and is not described either."""
    entity = entities.get(subject.entity or "")
    if entity is None or fold(subject.label) != fold(name.label):
        return False
    return all(fold(other.text) == fold(name.label) for other in entity.names)
