"""What a noun says of whom: who is described by it, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.tree import Tree
from whosays.model.mention import Mention, MentionType

Described = tuple[Mention, Clause | None]
_LONGEST_NAME = 8  # tokens of a name that are looked at


def name_tokens(tree: Tree, head: int) -> Iterator[int]:
    """The tokens of a name by its head: the head and what is written flat under it."""
    yield head
    yield from list(tree.kids(head, "flat"))[:_LONGEST_NAME]


def is_named(tree: Tree, mention: Mention) -> bool:
    """Whether a mention is a name, or a title with one: "Colonel Harn"."""
    titled = tree.upos[mention.head] == "PROPN" and any(tree.kids(mention.head, "flat"))
    return mention.name or (mention.form == "description" and titled)


def own_children(tree: Tree, head: int) -> Iterator[int]:
    """Children of a name's head, and of its other words: a parser may hang "of the Guard" on the last."""
    for token in name_tokens(tree, head):
        yield from (c for c in tree.children[token] if tree.base[c] != "flat")


def bearers(tree: Tree, clauses: Clauses, token: int, *types: MentionType) -> list[Described]:
    """Who is said to be what the noun says: "X is an ally", "X, an ally", "its ally, X", "its ally X".

    With the clause where a copula says it. Names before descriptions; never the noun's own phrase.
    """
    clause = clauses.at(token)
    if clause is None and tree.base[token] == "conj" and not any(tree.kids(token, "appos", "flat")):
        first = clauses.at(tree.head[token])  # "X is the son of Y and a cousin of Z"
        clause = first if first is not None and first.kind == "copular" else None
    found: list[Described] = []
    if clause is not None and clause.kind == "copular":
        for agent in clause.agents:
            mention = tree.mention(agent, *types)
            if mention is not None:
                found.append((mention, clause))
        return found
    governing = clauses.at(tree.head[token])
    if governing is not None and governing.kind == "copular" and token in governing.agents:
        named = tree.mention(governing.head, *types)  # "Its main rival is X", "his wife was X"
        return [(named, governing)] if named is not None and named.name else []
    if governing is not None and governing.lemma in ("become", "remain") and tree.base[token] in ("xcomp", "obj"):
        near = [(a, governing) for a in governing.agents]
        return [(m, c) for a, c in near if (m := tree.mention(a, *types)) is not None]
    beside: list[int] = []
    if tree.base[token] in ("appos", "list"):
        beside.append(tree.head[token])
    beside += tree.kids(token, "appos", "flat")
    if tree.base[token] == "conj":  # "X and its ally, Y": the parser hangs Y on X
        beside += [c for c in tree.kids(tree.head[token], "appos") if c > token]
    if token < tree.head[token] and tree.rel[token] in ("nmod:desc", "compound", "amod"):
        beside.append(tree.head[token])  # "its ally Turkey"
    if tree.base[token] in ("nsubj", "obj", "obl") and token + 1 < tree.size:
        after = token + 1  # "his brother Karl": two subjects side by side
        if tree.head[after] == tree.head[token] and tree.rel[after] == tree.rel[token]:
            beside.append(after)
    for one in beside:
        mention = tree.mention(one, *types)
        if mention is not None and mention.name and all(mention.id != m.id for m, _ in found):
            found.append((mention, None))
    return found


def owners(tree: Tree, token: int, prepositions: tuple[str, ...], *types: MentionType) -> list[Mention]:
    """Whose it is: the possessive, the phrase with one of the prepositions, or the name before the noun."""
    found: list[Mention] = []
    for child in tree.children[token]:
        if tree.base[child] == "nmod" and (tree.rel[child] == "nmod:poss" or tree.case(child) in prepositions):
            found += [m for one in tree.conjuncts(child) if (m := tree.mention(one, *types)) is not None]
    if not found:
        before = [c for c in tree.kids(token, "compound", "amod", "nmod") if c < token]
        held = [(c, m) for c in before if (m := tree.mention(c, *types)) is not None]
        found = [m for c, m in held if m.form == "name" or (m.form == "description" and tree.upos[c] == "PROPN")]
    # "Turkey's ally Qatar": the parser may give the possessive to the name
    above = tree.head[token]
    if not found and token < above and tree.rel[token] in ("nmod:desc", "compound", "amod"):
        poss = [c for c in tree.kids(above, "nmod:poss") if c < token]
        found = [m for c in poss if (m := tree.mention(c, *types)) is not None]
    return found
