"""Where organisations are and act, said by a noun phrase: "the Oslo-based fund", "its headquarters in Oslo",
"the rebels' stronghold of Oslo", "the rebel-held town", "a presence in Mali", "the militia in Mali".
"""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.phrases import owners
from whosays.claims.tree import Tree
from whosays.claims.words import COLLECTIVES, UNIT_NOUNS
from whosays.model.claim import Predicate
from whosays.model.mention import Mention

SEATS = frozenset("headquarters headquarter base seat hq stronghold bastion hideout".split())
_PRESENCE = frozenset("presence operation foothold branch network cell activity campaign".split())
_HELD = frozenset("held controlled occupied dominated run ruled".split())
_IN = ("in", "across", "throughout", "inside")
_AT = ("in", "at", "near", "on", "outside", "of")
# Bodies that sit somewhere: "in" tells their seat. Others act there.
_ACTIVE = frozenset("active present operational operating based headquartered deployed stationed".split())
_SEATED = frozenset(
    "university college school institute court bank hospital museum company firm office embassy consulate academy"
    " ministry department foundation newspaper church mosque party club centre center agency corporation council"
    " society association laboratory library".split()
)
# What a site is in says where it lies, not where anybody acts.
_SITES = frozenset("base camp airport airfield station prison barracks facility port hotel building house".split())
_KEEPS = frozenset("have maintain keep establish retain build expand".split())
_MOVES = frozenset(("move", "relocate", "transfer", "open", "establish", "set up"))


def places(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of these constructions."""
    tree = passages.tree
    for token in range(tree.size):
        word, lemma = tree.words[token], tree.lemma[token]
        if word in ("based", "headquartered") or word in _HELD:
            yield from _hyphened(passages, token, "based_in" if word not in _HELD else "operates_in")
        elif lemma in SEATS:
            yield from _seat(passages, clauses, token)
        elif lemma in _PRESENCE:
            yield from _presence(passages, clauses, token)
        elif lemma == "control" and tree.case(token) == "under":
            yield from _under_control(passages, clauses, token)
        elif word in _ACTIVE and tree.base[token] in ("amod", "acl", "appos"):
            yield from _active(passages, token)
        if tree.upos[token] in ("NOUN", "PROPN"):
            yield from _group_in(passages, clauses, token)


def _draft(
    predicate: Predicate,
    name: str,
    group: Mention,
    place: Mention,
    anchor: int,
    clause: Clause | None,
    p: float = 0.7,
) -> Draft:
    return Draft(
        predicate=predicate,
        construction=name,
        anchor=anchor,
        clause=clause,
        subject=argument_of(group),
        object=argument_of(place),
        tense=None if clause is not None else "present",
        tokens=(group.head, place.head),
        p=p,
    )


def _active(passages: Passages, token: int) -> Iterator[Draft]:
    """ "a group active in Mali and Niger": the adjective hangs on the group."""
    tree = passages.tree
    group = tree.mention(tree.head[token], "organisation")
    settled = tree.words[token] in ("based", "headquartered", "stationed")
    if group is None or tree.head[token] > token or tree.upos[token] != "ADJ":
        return
    for child in tree.kids(token, "obl", "nmod"):
        if tree.case(child) not in (*_IN, *_AT, "along", "around"):
            continue
        for site in tree.conjuncts(child):
            place = tree.mention(site, "place")
            if place is not None and (place.name or any(tree.kids(site, "nmod"))):
                yield _draft("based_in" if settled else "operates_in", "active-in", group, place, token, None)


def _hyphened(passages: Passages, token: int, predicate: Predicate) -> Iterator[Draft]:
    """ "the Oslo-based fund", "the rebel-held town of Oslo"."""
    tree = passages.tree
    if token < 2 or tree.words[token - 1] != "-" or tree.head[token] <= token:
        return
    first, noun = token - 2, tree.head[token]
    if predicate == "based_in":
        place, group = tree.mention(first, "place"), tree.mention(noun, "organisation")
    else:
        group = tree.mention(first, "organisation") or _collective(tree, first)
        place = tree.mention(noun, "place")
        named = [c for c in tree.kids(noun, "nmod", "appos", "flat") if c > noun]
        place = next((m for c in named if (m := tree.mention(c, "place")) is not None and m.name), place)
        if place is not None and not place.name and not tree.has_word(noun, "det", frozenset(("the",))):
            return  # held ground that nothing names
    if place is not None and group is not None and group.id != place.id:
        yield _draft(predicate, "hyphened", group, place, token, None)


def _collective(tree: Tree, token: int) -> Mention | None:
    """ "rebel" in "rebel-held": people who act as one body."""
    return tree.mention(token, "person") if tree.lemma[token] in COLLECTIVES else None


def _seat(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "X's headquarters in Oslo", "X moved its headquarters to Oslo", "X, with headquarters in Oslo",
    "Oslo is a stronghold of X"."""
    tree = passages.tree
    if any(m.name for m in tree.covering(token)):
        return  # a word of the site's own name
    clause = clauses.at(token)
    groups = owners(tree, token, ("of", "for"), "organisation")
    apposed = [tree.head[token]] if tree.base[token] == "appos" else list(tree.kids(token, "appos"))
    beside = clause.agents if clause is not None and clause.kind == "copular" else apposed
    beside = [c for b in beside for c in (b, *(k for k in tree.kids(b, "nmod") if tree.case(k) == "of"))]
    if (clause is not None and clause.kind == "copular") or apposed:
        sites = [m for a in beside if (m := tree.mention(a, "place", "facility")) is not None and m.name]
        for group in groups:
            said = clause if clause is not None and clause.kind == "copular" else None
            yield from (_draft("based_in", "is-seat", group, held, token, said) for held in sites)
        if clause is not None or sites:
            return
    inner = [c for c in tree.kids(token, "nmod", "appos") if tree.case(c) in _AT or tree.base[c] == "appos"]
    above = clauses.at(tree.head[token]) if tree.head[token] != token else None
    moved = above is not None and above.lemma in _MOVES and token in above.patients
    if above is not None and moved:
        inner += [*above.obliques.get("to", []), *above.obliques.get("in", [])]
        inner += [c for c in tree.kids(token, "nmod") if tree.case(c) == "to"]
    if not groups and tree.case(token) == "with":
        outer = tree.mention(tree.head[token], "organisation") if tree.base[token] == "nmod" else None
        groups = [outer] if outer is not None else []
    if above is not None and not above.real:
        return
    if not groups and above is not None and any(tree.words[c] == "its" for c in tree.kids(token, "nmod:poss")):
        held = [m for a in above.agents if (m := tree.mention(a, "organisation")) is not None]
        groups = [m for m in held if m.form != "pronoun"]
    for group in groups[:1]:
        for one in inner:
            for site in tree.conjuncts(one):
                place = tree.mention(site, "place")
                if place is not None and place.name and place.entity != group.entity:
                    yield _draft("based_in", "seat-in", group, place, token, above if moved else None)


def _presence(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "has a presence in Mali", "its operations in Mali and Niger"."""
    tree = passages.tree
    above = clauses.at(tree.head[token]) if tree.head[token] != token else None
    groups = owners(tree, token, (), "organisation")
    clause = None
    kept = above is not None and above.lemma in _KEEPS and token in above.patients
    if above is not None and kept:
        groups, clause = [m for a in above.agents if (m := tree.mention(a, "organisation")) is not None], above
    elif tree.lemma[token] not in ("presence", "operation", "foothold", "activity", "campaign"):
        return
    inner = [c for c in tree.kids(token, "nmod") if tree.case(c) in _IN]
    if above is not None and kept:
        inner += [t for p in _IN for t in above.obliques.get(p, []) if 0 < tree.left[t] - token <= 1]
    for group in groups[:2]:
        for one in inner:
            for site in tree.conjuncts(one):
                place = tree.mention(site, "place")
                if place is not None and place.name and place.entity != group.entity:
                    yield _draft("operates_in", "presence-in", group, place, token, clause)


def _under_control(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "Oslo is under the control of the rebels", "under rebel control"."""
    tree = passages.tree
    clause = clauses.at(token)
    outer: list[int] = []
    if clause is not None and clause.kind == "copular":
        outer = clause.agents
    elif tree.base[token] == "nmod":
        outer = [tree.head[token]]
    groups = owners(tree, token, ("of",), "organisation")
    for one in outer:
        place = tree.mention(one, "place")
        for group in groups:
            if place is not None and place.name:
                yield _draft("operates_in", "under-control", group, place, token, clause)


def _group_in(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "the militia in Mali", "its fighters in Mali and Niger": the phrase stands right behind a group."""
    tree = passages.tree
    yield from _is_group_in(passages, clauses, token)
    group = _acting(tree, token)
    if group is None:
        return
    for child in tree.kids(token, "nmod"):
        if tree.case(child) not in _IN or child < token:
            continue
        first = tree.left[child]
        if tree.words[first] == "," or (first > 0 and tree.words[first - 1] == ","):
            continue
        seated = tree.lemma[token] in _SEATED and group.head == token
        if not group.name and not _definite(tree, token):
            continue  # "an organisation in Mali" is introduced, not said to act there
        for site in tree.conjuncts(child):
            place = tree.mention(site, "place")
            if place is None or not place.name or place.entity == group.entity:
                continue
            if group.name and group.start <= place.start < group.end:
                continue  # a word of the name
            predicate: Predicate = "based_in" if seated else "operates_in"
            yield _draft(predicate, "group-in", group, place, token, None, 0.6)


def _is_group_in(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "X is a company in Oslo"."""
    tree = passages.tree
    clause = clauses.at(token)
    if clause is None or clause.kind != "copular" or tree.lemma[token] not in _SEATED | UNIT_NOUNS:
        return
    groups = [m for a in clause.agents if (m := tree.mention(a, "organisation")) is not None]
    for child in tree.kids(token, "nmod"):
        place = tree.mention(child, "place") if tree.case(child) == "in" else None
        if place is not None and place.name:
            kind: Predicate = "based_in" if tree.lemma[token] in _SEATED else "operates_in"
            yield from (_draft(kind, "is-group-in", group, place, token, clause) for group in groups)


def _definite(tree: Tree, token: int) -> bool:
    return any(
        tree.words[c] in ("the", "this", "these", "all") or tree.rel[c] == "nmod:poss"
        for c in tree.children[token]
    )


def _acting(tree: Tree, token: int) -> Mention | None:
    """The group itself, or the named one whose people these are: "Guard fighters", "fighters of the Guard"."""
    group = tree.mention(token, "organisation")
    if group is not None and group.type == "organisation":
        fits = group.form != "pronoun" and group.head == token and tree.lemma[token] not in _SITES
        return group if fits else None
    people = tree.mention(token, "person")
    if people is None or people.form != "description" or tree.tag[token] not in ("NNS", "NNPS"):
        return None
    inner = [c for c in tree.children[token] if tree.base[c] == "compound" or tree.case(c) == "of"]
    return next((m for c in inner if (m := tree.mention(c, "organisation")) is not None and m.name), None)
