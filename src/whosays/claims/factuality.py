"""Did it happen, says the text? One number for a predicate in its sentence, from -3 (no) to 3 (yes).

A linear model over readable features of the tree: negation and its scope, modals, tense and aspect, the mark of
the clause, its subject, its adverbs, and the predicates it hangs on with their own negation and mood (what a
governing verb says of its complement is its signature, after Nairn et al. 2006 and Stanovsky et al. 2017; here it
is learnt). The weights are those of a ridge regression (`training/stance.py`) on UDS-IH2 (Rudinger et al. 2018,
"Neural models of factuality"), whose scale is kept: sign for whether it happened, size for how sure.

0 means that the text leaves it open. The number knows nothing of who says so: "the army said that X attacked" is
about X's attack, and the holder is the chain's business.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from whosays.claims.tree import Tree
from whosays.claims.words import (
    BELIEVE_VERBS,
    DENY_VERBS,
    END_VERBS,
    SAY_VERBS,
    SEEM_VERBS,
    TRANSPARENT_VERBS,
    UNREAL_NOUNS,
    UNREAL_VERBS,
)

LOW, HIGH = -3.0, 3.0
WEIGHTS = Path(__file__).with_name("factuality.json")

_NEGATORS = frozenset("not n't n’t nt never neither nor hardly barely scarcely cannot without".split())
_NOBODY = frozenset("nobody none nothing nowhere".split())
_NO, _FEW = frozenset(("no", "neither")), frozenset(("few", "little"))
_CONDITION = frozenset(("if", "unless"))
_SUBJECTS = {
    **dict.fromkeys(("i", "we"), "speaker"),
    **dict.fromkeys(("he", "she", "they"), "third"),
    **dict.fromkeys(("you", "it"), "other"),
    **dict.fromkeys(("who", "which", "that", "what", "whoever"), "relative"),
}
# Classes of governing words, so that one the corpus lacks is read like its kin.
_CLASSES = {
    **dict.fromkeys(SAY_VERBS, "say"),
    **dict.fromkeys(BELIEVE_VERBS, "believe"),
    **dict.fromkeys(DENY_VERBS, "deny"),
    **dict.fromkeys(UNREAL_VERBS | UNREAL_NOUNS, "unreal"),
    **dict.fromkeys(TRANSPARENT_VERBS, "go on"),
    **dict.fromkeys(END_VERBS, "end"),
    **dict.fromkeys(SEEM_VERBS, "seem"),
}
_FINITE = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_DEPTH = 40  # how far up a question mark is looked for


@dataclass(slots=True)
class _Facts:
    """What stands around one predicate, read once from its children."""

    word: str
    tag: str
    tense: str = ""
    modal: str = ""
    perfect: bool = False
    going_on: bool = False
    passive: bool = False
    infinitive: bool = False
    subject: str = ""
    object: bool = False
    negators: list[str] = field(default_factory=list)
    few: bool = False
    any: bool = False
    marks: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    conditional: bool = False
    asked: bool = False
    auxiliaries: int = 0

    @property
    def mood(self) -> str:
        """Finite tense or modal, perfect, progressive, in one word."""
        return "-".join((self.modal or self.tense, "have" * self.perfect, "ing" * self.going_on))


class Factuality:
    """The numbers of one document's predicates; each token is looked at once."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._facts: dict[int, _Facts] = {}
        self._numbers: dict[int, float] = {}

    def at(self, token: int) -> float:
        """The number of the predicate whose head this token is, in [-3, 3]."""
        if token not in self._numbers:
            weights = _weights()
            total = weights[""] + sum(weights.get(name, 0.0) for name in self.features(token))
            self._numbers[token] = round(min(max(total, LOW), HIGH), 4)
        return self._numbers[token]

    def asked(self, token: int) -> bool:
        """Whether the sentence of this token is a question."""
        return self._of(self._root(token)).asked

    def features(self, token: int) -> list[str]:
        """Names of the features that hold of a predicate, each once."""
        own, first = self._of(token), self._first(token)
        lent = self._of(first)
        shared = first != token
        rel = self._relation(first)
        negated = bool(own.negators)
        marks = own.marks or lent.marks
        mood = own.mood if own.modal or own.tense or not shared else lent.mood
        names = [
            f"word={own.word}",
            f"tag={own.tag}",
            f"pos={self.tree.upos[token]}",
            f"rel={rel} tag={own.tag}",
            f"mood={mood}",
            f"mood={mood} not={negated}",
            f"mood={mood} rel={rel}",
            f"subject={own.subject} mood={own.modal or own.tense}",
            f"root={self._of(self._root(token)).tag}",
            *(f"mark={mark}" for mark in marks),
            *(f"mark={mark} rel={rel} not={negated}" for mark in marks),
            *(f"case={case}" for case in own.cases),
            *(f"adverb={adverb}" for adverb in own.adverbs),
            *(f"not={word}" for word in own.negators),
        ]
        if not marks:
            names.append(f"bare rel={rel} tag={own.tag}")
        if own.modal:
            names.append(f"modal={own.modal}")
        if negated:
            names += ["not", f"not tag={own.tag}", f"not*{min(len(own.negators), 2)}"]
        flags = {
            "passive": own.passive,
            "object": own.object,
            "few": own.few,
            f"any not={negated}": own.any,
            "conditional": own.conditional or lent.conditional,
            f"conditional mood={mood}": own.conditional or lent.conditional,
            f"order not={negated}": self._orders(first),
        }
        names += [name for name, holds in flags.items() if holds]
        if shared:
            names += ["after", f"after tag={lent.tag} tag={own.tag}", f"after word={lent.word}"]
            names += [f"after not own={negated}"] * bool(lent.negators)
            names += [f"after adverb={adverb}" for adverb in lent.adverbs]
        if self.asked(token):
            names += ["asked", f"asked mood={own.modal or own.tense} rel={rel}"]
        names += self._above(first, own.tag, marks, negated)
        return list(dict.fromkeys(names))

    def _above(self, token: int, tag: str, marks: list[str], negated: bool) -> list[str]:
        """Features of the two words above: what they are, and how they are negated, hedged and marked."""
        tree = self.tree
        names: list[str] = []
        for level in (1, 2):
            if tree.head[token] == token:
                break
            rel, token = self._relation(token), tree.head[token]
            facts = self._of(token)
            at = f"{level} {rel}"
            to = " to" * ("to" in marks)
            names += [f"{at}", f"{at} word={facts.word}", f"{at} tag={facts.tag}", f"{at} mood={facts.mood}"]
            names += [f"{at} subject={facts.subject}", f"{at} negated={bool(facts.negators)}"]
            names += [f"{at} mark={mark}" for mark in facts.marks]
            if level == 1:
                tense = facts.modal or facts.tense
                names += [f"{at} word={facts.word}{to}", f"{at} mood={tense} tag={tag}{to}"]
                names += [f"{at} word={facts.word}{to} tag={tag} mood={tense}"]
                kind = _CLASSES.get(tree.lemma[token], "")
                names += [f"{at} kind={kind}{to}", f"{at} kind={kind}{to} tag={tag} mood={tense}"] * bool(kind)
                names += [f"{at} kind={kind} negated={bool(facts.negators)}"] * bool(kind)
                names += [f"{at} own mark={mark} mood={tense}" for mark in marks]
            if facts.negators:
                names += [f"negated above {level}", f"{at} negated word={facts.word}", f"{at} both={negated}"]
            if facts.modal:
                names.append(f"modal above {level}={facts.modal}")
            if facts.conditional:
                names.append(f"{at} conditional")
        return names

    def _relation(self, token: int) -> str:
        rel = self.tree.rel[token]
        return rel if rel == "acl:relcl" else self.tree.base[token]

    def _first(self, token: int) -> int:
        """The first of coordinated predicates that share their subject and auxiliaries."""
        tree = self.tree
        for _ in range(5):
            facts = self._of(token)
            if tree.base[token] != "conj" or tree.head[token] == token or facts.subject or facts.auxiliaries:
                break
            token = tree.head[token]
        return token

    def _root(self, token: int) -> int:
        for _ in range(_DEPTH):
            if self.tree.head[token] == token:
                break
            token = self.tree.head[token]
        return token

    def _orders(self, token: int) -> bool:
        """An imperative: a bare verb that nobody is the subject of, at the top of its sentence."""
        facts = self._of(token)
        bare = facts.tag in ("VB", "VBP") and not (facts.subject or facts.auxiliaries or facts.infinitive)
        return bare and self.tree.base[token] in ("root", "parataxis", "conj")

    def _of(self, token: int) -> _Facts:
        if token not in self._facts:
            self._facts[token] = self._read(token)
        return self._facts[token]

    def _read(self, token: int) -> _Facts:
        tree = self.tree
        copula = tree.kid(token, "cop")
        facts = _Facts(word=tree.lemma[token], tag=tree.tag[token])
        if copula is not None and tree.upos[token] != "VERB":  # "is the leader": the copula carries the mood
            facts.word, facts.tag = "be", tree.tag[copula]
        for child in tree.children[token]:
            self._take_in(facts, child)
        bare = facts.tag == "VB" and not (facts.auxiliaries or facts.infinitive)
        if bare and facts.subject and tree.base[token] != "ccomp":
            facts.tag = "VBP"  # with a subject and nothing before it: a finite verb that the tagger missed
        facts.tense = facts.tense or _FINITE.get(facts.tag, "")
        facts.going_on = facts.going_on and facts.tag == "VBG"
        return facts

    def _take_in(self, facts: _Facts, child: int) -> None:
        tree = self.tree
        base, word = tree.base[child], tree.words[child]
        if word in _NEGATORS:
            facts.negators.append(word)
        elif base == "advmod":
            facts.adverbs.append(tree.lemma[child])
        if base == "aux":
            facts.auxiliaries += 1
            if tree.tag[child] == "MD":
                facts.modal = tree.lemma[child]
            facts.perfect = facts.perfect or tree.lemma[child] == "have"
            facts.going_on = facts.going_on or tree.lemma[child] == "be"
        if base in ("aux", "cop"):
            facts.tense = facts.tense or _FINITE.get(tree.tag[child], "")
        elif base == "mark":
            facts.marks.append(word)
            facts.infinitive = facts.infinitive or word == "to"
        elif base == "case":
            facts.cases.append(word)
        elif base in ("nsubj", "csubj", "expl", "obj", "obl"):
            self._argument(facts, child, base)
        elif base == "advcl":
            facts.conditional = facts.conditional or tree.has_word(child, "mark", _CONDITION)
        elif tree.rel[child] == "compound:prt":
            facts.word = f"{facts.word} {word}"
        facts.asked = facts.asked or word == "?"

    def _argument(self, facts: _Facts, child: int, base: str) -> None:
        tree = self.tree
        words = {tree.words[c] for c in tree.children[child] if tree.base[c] in ("det", "amod", "advmod")}
        if tree.words[child] in _NOBODY or words & _NO:
            facts.negators.append("no")
        facts.any = facts.any or "any" in words
        if base != "obl":
            facts.few = facts.few or bool(words & _FEW)
        if base == "obj":
            facts.object = True
        elif base != "obl":
            facts.subject = _SUBJECTS.get(tree.words[child], "noun")
            facts.passive = facts.passive or tree.rel[child] == "nsubj:pass"


@cache
def _weights() -> dict[str, float]:
    """Weights by feature; the intercept under the empty name."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))["weights"]
    return weights
