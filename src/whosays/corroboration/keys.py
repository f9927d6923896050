"""The key of a finding: what makes two claims assert one proposition (SPEC section 2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whosays.corroboration.fillers import Index, filler, place_of
from whosays.corroboration.words import normal
from whosays.model.claim import Claim
from whosays.model.finding import Filler
from whosays.model.quantity import Quantity
from whosays.model.span import on_one_line

# "A met B" and "B met A" are one proposition.
SYMMETRIC = frozenset({"met_with", "related_to", "allied_with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One claim as fillers, with the key under which it is grouped."""

    claim: Claim
    key: tuple[Any, ...]
    subject: Filler | None
    object: Filler | None
    quantity: Quantity | None
    scope: str | None


def _interval(quantity: Quantity | None) -> tuple[float | None, float | None] | None:
    return None if quantity is None else (quantity.low, quantity.high)


def _nationality(found: Filler | None) -> Filler | None:
    """Countries of a nationality are compared by name: texts name them by country and by adjective."""
    return None if found is None else Filler(label=found.label, entity=found.entity, text=normal(found.label))


def proposition(index: Index, claim: Claim) -> Proposition:
    """The claim's fillers and key. Events get the key of their own claim; `events` groups them."""
    subject, object_ = filler(index, claim, claim.subject), filler(index, claim, claim.object)
    if subject is not None and object_ is not None and subject.entity and subject.entity == object_.entity:
        # Nothing is part of itself: what the object's words stand for is not known.
        said = on_one_line(claim.object.words if claim.object else "")
        object_ = Filler(label=said, text=normal(said) or said) if said else None
    quantity = claim.qualifiers.quantity
    scope = None
    ours, theirs = place_of(subject), place_of(object_)
    key: tuple[Any, ...]
    match claim.predicate:
        case "event":
            key = ("event", claim.id)
        case "posted_to":
            # Role class "other" holds roles of every kind: two of them are one proposition only in equal words.
            role_class = claim.qualifiers.role_class
            role = claim.qualifiers.role
            words = normal(role.words) if role is not None and role_class in (None, "other") else None
            key = ("posted_to", ours, theirs, role_class, words)
        case "named":
            words = on_one_line(claim.object.words if claim.object else "")
            object_ = Filler(label=words, text=normal(words) or words)
            key = ("named", ours, object_.text)
        case "strength" | "count":
            if object_ is not None and object_.quantity is not None:
                quantity = object_.quantity
            what = claim.qualifiers.of if claim.predicate == "strength" else claim.qualifiers.scope
            scope = on_one_line(what.words) if what is not None else None
            if scope is None and quantity is not None and quantity.unit and claim.predicate == "strength":
                scope = quantity.unit
            counted = ours or (claim.event_type if claim.predicate == "count" else None)
            key = (claim.predicate, counted, normal(scope or ""), _interval(quantity))
            if quantity is not None:
                object_ = Filler(label=quantity.verbatim, quantity=quantity)
        case "nationality":
            object_ = _nationality(object_)
            key = ("nationality", ours, object_.text if object_ else None)
        case "met_with" | "related_to" | "allied_with":
            key = (claim.predicate, *sorted((ours or "", theirs or "")))
        case _:
            key = (claim.predicate, ours, theirs)
    return Proposition(claim=claim, key=key, subject=subject, object=object_, quantity=quantity, scope=scope)
