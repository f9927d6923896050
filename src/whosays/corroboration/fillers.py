"""From a claim's arguments to what fills the places of a finding."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from whosays.corroboration.words import normal
from whosays.model.claim import Argument, Claim
from whosays.model.document import Document
from whosays.model.entity import Entity, Resolution
from whosays.model.finding import Filler
from whosays.model.holder import Holder
from whosays.model.quantity import Quantity
from whosays.model.span import on_one_line

_MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups over a case: entity of a mention, entities by normal name, titles of documents."""

    entities: Mapping[str, Entity]
    of_mention: Mapping[tuple[str, str], str]
    by_name: Mapping[str, tuple[str, ...]]
    documents: Mapping[str, Document]
    alike: frozenset[tuple[str, str]]
    publishers: Mapping[str, str]
    titles: Mapping[str, str]

    def entity(self, document: str, mention: str | None) -> Entity | None:
        """The entity that the mention stands for."""
        found = self.of_mention.get((document, mention)) if mention else None
        return self.entities[found] if found else None

    def named(self, name: str) -> Entity | None:
        """The one entity of this name, of a person or an organisation; None where none or several bear it."""
        found = self.by_name.get(normal(name), ())
        return self.entities[found[0]] if len(found) == 1 else None

    def is_named(self, entity: str | None) -> bool:
        """Whether the id is that of an entity with a name."""
        return entity is not None and entity in self.entities and self.entities[entity].named

    def publisher(self, names: Iterable[str]) -> str | None:
        """The publisher in the case, in normal form, that one of the names stands for, in full or by initials."""
        found = {self.publishers[name] for name in map(normal, names) if name in self.publishers}
        return min(found) if len(found) == 1 else None

    def may_be_same(self, left: str | None, right: str | None) -> bool:
        """Whether the two are one entity or possibly one."""
        if left is None or right is None:
            return False
        return left == right or (min(left, right), max(left, right)) in self.alike


def index(documents: Iterable[Document], resolution: Resolution) -> Index:
    """The look-ups of a case."""
    of_mention: dict[tuple[str, str], str] = {}
    by_name: dict[str, set[str]] = defaultdict(set)
    for entity in resolution.entities:
        for ref in entity.mentions:
            of_mention[ref.document, ref.mention] = entity.id
        if entity.type in ("person", "organisation", "facility"):
            for name in entity.names:
                by_name[normal(name.text)].add(entity.id)
    held = {document.sha256: document for document in documents}
    return Index(
        entities={entity.id: entity for entity in resolution.entities},
        of_mention=of_mention,
        by_name={name: tuple(sorted(found)) for name, found in by_name.items()},
        documents=held,
        publishers=_publishers(document.metadata.publisher for document in held.values()),
        titles={normal(stated): stated for d in held.values() if (stated := d.metadata.publisher)},
        alike=frozenset((pair.left, pair.right) for pair in resolution.possible),
    )


def _publishers(names: Iterable[str | None]) -> dict[str, str]:
    """Normal names of the publishers of the case, and the initials that only one of them has."""
    known = sorted({normal(name) for name in names if name and normal(name)})
    initials: dict[str, list[str]] = defaultdict(list)
    for name in known:
        if len(name.split()) > 1:
            initials["".join(word[0] for word in name.split())].append(name)
    short = {letters: bearers[0] for letters, bearers in initials.items() if len(bearers) == 1}
    return short | {name: name for name in known}


def title_of(document: Document | None) -> str:
    """What to call a document: its title, else its path."""
    if document is None:
        return "a document"
    known = document.metadata
    if known.title or not known.publisher:
        return known.title or document.path
    return f"{known.publisher}, {_day(known.published)}" if known.published else known.publisher


def _day(value: date) -> str:
    return f"{value.day} {_MONTHS.split()[value.month - 1]} {value.year}"


def filler(index: Index, claim: Claim, argument: Argument | None) -> Filler | None:
    """What the argument stands for; None for none."""
    if argument is None:
        return None
    entity = index.entity(claim.document, argument.mention)
    if entity is not None:
        return Filler(label=entity.label, entity=entity.id)
    if isinstance(argument.value, Quantity):
        return Filler(label=argument.value.verbatim, quantity=argument.value)
    if argument.document is not None:
        return Filler(label=title_of(index.documents.get(argument.document)), text=argument.document)
    if argument.holder is not None:
        holders = [holder for holder in claim.chain if holder.step == argument.holder]
        return holder_filler(index, claim, holders[0]) if holders else None
    words = argument.words
    if not words.strip():
        return None
    # A value is the normalised form of the words, where the claim has one.
    value = argument.value if isinstance(argument.value, str) else words
    return Filler(label=on_one_line(words), text=normal(value) or words.strip())


def holder_filler(index: Index, claim: Claim, holder: Holder) -> Filler:
    """A holder as a filler: its entity where it has one, else its name."""
    if holder.kind == "reader":
        return Filler(label="a reader", text=f"reader {normal(holder.label)}")
    entity = index.entity(claim.document, holder.mention)
    if entity is None and holder.name:
        entity = index.named(holder.name)
    if entity is not None:
        return Filler(label=entity.label, entity=entity.id)
    return Filler(label=on_one_line(holder.label), text=normal(holder.label) or holder.label)


def place_of(filler: Filler | None) -> str | None:
    """The part of a filler that identifies it."""
    if filler is None:
        return None
    if filler.quantity is not None:
        return f"{filler.quantity.low}..{filler.quantity.high}"
    return filler.entity or filler.text
