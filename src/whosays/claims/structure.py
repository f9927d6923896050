"""Units of organisations said by a noun phrase: "Emni's external unit", "a branch of Y", "the Y training wing"."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.phrases import bearers, owners
from whosays.claims.tree import Tree
from whosays.claims.words import UNIT_NOUNS
from whosays.model.mention import Mention

_KIND_OF_PART = frozenset(
    "subdivision sub-unit subunit subgroup sub-group detachment platoon squad regiment battery squadron splinter"
    " spin-off spinoff part branch wing arm unit division affiliate offshoot subsidiary component"
    " section department"
    " faction cell"
    " bureau brigade battalion franchise chapter".split()
)
# Nouns of units in names only: "in front of the embassy", "second in command of the rebels".
_NAMES_ONLY = frozenset("front command force office body service circle organ arm".split())
_SPLIT = frozenset("splinter breakaway offshoot spin-off spinoff member constituent dissident sister".split())
_BODIES = frozenset("group party organisation organization movement company militia union".split())
_NOT_PARTS = frozenset(
    "force troop institution government group party movement organization organisation state army militia"
    " network".split()
)


def structure(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of `part_of` that a noun phrase makes."""
    tree = passages.tree
    for token in range(tree.size):
        if tree.lemma[token] in ("member", "include", "company") or tree.words[token] == "parent":
            yield from _membership(passages, clauses, token)
        if tree.lemma[token] not in UNIT_NOUNS | _KIND_OF_PART | _BODIES and tree.lemma[token] != "member":
            continue
        child = tree.mention(token, "organisation")
        plain = tree.lemma[token] in _NAMES_ONLY and child is not None and not child.name
        plain = plain or any(tree.words[c] in ("parent", "rival", "sister") for c in tree.children[token])
        if child is not None and tree.lemma[token] != "part" and not plain and not _told_of(tree, clauses, token):
            for parent, construction in _parents(passages, token, child):
                yield _part(construction, child, parent, token, None)
        if (
            tree.lemma[token] in _KIND_OF_PART
            or (tree.lemma[token] in _BODIES and any(tree.words[c] in _SPLIT for c in tree.children[token]))
            or (tree.lemma[token] == "member" and _of_bodies(tree, token))
        ):
            yield from _described(passages, clauses, token)


def _told_of(tree: Tree, clauses: Clauses, token: int) -> bool:
    """Whether the noun only says what a named body is: "X is a branch of Y", "X, the armed wing of Y"."""
    if tree.lemma[token] not in _KIND_OF_PART | _BODIES:
        return False
    beside = [tree.head[token]] if tree.base[token] == "appos" else []
    clause = clauses.at(token)
    if clause is not None and clause.kind == "copular":
        beside += clause.agents
    return any(tree.mention(b, "organisation") is not None for b in beside)


def _part(construction: str, child: Mention, parent: Mention, anchor: int, clause: Clause | None) -> Draft:
    return Draft(
        predicate="part_of",
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(child),
        object=argument_of(parent),
        tense=None if clause else "present",
        tokens=(child.head, parent.head),
        p=0.75,
    )


def _parents(passages: Passages, token: int, child: Mention) -> Iterator[tuple[Mention, str]]:
    tree = passages.tree
    people = [
        c for c in tree.kids(token, "nmod") if tree.case(c) == "of" and tree.mention(c, "person") is not None
    ]
    for one in [*tree.children[token], *(g for c in people for g in tree.kids(c, "nmod"))]:
        parent = tree.mention(one, "organisation")
        if parent is None or parent.id == child.id or "[" in child.text or "(" in child.text:
            continue
        if parent.form == "pronoun" and passages.chains.sources.names.get(parent.entity) is None:
            continue
        if tree.rel[one] == "nmod:poss":
            own_name = child.name and parent.form == "pronoun"  # "its Coalition" is no part called so
            if tree.lemma[token] != "institution" and not own_name:
                yield parent, "possessive"
        elif (
            tree.base[one] == "nmod"
            and tree.case(one) in ("of", "within", "in", "from", "at")
            and tree.lemma[token] not in _NOT_PARTS
        ):
            yield parent, "of"
        elif (
            tree.base[one] == "compound"
            and tree.lemma[token] not in _NOT_PARTS
            and not _prefixed(tree, one)
            and parent.name
            and not child.name
            and parent.end <= child.end
        ):
            yield parent, "compound"


def _prefixed(tree: Tree, token: int) -> bool:
    """Whether the name stands in a compound that turns it around: "the anti-X coalition"."""
    first = tree.left[token]
    return first > 0 and (tree.words[first - 1] == "-" or tree.words[first] in ("anti", "counter", "pro", "non"))


def _described(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "X is a branch of Y", "X, an affiliate of Y"."""
    tree = passages.tree
    parents = [
        m
        for c in tree.kids(token, "nmod")
        if tree.case(c) in ("of", "within") or tree.rel[c] == "nmod:poss"
        for one in tree.conjuncts(c)
        if (m := tree.mention(one, "organisation")) is not None
    ]
    parents += [m for c in tree.kids(token, "compound") if (m := tree.mention(c, "organisation")) is not None]
    if not parents:
        return
    yield from _in_part(passages, clauses, token, parents)
    clause = clauses.at(token)
    if clause is not None and clause.kind == "copular":
        children = [m for a in clause.agents if (m := tree.mention(a, "organisation")) is not None]
        for child in children:
            for parent in parents:
                yield _part("is-part", child, parent, token, clause)
    counted = tree.head[token]  # "is one of the group's units"
    above = clauses.at(counted) if tree.words[counted] == "one" and tree.base[token] == "nmod" else None
    if above is not None and above.kind == "copular":
        for agent in above.agents:
            child_mention = tree.mention(agent, "organisation")
            if child_mention is not None:
                yield from (_part("is-one-of", child_mention, parent, token, above) for parent in parents)
    apposed = [tree.head[token]] if tree.base[token] == "appos" else []
    apposed += list(tree.kids(token, "appos"))
    for one in apposed:
        child_mention = tree.mention(one, "organisation")
        opened = one if one > token else token
        if any(tree.words[max(t, 0)] in ("(", "[") for t in (tree.left[opened] - 1, tree.left[opened])):
            continue  # another name of the part itself
        if child_mention is not None:
            for parent in parents:
                if parent.id != child_mention.id:
                    yield _part("apposed-part", child_mention, parent, token, None)


def _in_part(passages: Passages, clauses: Clauses, token: int, parents: list[Mention]) -> Iterator[Draft]:
    """ "forms part of Y", "operates as part of Y", "as part of Y": the subject is the part."""
    tree = passages.tree
    if tree.lemma[token] != "part":
        return
    clause = clauses.at(tree.head[token])
    if clause is None:
        return
    formed = clause.lemma in ("form", "constitute", "remain", "become", "make") and token in (
        *clause.patients,
        *tree.kids(clause.head, "xcomp"),
    )
    if not formed and tree.case(token) != "as":
        return
    side = clause.patients if clause.passive else clause.agents
    for one in side:
        child = tree.mention(one, "organisation") or (tree.mention(one) if tree.words[one] == "we" else None)
        for parent in parents:
            if child is not None and child.entity != parent.entity:
                yield _part("forms-part" if formed else "as-part", child, parent, token, clause)


def _of_bodies(tree: Tree, token: int) -> bool:
    """Whether the member is an organisation: "the union is a member of the federation"."""
    beside = [tree.head[token]] if tree.base[token] == "appos" else []
    return any(tree.mention(c, "organisation") is not None for c in (*tree.kids(token, "nsubj"), *beside))


def _membership(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "Members of the bloc include X and Y"; "X's parent company, Y", "Y, the parent company of X"."""
    tree = passages.tree
    if tree.lemma[token] == "include":
        clause = clauses.at(token)
        for agent in clause.agents if clause is not None else []:
            if tree.lemma[agent] not in _MEMBERS or clause is None:
                continue
            bodies = owners(tree, agent, ("of", "in", "within"), "organisation")
            for patient in clause.patients:
                child = tree.mention(patient, "organisation", "place")
                for body in bodies[:1]:
                    if child is not None and child.name:
                        yield _part("members-include", child, body, token, clause)
        return
    parent_noun = tree.words[token] == "parent" and tree.base[token] != "compound"
    if not parent_noun and not any(tree.words[c] == "parent" for c in tree.kids(token, "compound", "amod")):
        return
    for child in owners(tree, token, ("of", "to"), "organisation"):
        for parent, clause in bearers(tree, clauses, token, "organisation"):
            if parent.entity != child.entity:
                yield _part("parent-of", child, parent, token, clause)


_MEMBERS = frozenset("member nation country state participant partner constituent".split())
