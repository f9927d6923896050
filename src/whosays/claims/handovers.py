"""Posts said by a change or a phrase: "took over from X as head of Y", "resigned as", "is in charge of Y",
"under the command of X", "as head of Y, X did ...", "X of the Guard".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.phrases import own_children
from whosays.claims.roles import Role, is_role, rank_of, read_role
from whosays.claims.tree import Tree
from whosays.model.claim import RoleClass
from whosays.model.mention import Mention


def _of(words: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in words.split())


_TAKES_OVER = _of("take_over succeed replace follow")
_ENDS = _of("resign retire quit step_down stand_down step_aside withdraw")
_REMOVES = _of("dismiss sack fire remove oust depose relieve suspend overthrow strip")
_SWORN = _of("swear_in inaugurate install reinstate re-elect reelect confirm")
_ROSE = _of("rise")
_PUTS = _of("put place leave be remain stay")
_CHARGE = _of("charge command control")
_LEADING = _of("command leadership direction chairmanship presidency control supervision")
_PASSES = _of("pass go fall transfer")
_HANDS = _of("hand hand_over transfer cede relinquish")
_PAST = _of("formerly previously once")


def handovers(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of these constructions."""
    tree = passages.tree
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is not None:
            yield from _of_clause(passages, clause)
        if tree.lemma[token] in _CHARGE | _LEADING:
            yield from _in_charge(passages, clauses, token)
        if tree.upos[token] == "PROPN":
            yield from _belonging(passages, clauses, token)
            yield from _under(passages, clauses, token)


def _people(tree: Tree, tokens: list[int]) -> list[Mention]:
    return [m for t in tokens if (m := tree.mention(t, "person")) is not None]


def _of_clause(passages: Passages, clause: Clause) -> Iterator[Draft]:
    lemma = clause.lemma
    as_roles = list(_as_roles(passages, clause))
    tree = passages.tree
    if lemma in _TAKES_OVER and as_roles:
        if lemma == "take over":
            yield from _posted(
                passages, "took-over", _people(tree, clause.agents), as_roles, clause, starting=True
            )
            before = _people(tree, clause.obliques.get("from", []))
            yield from _posted(passages, "took-over", before, [_ended(r) for r in as_roles], clause)
    elif lemma in _ENDS:
        yield from _posted(
            passages, "resigned", _people(tree, clause.agents), [_ended(r) for r in as_roles], clause
        )
    elif lemma in _REMOVES:
        roles = as_roles or [r for t in clause.obliques.get("of", []) for r in read_role(passages, t)]
        yield from _posted(passages, "removed", _people(tree, clause.patients), [_ended(r) for r in roles], clause)
    elif lemma in _SWORN:
        yield from _posted(passages, "sworn-in", _people(tree, clause.patients), as_roles, clause, starting=True)
    elif lemma in _PASSES | _HANDS:
        yield from _command_passes(passages, clause)
    if lemma == "spend":  # "spent nine years as a driver for X"
        yield from _posted(passages, "spent-as", _people(tree, clause.agents), as_roles, clause)
    if as_roles and lemma not in _TAKES_OVER | _ENDS | _REMOVES | _SWORN:
        yield from _acting_as(passages, clause)


def _as_roles(passages: Passages, clause: Clause) -> Iterator[Role]:
    """Roles behind "as", on the verb or on its last argument."""
    tree = passages.tree
    tokens = list(clause.obliques.get("as", []))
    near = [*clause.patients, *clause.obliques.get("from", []), *clause.obliques.get("by", [])]
    tokens += [c for t in near for c in own_children(tree, t) if tree.base[c] == "nmod" and tree.case(c) == "as"]
    for token in tokens:
        if tree.base[token] != "conj":
            yield from read_role(passages, token)


def _ended(role: Role) -> Role:
    return replace(role, former=True)


def _posted(
    passages: Passages,
    construction: str,
    persons: list[Mention],
    roles: list[Role],
    clause: Clause,
    *,
    starting: bool = False,
) -> Iterator[Draft]:
    for role in roles:
        for person in persons[:3]:
            for organisation in role.organisations:
                if organisation.id != person.id and (person.head != role.token):
                    yield Draft(
                        predicate="posted_to",
                        construction=construction,
                        anchor=clause.head,
                        clause=clause,
                        subject=argument_of(person),
                        object=argument_of(organisation),
                        role=role.words,
                        rank=rank_of(passages.tree, person),
                        role_class=role.role_class,
                        starting=starting,
                        ending=role.former,
                        tokens=(person.head, role.token, organisation.head),
                        p=0.75,
                    )


def _acting_as(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "As head of the Guard, X ordered ...": the phrase stands first, and is of the subject."""
    tree = passages.tree
    for token in clause.obliques.get("as", []):
        fronted = tree.right[token] < min(clause.agents, default=0) and token < clause.head
        if not fronted or tree.base[token] == "conj" or clause.passive:
            continue
        for role in read_role(passages, token):
            # The post is held whether or not the act is done.
            stated = replace(clause, real=True, negated=False)
            yield from _posted(passages, "in-role", _people(tree, clause.agents), [role], stated)


def _command_passes(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "Command of the battalion passed to X", "handed over command of the battalion to X"."""
    tree = passages.tree
    side = clause.agents if clause.lemma in _PASSES else [*clause.patients, *clause.obliques.get("over", [])]
    for token in side:
        if tree.lemma[token] not in ("command", "leadership", "control", "presidency", "chairmanship"):
            continue
        units = [
            m
            for c in tree.kids(token, "nmod")
            if tree.case(c) == "of" and (m := tree.mention(c, "organisation")) is not None
        ]
        to = list(clause.obliques.get("to", []))
        to += [c for u in units for c in own_children(tree, u.head) if tree.case(c) == "to"]
        for unit in units:
            for person in _people(tree, to):
                yield _head(passages, "command-passed", person, unit, clause.head, clause, starting=True)
            if clause.lemma in _HANDS:
                for person in _people(tree, clause.agents):
                    yield _head(passages, "command-handed", person, unit, clause.head, clause, ending=True)


def _head(
    passages: Passages,
    construction: str,
    person: Mention,
    unit: Mention,
    anchor: int,
    clause: Clause | None,
    *,
    role_class: RoleClass | None = "head",
    starting: bool = False,
    ending: bool = False,
    p: float = 0.75,
) -> Draft:
    """A post that no role word names."""
    return Draft(
        predicate="posted_to",
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(person),
        object=argument_of(unit),
        rank=rank_of(passages.tree, person),
        role_class=role_class,
        starting=starting,
        ending=ending,
        tense=None if clause is not None else "present",
        tokens=(person.head, unit.head),
        p=p,
    )


def _in_charge(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "X is in charge of Y", "X, in command of Y", "put X in charge of Y"; "Y is under the command of X"."""
    tree = passages.tree
    case = tree.case(token)
    if case not in ("in", "under"):
        return
    inner = [c for c in tree.kids(token, "nmod") if tree.case(c) == "of" or tree.rel[c] == "nmod:poss"]
    clause = clauses.at(token)
    outer: list[int] = []
    if clause is not None and clause.kind == "copular":
        outer = clause.agents
    elif tree.base[token] in ("nmod", "acl", "appos"):
        outer = [tree.head[token]]
    elif tree.base[token] in ("obl", "xcomp", "advmod") and (above := clauses.at(tree.head[token])) is not None:
        clause = above
        placed = above.lemma in _PUTS and case == "in"
        outer = (above.patients or above.agents) if placed else []
        if case == "under":
            outer = above.patients if above.passive else above.agents
    holding = clause or clauses.governing(token)
    if holding is not None and clause is None and not holding.real:
        holding = None
    for one in outer:
        for other in inner:
            for end in tree.conjuncts(other):
                yield from _charge(passages, token, case, one, end, clause)


def _charge(
    passages: Passages, token: int, case: str, outer: int, inner: int, clause: Clause | None
) -> Iterator[Draft]:
    tree = passages.tree
    if case == "in":
        person, unit = tree.mention(outer, "person"), tree.mention(inner, "organisation")
        if person is not None and unit is not None and tree.lemma[token] in ("charge", "command"):
            yield _head(passages, "in-charge", person, unit, token, clause)
        return
    unit, person = tree.mention(outer, "organisation"), tree.mention(inner, "person")
    above = tree.mention(inner, "organisation")
    if unit is None or tree.lemma[token] not in _LEADING:
        return
    if person is not None and person.form != "pronoun" and tree.lemma[token] != "supervision":
        yield _head(passages, "under-command", person, unit, token, clause)
    elif above is not None and above.id != unit.id:
        yield Draft(
            predicate="part_of",
            construction="under-command",
            anchor=token,
            clause=clause,
            subject=argument_of(unit),
            object=argument_of(above),
            tense=None if clause is not None else "present",
            tokens=(unit.head, above.head),
            p=0.7,
        )


def _under(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "The battalion, under Colonel X, ...": only with a rank, since much stands under a person."""
    tree = passages.tree
    if tree.base[token] != "nmod" or tree.case(token) != "under":
        return
    person, unit = tree.mention(token, "person"), tree.mention(tree.head[token], "organisation")
    if person is not None and unit is not None and rank_of(tree, person) is not None:
        yield _head(passages, "under-officer", person, unit, token, None)


def _belonging(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "X of the Guard", "X, of the Guard", "X from the Red Cross said", "X (Guard)": the phrase ends the name."""
    tree = passages.tree
    person = tree.mention(token, "person")
    if person is None or token != person.head or is_role(tree, token):
        return
    named = person.name or any(
        m.name and m.type == "person" and m.end == person.end for m in _inside(tree, person)
    )
    if not named and rank_of(tree, person) is None:
        return
    for child in own_children(tree, token):
        first = tree.left[child]
        if child < token or tree.base[child] not in ("nmod", "appos"):
            continue
        unit = tree.mention(child, "organisation")
        if unit is None or not unit.name or unit.type != "organisation" or _titled(tree, token):
            continue
        opening = tree.words[first]
        case = tree.case(child)
        between = _gap(tree, person, first)
        past = tree.has_word(child, "advmod", _PAST)
        if case == "of":
            fits = between <= (2 if past else 1)
        elif tree.base[child] == "appos":
            fits = opening == "(" and between <= 1 and len(unit.text.split()) > 1
        else:
            fits = case == "from" and between == 0 and tree.base[token] == "nsubj"
        if fits:
            yield _head(passages, "name-of-unit", person, unit, token, None, role_class=None, ending=past, p=0.65)


def _inside(tree: Tree, mention: Mention) -> list[Mention]:
    return [m for t in range(mention.head, mention.head + 5) for m in tree.mentions_at.get(t, ())]


def _titled(tree: Tree, token: int) -> bool:
    """Whether a role before the name takes the phrase: "President X of Y" is read with its role."""
    return any(
        tree.rel[c] in ("nmod:desc", "compound") and is_role(tree, c) for c in tree.children[token] if c < token
    )


def _gap(tree: Tree, person: Mention, first: int) -> int:
    """How many tokens stand between the end of the person's name and a token."""
    gap = 0
    at = first - 1
    while at >= 0 and tree.reading.starts[at] >= person.end and gap < 9:
        at -= 1
        gap += 1
    return gap
