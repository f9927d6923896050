"""Who holds which post: copulas, appositions, titles before names, appointments, successions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whosays.claims.adjacent import adjacent, listed
from whosays.claims.clauses import Clause, Clauses
from whosays.claims.context import of_what
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.phrases import is_named, own_children
from whosays.claims.roles import GOVERNING, Role, is_role, rank_of, read_role
from whosays.claims.tree import Tree
from whosays.claims.words import DESCRIBING_VERBS, FORMER_WORDS, ROLE_CLASS
from whosays.model.mention import Mention

_APPOINT = frozenset("appoint name elect promote nominate install designate choose select make commission".split())
_BECOME = frozenset("become remain stay".split())
_HOLD = frozenset("hold have occupy keep retain".split())
_POST_NOUNS = frozenset("command post position office role rank seat membership leadership".split())
_SUCCEED = frozenset("succeed replace".split())
CONTEXT = "-in-context"


def postings(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Posts said otherwise than by a verb of the table; one a post, where two constructions read it."""
    seen: set[tuple[str | None, str | None, object]] = set()
    found = list(_postings(passages, clauses))
    stated = {(d.role, passages.entity(d.subject.mention)) for d in found if d.subject and not _in_context(d)}
    for draft in found:
        if draft.subject and _in_context(draft) and (draft.role, passages.entity(draft.subject.mention)) in stated:
            continue
        ends = [passages.entity(a.mention) if a is not None else None for a in (draft.subject, draft.object)]
        key = (ends[0], ends[1], draft.role)
        if key not in seen:
            seen.add(key)
            yield draft


def _postings(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    tree = passages.tree
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is not None:
            if clause.kind == "copular":
                yield from _copular(passages, clause)
            elif clause.lemma in _APPOINT:
                yield from _appointed(passages, clause)
            elif clause.lemma in DESCRIBING_VERBS or clause.lemma == "know":  # "is known as the founder of X"
                yield from _appointed(passages, clause, starting=False)
            elif clause.lemma in _BECOME:
                yield from _became(passages, clause)
            elif clause.lemma in _HOLD:
                yield from _holds(passages, clause)
            elif clause.lemma in _SUCCEED:
                yield from _succeeded(passages, clause)
        if tree.base[token] in ("appos", "list") or _bare_conjunct(tree, token):
            yield from _apposed(passages, clauses, token)
        if tree.upos[token] in ("NOUN", "PROPN") and is_role(tree, token):
            yield from _title(passages, clauses, token)
            yield from _beside(passages, clauses, token)
    yield from _adjacent(passages, clauses)
    yield from _described(passages, clauses)


def _in_context(draft: Draft) -> bool:
    """Whether the organisation was taken from the sentences before."""
    return draft.construction.endswith(CONTEXT)


def _adjacent(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    tree = passages.tree
    for person, role in (*adjacent(passages), *listed(passages)):
        anchor = max(person.head, role.token)
        before = tree.reading.starts[role.token] < person.start and tree.tag[role.token] in ("NN", "NNP")
        name = "title" if before else "adjacent"
        yield from _post(passages, name, person, role, clauses.governing(person.head), anchor, standing=True)


def _described(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """ "a former member of X was arrested": somebody unnamed, described by his post in a named organisation."""
    tree = passages.tree
    for token in range(tree.size):
        if not is_role(tree, token) or ROLE_CLASS.get(tree.lemma[token]) not in _IN_A_BODY:
            continue
        person = tree.mention(token, "person")
        if person is None or person.form != "description" or person.entity in tree.entity_names:
            continue
        told = (clause := clauses.at(token)) is not None and clause.kind == "copular"
        if not (tree.has_word(token, "det", _SOME) or any(tree.kids(token, "nummod"))):
            continue  # "members of X" at large
        if told or tree.base[token] in ("appos", "xcomp", "compound") or tree.case(token) == "as":
            continue
        if any(tree.kids(token, "appos", "flat")) or tree.rel[token] == "nmod:desc":
            continue
        for role in read_role(passages, token):
            bodies = tuple(m for m in role.organisations if m.name and m.type == "organisation")
            held = tuple(m for m in bodies if tree.left[m.head] > token or tree.case(m.head))
            if role.token == token and held:
                known = replace(role, organisations=held)
                yield from _post(
                    passages, "described", person, known, clauses.governing(token), token, standing=True
                )


_SOME = frozenset("a an another".split())
_IN_A_BODY = frozenset(("head", "deputy", "spokesperson", "member", "recruit"))


def _person(tree: Tree, token: int) -> Mention | None:
    return tree.mention(token, "person")


def _post(
    passages: Passages,
    construction: str,
    person: Mention,
    role: Role,
    clause: Clause | None,
    anchor: int,
    *,
    starting: bool = False,
    standing: bool = False,
) -> Iterator[Draft]:
    """One draft for each organisation of the role. `standing`: an apposition holds when the text is written."""
    organisations = role.organisations
    if not organisations and is_named(passages.tree, person):
        meant = of_what(passages.tree, role.token, role.role_class)
        organisations = (meant,) if meant is not None else ()
        construction += CONTEXT
    for organisation in organisations:
        if organisation.id == person.id:
            continue
        yield Draft(
            predicate="posted_to",
            construction=construction,
            anchor=anchor,
            clause=None if standing else clause,
            subject=argument_of(person),
            object=argument_of(organisation),
            role=role.words,
            rank=rank_of(passages.tree, person),
            role_class=role.role_class,
            starting=starting,
            ending=role.former,
            tense="past" if role.former else ("present" if standing else None),
            tokens=(person.head, role.token, organisation.head),
            p=0.8,
        )


def _copular(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    outer = passages.clauses.at(clause.outer) if clause.outer is not None else None
    if outer is not None and outer.passive and outer.lemma == "consider":
        clause = replace(clause, real=outer.real)  # "are considered to be the heads": that is how they are seen
    persons = [m for a in clause.agents or _given(passages, clause) if (m := _person(tree, a)) is not None]
    roles = list(read_role(passages, clause.head))
    if tree.lemma[clause.head] in ("time", "period"):  # "was at all relevant times the head of X"
        roles = [role for c in tree.kids(clause.head, "appos") for role in read_role(passages, c)]
    for role in roles:
        for person in persons:
            yield from _post(passages, "is-role", person, role, clause, clause.head)
    if is_role(tree, clause.head) or not clause.agents:
        return
    yield from _predecessor(passages, clause)
    named = _person(tree, clause.head)  # "its commander is X"
    if named is None or not is_named(tree, named):
        return
    for agent in clause.agents:
        for role in read_role(passages, agent):
            yield from _post(passages, "role-is", named, role, clause, clause.head)


def _given(passages: Passages, clause: Clause) -> list[int]:
    """The subject of "being a member" under another verb: "accused of being", "denied being"."""
    tree, head = passages.tree, clause.head
    being = any(tree.tag[c] in ("VBG", "VB") for c in tree.kids(head, "cop"))
    outer = passages.clauses.at(tree.head[head]) if tree.base[head] in ("advcl", "ccomp", "acl") else None
    if not being or outer is None or tree.head[head] == head:
        return []
    return outer.patients if outer.passive or outer.patients else outer.agents


def _predecessor(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "Her predecessor as head of X was Y", "his successor as ... is Z"."""
    tree = passages.tree
    person = _person(tree, clause.head)
    for agent in clause.agents:
        if tree.lemma[agent] not in ("predecessor", "successor") or person is None:
            continue
        for child in tree.kids(agent, "nmod"):
            if tree.case(child) != "as":
                continue
            for role in read_role(passages, child):
                former = tree.lemma[agent] == "predecessor"
                held = Role(role.token, role.words, role.role_class, role.organisations, former)
                yield from _post(passages, "predecessor", person, held, clause, clause.head)


def _appointed(passages: Passages, clause: Clause, *, starting: bool = True) -> Iterator[Draft]:
    tree = passages.tree
    persons = [m for p in clause.patients if (m := _person(tree, p)) is not None and not is_role(tree, p)]
    holders = [
        *tree.kids(clause.head, "xcomp", "obj"),
        *clause.obliques.get("as", []),
        *clause.obliques.get("to", []),
    ]
    holders += [c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) == "as"]
    choosers = tuple(m for a in clause.agents if (m := tree.mention(a, "organisation")) is not None)
    for token in holders:
        for role in read_role(passages, token):
            if not role.organisations and starting and not tree.has_word(token, "det", _SOME):
                role = replace(role, organisations=choosers)  # "the bank appointed X chief executive"
            for person in persons:
                yield from _post(passages, "appointed", person, role, clause, clause.head, starting=starting)


def _holds(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "holds no command in X", "held the post of secretary of X"."""
    tree = passages.tree
    persons = [m for a in clause.agents if (m := _person(tree, a)) is not None]
    for token in clause.patients:
        if tree.lemma[token] not in _POST_NOUNS:
            continue
        inner = [c for c in tree.kids(token, "nmod") if tree.case(c) in ("of", "as")]
        roles = [role for c in inner for role in read_role(passages, c)]
        where = list(tree.kids(token, "nmod")) + clause.obliques.get("in", []) + clause.obliques.get("of", [])
        units = tuple(m for c in where if (m := tree.mention(c, "organisation")) is not None)
        if not roles:
            heading = tree.lemma[token] in _HEADING
            words = None if heading else passages.words(token, token)
            roles = [Role(token, words, "head" if heading else "other", units, False)]
        for role in roles:
            role = role if role.organisations else replace(role, organisations=units)
            for person in persons:
                yield from _post(passages, "holds-post", person, role, clause, clause.head)


_HEADING = frozenset("command leadership".split())


def _became(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    if clause.outer is not None and tree.lemma[clause.outer] in ("rise", "go", "return", "come"):
        clause = replace(clause, real=True)  # "rose to become": he did
    persons = [m for a in clause.agents if (m := _person(tree, a)) is not None]
    for token in tree.kids(clause.head, "xcomp", "obj"):
        for role in read_role(passages, token):
            for person in persons:
                yield from _post(
                    passages, "became", person, role, clause, clause.head, starting=clause.lemma == "become"
                )


def _succeeded(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    new = [m for a in clause.agents if (m := _person(tree, a)) is not None]
    old = [m for p in clause.patients if (m := _person(tree, p)) is not None]
    misplaced = [c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) == "as"]
    for token in clause.obliques.get("as", []) + misplaced:
        for role in read_role(passages, token):
            for person in new:
                yield from _post(passages, "succeeded", person, role, clause, clause.head, starting=True)
            ended = Role(role.token, role.words, role.role_class, role.organisations, True)
            for person in old:
                yield from _post(passages, "was-succeeded", person, ended, clause, clause.head)


def _apposed(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "X, the leader of Y" and "the leader of Y, X"; a list of posts may follow the name."""
    tree = passages.tree
    head = tree.head[token]
    if _person(tree, token) is not None and _person(tree, head) is None:
        while tree.base[head] == "nmod" and not is_role(tree, head) and tree.head[head] < head:
            head = tree.head[head]  # "the commander of the Guard, X": X is the commander, not the Guard
    clause = clauses.governing(head)
    if clause is not None and not clause.real:
        clause = None
    for one, other in ((head, token), (token, head)):
        person = _person(tree, one)
        if person is None or (is_role(tree, one) and not person.name):
            continue
        parted = any(tree.words[t] == ";" for t in range(min(one, other), max(one, other)))
        for role in _described_roles(passages, one, other, person):
            own = any(_person(tree, c) is not None for c in tree.kids(role.token, "appos") if c != one)
            if person.name and tree.tag[role.token] in ("NNS", "NNPS") and not _one_of_many(tree, one):
                continue  # "members of the public stopped X": a slip of the parser
            if role.token != one and not parted and not (own and role.token != other):
                yield from _post(passages, "apposed", person, role, clause, max(one, role.token), standing=True)


def _beside_name(tree: Tree, name: int, title: int) -> Iterator[Mention]:
    """Organisations that hang on the name itself: "police chief X", "Commissioner X of the Harbour Board"."""
    state = tree.lemma[title] in GOVERNING
    for child in own_children(tree, name):
        before = child < title and tree.base[child] in ("compound", "nmod", "amod", "flat")
        after = child > name and tree.base[child] == "nmod" and tree.case(child) in ("of", "from", "with", "at")
        after = after and tree.words[tree.left[child] - 1] != ","  # ", of Woodbridge" is where somebody lives
        mention = tree.mention(child, "organisation") if before or after else None
        if mention is None and after and state and tree.case(child) == "of":
            mention = tree.mention(child, "place")  # "President X of Latvia"
        if mention is not None:
            yield mention


def _bare_conjunct(tree: Tree, token: int) -> bool:
    """A name coordinated with a description by a comma alone: an apposition ("the commander, X, was ...")."""
    if tree.base[token] != "conj" or tree.upos[token] == tree.upos[tree.head[token]]:
        return False
    siblings = tree.kids(tree.head[token], "conj")
    return not any(tree.base[c] == "cc" for s in siblings for c in tree.children[s])


def _described_roles(passages: Passages, name: int, token: int, person: Mention) -> Iterator[Role]:
    """Roles of the described half. "X, commander, Second Brigade": the unit may follow as a phrase of its own."""
    tree = passages.tree
    for role in read_role(passages, token, unlisted=person.name and token != name):
        if not role.organisations:
            after = [c for c in tree.kids(tree.head[token], "list", "appos", "conj") if c > token] + list(
                tree.kids(token, "appos")
            )
            beside = [m for c in after[:1] if (m := tree.mention(c, "organisation")) is not None and m.name]
            role = Role(role.token, role.words, role.role_class, tuple(beside), role.former)
        yield role


def _title(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "brigade commander X", "ISIS leader X": the title depends on the name, or the name on the title."""
    tree = passages.tree
    head = tree.head[token]
    name: int | None = None
    before = token < head and tree.rel[token] in ("nmod:desc", "compound", "flat")
    if before and tree.upos[head] == "PROPN":
        name = head
    if name is None:
        inside = [
            c for c in tree.kids(token, "nmod") if c > token and tree.upos[c] == "PROPN" and not tree.case(c)
        ]
        flat = tree.kid(token, "flat")
        if inside:  # "former president of the republic Ana Ruiz"
            name = inside[-1]
        elif flat is not None and flat > token:
            name = token
    if name is None:
        return
    person = _person(tree, name)
    if person is None or not person.name:
        return
    for role in read_role(passages, token):
        organisations = role.organisations or tuple(_beside_name(tree, name, token))
        organisations = tuple(m for m in organisations if m.id != person.id)
        over = any(tree.words[c] in FORMER_WORDS for c in tree.kids(name, "amod") if c < token)
        full = Role(role.token, role.words, role.role_class, organisations, role.former or over)
        yield from _post(passages, "title", person, full, clauses.governing(name), token, standing=True)
        break


def _beside(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "The brigade's commander, Col. X, said": between commas, whatever the parser made of the name."""
    tree = passages.tree
    phrase = tree.mention(token, "person")
    if phrase is None or phrase.name or phrase.head != token or tree.tag[token] not in ("NN", "NNP"):
        return
    at = token + 1
    while at < tree.size and tree.reading.starts[at] < phrase.end:
        at += 1
    if at + 1 >= tree.size or tree.words[at] not in (",", ":", "–", "—"):
        return
    at += 1
    for _ in range(5):  # rank and title before the name
        title = at < tree.size and tree.upos[at] in ("PROPN", "NOUN", "PUNCT") and tree.words[at] != ","
        if title and not _opens_name(tree, at):
            at += 1
    name = _opens_name(tree, at) if at < tree.size else None
    if name is None or tree.sentence[at] != tree.sentence[token]:
        return
    after = at
    while after < tree.size and tree.reading.starts[after] < name.end:
        after += 1
    closed = after < tree.size and tree.words[after] in (",", ".", ";", ")", ":")
    listed = after + 1 < tree.size and tree.words[after + 1] in ("and", "or")
    if listed and after + 2 < tree.size and tree.upos[after + 2] in ("DET", "PRON"):
        listed = False  # "the mayor, X, and the head of Y"
    if not closed or listed:
        return
    for role in read_role(passages, token):
        if role.token == token:
            clause = clauses.governing(token)
            yield from _post(passages, "beside", name, role, clause, token, standing=True)


def _one_of_many(tree: Tree, token: int) -> bool:
    """Whether a name stands in a row of names: "the leaders of X, A and B"."""
    return tree.base[token] == "conj" or any(tree.kids(token, "conj"))


def _opens_name(tree: Tree, token: int) -> Mention | None:
    """The person's name that begins at this token."""
    start = tree.reading.starts[token]
    return next((m for m in tree.covering(token) if m.name and m.type == "person" and m.start == start), None)
