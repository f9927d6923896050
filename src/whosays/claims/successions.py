"""Posts that the text tells by another's: "He was replaced by X", "his deputy, Y": the post is the one that was
claimed of the predecessor or superior before.
"""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.phrases import is_named
from whosays.claims.roles import rank_of
from whosays.claims.words import FORMER_WORDS
from whosays.model.mention import Mention

_SUCCEEDS = frozenset("succeed replace".split())
_SUCCESSOR, _PREDECESSOR = "successor", "predecessor"
_Posts = dict[int, list[Draft]]  # by sentence
_FAR = 3  # sentences between a post and the change that takes it up


def successions(passages: Passages, clauses: Clauses, drafts: list[Draft]) -> Iterator[Draft]:
    """Every draft of a post that is somebody else's too, from the drafts of posts made so far."""
    tree = passages.tree
    made = [d for d in drafts if d.predicate == "posted_to" and d.subject is not None and d.object is not None]
    posts: _Posts = {}
    for draft in made:
        if draft.role is not None or draft.role_class == "head":  # membership passes to nobody
            posts.setdefault(tree.sentence[draft.anchor], []).append(draft)
    if not posts:
        return
    held = {(_entity(passages, d), d.clause.head) for d in made if d.clause is not None}
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is not None and clause.lemma in _SUCCEEDS:
            for new in _people(passages, clause.agents or clause.obliques.get("by", [])):
                if (new.entity, token) in held:
                    continue  # "succeeded Y as head of Z" says itself of what
                for old in [m for t in clause.patients if (m := tree.mention(t, "person")) is not None][:1]:
                    yield from _taken(passages, posts, new, old, token, clause)
        elif tree.lemma[token] in (_SUCCESSOR, _PREDECESSOR):
            yield from _described(passages, clauses, posts, token)


def _entity(passages: Passages, draft: Draft) -> str | None:
    return passages.entity(draft.subject.mention) if draft.subject is not None else None


def _people(passages: Passages, tokens: list[int]) -> list[Mention]:
    """People by name: the phrase itself, or the name apposed to it ("his deputy, X")."""
    tree = passages.tree
    near = [one for t in tokens for one in (t, *tree.kids(t, "appos"))]
    return [m for t in near if (m := tree.mention(t, "person")) is not None and is_named(tree, m)]


def _taken(
    passages: Passages, posts: _Posts, new: Mention, old: Mention, anchor: int, clause: Clause | None
) -> Iterator[Draft]:
    post = _last_post(passages, posts, old, anchor)
    if post is None:  # "X was named head of Y, replacing Z"
        own = _last_post(passages, posts, new, anchor)
        here = (
            own is not None
            and own.starting
            and passages.tree.sentence[own.anchor] == passages.tree.sentence[anchor]
        )
        if own is not None and here and is_named(passages.tree, old) and new.entity != old.entity:
            yield _post(passages, "gave-way", old, own, anchor, clause, ending=True)
        return
    if new.entity == old.entity or not is_named(passages.tree, new):
        return
    yield _post(passages, "in-place-of", new, post, anchor, clause, starting=True)


def _last_post(passages: Passages, posts: _Posts, person: Mention, before: int) -> Draft | None:
    """The post last claimed of a person in the sentences before a token, or earlier in its own."""
    tree = passages.tree
    number = tree.sentence[before]
    recent = [d for back in range(_FAR + 1) for d in posts.get(number - back, ())]
    near = [d for d in recent if d.anchor <= before and _entity(passages, d) == person.entity]
    if not near and passages.loose(person) and len({_entity(passages, d) for d in recent}) == 1:
        near = [d for d in recent if tree.sentence[before] - tree.sentence[d.anchor] <= 1]  # nobody else is meant
    return max(near, key=lambda d: d.anchor, default=None)


def _described(passages: Passages, clauses: Clauses, posts: _Posts, token: int) -> Iterator[Draft]:
    """ "his successor, X", "X's predecessor, Y"."""
    tree = passages.tree
    names = [
        m for c in tree.kids(token, "appos", "flat") if (m := tree.mention(c, "person")) is not None and m.name
    ]
    whose = [m for c in tree.kids(token, "nmod:poss") if (m := tree.mention(c, "person")) is not None]
    clause = clauses.at(tree.head[token])
    if clause is not None and clause.kind == "copular" and token in clause.agents and clause.real:
        names += [m for m in _people(passages, [clause.head]) if m.name and not clause.negated]
    for name in names[:1]:
        for other in whose[:1]:
            post = _last_post(passages, posts, other, token)
            if post is not None and name.entity != other.entity:
                over = tree.lemma[token] == _PREDECESSOR
                yield _post(passages, "successor", name, post, token, None, starting=not over, ending=over)


def _post(
    passages: Passages,
    construction: str,
    person: Mention,
    post: Draft,
    anchor: int,
    clause: Clause | None,
    *,
    starting: bool = False,
    ending: bool = False,
) -> Draft:
    """The same post for another person."""
    words = post.role.words.casefold().split() if post.role is not None else []
    return Draft(
        predicate="posted_to",
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(person),
        object=post.object,
        role=None if set(words) & FORMER_WORDS else post.role,
        rank=rank_of(passages.tree, person),
        role_class=post.role_class,
        starting=starting,
        ending=ending,
        tense="past" if clause is None else None,
        tokens=(person.head,),
        p=0.65,
    )
