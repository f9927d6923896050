"""Slips of a parser that grammar can mend: what a relative clause is about, whose a second verb is."""

from __future__ import annotations

from whosays.claims.tree import Tree


def described_noun(tree: Tree, noun: int, pronoun: int, verb: int) -> int:
    """The noun that a relative clause is about: the parser's, unless it disagrees and a nearer one agrees.

    "members of the league, which is known as L": a singular verb and "which" cannot be about the members.
    """
    finite = [verb, *(c for c in tree.children[verb] if tree.base[c] in ("aux", "cop"))]
    singular = any(tree.words[t] in ("is", "was", "has") or tree.tag[t] == "VBZ" for t in finite)
    plural = any(tree.words[t] in ("are", "were", "have") for t in finite)

    def agrees(token: int) -> bool:
        many = tree.tag[token] in ("NNS", "NNPS") or tree.kid(token, "conj") is not None
        person = tree.mention(token, "person") is not None
        if tree.words[pronoun] == "who" and tree.mention(token) is not None and not person:
            return False
        if tree.words[pronoun] == "which" and person and tree.mention(token, "organisation") is None:
            return False
        return not (singular and many) and not (plural and not many)

    if agrees(noun):
        return noun
    nearer = [t for t in range(noun + 1, pronoun) if tree.mentions_at.get(t) and agrees(t)]
    if not nearer and tree.words[pronoun] == "who":
        return _person_above(tree, noun)
    return nearer[-1] if nearer else noun


def _person_above(tree: Tree, noun: int) -> int:
    """ "X was a politician in the province, who served": the person above the noun, X where a copula names him."""
    at = noun
    for _ in range(4):
        if tree.head[at] == at or tree.upos[tree.head[at]] not in ("NOUN", "PROPN"):
            break
        at = tree.head[at]
        if tree.mention(at, "person") is not None:
            subject = tree.kid(at, "nsubj")
            return subject if subject is not None and tree.kid(at, "cop") is not None else at
    return noun


def antecedent(tree: Tree, token: int) -> int:
    """For a relative pronoun outside a relative clause (a slip of the parser), the noun phrase it follows."""
    if tree.words[token] not in ("who", "which") or tree.tag[token] not in ("WP", "WDT"):
        return token
    at = token - 1
    while at >= 0 and tree.sentence[at] == tree.sentence[token] and tree.upos[at] == "PUNCT":
        at -= 1
    if at < 0 or tree.sentence[at] != tree.sentence[token] or token - at > 3:
        return token
    while tree.base[at] in ("nmod", "flat", "compound", "appos", "punct", "conj") and tree.head[at] < at:
        at = tree.head[at]
    return at if tree.upos[at] in ("NOUN", "PROPN") else token


def subject_beside(tree: Tree, verb: int, auxiliaries: list[int]) -> list[int]:
    """ "Two were killed and five, one a mayor, were hurt": a subject that the parser set beside the verb."""
    first = tree.head[verb]
    if tree.base[verb] != "conj" or not auxiliaries:
        return []
    between = [c for c in tree.kids(first, "conj") if first < c < auxiliaries[0]]
    nouns = [c for c in between if tree.upos[c] in ("NOUN", "PROPN") and tree.upos[first] == "VERB"]
    return nouns[-1:] if between and between[-1] in nouns else []
