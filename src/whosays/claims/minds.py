"""What is put into somebody's mind, or said by nobody who could hold a claim: "I think that p", "results show p".

These passages are attributions like those of `attribution.py`, but no step of a claim's chain: to know, to see or
to ensure that p is not to assert it, and "I" in a text of unknown voice names no holder. One rule carries them: a
verb or an adjective of saying, thinking, perceiving or showing, with a clause below it and somebody above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.quoted import Quoted, Range
from whosays.claims.reported import reported, that_clause
from whosays.claims.tree import Tree
from whosays.claims.words import BELIEVE_VERBS, DENY_VERBS, REPORTED_PASSIVE, SAY_VERBS

_KNOW = frozenset(
    "know understand realize realise recognize recognise learn discover find notice observe note remember"
    " recall forget imagine see hear read perceive sense gather spot witness recollect appreciate overhear".split()
)
_THINK = frozenset(
    "hope wish expect anticipate doubt worry dream pretend wonder figure conclude decide determine agree"
    " deduce infer calculate reason reflect hypothesize hypothesise theorize theorise speculate posit propose"
    " postulate guess bet trust pray desire regret resolve envisage envision foresee deem mean fancy dread"
    " contemplate".split()
)
_SHOW = frozenset(
    "show demonstrate prove establish illustrate imply hint signal mean ensure guarantee explain express"
    " clarify confirm support teach remind convince persuade underline highlight emphasize emphasise reflect"
    " evidence verify underscore corroborate attest betray".split()
)
_UTTER = frozenset(
    "ask exclaim joke scream cry mutter whisper text email joke boast complain protest concur vow swear"
    " promise recommend advise urge caution lie plead post blog gasp repeat request remark opine quip muse"
    " hold stipulate posit reply submit state sing chant proclaim preach".split()
)
_ASK = frozenset("ask wonder question inquire enquire debate discuss assess examine consider".split())
VERBS = SAY_VERBS | BELIEVE_VERBS | DENY_VERBS | REPORTED_PASSIVE | _KNOW | _THINK | _SHOW | _UTTER | _ASK
ADJECTIVES = frozenset(
    "sure certain aware confident hopeful glad happy afraid convinced surprised worried concerned conscious"
    " mindful optimistic proud sorry unaware adamant positive doubtful sceptical skeptical uncertain unsure"
    " satisfied determined amazed astonished disappointed relieved grateful alarmed shocked".split()
)
_QUESTION = frozenset("whether if how what why where who which when".split())
_RELIVE = frozenset("remember recall recollect admit regret imagine mention".split())
NOUNS = frozenset(
    "doubt belief conclusion argument opinion view feeling sense impression hope fear reminder suspicion idea"
    " theory position point conviction sensation worry concern confidence contention notion assumption thought"
    " guess hunch understanding expectation prediction observation hypothesis".split()
)
_HOLDING = frozenset(
    "have hold express come reach make share draw voice give bring take raise get form retain leave arrive".split()
)
_NOBODY = frozenset("it there".split())
_ABSTRACT = frozenset("difficulty trouble way time opportunity chance need reason ability effort attempt".split())
_SEEING = frozenset("see hear witness watch overhear notice observe".split())


@dataclass(frozen=True, slots=True)
class Ascribed:
    """Who (head tokens), by which word, and what (token ranges, both ends included)."""

    sources: tuple[int, ...]
    cue: int
    content: tuple[Range, ...]
    negated: bool = False


def ascribed(tree: Tree, clauses: Clauses, quoted: Quoted, taken: set[int]) -> list[Ascribed]:
    """Every such passage whose cue is not in `taken`, in text order."""
    found = []
    for token in range(tree.size):
        if token in taken:
            continue
        if tree.upos[token] == "NOUN" and tree.lemma[token] in NOUNS:
            found.extend(_held(tree, clauses, token))
        clause = _thinking(tree, clauses, token)
        if clause is None:
            continue
        content = _content(tree, clause, quoted)
        sources = _sources(tree, clauses, clause)
        if content and sources:
            found.append(Ascribed(tuple(sources), token, content, clause.negated))
    return found


def _held(tree: Tree, clauses: Clauses, noun: int) -> list[Ascribed]:
    """ "I have no doubt that p", "he came to the conclusion that p", "their belief that p"."""
    said = [c for c in tree.kids(noun, "acl", "ccomp") if that_clause(tree, c)]
    owners = list(tree.kids(noun, "nmod:poss"))
    head = tree.head[noun]
    if not owners and tree.base[noun] in ("obj", "obl") and tree.lemma[head] in _HOLDING:
        clause = clauses.at(head)
        owners = [a for a in clause.agents if _somebody(tree, a, clause)] if clause is not None else []
    if not said or not owners:
        return []
    return [Ascribed((owners[0],), noun, tuple((tree.left[c], tree.right[c]) for c in said))]


def _thinking(tree: Tree, clauses: Clauses, token: int) -> Clause | None:
    lemma = tree.lemma[token]
    verb = tree.upos[token] == "VERB" and lemma in VERBS
    if not verb and not (tree.upos[token] in ("ADJ", "VERB") and tree.words[token] in ADJECTIVES):
        return None
    return clauses.at(token) or Clause(head=token, lemma=lemma, kind="copular")


def _content(tree: Tree, clause: Clause, quoted: Quoted) -> tuple[Range, ...]:
    """The clause that is thought."""
    if clause.kind == "verb" and not clause.passive:
        if _filler(tree, clause) or (tree.tag[clause.head] == "VBG" and clause.lemma == "consider"):
            return ()
        content, as_reported = reported(tree, clause, quoted)
        if not content:
            content = _asked_or_seen(tree, clause)
        if not content and clause.lemma in _RELIVE:
            return tuple(
                (tree.left[c], tree.right[c]) for c in tree.kids(clause.head, "xcomp") if tree.tag[c] == "VBG"
            )
        if clause.lemma == "tell" and not any(tree.kids(clause.head, "obj", "iobj")) and _asked(tree, content):
            return ()  # "you can tell whether"
        if clause.lemma == "mean" and not any(_person(tree, a) for a in clause.agents):
            return ()  # "this means that": what follows from it
        if clause.lemma == "know" and all(_skill(tree, part) for part in content):
            return ()
        return () if as_reported and not clause.agents else content
    said = list(tree.kids(clause.head, "ccomp"))
    return tuple((tree.left[c], tree.right[c]) for c in said)


def _filler(tree: Tree, clause: Clause) -> bool:
    """ "You know" and "you see" thrown into a sentence."""
    who, after = {tree.words[a] for a in clause.agents}, clause.head + 1
    thrown = not any(tree.kids(clause.head, "ccomp")) or (
        after < tree.size and tree.words[after] in (",", "why", "what")
    )
    return thrown and who == {"you"} and clause.lemma in ("know", "see")


def _asked_or_seen(tree: Tree, clause: Clause) -> tuple[Range, ...]:
    """ "knows what they are doing", read as an object with a clause; "saw them leave", as an object and a verb."""
    verb = clause.head
    for child in tree.kids(verb, "obj", "advmod", "obl"):
        clauses = [c for c in tree.kids(child, "acl", "advcl") if c > child]
        if child > verb and tree.words[child] in _QUESTION and clauses:
            return ((tree.left[child], tree.right[child]),)
    thing, done = tree.kid(verb, "obj"), tree.kid(verb, "xcomp")
    if clause.lemma in _SEEING and thing is not None and done is not None and verb < thing < done:
        return ((tree.left[thing], tree.right[done]),) if tree.tag[done] in ("VB", "VBG") else ()
    return ()


def _asked(tree: Tree, content: tuple[Range, ...]) -> bool:
    return any(tree.words[first] in _QUESTION for first, _ in content)


def _person(tree: Tree, token: int) -> bool:
    """Whether the word can stand for somebody."""
    if tree.upos[token] == "PRON":
        return tree.words[token] not in ("this", "that", "these", "those", "it", "which", "what")
    return tree.mention(token, "person", "organisation", "role") is not None


def _skill(tree: Tree, part: Range) -> bool:
    """ "how to swim": to know it is to be able to."""
    first, last = part
    return last > first and tree.words[first] == "how" and tree.words[first + 1] == "to"


def _sources(tree: Tree, clauses: Clauses, clause: Clause) -> list[int]:
    """The subject, or whoever the governing clauses make it: "to show that", "make sure that"."""
    for _ in range(3):
        heads = [a for a in clause.agents if _somebody(tree, a, clause)] or (
            [p for p in clause.patients if clause.passive and _somebody(tree, p, clause)]
        )
        if heads or any(tree.lemma[a] not in _ABSTRACT for a in clause.agents):
            return heads
        head = tree.head[clause.head]
        outer = clauses.at(head) if tree.base[clause.head] in ("xcomp", "advcl", "conj") else None
        if (
            tree.rel[clause.head] == "acl" and head != clause.head
        ):  # "a way to show that", "trouble seeing whether"
            outer = clauses.governing(head)
        if outer is None:
            return []
        clause = outer
    return []


def _somebody(tree: Tree, token: int, clause: Clause) -> bool:
    """Whether a subject can be a source: no expletive, no "difficulty" of seeing."""
    if tree.words[token] == "it" and clause.lemma in SAY_VERBS and not clause.passive:
        return True
    return tree.rel[token] != "expl" and tree.words[token] not in _NOBODY and tree.lemma[token] not in _ABSTRACT
