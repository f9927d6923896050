"""Filling the slots of a frame from a clause or an event noun."""

from __future__ import annotations

from functools import cache
from typing import cast

from whosays.claims.clauses import Clause
from whosays.claims.tree import Tree
from whosays.claims.words import COLLECTIVES, COUNTING, UNIT_NOUNS
from whosays.model.mention import MENTION_TYPES, Mention, MentionType

_TYPES = frozenset(MENTION_TYPES)
_STRAYING = frozenset(("to", "into", "against", "with", "from"))
_LEADS = frozenset("command leadership control charge chairmanship presidency helm rein reins direction".split())
_BASE_NOUNS = frozenset("base headquarters camp compound office outpost stronghold garrison post".split())


@cache
def alternatives(spec: str) -> tuple[tuple[str, tuple[MentionType, ...]], ...]:
    """ "in:place|facility|at:place" as (("in", ("place", "facility")), ("at", ("place",)))."""
    found: list[tuple[str, list[MentionType]]] = []
    for item in spec.split("|"):
        where, colon, kind = item.partition(":")
        if not colon and where in _TYPES and found:
            found[-1][1].append(where)
        else:
            found.append((where, [cast(MentionType, kind)] if kind else []))
    return tuple((where, tuple(kinds)) for where, kinds in found)


def fill(tree: Tree, clause: Clause, spec: str) -> list[Mention]:
    """The mentions that fill a slot: of the first alternative that gives any."""
    for where, kinds in alternatives(spec):
        meant = [t for t in tokens(tree, clause, where) if not _excluded(tree, t)]
        found = [m for token in meant if (m := typed(tree, token, kinds)) is not None]
        if found:
            return [one for m in found for one in _spelled_out(tree, m, kinds)]
    return []


def _spelled_out(tree: Tree, mention: Mention, kinds: tuple[MentionType, ...]) -> list[Mention]:
    """The names behind a phrase in the plural that lists them: "three brigades: A, B and C"."""
    if mention.form != "description" or tree.tag[mention.head] not in ("NNS", "NNPS"):
        return [mention]
    listed = [one for c in tree.kids(mention.head, "appos", "list") for one in tree.conjuncts(c)]
    named = [m for c in listed if c > mention.head and (m := typed(tree, c, kinds)) is not None and m.name]
    return named if len(named) > 1 else [mention]


def _excluded(tree: Tree, token: int) -> bool:
    """Whether "not" stands before the phrase itself: "by X, not by Y"."""
    return any(tree.words[c] == "not" and c < token for c in tree.kids(token, "advmod"))


def tokens(tree: Tree, clause: Clause, where: str) -> list[int]:
    """The argument tokens at a place of a clause."""
    if where == "agent":
        return clause.agents
    if where == "patient":
        return clause.patients
    if where == "base-place":
        bases = [p for p in clause.patients if tree.lemma[p] in _BASE_NOUNS]
        places = [
            c for b in bases for c in tree.kids(b, "nmod") if tree.case(c) in ("in", "at", "near", "on", "outside")
        ]
        places = [one for place in places for one in tree.conjuncts(place) if tree.lemma[one] not in _BASE_NOUNS]
        return places or clause.obliques.get("in", []) if bases else []
    if where == "lead-of":  # "took command of X", "assumed the leadership of X"
        objects = [*clause.patients, *(tree.kids(clause.head, "obj") if clause.passive else ())]
        leads = [p for p in objects if tree.lemma[p] in _LEADS]
        inner = [c for p in leads for c in tree.kids(p, "nmod") if tree.case(c) in ("of", "over")]
        inner += [c for p in leads for c in tree.kids(p, "nmod:poss", "compound")]
        inner = inner or (clause.obliques.get("of", []) if leads else [])
        return [one for c in inner for one in tree.conjuncts(c)]
    found = clause.obliques.get(where, [])
    if not found:  # the parser may hang the phrase on the object
        loose = where in _STRAYING
        found = [
            one
            for patient in clause.patients
            if loose or tree.mention(patient, "weapon") is not None  # "set off a bomb in X": where it was set off
            for child in tree.kids(patient, "nmod")
            if tree.case(child) == where
            for one in tree.conjuncts(child)
        ]
    if not found and where in ("in", "at"):  # "served under X in the Guard": a name has no place of its own
        near = [t for key, held in clause.obliques.items() if key not in ("by", where) for t in held]
        named = [t for t in near if t > clause.head and (m := tree.mention(t, "person")) is not None and m.name]
        found = [c for t in named for c in tree.kids(t, "nmod") if c > t and tree.case(c) == where]
    return found


def typed(tree: Tree, token: int, kinds: tuple[MentionType, ...]) -> Mention | None:
    """The token's mention if it fits. A named place may act where persons and organisations both may."""
    mention = tree.mention(token, *kinds)
    if mention is None and "organisation" in kinds and "person" in kinds:
        place = tree.mention(token, "place")
        if place is not None and place.name:
            return place
    if mention is None and kinds == ("organisation",) and tree.words[token] in ("we", "us"):
        return tree.mention(token, "person")  # whoever speaks, and his own
    if mention is None:  # "his running mate, Ana Roth": a noun of no type, and its name
        named = [m for c in tree.kids(token, "appos") if (m := tree.mention(c, *kinds)) is not None and m.name]
        if not named and tree.kid(token, "cop") is not None:  # "Lark Force was a formation raised in 1941"
            named = [m for c in tree.kids(token, "nsubj") if (m := tree.mention(c, *kinds)) is not None]
        mention = named[0] if named and tree.upos[token] == "NOUN" else None
    if mention is None and kinds == ("organisation",):
        if tree.lemma[token] in UNIT_NOUNS:
            return tree.mention(token)
        if tree.lemma[token] in COLLECTIVES and tree.tag[token] == "NNS":
            return tree.mention(token, "person")
    if mention is None and "organisation" in kinds and tree.lemma[token] in _INNER_BODIES:
        inner = [c for c in tree.kids(token, "nmod") if tree.case(c) == "of" or tree.rel[c] == "nmod:poss"]
        body = next((m for c in inner if (m := tree.mention(c, "organisation")) is not None), None)
        whose = any(tree.rel[c] == "nmod:poss" and tree.mention(c, "person") is not None for c in inner)
        return tree.mention(token) if body is None and whose else body  # "served on the general's staff"
    if mention is None:
        counted = next((c for c in tree.kids(token, "nmod") if tree.case(c) == "of"), None)
        if counted is not None and tree.upos[token] in ("NOUN", "NUM") and tree.lemma[token] in COUNTING:
            return typed(tree, counted, kinds)
    return mention


_INNER_BODIES = frozenset("board council committee leadership staff management rank politburo faculty".split())
