"""Who is responsible for a claim, step by step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whosays.model.span import Span

HolderKind = Literal[
    "named_person",
    "organisation",
    "anonymous_role",
    "document_set",
    "detainee_or_defector",
    "reader",
    "author",
    "unspecified",
]
Stance = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["asserted", "denied"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One holder in a chain. Several may share a `step`; step 0 is the document's own publisher.

    The holder is named by a mention of the text (`mention`, `span`) or, where the text does not name it
    (the publisher, a commenter), by `name`. `cue` is the reporting word. `stance` is how sure this holder
    is said to be, `polarity` whether it asserts or denies. `inherited`: carried on from a sentence before.
    """

    step: int
    kind: HolderKind
    anonymous: bool = False
    mention: str | None = None
    span: Span | None = None
    name: str | None = None
    cue: Span | None = None
    inherited: bool = False
    stance: Stance = "certain"
    polarity: Polarity = "asserted"
    asserted_at: date | None = None

    @property
    def label(self) -> str:
        """The holder's words in the text, or its name, or what it is."""
        if self.span is not None:
            return self.span.text
        return self.name or self.kind.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The passage says that a source said something: source, cue and content as spans.

    `parent` is the index of the attribution that holds this one, in the document's list. `negated`: the source is
    said not to say or think it ("has not said why", "does not know whether").
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    parent: int | None = None
    negated: bool = False
