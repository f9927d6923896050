"""Words of violence that tell none: a labour strike, a search by the police, goods that a court has seized."""

from __future__ import annotations

from whosays.claims.clauses import Clause
from whosays.claims.tree import Tree
from whosays.claims.words import COLLECTIVES

_NO_ATTACK = frozenset(
    "cardiac heart panic verbal personal asthma hunger air-to-air population custody legal".split()
)
_WALKOUT = frozenset("labour labor general work wildcat indefinite transport rail school".split())
_STAGED = frozenset("call stage lift suspend break organise organize join".split()) | {"call off", "call for"}
_FIGHTING = COLLECTIVES | frozenset(
    "soldier troop fighter gunman commando pilot force trooper marine militiaman raider attacker combatant"
    " militia guard".split()
)
_BY_LAW = frozenset(
    "authority police policeman policewoman customs court judge magistrate prosecutor official agent officer"
    " investigator detective inspector deputy ministry".split()
)
_RULING = frozenset("government administration state president cabinet".split())


def no_deed(tree: Tree, noun: int) -> bool:
    """Whether an event noun means something else here: "a heart attack", "a strike by teachers"."""
    beside = {tree.words[c] for c in tree.kids(noun, "amod", "compound")}
    if beside & _NO_ATTACK:
        return True
    sides = [c for c in tree.kids(noun, "nmod") if tree.case(c) == "by" or tree.rel[c] == "nmod:poss"]
    sides += [c for c in tree.kids(noun, "acl") for c in tree.kids(c, "obl") if tree.case(c) == "by"]
    if tree.lemma[noun] == "offensive":  # a government's, on crime
        return bool(sides) and all(tree.lemma[c] in _BY_LAW | _RULING for c in sides)
    if tree.lemma[noun] != "strike":
        return False
    if beside & _WALKOUT or tree.lemma[tree.head[noun]] in _STAGED:
        return True
    people = [m for c in sides if (m := tree.mention(c, "person")) is not None and m.form == "description"]
    return bool(people) and all(tree.lemma[m.head] not in _FIGHTING for m in people)


def fighting(tree: Tree, noun: int) -> bool:
    """Whether a noun is of people who fight by what they are: "gunmen", "soldiers"."""
    return tree.lemma[noun] in _FIGHTING and tree.upos[noun] in ("NOUN", "PROPN")


def by_law(tree: Tree, clause: Clause) -> bool:
    """Whether officers of the law search or confiscate: "the police raided nine flats", "seized by customs"."""
    if clause.lemma not in ("seize", "raid") or not clause.agents:
        return False
    return all(tree.lemma[agent] in _BY_LAW for agent in clause.agents)
