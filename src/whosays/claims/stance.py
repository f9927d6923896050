"""From the number of a predicate (`factuality`) and its explicit words to stance and polarity (SPEC section 4).

Explicit words come first: negation makes a denial, "may" and "probably" say themselves how sure the holder is.
Where the wording is plain, the number decides, and it can also take a claim away, or let one through that a
cautious rule held back. Who says it, and how sure the holder is said to be, is the chain's business.
"""

from __future__ import annotations

from typing import NamedTuple

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.tree import Tree
from whosays.claims.words import UNREAL_NOUNS
from whosays.model.claim import Predicate
from whosays.model.holder import Polarity, Stance

# Calibrated on the dev part of UDS-IH2 by the share of predicates with a gold score above 0, among those that no
# explicit word marks: 92 % where the number is CERTAIN or more, 53 % from PROBABLE, 61 % from POSSIBLE (news text
# is likelier true in the upper of the two), 14 % below. Of those that the rules take for wanted, conditional or
# asked, 95 % of the few with REAL or more have a gold score of 2 or more.
CERTAIN, PROBABLE, POSSIBLE, REAL = 1.0, 0.5, 0.0, 2.0

_FOR_A_DEED = frozenset("warrant possibility likelihood prospect risk fear danger schedule preparation".split())
_TOLD: frozenset[Predicate] = frozenset(("tasked_with", "organised_by"))


class Voiced(NamedTuple):
    """How a clause's own wording puts what it says."""

    stance: Stance
    polarity: Polarity


PLAIN = Voiced("certain", "asserted")


def voiced(clauses: Clauses, clause: Clause | None, predicate: Predicate | None = None) -> Voiced | None:
    """Stance and polarity of what a clause says; None where it is not said to be so.

    Of a task, the number tells nothing: it is what is to be done.
    """
    if clause is None:
        return PLAIN
    number = clauses.factuality.at(clause.head)
    told = predicate in _TOLD
    if not clause.real and (told or not clause.doubted or number < REAL or clauses.factuality.asked(clause.head)):
        return None
    if clause.negated and not clause.ending:
        return Voiced(clause.stance, "denied")
    if told or clause.stance != "certain" or number >= CERTAIN:
        return Voiced(clause.stance, "asserted")
    if number < POSSIBLE:
        return None
    return Voiced("probable" if number >= PROBABLE else "possible", "asserted")


def only_in_view(tree: Tree, noun: int) -> bool:
    """Whether an event's noun hangs on a noun for what may come: "a warrant for the arrest of", "threats of war"."""
    head = tree.head[noun]
    hangs = tree.base[noun] == "nmod" and tree.case(noun) in ("for", "of", "to", "against")
    return hangs and tree.lemma[head] in UNREAL_NOUNS | _FOR_A_DEED
