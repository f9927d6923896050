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


def nationalities(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of `nationality`."""
    tree = passages.tree
    for token in range(tree.size):
        countries = [
            m
            for c in tree.kids(token, "amod", "compound")
            for one in [c, *tree.kids(c, "conj")]
            if (m := tree.mention(one, "nationality")) is not None
            and tree.words[max(one - 1, 0)] not in ("native", "african", "latin", "-")
        ]
        if not countries or tree.upos[token] != "NOUN":
            continue
        if tree.lemma[token] == "people" and tree.kid(token, "nummod") is None:
            continue  # "the American people" is the nation, not a group with a nationality
        if tree.lemma[token] in _OF_STATE or ROLE_CLASS.get(tree.lemma[token]) == "head":
            continue
        clause = clauses.at(token)
        copular = clause if clause is not None and clause.kind == "copular" else None
        for person in _persons(passages, token, copular):
            for country in countries:
                yield Draft(
                    predicate="nationality",
                    construction="stated-nationality",
                    anchor=token,
                    clause=copular,
                    subject=argument_of(person),
                    object=argument_of(country),
                    timeless=True,
                    tokens=(person.head, country.head),
                    p=0.8,
                )


def _persons(passages: Passages, token: int, copular: Clause | None) -> list[Mention]:
    """Whom the description is of: the subject of the copula, the name it is apposed to, or the described."""
    tree = passages.tree
    if copular is not None:
        return [m for a in copular.agents if (m := tree.mention(a, "person", "organisation")) is not None]
    beside = [tree.head[token]] if tree.base[token] == "appos" else []
    beside += list(tree.kids(token, "appos"))
    named = [m for b in beside if (m := tree.mention(b, "person", "organisation")) is not None and m.name]
    own = tree.mention(token, "person")
    return named or ([own] if own is not None else [])
