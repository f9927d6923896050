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
    KIN_NOUNS,
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


_CLERGY = frozenset("bishop archbishop patriarch cardinal imam mufti".split())
_ENVOYS = frozenset("ambassador envoy emissary consul minister".split())
# What somebody is without a post in the place that he is "of".
_PRIVATE = frozenset(
    "resident native citizen national inhabitant politician businessman businesswoman lawyer journalist farmer"
    " historian writer author scholar student teacher worker".split()
)
_FORMERLY = frozenset("formerly previously once".split())
_SECOND_HALVES = frozenset("staff police mission operation intelligence security mission government state".split())
_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_LONGEST = 6  # words between an organisation and the role that it stands before


@dataclass(frozen=True, slots=True)
class Role:
    """A role as words (a value), its class, the organisations it is in, and whether it is over.

    Without words where only the turn of phrase says it: who "holds command" is at the head, under no title.
    """

    token: int
    words: Argument | None
    role_class: RoleClass
    organisations: tuple[Mention, ...]
    former: bool
    rank: Argument | None = None


def read_role(passages: Passages, token: int, *, unlisted: bool = False) -> Iterator[Role]:
    """The role headed by this noun and each role coordinated with it; nothing where it is no role word.

    `unlisted`: any noun that the reader took for a person may be the role word ("first selectman").
    """
    tree = passages.tree
    several = _one_of(tree, token)
    if several is not None:  # "one of the leaders of X": a leader among others, not the head
        role = _read(passages, several, unlisted)
        if role is not None:
            yield replace(role, role_class="other" if role.role_class == "head" else role.role_class)
        return
    yield from _shared(tree, [r for one in tree.conjuncts(token) if (r := _read(passages, one, unlisted))])


def _shared(tree: Tree, roles: list[Role]) -> Iterator[Role]:
    """Coordinated roles: one without an organisation shares that of the first, or of the last, unless an article
    parts them ("president and chief executive of X"; but "a lawyer and a member of X").
    """
    for number, role in enumerate(roles):
        apart = number > 0 and tree.has_word(role.token, "det", _INDEFINITE)
        if not role.organisations and number > 0 and not apart:
            role = replace(role, organisations=roles[0].organisations, former=role.former or roles[0].former)
        if not role.organisations:
            later = next((r for r in roles[number + 1 :] if r.organisations and not r.former), None)
            if later is not None and tree.kid(later.token, "det") is None:
                role = replace(role, organisations=later.organisations)
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
        noun = unlisted and tree.upos[token] == "NOUN" and tree.lemma[token] not in _PRIVATE | KIN_NOUNS
        noun = noun and tree.mention(token, "person") is not None
        if not noun and not is_role(tree, token):
            return None
        role_class = "other"
    before = [c for c in tree.children[token] if c < token]
    modifiers = {tree.words[c].rstrip("-.") for c in before}
    if modifiers & LEADING_ADJECTIVES and role_class == "head":
        role_class = "deputy"
    if tree.lemma[token] == "officer" and "chief" in modifiers:
        role_class = "head" if "executive" in modifiers else "other"
    former = bool(modifiers & FORMER_WORDS) or tree.has_word(token, "advmod", _FORMERLY)
    if role_class == "head" and _functional(tree, token):
        role_class = "other"
    start = token
    for child in sorted(before, reverse=True):
        hyphen = tree.words[child] == "-"
        if not (hyphen or tree.base[child] in ("compound", "amod")) or child < start - 4:
            break
        if tree.words[child] in FORMER_WORDS or _names_organisation(tree, child):
            break
        if tree.base[child] == "amod" and not _belongs_to_title(tree, child):
            break
        start = tree.left[child]
    if tree.upos[start] == "PUNCT":
        start = token
    inner = _second_half(tree, token)
    end = token if inner is None else inner
    organisations = tuple(_organisations(tree, token, inner))
    return Role(token, passages.words(start, end), role_class, organisations, former)


def _second_half(tree: Tree, token: int) -> int | None:
    """The noun that a post goes on with: "chief of staff", "commander in chief", "secretary of state"."""
    inner = token + 2
    if inner not in tree.children[token] or tree.base[inner] != "nmod" or tree.left[inner] != token + 1:
        return None
    plain = tree.mention(inner) is None and tree.right[inner] == inner
    usual = tree.words[token] in ("commander", "chief", "secretary") and plain
    return inner if usual or (tree.lemma[inner] in _SECOND_HALVES and tree.upos[inner] == "NOUN") else None


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


def _organisations(tree: Tree, token: int, inner: int | None) -> Iterator[Mention]:
    seen: set[str] = set()

    def give(mention: Mention | None) -> Iterator[Mention]:
        if mention is None or mention.id in seen:
            return
        if tree.lemma[token] in _STATE_OFFICES and tree.lemma[mention.head] in _SETTLEMENTS:
            return  # "the city's home minister" is a minister there, not of the city
        seen.add(mention.id)
        yield mention

    if tree.lemma[token] in _ENVOYS and not tree.has_word(token, "det", _INDEFINITE):
        for child in tree.kids(token, "amod", "compound", "nmod:poss"):  # whose, not where to or of what
            if child < token:
                yield from give(tree.mention(child, "organisation", "place", "nationality"))
        if seen:
            return
    for child in [*own_children(tree, token), *(tree.children[inner] if inner is not None else ())]:
        if tree.base[child] != "nmod" or tree.rel[child] == "nmod:desc" or child == inner:
            continue
        if tree.words[child] == "whose":
            yield from give(_of_whose(tree, token))
        if tree.rel[child] == "nmod:poss" or tree.case(child) in _OF:
            for one in tree.conjuncts(child):
                mention = tree.mention(one, "organisation", "facility")
                over = _over_places(tree, token, tree.case(child)) and not (tree.case(child) != "of" and seen)
                if mention is None and over:
                    mention = tree.mention(one, "place")  # but "head of the board in X" is no head of X
                if mention is None and tree.rel[child] == "nmod:poss":
                    mention = tree.mention(one, "place")
                yield from give(mention)
            plain = tree.mention(child, "organisation", "place", "facility", "nationality") is None
            if not seen and plain and tree.upos[child] in ("NOUN", "PROPN"):  # "head of research at X"
                for one in tree.kids(child, "nmod"):
                    if tree.case(one) in _OF:
                        yield from give(tree.mention(one, "organisation", "facility"))
                    if not seen and tree.case(one) == "of" and tree.lemma[token] in GOVERNING:
                        yield from give(tree.mention(one, "place"))
    if seen:
        return
    for child in tree.children[token]:
        if child < token and tree.base[child] in ("compound", "nmod", "amod"):
            yield from give(tree.mention(child, "organisation"))
            if tree.lemma[token] in _OFFICES and not tree.has_word(token, "det", _INDEFINITE):
                yield from give(tree.mention(child, "place", "nationality"))
            elif tree.lemma[token] in GOVERNING | _CLERGY:
                yield from give(tree.mention(child, "place"))
    if seen:
        return
    for child in tree.kids(token, "obl"):
        if tree.case(child) in _OF:
            yield from give(tree.mention(child, "organisation", "facility"))
    if not seen:
        state = tree.lemma[token] in _OFFICES and not tree.has_word(token, "det", _INDEFINITE)
        yield from give(_standing_before(tree, token, state))


def _over_places(tree: Tree, token: int, case: str) -> bool:
    """Whether a role is held over a place that such a phrase names: "governor of X", not "a lawyer in X"."""
    if case == "of":
        return tree.lemma[token] not in _PRIVATE
    head = ROLE_CLASS.get(tree.lemma[token]) in ("head", "deputy", "spokesperson")
    return case in ("in", "for") and (head or tree.lemma[token] in GOVERNING | _CLERGY)


def _standing_before(tree: Tree, token: int, state: bool) -> Mention | None:
    """The organisation named right before a role, whatever the parser hung it on: "Delta University law
    professor"; for an office of `state` the country too.
    """
    for at in range(token - 1, max(token - 1 - _LONGEST, tree.reading.sentences[tree.sentence[token]][0] - 1), -1):
        joined = tree.words[at] == "-" or (state and tree.words[at] == "and")
        if tree.upos[at] not in _NOMINAL and not joined:
            return None
        named = [m for m in tree.covering(at) if m.name and m.type == "organisation"]
        named = named or [m for m in tree.covering(at) if state and m.name and m.type in ("place", "nationality")]
        if named:
            return max(named, key=lambda m: m.end - m.start)
        if any(m.name for m in tree.covering(at)):
            return None
    return None
