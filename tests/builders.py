"""Documents, readings and claims made by hand, for the tests of stages that work on claims."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from whosays.model.claim import Argument, Claim, Extractor, Participant, Predicate, Qualifiers, identified
from whosays.model.document import Document, Metadata, Part
from whosays.model.holder import Holder
from whosays.model.mention import Form, Mention, MentionType
from whosays.model.quantity import Quantity
from whosays.model.reading import Reading
from whosays.model.span import Span, cut
from whosays.model.time import ValidTime

HAND = Extractor(name="hand", version="1")


@dataclass
class Draft:
    """A document in the making: mark mentions, state claims, then take `document`, `reading`, `claims`."""

    text: str
    publisher: str | None = "The Daily Post"
    published: date | None = date(2020, 5, 1)
    title: str | None = None
    path: str = "one.txt"
    parts: tuple[Part, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def sha256(self) -> str:
        return hashlib.sha256((self.path + self.text).encode()).hexdigest()

    @property
    def document(self) -> Document:
        metadata = Metadata(title=self.title, publisher=self.publisher, published=self.published)
        parts = self.parts or (Part(kind="body", start=0, end=len(self.text)),)
        return Document(
            sha256=self.sha256, path=self.path, text=self.text, language="en", metadata=metadata, parts=parts
        )

    @property
    def reading(self) -> Reading:
        return Reading(
            document=self.sha256,
            language="en",
            reader="hand 1",
            starts=(),
            ends=(),
            lemmas=(),
            upos=(),
            tags=(),
            heads=(),
            deprels=(),
            sentences=(),
            mentions=tuple(sorted(self.mentions, key=lambda mention: (mention.start, -mention.end))),
        )

    def span(self, words: str, occurrence: int = 0) -> Span:
        """The span of these words, which must stand in the text."""
        start = -1
        for _ in range(occurrence + 1):
            start = self.text.index(words, start + 1)
        return cut(self.text, start, start + len(words))

    def mark(
        self,
        words: str,
        kind: MentionType = "organisation",
        entity: str | None = None,
        form: Form = "name",
        occurrence: int = 0,
    ) -> str:
        """A mention of these words; without `entity` it is a cluster of its own."""
        span = self.span(words, occurrence)
        identity = f"m{len(self.mentions) + 1}"
        self.mentions.append(
            Mention(
                id=identity,
                start=span.start,
                end=span.end,
                type=kind,
                text=span.text,
                entity=entity or f"e{len(self.mentions) + 1}",
                form=form,
                head=0,
            )
        )
        return identity

    def argument(self, value: str | Quantity | Argument | None) -> Argument | None:
        """A mention id as an argument with its span; other words as a value."""
        if value is None or isinstance(value, Argument):
            return value
        if isinstance(value, Quantity):
            return Argument(value=value)
        for mention in self.mentions:
            if mention.id == value:
                return Argument(mention=mention.id, span=Span(mention.start, mention.end, mention.text))
        return Argument(value=value, span=self.span(value) if value in self.text else None)

    def holder(self, step: int, who: str | None = None, **fields: Any) -> Holder:
        """A holder: a mention id, or words of the text, or a name that is not in it."""
        fields.setdefault("asserted_at", self.published)
        if who is None:
            return Holder(step=step, **{"kind": "unspecified", **fields})
        for mention in self.mentions:
            if mention.id == who:
                span = Span(mention.start, mention.end, mention.text)
                kind = "named_person" if mention.type == "person" else "organisation"
                return Holder(step=step, mention=who, span=span, **{"kind": kind, **fields})
        if who in self.text:
            return Holder(
                step=step, span=self.span(who), **{"kind": "anonymous_role", "anonymous": True, **fields}
            )
        return Holder(step=step, name=who, **{"kind": "organisation", **fields})

    def claim(
        self,
        predicate: Predicate,
        subject: str | Argument | None = None,
        object_: str | Quantity | Argument | None = None,
        *,
        evidence: str | None = None,
        by: tuple[Holder, ...] = (),
        valid: ValidTime | None = None,
        participants: tuple[tuple[str, str | Quantity], ...] = (),
        places: tuple[str, ...] = (),
        event_type: Any = None,
        **qualifiers: Any,
    ) -> Claim:
        """A claim of this document; its chain is the publisher, then `by`."""
        publisher = Holder(
            step=0,
            kind="organisation" if self.publisher else "unspecified",
            name=self.publisher,
            asserted_at=self.published,
        )
        for name in ("role", "rank", "title", "of", "scope"):
            if name in qualifiers:
                qualifiers[name] = self.argument(qualifiers[name])
        made = identified(
            Claim(
                document=self.sha256,
                predicate=predicate,
                subject=self.argument(subject),
                object=self.argument(object_),
                event_type=event_type,
                participants=tuple(self._participant(role, value) for role, value in participants),
                qualifiers=Qualifiers(
                    valid=valid,
                    place=tuple(found for place in places if (found := self.argument(place))),
                    **qualifiers,
                ),
                chain=(publisher, *sorted(by, key=lambda holder: holder.step)),
                evidence=(self.span(evidence) if evidence else cut(self.text, 0, len(self.text)),),
                extractor=HAND,
                p_extraction=0.9,
            )
        )
        self.claims.append(made)
        return made

    def _participant(self, role: Any, value: str | Quantity) -> Participant:
        if isinstance(value, Quantity):
            return Participant(role=role, quantity=value)
        argument = self.argument(value)
        assert argument is not None
        return Participant(role=role, mention=argument.mention, span=argument.span)


def today(day: date) -> ValidTime:
    """The time of a statement in the present tense."""
    return ValidTime(first_precise=day, last_precise=day)


def some_time(first: date | None, last: date | None, **flags: Any) -> ValidTime:
    """On at least one day of the range."""
    return ValidTime(first_imprecise=first, last_imprecise=last, **flags)


def parts(drafts: list[Draft]) -> tuple[list[Document], list[Reading], list[Claim]]:
    """Documents, readings and claims of several drafts."""
    return (
        [draft.document for draft in drafts],
        [draft.reading for draft in drafts],
        [claim for draft in drafts for claim in draft.claims],
    )
