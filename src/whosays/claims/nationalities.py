"""Nationality as stated: "X is a Syrian national", "X, a Portuguese engineer", "two Finnish drivers"."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.words import ROLE_CLASS
from whosays.model.mention import Mention

# Who acts for a state is named by its adjective too ("the Iraqi president"): that says no nationality.
_OF_STATE = frozenset(
    "official minister authority spokesman spokesperson spokeswoman ambassador diplomat soldier troop force police"
    " general military government secretary envoy governor officer envoy delegate representative judge prosecutor"
    " king queen army president state premier senator forces personnel agent".split()
)


_ORIGIN = frozenset(
    "origin descent ancestry background parentage extraction stock heritage roots root blood birth".split()
)
_NO_COUNTRY = frozenset(
    "arab kurdish european african asian western eastern latin balkan caribbean scandinavian jewish slavic nordic"
    " baltic berber hispanic".split()
)
_INDEFINITE = frozenset(("a", "an"))
_CITIZENSHIP = frozenset("citizenship nationality".split())
_CITIZENS = frozenset("citizen national subject".split())


def nationalities(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of `nationality`."""
    tree = passages.tree
    for token in range(tree.size):
        countries = [
            m
            for c in tree.kids(token, "amod", "compound")
            for one in [c, *tree.kids(c, "conj")]
            if (m := tree.mention(one, "nationality")) is not None
            and tree.words[max(one - 1, 0)] not in ("native", "african", "latin", "north", "-")
            and tree.words[one] not in _NO_COUNTRY
        ]
        stated = tree.mention(token, "nationality") if tree.upos[token] == "ADJ" else None
        by_birth = any(tree.words[c] in ("ethnically", "originally", "partly") for c in tree.kids(token, "advmod"))
        if stated is not None and not by_birth and tree.words[token] not in _NO_COUNTRY:
            clause = clauses.at(token)
            if clause is not None and clause.kind == "copular":  # "X is Maltese"
                people = [m for a in clause.agents if (m := tree.mention(a, "person")) is not None]
                yield from (_draft("is-national", person, stated, token, clause) for person in people)
        if tree.lemma[token] in _CITIZENSHIP:
            yield from _holds(passages, clauses, token, countries)
            continue
        if tree.lemma[token] in _CITIZENS:
            countries += _of_country(passages, token)
        if not countries or tree.upos[token] != "NOUN" or tree.lemma[token] in _ORIGIN:
            continue
        if tree.lemma[token] == "people" and tree.kid(token, "nummod") is None:
            continue  # "the American people" is the nation, not a group with a nationality
        clause = clauses.at(token)
        copular = clause if clause is not None and clause.kind == "copular" else None
        office = tree.lemma[token] in _OF_STATE or ROLE_CLASS.get(tree.lemma[token]) == "head"
        if office and (copular is None or not tree.has_word(token, "det", _INDEFINITE)):
            continue  # "the Maltese general" serves Malta; "was a Maltese general" is from there
        for person in _persons(passages, token, copular):
            for country in countries:
                yield _draft("stated-nationality", person, country, token, copular)


def _draft(construction: str, person: Mention, country: Mention, anchor: int, clause: Clause | None) -> Draft:
    return Draft(
        predicate="nationality",
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(person),
        object=argument_of(country),
        timeless=True,
        tokens=(person.head, country.head),
        p=0.8,
    )


def _of_country(passages: Passages, token: int) -> list[Mention]:
    """ "a citizen of Malta", "citizens of Malta and Cyprus"."""
    tree = passages.tree
    inner = [one for c in tree.kids(token, "nmod") if tree.case(c) == "of" for one in tree.conjuncts(c)]
    return [m for c in inner if (m := tree.mention(c, "place")) is not None and m.name]


def _holds(passages: Passages, clauses: Clauses, token: int, countries: list[Mention]) -> Iterator[Draft]:
    """ "holds Maltese and Cypriot citizenship", "was granted Maltese citizenship"."""
    clause = clauses.at(tree_head := passages.tree.head[token])
    if clause is None or passages.tree.base[token] not in ("obj", "xcomp") or clause.lemma not in _HOLDING:
        return
    people = clause.patients if clause.passive else clause.agents
    for one in people:
        person = passages.tree.mention(one, "person")
        for country in countries if person is not None and one != token else ():
            if person is not None:
                yield _draft("citizenship", person, country, tree_head, clause)


_HOLDING = frozenset("hold have possess obtain acquire receive grant gain give retain take".split())


def _persons(passages: Passages, token: int, copular: Clause | None) -> list[Mention]:
    """Whom the description is of: the subject of the copula, the name it is apposed to, or the described."""
    tree = passages.tree
    if copular is not None:
        return [m for a in copular.agents if (m := tree.mention(a, "person", "organisation")) is not None]
    beside = [tree.head[token]] if tree.base[token] == "appos" else []
    beside += list(tree.kids(token, "appos"))
    if tree.rel[token] in ("nmod:desc", "compound", "amod") and token < tree.head[token]:
        beside.append(tree.head[token])  # "Maltese engineer X"
    named = [m for b in beside if (m := tree.mention(b, "person", "organisation")) is not None and m.name]
    own = tree.mention(token, "person")
    return named or ([own] if own is not None else [])
