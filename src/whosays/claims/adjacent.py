"""Roles that stand right before or behind a person's name, read off the words: a parse often slips there.

"Delta University law professor Sam Orr", "Sam Orr, 54, the group's spiritual leader", "Sam Orr (then head of X)",
"Sam Orr: commander of X", "the accused, a former captain in X".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from whosays.claims.drafts import Passages
from whosays.claims.roles import Role, is_role, read_role
from whosays.claims.tree import Tree
from whosays.model.mention import Mention

_LISTING = frozenset("such including like namely notably".split())
_PARTING = frozenset((",", "–", "—", "(", ":"))
_ADVERBS = frozenset("formerly previously once now then currently also himself herself only".split())
_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM"))
_JOINED = frozenset(("-", "'s", "’s", "'", "’"))
_AFTER = frozenset("of in at for with from within to who whose and , . ; ) : – —".split())
_LONGEST, _MOST = 12, 3  # tokens of a description up to its role; roles in a row
_TITLES = frozenset("mr mrs ms dr sir lord lady dame prof professor st hon rev gen col maj capt lt sgt".split())

Adjacent = tuple[Mention, Role]  # the role of a title opens before the name


def adjacent(passages: Passages) -> Iterator[Adjacent]:
    """Each person with each role that stands beside the name."""
    tree = passages.tree
    opening = {m.start: m for m in tree.person_named.values()}
    closing = {m.end: m for m in opening.values()}
    for mention in tree.reading.mentions:
        if mention.type == "person" and mention.form == "description" and len(mention.text.split()) == 2:
            closing.setdefault(mention.end, mention)
    bodies: dict[int, Mention] = {}
    for mention in tree.reading.mentions:  # the widest first, by where they end
        if mention.name and mention.type in ("organisation", "place"):
            bodies.setdefault(mention.end, mention)
    for token, name in tree.person_named.items():
        yield from ((name, role) for role in _before(passages, token, bodies))
    for token in range(tree.size):
        person = closing.get(tree.reading.ends[token])
        if person is not None and (person.name or _definite(person)):
            yield from ((person, role) for role in _behind(passages, token, opening))


def listed(passages: Passages) -> Iterator[Adjacent]:
    """ "the leaders of X, A and B", "three members of X (A, B and C)", "officers of X such as A": each by name."""
    tree = passages.tree
    for token in range(tree.size):
        if tree.tag[token] not in ("NNS", "NNPS") or not is_role(tree, token):
            continue
        whole = next((m for m in tree.mentions_at.get(token, ()) if m.type == "person" and not m.name), None)
        if whole is None:
            continue
        names = list(_names_after(tree, whole))
        if len(names) > 1:
            for role in read_role(passages, token):
                yield from ((name, role) for name in names if role.token == token)


def _names_after(tree: Tree, whole: Mention) -> Iterator[Mention]:
    """The people named one after the other right behind a phrase."""
    at = bisect_left(tree.reading.starts, whole.end)
    end = tree.reading.sentences[tree.sentence[whole.head]][1]
    if at < end and tree.words[at] in _LISTING:
        at += 1
        if at < end and tree.words[at] == "as":
            at += 1
    elif not (at < end and tree.words[at] in _PARTING | {"-"}):
        return
    else:
        at += 1
        at += int(at < end and tree.words[at] in _LISTING)
    while at < end:
        name = tree.person_named.get(at)
        if name is not None and name.start == tree.reading.starts[at]:
            yield name
            at = bisect_left(tree.reading.starts, name.end)
            continue
        joins = tree.words[at] in (",", "and", ";", "both") or tree.mention(at, "rank") is not None
        if not joins and tree.words[at].rstrip(".") not in _TITLES:
            return
        at += 1


def _definite(person: Mention) -> bool:
    """Whether a description of two words is "the" somebody: "the accused", "the defendant"."""
    return person.text.split()[0].casefold() == "the"


def _before(passages: Passages, name: int, bodies: dict[int, Mention]) -> Iterator[Role]:
    tree = passages.tree
    at = name - 1
    first = tree.reading.sentences[tree.sentence[name]][0]
    while at >= first and (tree.words[at].rstrip(".") in _TITLES or tree.mention(at, "rank") is not None):
        if is_role(tree, at) and tree.mention(at, "rank") is None:
            break
        at -= 1
    body = bodies.get(tree.reading.ends[at]) if at >= first else None
    if body is not None:
        yield from _before_of(tree, passages, body, first)
    if at >= first and is_role(tree, at) and tree.upos[at] in ("NOUN", "PROPN") and tree.tag[at] in ("NN", "NNP"):
        yield from (role for role in read_role(passages, at) if role.token == at)


def _before_of(tree: Tree, passages: Passages, body: Mention, first: int) -> Iterator[Role]:
    """ "former president of Latvia Ana Roth": the body or the country stands between the role and the name."""
    at = bisect_left(tree.reading.starts, body.start) - 1
    at -= int(at >= first and tree.words[at] == "the")
    if at - 1 >= first and tree.words[at] == "of" and is_role(tree, at - 1):
        for role in read_role(passages, at - 1):
            if role.token == at - 1 and tree.tag[at - 1] in ("NN", "NNP"):
                yield replace(role, organisations=(body,))


def _behind(passages: Passages, last: int, opening: dict[int, Mention]) -> Iterator[Role]:
    tree = passages.tree
    end = tree.reading.sentences[tree.sentence[last]][1]
    at = last + 1
    if at >= end or tree.words[at] not in _PARTING:
        return
    at += 1
    if at + 1 < end and tree.upos[at] == "NUM" and tree.words[at + 1] == ",":
        at += 2  # an age
    if tree.words[at : at + 3] in (("at", "that", "time"), ("at", "the", "time")):
        at += 3
    while at < end and tree.words[at] in _ADVERBS:
        at += 1
    fronted = tree.case(tree.head[last] if tree.base[last] == "flat" else last) != ""
    found: list[Role] = []
    for _ in range(_MOST):
        role, after = _run(tree, at, end, opening)
        if role is None or (fronted and tree.base[role] == "nsubj"):
            break  # "According to X, a clerk was seen"
        found += read_role(passages, role)
        if tree.words[after] != "and":
            break
        at = after + 1
    seen: set[int] = set()
    for number, one in enumerate(found):
        if one.token not in seen:
            seen.add(one.token)
            later = next((r for r in found[number + 1 :] if r.organisations), None)
            shared = later is not None and not one.organisations and tree.kid(later.token, "det") is None
            yield replace(one, organisations=later.organisations) if shared and later is not None else one


def _run(tree: Tree, at: int, end: int, opening: dict[int, Mention]) -> tuple[int | None, int]:
    """The role that a run of nominal words ends in, and the token after it; None where it ends otherwise."""
    role: int | None = None
    limit = min(end, at + _LONGEST)
    while at < limit and (
        tree.upos[at] in _NOMINAL or tree.words[at] in _JOINED or tree.tag[at] in ("VBG", "VBN")
    ):
        if tree.reading.starts[at] in opening:
            return None, at  # the title of the next name
        if is_role(tree, at):
            role = at
        at += 1
    if role is None or role != at - 1 or at >= end or tree.words[at] not in _AFTER:
        return None, at
    if tree.words[at] in ("and", "or") and at + 1 < end and tree.reading.starts[at + 1] in opening:
        return None, at  # "X, the commander and Y": three people, or two
    return (role if tree.tag[role] in ("NN", "NNP") else None), at
