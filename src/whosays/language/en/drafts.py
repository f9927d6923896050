"""A mention in the making, and what its makers share."""

from dataclasses import dataclass

from whosays.model.mention import Form, MentionType

#: Mention types of the kinds of nouns that the models tell apart; other kinds are no mentions.
TYPE_OF_KIND: dict[str, MentionType] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "facility": "facility",
    "weapon": "weapon",
    "vehicle": "vehicle",
    "document": "document",
}
#: Relations of tokens that are no head of a phrase of their own.
NOT_HEADS = frozenset(("flat", "compound", "goeswith", "fixed", "nmod:desc", "case", "cc", "mark", "discourse"))


@dataclass(slots=True)
class Draft:
    """A mention before clusters are known: tokens [first, end), syntactic head."""

    first: int
    end: int
    type: MentionType
    form: Form
    head: int
