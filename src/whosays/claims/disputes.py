"""Events told by a turn of phrase that names no deed: a suit brought, a body that ends, a prisoner of war."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, participant
from whosays.claims.event_parts import acting, event_draft
from whosays.claims.tree import Tree
from whosays.model.claim import EventType
from whosays.model.mention import Mention

_BRING = frozenset("bring file lodge commence institute".split())
_SUITS = frozenset("suit lawsuit action claim complaint petition proceeding case charge litigation".split())
_RUNNING = frozenset("operation publication trading production broadcasting".split())
_PART = frozenset(("break up", "split up", "fold"))
_VERSUS = frozenset(("v", "v.", "vs", "vs.", "versus"))
_NEAR = 8  # tokens between "versus" and the end of a party's name: what it is in the case
_BESIDE = frozenset(("PUNCT", "INTJ", "NOUN", "PROPN", "ADJ", "DET", "PART", "X"))
_GAMES = frozenset(
    "match game bout fixture final semifinal league cup tournament championship round debate".split()
)
_PRISONERS = frozenset("prisoner captive hostage".split())


def disputes(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of these constructions."""
    for token in range(passages.tree.size):
        if passages.tree.words[token] in _VERSUS:
            yield from _case(passages, token)
    for clause in clauses.all():
        if clause.kind != "verb":
            continue
        if clause.lemma in _BRING:
            yield from _suit(passages, clause)
        elif clause.lemma == "cease" or clause.lemma in _PART:
            yield from _ended(passages, clause)
        elif clause.lemma in ("become", "make"):
            yield from _captive(passages, clause)


def _sides(tree: Tree, tokens: list[int]) -> list[Mention]:
    return [m for t in tokens if (m := tree.mention(t, "person", "organisation")) is not None]


def _case(passages: Passages, token: int) -> Iterator[Draft]:
    """ "Ida Vorn v. Delta Foods", "Ida Vorn, Appellant, versus the Harbour Board": a case at law by its parties.

    One side at least is a person, so that a match between two clubs is no trial.
    """
    tree = passages.tree
    first, last = tree.reading.sentences[tree.sentence[token]]
    before = _party(tree, range(token - 1, max(first, token - _NEAR) - 1, -1), ends=True)
    after = _party(tree, range(token + 1, min(last, token + _NEAR + 1)), ends=False)
    if before is None or after is None or before.entity == after.entity:
        return
    played = any(tree.lemma[t] in _GAMES for t in range(first, last))
    if "person" in (before.type, after.type) and not played:
        parts = [participant("organisation" if m.type != "person" else "person", m) for m in (before, after)]
        draft = event_draft(passages, "case-at-law", "trial", None, token, parts)
        draft.tense = "past"
        yield draft


def _party(tree: Tree, near: range, *, ends: bool) -> Mention | None:
    """The first named person, body or state on that side of "versus" that does not reach over it."""
    for at in near:
        for mention in sorted(tree.covering(at), key=lambda m: m.start - m.end):
            edge = tree.reading.ends[near.start] if ends else tree.reading.starts[near.start]
            beside = mention.end <= edge if ends else mention.start >= edge
            if mention.name and beside and mention.type in ("person", "organisation", "place"):
                return mention
        if tree.upos[at] not in _BESIDE:
            return None
    return None


def _suit(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "brought an action against X", "a suit was filed against X by Y": both sides of a trial."""
    tree = passages.tree
    suits = [p for p in clause.patients if tree.lemma[p] in _SUITS]
    if not suits:
        return
    against = list(clause.obliques.get("against", []))
    against += [c for s in suits for c in tree.kids(s, "nmod") if tree.case(c) == "against"]
    accused = _sides(tree, list(dict.fromkeys(one for t in against for one in tree.conjuncts(t))))
    if not accused:
        return
    parts = [acting(tree, m, "person", "organisation") for m in (*_sides(tree, clause.agents), *accused)]
    yield event_draft(passages, "suit-brought", "trial", clause, clause.head, parts)


def _ended(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "ceased to exist", "ceased operations", "the band broke up": a body that is no more."""
    tree = passages.tree
    bodies = [m for a in clause.agents if (m := tree.mention(a, "organisation")) is not None]
    if clause.lemma in _PART:
        over = not clause.patients and not clause.passive
    else:
        gone = any(tree.lemma[c] in ("exist", "operate") for c in tree.kids(clause.head, "xcomp"))
        over = gone or any(tree.lemma[p] in _RUNNING for p in clause.patients)
    if bodies and over:
        parts = [participant("organisation", body) for body in bodies]
        yield event_draft(passages, "body-ended", "dissolution", clause, clause.head, parts)


def _captive(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "became a prisoner of war", "was made a hostage"."""
    tree = passages.tree
    kept = [c for c in tree.kids(clause.head, "xcomp", "obj") if tree.lemma[c] in _PRISONERS]
    victims = clause.agents if clause.lemma == "become" else [p for p in clause.patients if p not in kept]
    held = [m for t in victims if (m := tree.mention(t, "person")) is not None]
    if kept and held:
        kind: EventType = "kidnapping" if tree.lemma[kept[0]] == "hostage" else "detention"
        parts = [participant("victim", m) for m in held]
        yield event_draft(passages, "made-captive", kind, clause, clause.head, parts)
