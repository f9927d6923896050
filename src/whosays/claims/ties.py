"""Ties that a noun phrase states: kinship, support, and people from an organisation."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.words import KIN_NOUNS, ROLE_CLASS
from whosays.model.claim import Predicate
from whosays.model.mention import Mention

_SUPPORT = frozenset("support aid favor favour defence defense".split())


def ties(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of these ties."""
    tree = passages.tree
    for token in range(tree.size):
        if tree.lemma[token] in KIN_NOUNS:
            yield from _kin(passages, clauses, token)
        if tree.upos[token] in ("NOUN", "PROPN"):
            yield from _from_organisation(passages, token)
        clause = clauses.at(token)
        if clause is not None:
            yield from _in_support(passages, clause)
            yield from _headquarters(passages, clause)


def _kin(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "his brother X", "X, a cousin of Y": the person described, and whose kin it is."""
    tree = passages.tree
    owners = [
        m
        for c in tree.kids(token, "nmod")
        if tree.rel[c] == "nmod:poss" or tree.case(c) in ("of", "to")
        if (m := tree.mention(c, "person")) is not None
    ]
    clause = clauses.at(token)
    copular = clause if clause is not None and clause.kind == "copular" else None
    near = list(copular.agents) if copular is not None else []
    near += list(tree.kids(token, "appos", "flat"))
    if tree.base[token] in ("appos", "nmod", "compound"):
        near.append(tree.head[token])
    named = [m for n in near if (m := tree.mention(n, "person")) is not None and m.name]
    own = tree.mention(token, "person")
    kin = named or ([own] if own is not None else [])
    for owner in owners[:1]:
        for person in kin[:1]:
            if owner.id != person.id:
                yield _tie(passages, "related_to", "kin", person, owner, token, copular)


def _tie(
    passages: Passages,
    predicate: Predicate,
    construction: str,
    one: Mention,
    other: Mention,
    anchor: int,
    clause: Clause | None,
) -> Draft:
    return Draft(
        predicate=predicate,
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(one),
        object=argument_of(other),
        tense=None if clause else "present",
        timeless=predicate == "related_to",
        tokens=(one.head, other.head),
        p=0.75,
    )


def _from_organisation(passages: Passages, token: int) -> Iterator[Draft]:
    """ "guards from the Second Patrol": unnamed people of an organisation that is named."""
    tree = passages.tree
    person = tree.mention(token, "person")
    if person is None or person.form != "description":
        return
    for child in tree.kids(token, "nmod"):
        if tree.case(child) != "from":
            continue
        organisation = tree.mention(child, "organisation")
        if organisation is None or not organisation.name:
            continue
        draft = _tie(passages, "posted_to", "people-from", person, organisation, token, None)
        draft.role_class = ROLE_CLASS.get(tree.lemma[token], "member")
        yield draft


_SEATS = frozenset("headquarters headquarter base seat hq stronghold".split())


def _headquarters(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "The headquarters of X are in Y"."""
    tree = passages.tree
    place = tree.mention(clause.head, "place", "facility")
    if clause.kind != "copular" or place is None:
        return
    for agent in clause.agents:
        if tree.lemma[agent] not in _SEATS:
            continue
        owners = [c for c in tree.kids(agent, "nmod") if tree.rel[c] == "nmod:poss" or tree.case(c) == "of"]
        for owner in owners:
            group = tree.mention(owner, "organisation")
            if group is not None:
                yield _tie(passages, "based_in", "headquarters", group, place, clause.head, clause)


def _in_support(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "In support of X, Y did ...": Y supports X."""
    tree = passages.tree
    for token in clause.obliques.get("in", []):
        if tree.lemma[token] not in _SUPPORT:
            continue
        for child in tree.kids(token, "nmod"):
            supported = tree.mention(child, "organisation", "person")
            if tree.case(child) != "of" or supported is None:
                continue
            for agent in clause.agents:
                actor = tree.mention(agent, "organisation", "person", "vehicle")
                if actor is not None:
                    yield _tie(passages, "supports", "in-support-of", actor, supported, clause.head, clause)
