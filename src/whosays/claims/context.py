"""What a passage speaks of: the organisation that a role without one belongs to ("Its leader, X", "the new leader
is X").
"""

from __future__ import annotations

from whosays.claims.tree import Tree
from whosays.claims.words import ACTING_WORDS, FORMER_WORDS, LEADING_ADJECTIVES
from whosays.model.claim import RoleClass
from whosays.model.mention import Mention

_FAR = 300  # tokens of a sentence
_BACK = 2  # sentences that are looked at before the one in hand
_CLAUSAL = frozenset(("conj", "parataxis", "ccomp"))
_THE = frozenset(("the",))
_OWN = frozenset(("its", "their"))
_OPEN = (
    ACTING_WORDS
    | FORMER_WORDS
    | LEADING_ADJECTIVES
    | frozenset("new first second current next only top overall supreme then senior spiritual".split())
)
_OF_A_PLACE = frozenset("president governor mayor king queen sultan emir prefect principal rector captain".split())
_OF_A_BODY: frozenset[RoleClass] = frozenset(("head", "deputy", "spokesperson"))


def of_what(tree: Tree, token: int, role_class: RoleClass) -> Mention | None:
    """The organisation of a role that names none: of its head, deputy or spokesperson, spoken of as known.

    "Its leader", "the new leader", "resigned as chairman"; never "a leader" or "the leader of his people".
    """
    if role_class not in _OF_A_BODY or tree.lemma[token] in _OF_A_PLACE:
        return None
    if any(
        tree.base[c] in ("nmod", "acl", "amod", "compound") and not _fits(tree, c) for c in tree.children[token]
    ):
        return None
    own = any(tree.words[c] in _OWN for c in tree.children[token])
    known = own or tree.has_word(token, "det", _THE)
    bare = tree.case(token) == "as" and tree.kid(token, "det") is None
    return spoken_of(tree, tree.left[token], own) if known or bare else None


def _fits(tree: Tree, child: int) -> bool:
    """Whether a modifier of the role leaves its organisation open."""
    return tree.words[child] in _OPEN or tree.words[child] in _OWN


def spoken_of(tree: Tree, token: int, own: bool) -> Mention | None:
    """The organisation that is the subject before `token`, or the only one named in a sentence before; or None.

    `own`: "its" refers to it, so that it may be any part of the sentence before the word.
    A sentence that names several organisations and makes none of them its subject ends the search.
    """
    number = tree.sentence[token]
    for back in range(_BACK + 1):
        if number - back < 0:
            break
        first, last = tree.reading.sentences[number - back]
        limit = token if back == 0 else last
        first = max(first, limit - _FAR)
        subjects = [c for t in range(first, limit) if _is_subject(tree, t) for c in tree.conjuncts(t)]
        found = [m for t in subjects if (m := _body(tree, t)) is not None]
        if found:
            return found[-1] if len({m.entity for m in found}) == 1 else None
        named = [m for t in range(first, limit) if (m := _body(tree, t)) is not None]
        if named and (back > 0 or own):
            return named[-1] if len({m.entity for m in named}) == 1 else None
    return None


def _is_subject(tree: Tree, token: int) -> bool:
    """Whether the token is the subject of a main clause of its sentence."""
    verb = tree.head[token]
    if tree.base[token] != "nsubj":
        return False
    while tree.base[verb] in _CLAUSAL and tree.head[verb] != verb:
        verb = tree.head[verb]
    return tree.head[verb] == verb


def _body(tree: Tree, token: int) -> Mention | None:
    """The organisation that the token heads, if the document gives it a name or it is described."""
    mention = tree.mention(token, "organisation")
    if mention is None or mention.type != "organisation" or mention.head != token:
        return None
    return mention if mention.form == "name" or mention.entity in tree.entity_names else None
