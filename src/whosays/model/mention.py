"""A mention: words that stand for something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

MentionType = Literal[
    "person",
    "organisation",
    "place",
    "facility",
    "role",
    "rank",
    "nationality",
    "date",
    "quantity",
    "weapon",
    "vehicle",
    "document",
    "phrase",
]
#: The types of SPEC section 2. A "phrase" is none of them: a noun phrase that is spoken of again, of which only
#: that is known, or the whole noun phrase around a mention.
MENTION_TYPES: tuple[MentionType, ...] = tuple(kind for kind in get_args(MentionType) if kind != "phrase")
Form = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span with a type. `head` is the index of its head token in the reading.

    `entity` is the local cluster ("e1"): mentions of one document that coreference judged to be one thing.
    """

    id: str
    start: int
    end: int
    type: MentionType
    text: str
    entity: str
    form: Form
    head: int

    @property
    def name(self) -> bool:
        """Whether the mention is a proper name."""
        return self.form == "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """An outermost mention: the whole noun phrase as a person would mark it, articles and modifiers included.

    Phrases do not overlap; names and other mentions nest in them. `type` is what the phrase stands for where it
    stands: a country that acts is an organisation, and so is a group of people. `entity` is the local cluster of
    the mention that it is built around, or one of its own.
    """

    start: int
    end: int
    type: MentionType
    text: str
    entity: str
