"""Entities: clusters of mentions judged to be one thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whosays.model.mention import MentionType

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True, order=True)
class MentionRef:
    """A mention of a document."""

    document: str
    mention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityName:
    """A name of an entity, as written, with how many mentions carry it."""

    text: str
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing as the case knows it. `label` is its fullest frequent name, or a description where it has none.

    `named` is false for a thing that no document names ("the external unit").
    """

    id: str
    type: MentionType
    label: str
    named: bool
    names: tuple[EntityName, ...]
    mentions: tuple[MentionRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleSame:
    """Two entities that may be one; the reasons are for a person to weigh."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """All entities of a case, and the pairs that may be one."""

    entities: tuple[Entity, ...]
    possible: tuple[PossibleSame, ...] = ()
