"""From the number of a predicate (`factuality`) and its explicit words to stance and polarity (SPEC section 4).

Explicit words come first: negation makes a denial, "may" and "probably" say themselves how sure the holder is.
Where the wording is plain, the number decides, and it can also take a claim away, or let one through that a
cautious rule held back. Who says it, and how sure the holder is said to be, is the chain's business.
"""

from __future__ import annotations

from typing import NamedTuple

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.tree import Tree
from whosays.claims.words import REPORTED_PASSIVE, UNREAL_NOUNS, UNREAL_VERBS
from whosays.model.claim import Predicate
from whosays.model.holder import Polarity, Stance

# Calibrated on the dev part of UDS-IH2. Of the predicates that no explicit word marks (1,526), 92 % have a gold
# score above 0 where the number is CERTAIN or more, 61 % from POSSIBLE on, 17 % below. Of those that only what
# stands above makes wanted or open, 85 % with REAL or more have a gold score of 2 or more (26 of them).
CERTAIN, POSSIBLE, REAL = 1.0, 0.0, 2.0

_IN_VIEW = UNREAL_NOUNS | frozenset(
    "warrant possibility likelihood prospect risk fear danger schedule preparation".split()
)
_STRIVING = frozenset(
    "contend compete run vie call press push campaign lobby wait prepare ask plead hope rival candidate contender"
    " race bid contest appeal".split()
)
_FAVOURING = frozenset("support oppose favour favor advocate discuss".split())
_SCHEDULED = frozenset("set schedule due expect slate likely bind".split())
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
    if not clause.real and (told or not clause.doubted or clause.negated or number < REAL):
        return None
    if not clause.real and (clauses.factuality.asked(clause.head) or _is_wanted(clauses, clause)):
        return None
    if clause.negated and not clause.ending:
        return None if _orders(clauses.tree, clause.head) else Voiced(clause.stance, "denied")
    if told or clause.stance != "certain" or number >= CERTAIN:
        return Voiced(clause.stance, "asserted")
    return Voiced("possible", "asserted") if number >= POSSIBLE or _is_reported(clauses, clause) else None


def _is_wanted(clauses: Clauses, clause: Clause) -> bool:
    """Under a verb of wanting, planning or doubting, where no number counts against the rule."""
    outer = clauses.at(clause.outer) if clause.outer is not None else None
    return outer is not None and outer.lemma in UNREAL_VERBS


def _is_reported(clauses: Clauses, clause: Clause) -> bool:
    """ "They are thought to be in the town": weak, but said."""
    outer = clauses.at(clause.outer) if clause.outer is not None else None
    posed = outer is not None and outer.lemma in ("claim", "profess", "purport") and bool(outer.agents)
    return posed or (outer is not None and outer.passive and outer.lemma in REPORTED_PASSIVE)


def _orders(tree: Tree, head: int) -> bool:
    """ "Do not shoot", "we must be just, not kill": a bare verb that is forbidden, not denied."""
    bare = tree.tag[head] == "VB" and tree.base[head] in ("root", "parataxis", "ccomp")
    return bare and all(
        tree.base[c] not in ("nsubj", "expl", "aux") or tree.lemma[c] == "do" for c in tree.children[head]
    )


def only_in_view(tree: Tree, noun: int) -> bool:
    """Whether an event's noun names what may come, not what came.

    "A warrant for the arrest of X", "rivals for the nomination", "supported the removal of Y", "is due to open".
    """
    head, case = tree.head[noun], tree.case(noun)
    if tree.base[noun] in ("nmod", "obl"):
        above = tree.lemma[head]
        return (case == "for" and above in _STRIVING) or (
            case in ("for", "of", "to", "against") and above in _IN_VIEW
        )
    if tree.base[noun] == "obj":
        return tree.lemma[head] in _FAVOURING
    to_come = tree.lemma[head] in _SCHEDULED and any(tree.tag[c] == "VB" for c in tree.kids(head, "xcomp"))
    return tree.base[noun] == "nsubj" and to_come
