"""Who is with which body, and which body is at home where, said by a turn of phrase: "I am with X", "spent three
years at X", "Oslo is home to X", "a football club from Oslo".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.roles import read_role
from whosays.claims.tree import Tree
from whosays.claims.words import UNIT_NOUNS
from whosays.model.claim import Predicate
from whosays.model.mention import Mention

_SPANS = frozenset("year month decade season summer winter career life semester term".split())
_BODY_NOUNS = UNIT_NOUNS | frozenset(
    "club band team company firm orchestra ensemble choir publisher label".split()
)


def affiliations(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of these constructions."""
    for clause in clauses.all():
        if clause.kind == "copular":
            yield from _is_with(passages, clause)
            yield from _home_to(passages, clause)
            yield from _body_from(passages, clause)
        elif clause.lemma == "spend" and not clause.passive:
            yield from _spent(passages, clause)


def _draft(
    predicate: Predicate, construction: str, one: Mention, other: Mention, clause: Clause, anchor: int
) -> Draft:
    return Draft(
        predicate=predicate,
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(one),
        object=argument_of(other),
        tokens=(one.head, other.head),
        p=0.7,
    )


def _body(tree: Tree, token: int) -> Mention | None:
    """The named organisation that a token heads."""
    mention = tree.mention(token, "organisation")
    return mention if mention is not None and mention.name else None


def _is_with(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "I am with X", "she has been with X since 1990": one of its people."""
    tree = passages.tree
    if tree.case(clause.head) != "with":
        return
    body = _body(tree, clause.head)
    for agent in clause.agents:
        person = tree.mention(agent, "person")
        if person is not None and body is not None:
            draft = _draft("posted_to", "is-with", person, body, clause, clause.head)
            yield replace(draft, role_class="member")


def _home_to(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "Oslo is home to X and Y"."""
    tree = passages.tree
    if tree.lemma[clause.head] != "home":
        return
    places = [m for a in clause.agents if (m := tree.mention(a, "place")) is not None]
    for child in tree.kids(clause.head, "nmod", "obl"):
        for one in tree.conjuncts(child) if tree.case(child) == "to" else ():
            body = _body(tree, one)
            if body is not None:
                yield from (_draft("based_in", "home-to", body, place, clause, clause.head) for place in places)


def _body_from(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "X was a football club from Oslo"."""
    tree = passages.tree
    if tree.lemma[clause.head] not in _BODY_NOUNS:
        return
    bodies = [m for a in clause.agents if (m := tree.mention(a, "organisation")) is not None]
    for child in tree.kids(clause.head, "nmod"):
        place = tree.mention(child, "place") if tree.case(child) == "from" else None
        if place is not None and place.name:
            yield from (_draft("based_in", "body-from", body, place, clause, clause.head) for body in bodies)


def _spent(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "spent ten years at X and a year as a fellow at Y", "spent two years in the Y as its secretary"."""
    tree = passages.tree
    people = [m for a in clause.agents if (m := tree.mention(a, "person")) is not None]
    stretches = [p for p in clause.patients if tree.lemma[p] in _SPANS]
    if not people or not stretches:
        return
    hung = [t for found in clause.obliques.values() for t in found]
    stretches += [t for t in hung if tree.lemma[t] in _SPANS]
    hung += [c for p in stretches for c in tree.kids(p, "nmod") if c not in hung]
    for token in hung:
        case = tree.case(token)
        if case == "as":
            for role in read_role(passages, token, unlisted=True):
                for person in people:
                    for body in role.organisations:
                        draft = _draft("posted_to", "spent-as", person, body, clause, clause.head)
                        yield replace(draft, role=role.words, role_class=role.role_class)
            continue
        member = _body(tree, token) if case in ("at", "with", "in") else None
        for person in people:
            if member is not None:
                draft = _draft("posted_to", "spent-time", person, member, clause, clause.head)
                yield replace(draft, role_class="member")
