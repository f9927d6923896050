"""Predicates with their logical arguments: passive undone, relatives, participles and control filled in.

A clause is what the tables of constructions match: it says who did what to whom however the sentence is
turned ("W arrested Y", "Y was arrested by W", "Y, whom W arrested", "W is said to have arrested Y").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from whosays.claims.factuality import Factuality
from whosays.claims.slips import antecedent, described_noun, subject_beside
from whosays.claims.tree import Tree
from whosays.claims.verbs import asks, inverted, tense, verb_lemma
from whosays.claims.when import TenseAspect
from whosays.claims.words import (
    BEGIN_VERBS,
    CONDITION_WORDS,
    END_VERBS,
    NEGATIONS,
    OBJECT_CONTROL_VERBS,
    POSSIBLE_WORDS,
    PROBABLE_WORDS,
    RELATIVE_PRONOUNS,
    REPORTED_PASSIVE,
    SAY_VERBS,
    SEEM_VERBS,
    TRANSPARENT_VERBS,
    UNREAL_NOUNS,
    UNREAL_VERBS,
)
from whosays.model.holder import Stance

Kind = Literal["verb", "copular", "noun"]
_TOLD = frozenset(("past", "past_perfect", "present", "present_perfect"))
_WEAKER: dict[Stance, int] = {"certain": 0, "probable": 1, "possible": 2, "unknown": 3}


def weaker(one: Stance, other: Stance) -> Stance:
    """The less certain of two stances."""
    return one if _WEAKER[one] >= _WEAKER[other] else other


@dataclass(slots=True)
class Clause:
    """A predicate (`head`) and its arguments as head tokens.

    `agents` are logical subjects, `patients` logical objects, `obliques` prepositional arguments by their
    preposition. `real` is false for what is wanted, planned, conditional or asked; `doubted` is true where only
    what stands above makes it so. `stance` and `negated` are the clause's own wording; `outer` is the predicate
    that holds it, if any.
    """

    head: int
    lemma: str
    kind: Kind
    agents: list[int] = field(default_factory=list)
    patients: list[int] = field(default_factory=list)
    obliques: dict[str, list[int]] = field(default_factory=dict)
    tense: TenseAspect = "none"
    passive: bool = False
    negated: bool = False
    real: bool = True
    doubted: bool = False
    stance: Stance = "certain"
    starting: bool = False
    ending: bool = False
    participial: bool = False
    outer: int | None = None


class Clauses:
    """All clauses of a tree, each computed once, on demand."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.factuality = Factuality(tree)
        self._known: dict[int, Clause | None] = {}

    def all(self) -> list[Clause]:
        """Every verbal or copular clause, in text order."""
        found = (self.at(token) for token in range(self.tree.size))
        return [clause for clause in found if clause is not None]

    def at(self, token: int) -> Clause | None:
        """The clause whose predicate this token is, or None where it is none."""
        waiting: list[int] = []
        above = token
        while (
            above not in self._known
        ):  # those above first, since a clause borrows from them, however deep it lies
            self._known[above] = None  # guards against loops in a broken parse
            waiting.append(above)
            above = self.tree.head[above]
        for one in reversed(waiting):
            self._known[one] = self._read(one)
        return self._known[token]

    def _bare_auxiliary(self, token: int) -> bool:
        return self.tree.upos[token] == "AUX" and self.tree.base[token] not in ("aux", "cop")

    def governing(self, token: int) -> Clause | None:
        """The nearest clause whose predicate is this token or stands above it."""
        for _ in range(self.tree.size):
            clause = self.at(token)
            if clause is not None:
                return clause
            if self.tree.head[token] == token:
                return None
            token = self.tree.head[token]
        return None

    def _read(self, token: int) -> Clause | None:
        tree = self.tree
        copula = tree.kid(token, "cop")
        verbal = tree.upos[token] == "VERB" or tree.tag[token] in ("VBZ", "VBD", "VBP")
        if (verbal and tree.base[token] not in ("aux", "cop")) or self._bare_auxiliary(token):
            kind: Kind = "verb"
        elif copula is not None:
            kind = "copular"
        else:
            return None
        clause = Clause(head=token, lemma=verb_lemma(tree, token), kind=kind)
        self._arguments(clause)
        self._mood(clause)
        return clause

    def _arguments(self, clause: Clause) -> None:
        tree, token = self.tree, clause.head
        passive_subject = [c for c in tree.children[token] if tree.rel[c] in ("nsubj:pass", "csubj:pass")]
        auxiliaries = [c for c in tree.children[token] if tree.base[c] == "aux"]
        clause.passive = bool(passive_subject) or any(tree.rel[c] == "aux:pass" for c in auxiliaries)
        if auxiliaries and clause.kind == "verb" and not any(tree.lemma[c] in ("be", "get") for c in auxiliaries):
            clause.passive = False  # "has served" is active, whatever the parser calls its subject
        subjects = [c for c in tree.children[token] if tree.rel[c] in ("nsubj", "nsubj:outer")]
        if not clause.passive:
            subjects += [c for c in passive_subject if tree.rel[c] == "nsubj:pass"]
        if not subjects and not passive_subject:
            measured = [
                counted(tree, c) for c in tree.children[token] if c < token and tree.words[c] in _MEASURING
            ]
            # "The colonel, accused of ..., was arrested": the parser may give the subject to the participle.
            participles = [c for c in tree.kids(token, "advcl") if c < token and tree.tag[c] in ("VBN", "VBG")]
            measured += [s for c in participles for s in tree.kids(c, "nsubj") if s < c]
            (passive_subject if clause.passive else subjects).extend(
                c for c in measured if tree.upos[c] in ("NOUN", "PROPN")
            )
        if not subjects and not passive_subject:
            (passive_subject if clause.passive else subjects).extend(subject_beside(tree, token, auxiliaries))
        objects = [c for c in tree.children[token] if tree.base[c] == "obj"]
        if not objects and not clause.passive:  # "killed about 40": the bound, read as a preposition
            objects = [
                c
                for c in tree.kids(token, "obl")
                if c > token and tree.case(c) in _BOUNDING and tree.kid(c, "nummod") is not None
            ]
        for child in tree.children[token]:
            if tree.base[child] == "obl" or (tree.base[child] == "nmod" and tree.case(child)):
                by = tree.rel[child] == "obl:agent" or (clause.passive and tree.case(child) == "by")
                key = "by" if by else tree.case(child)
                clause.obliques.setdefault(key, []).append(child)
        if clause.passive:
            clause.patients = passive_subject
            clause.agents = list(clause.obliques.get("by", ()))
        else:
            clause.agents, clause.patients = subjects, objects
        if not clause.passive and not clause.patients and clause.kind == "verb":
            clause.patients = self._later_object(token)
        self._shared_arguments(clause)
        self._relative(clause)
        clause.agents = _spread(tree, clause.agents)
        clause.patients = _spread(tree, clause.patients)
        clause.obliques = {key: _spread(tree, tokens) for key, tokens in clause.obliques.items()}

    def _later_object(self, token: int) -> list[int]:
        """ "kidnapped and killed 11 people": the object of the verb coordinated right after."""
        tree = self.tree
        for other in tree.kids(token, "conj"):
            near = token < other <= token + 3 and tree.upos[other] == "VERB"
            if near and not any(tree.base[c] in ("nsubj", "aux") for c in tree.children[other]):
                return [c for c in tree.children[other] if tree.base[c] == "obj"]
        return []

    def _shared_arguments(self, clause: Clause) -> None:
        """Arguments that stand at the governing predicate: coordination, control, participles."""
        tree, token = self.tree, clause.head
        base, head = tree.base[token], tree.head[token]
        participle = tree.tag[token] in ("VBN", "VBD") and not any(tree.kids(token, "aux"))
        if base == "conj":
            if token in strayed(tree, head):
                head = next(tree.kids(head, "ccomp"))
            first = self.at(head)
            clause.outer = first.outer if first else None
            if first is None:
                return
            if participle and first.passive and not clause.agents and not clause.patients:
                clause.passive = True
                clause.patients = list(first.patients)
            elif clause.passive and not clause.patients:
                clause.patients = list(first.patients if first.passive else first.agents)
            elif not clause.passive and not clause.agents:
                clause.agents = list(first.patients if first.passive else first.agents)
        elif base == "xcomp":
            clause.outer = head
            outer = self.at(head)
            if outer is None:
                return
            caused = outer.lemma in _CAUSING and participle
            if caused and clause.agents and not clause.patients:  # "had him killed": who is done to comes first
                clause.passive, clause.patients = True, clause.agents
                clause.agents = list(clause.obliques.get("by", ()))
                return
            if outer.passive or (outer.lemma in OBJECT_CONTROL_VERBS and outer.patients):
                shared = outer.patients
            else:
                shared = outer.agents
            self._give_subject(clause, shared, participle)
        elif base == "acl" and tree.rel[token] != "acl:relcl":
            clause.participial = True
            clause.outer = head
            own = any(tree.base[c] in ("nsubj", "aux") for c in tree.children[token])
            if own:
                clause.participial = False  # "the claim that X had ...": a clause with a subject of its own
            elif tree.tag[token] == "VBD" and clause.patients and tree.head[head] == head:
                clause.participial = False  # "The strikes destroyed a bunker.", read as a noun with its participle
                clause.passive, clause.agents = False, clause.agents or [head]
            elif tree.tag[token] == "VBN" or (participle and tree.tag[token] == "VBD"):
                clause.passive = True
                clause.patients = clause.patients or [head]
                clause.agents = list(clause.obliques.get("by", ()))
            elif tree.tag[token] == "VBG" and not clause.agents:
                clause.agents = [head]
        elif base in ("advcl", "ccomp", "csubj", "parataxis"):
            clause.outer = head
            outer = self.at(head)
            nonfinite = tree.tag[token] in ("VBG", "VBN", "VB") and not any(
                tree.tag[c] in ("VBZ", "VBP", "VBD", "MD") for c in tree.kids(token, "aux")
            )
            if base == "advcl" and outer is not None and nonfinite:
                clause.participial = True
                object_led = any(
                    tree.words[c] in ("of", "with", "from", "for", "into")
                    for c in tree.kids(token, "mark", "case")
                )
                shared = outer.patients if outer.passive or (object_led and outer.patients) else outer.agents
                self._give_subject(clause, shared, participle)

    def _give_subject(self, clause: Clause, shared: list[int], participle: bool) -> None:
        if clause.passive or (participle and clause.kind == "verb" and not clause.patients):
            clause.passive = True
            clause.patients = clause.patients or list(shared)
            clause.agents = list(clause.obliques.get("by", ()))
        elif not clause.agents:
            clause.agents = list(shared)

    def _relative(self, clause: Clause) -> None:
        """Put the noun that a relative clause describes where its pronoun, or the gap, stands."""
        tree, token = self.tree, clause.head
        top = token
        while tree.base[top] in ("conj", "xcomp") and tree.head[top] != top:
            top = tree.head[top]
        if tree.rel[top] != "acl:relcl":
            clause.agents = [antecedent(tree, t) for t in clause.agents]
            clause.patients = [antecedent(tree, t) for t in clause.patients]
            return
        pronoun = next((t for t in range(tree.left[top], top) if tree.words[t] in RELATIVE_PRONOUNS), None)
        noun = tree.head[top] if pronoun is None else described_noun(tree, tree.head[top], pronoun, top)
        clause.outer = clause.outer if top != token else noun

        def put(tokens: list[int]) -> list[int]:
            return [noun if tree.words[t] in RELATIVE_PRONOUNS else t for t in tokens]

        had = (clause.agents, clause.patients)
        clause.agents, clause.patients = put(clause.agents), put(clause.patients)
        for key, tokens in list(clause.obliques.items()):
            clause.obliques[key] = put(tokens)
        moved = (clause.agents, clause.patients) != had or any(noun in t for t in clause.obliques.values())
        if not moved and top == token and clause.kind == "verb" and clause.agents and not clause.patients:
            clause.patients = [noun]

    def _mood(self, clause: Clause) -> None:
        """Tense, negation, reality and hedges: the clause's own, and what its governors lend it."""
        tree, token = self.tree, clause.head
        auxiliaries = list(tree.kids(token, "aux"))
        clause.tense = tense(tree, token, auxiliaries)
        modals = {tree.lemma[a] for a in auxiliaries if tree.tag[a] == "MD"}
        if modals & {"may", "might", "could"}:
            clause.stance = "possible"
        elif modals & {"would", "should", "must", "shall", "ought", "can", "will"}:
            clause.real = False
        for child in tree.kids(token, "advmod", "mark", "det", "obl"):
            word = tree.words[child]
            if word == "longer" and any(tree.words[c] == "no" for c in tree.children[child]):
                clause.ending = True
            elif word in NEGATIONS:
                clause.negated = not clause.negated
            elif word in _NOT_QUITE and child in (token - 1, token - 2) and tree.upos[child + 1] != "NUM":
                clause.real = False  # "they almost took the bridge"
            elif word in PROBABLE_WORDS:
                clause.stance = weaker(clause.stance, "probable")
            elif word in POSSIBLE_WORDS:
                clause.stance = weaker(clause.stance, "possible")
            elif tree.base[child] == "mark" and word in CONDITION_WORDS:
                clause.real = False
        beside = (c for a in clause.agents + clause.patients for c in tree.kids(a, "det", "cc"))
        if any(tree.words[c] in ("no", "neither") for c in beside):
            clause.negated = not clause.negated
        if clause.kind == "verb" and (asks(tree, token) or inverted(tree, token, auxiliaries)):
            clause.real = False
        if any(tree.words[m] in ("if", "unless") for c in tree.kids(token, "advcl") for m in tree.kids(c, "mark")):
            clause.real = False
        plain = clause.real
        self._governed(clause)
        clause.doubted = plain and not clause.real

    def _governed(self, clause: Clause) -> None:
        tree, token = self.tree, clause.head
        if tree.rel[token] == "acl:relcl" and not self._is_definite(tree.head[token]):
            around = self.governing(tree.head[token])
            if around is not None and (not around.real or around.negated):
                clause.real = False  # "does not require them to send people who have ...": nobody need have
            elif around is not None and around.head == tree.head[token]:
                clause.stance = weaker(clause.stance, around.stance)  # "appears to be a body that ..."
        base, head = tree.base[token], tree.head[token]
        gerund = tree.tag[token] == "VBG" or any(tree.tag[c] == "VBG" for c in tree.kids(token, "aux"))
        confessed = gerund and head != token and tree.lemma[head] in ("confess", "admit")
        infinitive = not confessed and any(tree.words[c] == "to" for c in tree.kids(token, "mark"))
        outer = self.at(head) if base in ("xcomp", "ccomp", "advcl", "conj", "csubj") else None
        if base == "conj" and outer is not None:
            own_subject = any(tree.base[c] == "nsubj" for c in tree.children[token])
            if clause.tense == "none":
                clause.tense = outer.tense
            if not own_subject and not any(tree.kids(token, "aux")):
                clause.real = clause.real and outer.real
                clause.stance = weaker(clause.stance, outer.stance)
            return
        if base == "acl" and tree.rel[token] != "acl:relcl":
            aimed = any(tree.words[m] in ("of", "for") for m in tree.kids(token, "mark", "case"))
            if tree.lemma[head] in UNREAL_NOUNS and (infinitive or aimed):
                clause.real = False  # "a plan to attack", "the goal of ousting"
            elif infinitive and tree.tag[token] == "VB":
                self._of_ordinal(clause)
            if clause.tense == "none":
                governing = self.governing(head) if head != token else None
                clause.tense = governing.tense if governing else "present"
            return
        if infinitive and base != "xcomp" and any(tree.kids(token, "cop")):
            clause.real = False  # "whose task is to set up": what is to be done
        towards = base in ("obl", "nmod") and tree.tag[token] == "VB" and tree.case(token) == "to"
        if towards or any(tree.lemma[a] in UNREAL_NOUNS for a in clause.agents if tree.head[a] == token):
            clause.real = False  # "to degrade and destroy ...", "the intention was capturing ..."
        if outer is not None and base in ("ccomp", "csubj") and outer.lemma in SEEM_VERBS:
            clause.stance = weaker(clause.stance, "probable")
        if outer is None:
            if clause.tense == "none":
                clause.tense = "present"
            return
        if base == "xcomp":
            self._from_matrix(clause, outer)
        elif base == "advcl":
            if infinitive and not (outer.passive and outer.lemma in REPORTED_PASSIVE):
                clause.real = False
            elif outer.lemma in UNREAL_VERBS and any(
                tree.words[m] in ("for", "from") for m in tree.kids(token, "mark")
            ):
                clause.real = False  # "proposed a law for banning it", "prevented them from fleeing"
            elif confessed:
                clause.stance = weaker(clause.stance, "probable")  # "confessed to killing": by his own word
            clause.real = clause.real and (outer.real or clause.tense in ("past", "past_perfect"))
            if clause.tense == "none":
                clause.tense = outer.tense
        elif outer.lemma == "suggest" and clause.tense in ("past", "past_perfect", "present_perfect"):
            clause.stance = weaker(clause.stance, "probable")  # "the marks suggest that they had fled"
        elif outer.lemma in UNREAL_VERBS and not (outer.lemma in _TELLING and clause.tense in _TOLD):
            clause.real = False  # "told him to go"; but "told him that it had gone" reports
        elif clause.tense == "none":
            clause.tense = outer.tense

    def _of_ordinal(self, clause: Clause) -> None:
        """An infinitive on a noun is not said to be done, but by "became the first woman to head X" it is."""
        tree, noun = self.tree, self.tree.head[clause.head]
        outer = self.at(noun) or self.governing(tree.head[noun])
        ranked = any(tree.words[c] in _ORDINALS for c in tree.kids(noun, "amod"))
        if not ranked or outer is None or not (outer.kind == "copular" or outer.lemma == "become"):
            clause.real = False
            return
        clause.real = outer.real
        clause.negated = clause.negated != outer.negated
        if clause.passive:
            clause.patients = clause.patients or outer.agents
        else:
            clause.agents = clause.agents or outer.agents

    def _is_definite(self, noun: int) -> bool:
        definite = ("the", "this", "these", "those", "that")
        if self.tree.upos[noun] == "PROPN":
            return True
        tree = self.tree
        return any(tree.words[c] in definite or tree.rel[c] == "nmod:poss" for c in tree.children[noun])

    def _only_apt(self, adjective: int) -> bool:
        """ "is ready to attack", "are more likely to die": nothing said to have come about."""
        tree = self.tree
        compared = any(tree.words[c] in ("more", "less", "most", "least") for c in tree.kids(adjective, "advmod"))
        return tree.lemma[adjective] in _APT or (tree.lemma[adjective] == "likely" and compared)

    def _from_matrix(self, clause: Clause, outer: Clause) -> None:
        """An infinitive or participle under another predicate takes tense and reality from it."""
        clause.tense = outer.tense
        clause.starting = clause.starting or outer.starting or outer.lemma in BEGIN_VERBS
        clause.ending = clause.ending or outer.ending or outer.lemma in END_VERBS
        clause.stance = weaker(clause.stance, outer.stance)
        clause.negated = clause.negated != outer.negated
        if outer.lemma in SEEM_VERBS:
            clause.stance = weaker(clause.stance, "probable")
        have = any(self.tree.lemma[a] == "have" for a in self.tree.kids(clause.head, "aux"))
        if have:
            clause.tense = "past"
        if outer.kind == "copular" and self._only_apt(outer.head):
            clause.real = False
        caused = outer.lemma in _CAUSING and clause.passive and self.tree.tag[clause.head] in ("VBN", "VBD")
        told = outer.lemma in SAY_VERBS and (have or self.tree.tag[clause.head] == "VBG")  # "claims to have"
        transparent = outer.lemma in TRANSPARENT_VERBS or caused or told
        if outer.lemma in UNREAL_VERBS or not (transparent or outer.passive or outer.kind == "copular"):
            clause.real = False
        clause.real = clause.real and outer.real


_CAUSING = frozenset("have get see leave find".split())  # what follows as a participle came about
_APT = frozenset(
    "unlikely able unable ready willing unwilling reluctant prepared due set eligible entitled".split()
)


def strayed(tree: Tree, verb: int) -> list[int]:
    """Verbs hung on a verb of saying that belong to what is said: "said gunmen attacked a bus and killed ..."."""
    said = next(tree.kids(verb, "ccomp"), None)
    if said is None or tree.lemma[verb] not in SAY_VERBS or said < verb:
        return []
    return [
        c
        for c in tree.kids(verb, "conj")
        if c > said
        and tree.lemma[c] not in SAY_VERBS
        and tree.upos[c] == "VERB"
        and not any(tree.base[k] in ("nsubj", "ccomp") for k in tree.children[c])
    ]


_BOUNDING = frozenset(("about", "around", "over", "up to", "close to", "more than"))
_MEASURING = frozenset("close up more less fewer over least most nearly upwards".split())


def counted(tree: Tree, token: int) -> int:
    """The counted noun of "close to 30 operatives", where the parser made the measuring word its head."""
    if tree.words[token] in _MEASURING:
        for child in tree.kids(token, "nmod", "obl"):
            if tree.kid(child, "nummod") is not None:
                return child
    return token


def _spread(tree: Tree, tokens: list[int]) -> list[int]:
    """Each argument with its conjuncts, without doubles."""
    found: list[int] = []
    for token in tokens:
        for one in tree.conjuncts(counted(tree, token)):
            if one not in found:
                found.append(one)
    return found


_ORDINALS = frozenset(("first", "second", "third", "last", "only"))
_NOT_QUITE = frozenset(("almost", "nearly"))
_TELLING = frozenset("tell warn inform agree".split())  # "told us that they had fled": a statement, no order
