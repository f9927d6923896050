"""Reading a role phrase: "acting commander of the Second Brigade", "the group's information director"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whosays.claims.drafts import Passages, argument_of
from whosays.claims.phrases import own_children
from whosays.claims.tree import Tree
from whosays.claims.words import (
    ACTING_WORDS,
    FORMER_WORDS,
    GENERAL_MODIFIERS,
    LEADING_ADJECTIVES,
    ROLE_CLASS,
    UNIT_NOUNS,
)
from whosays.model.claim import Argument, RoleClass
from whosays.model.mention import Mention

_OF = frozenset("of for in at to with from on within".split())
_INDEFINITE = frozenset(("a", "an"))  # "an Iraqi general" tells his nation, not his office
_OFFICES = frozenset(
    "president minister king queen ambassador envoy premier chancellor vice-president governor senator"
    " general spokesman spokesperson spokeswoman official".split()
)
# Who heads or speaks for a place, and what is no place that has a minister or an ambassador.
GOVERNING = _OFFICES | frozenset("mayor prefect emir sultan caliph chief commissioner sheriff".split())
_STATE_OFFICES = frozenset("minister ambassador envoy premier chancellor senator president king queen".split())
_SETTLEMENTS = frozenset("city town village district municipality neighbourhood neighborhood suburb port".split())


@dataclass(frozen=True, slots=True)
class Role:
    """A role as words (a value), its class, the organisations it is in, and whether it is over."""

    token: int
    words: Argument
    role_class: RoleClass
    organisations: tuple[Mention, ...]
    former: bool
    rank: Argument | None = None


def read_role(passages: Passages, token: int, *, unlisted: bool = False) -> Iterator[Role]:
    """The role headed by this noun and each role coordinated with it; nothing where it is no role word.

    `unlisted`: any noun that the reader took for a person may be the role word ("first selectman").
    """
    tree = passages.tree
    first: Role | None = None
    several = _one_of(tree, token)
    if several is not None:  # "one of the leaders of X": a leader among others, not the head
        role = _read(passages, several, unlisted)
        if role is not None:
            yield replace(role, role_class="other" if role.role_class == "head" else role.role_class)
        return
    for one in tree.conjuncts(token):
        role = _read(passages, one, unlisted)
        if role is None:
            continue
        if first is None:
            first = role
        if not role.organisations and first.organisations:
            role = Role(role.token, role.words, role.role_class, first.organisations, role.former)
        yield role


def _one_of(tree: Tree, token: int) -> int | None:
    """The plural noun of "one of the leaders"."""
    if tree.words[token] != "one":
        return None
    inner = (c for c in tree.kids(token, "nmod") if tree.case(c) == "of" and tree.tag[c] in ("NNS", "NNPS"))
    return next(inner, None)


def is_role(tree: Tree, token: int) -> bool:
    """Whether the noun is a role word."""
    if _in_name(tree, token):
        return False
    if tree.lemma[token] in ROLE_CLASS or tree.words[token] in ROLE_CLASS:
        return True
    return any(m.type == "role" and m.form == "description" for m in tree.mentions_at.get(token, ()))


def rank_of(tree: Tree, person: Mention) -> Argument | None:
    """The rank before or inside the name."""
    for child in tree.children[person.head]:
        mention = tree.mention(child, "rank")
        if mention is not None:
            return argument_of(mention)
    mention = tree.mention(person.head, "rank")
    return argument_of(mention) if mention is not None else None


def _in_name(tree: Tree, token: int) -> bool:
    """Whether the token is a word of an organisation's name: "High Road Guard"."""
    return any(m.name and m.type == "organisation" for m in tree.covering(token))


def _read(passages: Passages, token: int, unlisted: bool) -> Role | None:
    tree = passages.tree
    if _in_name(tree, token):
        return None
    role_class = ROLE_CLASS.get(tree.lemma[token]) or ROLE_CLASS.get(tree.words[token])
    if role_class is None:
        noun = unlisted and tree.upos[token] == "NOUN" and tree.mention(token, "person") is not None
        if not noun and not is_role(tree, token):
            return None
        role_class = "other"
    before = [c for c in tree.children[token] if c < token]
    modifiers = {tree.words[c].rstrip("-.") for c in before}
    if modifiers & LEADING_ADJECTIVES and role_class == "head":
        role_class = "deputy"
    former = bool(modifiers & FORMER_WORDS)
    if role_class == "head" and _functional(tree, token):
        role_class = "other"
    start = token
    for child in sorted(before, reverse=True):
        if tree.base[child] not in ("compound", "amod", "punct") or child < start - 4:
            break
        if tree.words[child] in FORMER_WORDS or _names_organisation(tree, child):
            break
        if tree.base[child] == "amod" and not _belongs_to_title(tree, child):
            break
        start = tree.left[child]
    if tree.upos[start] == "PUNCT":
        start = token
    end = token
    prepositional = [
        c
        for c in tree.kids(token, "nmod")
        if tree.words[token] in ("commander", "chief", "secretary") and c == token + 2
    ]
    for child in prepositional:  # "commander in chief", "secretary of state"
        if tree.mention(child) is None and tree.right[child] == child:
            end = child
    organisations = tuple(_organisations(tree, token))
    return Role(token, passages.words(start, end), role_class, organisations, former)


def _functional(tree: Tree, token: int) -> bool:
    """Whether the head is one of a function, not of the whole: "finance director", "head of recruitment"."""
    for child in tree.children[token]:
        if child < token and tree.base[child] == "compound" and not _names_organisation(tree, child):
            if tree.upos[child] == "NOUN" and tree.lemma[child] not in UNIT_NOUNS | GENERAL_MODIFIERS:
                return True
        elif (
            tree.base[child] == "nmod"
            and tree.case(child) in ("of", "for")
            and tree.upos[child] == "NOUN"
            and tree.mention(child) is None
            and tree.lemma[child] not in UNIT_NOUNS
        ):
            return True
    return False


def _belongs_to_title(tree: Tree, child: int) -> bool:
    """Adjectives that are part of a title: "military adviser", "deputy chief"; not "infamous official"."""
    word = tree.words[child]
    return (
        word in LEADING_ADJECTIVES | ACTING_WORDS
        or tree.tag[child] in ("NN", "NNP")
        or word
        in (
            *(
                "general",
                "military",
                "political",
                "financial",
                "senior",
                "supreme",
                "chief",
                "foreign",
                "prime",
                "legal",
            ),
            *(
                "national",
                "regional",
                "executive",
                "technical",
                "spiritual",
                "religious",
                "former",
                "operational",
                "top",
            ),
            *(
                "commanding",
                "vice",
                "overall",
                "local",
                "provincial",
                "naval",
                "administrative",
                "external",
                "internal",
            ),
        )
    )


def _names_organisation(tree: Tree, token: int) -> bool:
    return tree.mention(token, "organisation", "place", "nationality", "facility") is not None


def _of_whose(tree: Tree, token: int) -> Mention | None:
    """The organisation that "whose" stands for: what the relative clause is hung on."""
    for _ in range(4):
        if tree.base[token] in ("acl", "appos"):
            return tree.mention(tree.head[token], "organisation", "place")
        token = tree.head[token]
    return None


def _organisations(tree: Tree, token: int) -> Iterator[Mention]:
    seen: set[str] = set()

    def give(mention: Mention | None) -> Iterator[Mention]:
        if mention is None or mention.id in seen:
            return
        if tree.lemma[token] in _STATE_OFFICES and tree.lemma[mention.head] in _SETTLEMENTS:
            return  # "the city's home minister" is a minister there, not of the city
        seen.add(mention.id)
        yield mention

    for child in own_children(tree, token):
        if tree.base[child] != "nmod" or tree.rel[child] == "nmod:desc":
            continue
        if tree.words[child] == "whose":
            yield from give(_of_whose(tree, token))
        if tree.rel[child] == "nmod:poss" or tree.case(child) in _OF:
            for one in tree.conjuncts(child):
                mention = tree.mention(one, "organisation", "facility")
                if mention is None and tree.case(child) in ("of", "in", "for"):
                    mention = tree.mention(one, "place")
                if mention is None and tree.rel[child] == "nmod:poss":
                    mention = tree.mention(one, "place")
                yield from give(mention)
    if seen:
        return
    for child in tree.children[token]:
        if child < token and tree.base[child] in ("compound", "nmod", "amod"):
            yield from give(tree.mention(child, "organisation"))
            if tree.lemma[token] in _OFFICES and not tree.has_word(token, "det", _INDEFINITE):
                yield from give(tree.mention(child, "place", "nationality"))
    if seen:
        return
    for child in tree.kids(token, "obl"):
        if tree.case(child) in _OF:
            yield from give(tree.mention(child, "organisation", "facility"))
