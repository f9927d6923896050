"""How strong an organisation is, and counts of groups."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.numbers import parse_quantity
from whosays.claims.words import FORCE_NOUNS
from whosays.model.claim import Argument
from whosays.model.mention import Mention

_HAVE = frozenset(
    "have number comprise field boast employ command include count muster total consist keep".split()
)
_THESE = frozenset("the these those such".split())
_HYPHENED = frozenset("strong man men member person soldier fighter".split())
_BODIES = frozenset("force army militia strength membership corps garrison contingent".split())
_BELONGS = frozenset("belong serve fight".split())
_GROWS = frozenset("grow rise swell stand shrink fall drop increase climb dwindle".split())
_PUT = frozenset("estimate put reckon give list report".split())
_SIZE = frozenset("strength membership size staff workforce force manpower".split())


def strength(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of `strength`."""
    tree = passages.tree
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is not None and (clause.lemma in _HAVE or clause.lemma == "make up"):
            yield from _has(passages, clause)
        if clause is not None and clause.lemma in _BELONGS:
            yield from _belong(passages, clause)
        if clause is not None and clause.lemma in _GROWS:
            yield from _grown(passages, clause)
        if clause is not None and (any(tree.kids(token, "expl")) or _takes_part(passages, clause)):
            yield from _there_are(passages, clause)
        if clause is not None and clause.kind == "verb" and clause.lemma in _PUT:
            yield from _estimated(passages, clause)
        counts = tree.lemma[token] in FORCE_NOUNS or (
            tree.upos[token] == "NUM"
            and tree.lemma[tree.head[token]] in _BODIES | _SIZE
            and tree.case(token) == "of"
        )
        if counts and tree.base[token] == "nmod":
            yield from _with_force(passages, clauses, token)
        if tree.words[token] in _HYPHENED:
            yield from _strong(passages, token)


def _strength(
    passages: Passages, construction: str, group: Mention, token: int, clause: Clause | None
) -> Iterator[Draft]:
    stated = passages.quantity(token)
    if stated is None:
        return
    quantity, first, last = stated
    noun = token
    for child in passages.tree.kids(token, "nmod"):
        if passages.tree.case(child) == "of" and passages.tree.lemma[child] in FORCE_NOUNS:
            noun = child
    yield Draft(
        predicate="strength",
        construction=construction,
        anchor=clause.head if clause else token,
        clause=clause,
        subject=argument_of(group),
        object=Argument(value=quantity, span=passages.tree.span(first, last)),
        of=_counted(passages, noun),
        quantity=quantity,
        tense=None if clause else "present",
        tokens=(group.head,),
        p=0.75,
    )


def _counted(passages: Passages, noun: int) -> Argument | None:
    """What is counted, as the text has it; None where a number stands alone."""
    tree = passages.tree
    return None if tree.upos[noun] == "NUM" else Argument(value=tree.lemma[noun], span=tree.span(noun, noun))


def _counts_force(passages: Passages, token: int) -> bool:
    tree = passages.tree
    if tree.lemma[token] in FORCE_NOUNS:
        return True
    return any(tree.case(c) == "of" and tree.lemma[c] in FORCE_NOUNS for c in tree.kids(token, "nmod"))


def _has(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    for agent in clause.patients if clause.lemma == "make up" and clause.passive else clause.agents:
        group = tree.mention(agent, "organisation", "facility")
        if group is None and (clause.lemma in ("employ", "command") or tree.words[agent] == "we"):
            group = tree.mention(agent, "person")
        if group is None:
            continue
        between = clause.obliques.get("between", [])  # "has between 300 and 400 fighters"
        for token in clause.patients + clause.obliques.get("of", []) + between:
            yield from _of_size(passages, group, token, clause)
            if _counts_force(passages, token):
                yield from _strength(passages, "has-strength", group, token, clause)
                yield from _spread_over(passages, group, token, clause)


def _of_size(passages: Passages, group: Mention, token: int, clause: Clause) -> Iterator[Draft]:
    """ "has a strength of 5,000 (men)", "has a membership of about 300"."""
    tree = passages.tree
    if tree.lemma[token] in _SIZE:
        for child in tree.kids(token, "nmod"):
            if tree.case(child) == "of" and (tree.upos[child] == "NUM" or _counts_force(passages, child)):
                yield from _strength(passages, "of-size", group, child, clause)


def _spread_over(passages: Passages, group: Mention, token: int, clause: Clause) -> Iterator[Draft]:
    """ "has 700 employees across A, B and C": it operates there."""
    tree = passages.tree
    for child in tree.kids(token, "nmod"):
        if tree.case(child) not in ("across", "in", "throughout"):
            continue
        for one in tree.conjuncts(child):
            place = tree.mention(one, "place")
            if place is not None:
                yield Draft(
                    predicate="operates_in",
                    construction="has-people-in",
                    anchor=clause.head,
                    clause=clause,
                    subject=argument_of(group),
                    object=argument_of(place),
                    tokens=(group.head, place.head),
                    p=0.7,
                )


def _takes_part(passages: Passages, clause: Clause) -> bool:
    tree = passages.tree
    part = clause.lemma == "take" and any(tree.lemma[p] == "part" for p in tree.kids(clause.head, "obj"))
    return part or clause.lemma in ("participate", "attend", "march", "gather")


def _there_are(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "there were ten passengers aboard", "about 20 men took part": a count of a group."""
    tree = passages.tree
    for token in clause.agents:
        stated = passages.quantity(token)
        group = tree.mention(token, "person", "organisation", "vehicle", "weapon", "facility")
        if stated is None or group is None or tree.words[token] == "there":
            continue
        yield Draft(
            predicate="count",
            construction="there-are",
            anchor=clause.head,
            clause=clause,
            subject=argument_of(group),
            object=Argument(value=stated[0], span=tree.span(stated[1], stated[2])),
            quantity=stated[0],
            tokens=(token,),
            p=0.7,
        )


def _estimated(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "its strength is put at 400"."""
    tree = passages.tree
    for patient in clause.patients:
        if tree.lemma[patient] not in _SIZE:
            continue
        owners = [c for c in tree.kids(patient, "nmod") if tree.rel[c] == "nmod:poss" or tree.case(c) == "of"]
        groups = [m for o in owners if (m := tree.mention(o, "organisation")) is not None]
        for token in [*clause.obliques.get("at", []), *clause.obliques.get("as", [])]:
            for group in groups:
                yield from _strength(passages, "strength-put-at", group, token, clause)


def _belong(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "some 1,500 fighters belong to X", "about 90 men serve in X"."""
    tree = passages.tree
    into = ("to",) if clause.lemma == "belong" else ("in", "with")
    for agent in clause.agents:
        if not _counts_force(passages, agent) or tree.has_word(agent, "det", _THESE):
            continue
        for token in [t for key in into for t in clause.obliques.get(key, [])]:
            group = tree.mention(token, "organisation")
            if group is not None:
                yield from _strength(passages, "belong-to", group, agent, clause)


def _grown(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "its membership grew to 1,500", "the force stood at 900 men"."""
    tree = passages.tree
    for agent in clause.agents:
        if tree.lemma[agent] in _SIZE:
            owners = [c for c in tree.kids(agent, "nmod") if tree.rel[c] == "nmod:poss" or tree.case(c) == "of"]
        elif tree.lemma[agent] in _BODIES:
            owners = [agent]
        else:
            continue
        groups = [m for o in owners if (m := tree.mention(o, "organisation")) is not None]
        for token in [*clause.obliques.get("to", []), *clause.obliques.get("at", [])]:
            if tree.upos[token] == "NUM" or _counts_force(passages, token):
                for group in groups[:1]:
                    yield from _strength(passages, "grown-to", group, token, clause)


def _with_force(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "a militia of some 400 fighters", "the group, with 40 members"."""
    tree = passages.tree
    head = tree.head[token]
    if tree.case(token) not in ("of", "with") or passages.quantity(token) is None:
        return
    clause = clauses.at(head)
    if tree.lemma[head] in _SIZE and tree.case(head) == "with":  # "X, with a staff of 600, ..."
        above = clauses.at(tree.head[head])
        owners = above.agents if above is not None else [tree.head[head]]
        for owner in owners[:1]:
            staffed = tree.mention(owner, "organisation")
            if staffed is not None:
                yield from _strength(passages, "with-strength", staffed, token, above)
        return
    if clause is not None and clause.kind == "copular":
        for agent in clause.agents:
            named = tree.mention(agent, "organisation")
            if named is not None and tree.mention(head, "organisation", "person", "phrase") is not None:
                yield from _strength(passages, "is-of-strength", named, token, clause)
        return
    group = tree.mention(head, "organisation")
    if group is not None and tree.left[token] > head:
        yield from _strength(passages, "of-strength", group, token, None)


def _strong(passages: Passages, token: int) -> Iterator[Draft]:
    """ "the 400-strong militia", "a 200-man unit", "its 50-member council"."""
    tree = passages.tree
    if tree.words[token - 1] != "-" or token < 2 or tree.upos[token - 2] != "NUM":
        return
    noun = tree.head[token] if tree.head[token] > token else token
    group = tree.mention(noun, "organisation")
    quantity = parse_quantity(tree.span(token - 2, token - 2).text)
    if group is None or quantity is None or tree.left[noun] > token:
        return
    words = tree.words[token]
    yield Draft(
        predicate="strength",
        construction="hyphened-strength",
        anchor=token,
        clause=None,
        subject=argument_of(group),
        object=Argument(value=quantity, span=tree.span(token - 2, token - 2)),
        of=None if words == "strong" else Argument(value=words, span=tree.span(token, token)),
        quantity=quantity,
        tense="present",
        tokens=(group.head, token),
        p=0.75,
    )
