"""What a verb's own words say: its lemma with a particle, tense and aspect, questions and conditions."""

from __future__ import annotations

from whosays.claims.tree import Tree
from whosays.claims.when import TenseAspect

_FINITE: dict[str, TenseAspect] = {"VBD": "past", "VBZ": "present", "VBP": "present"}
_FATAL = frozenset("shoot stab beat strangle hack burn bludgeon starve stone gun torture".split())


#: Verbs of events that are told with a particle, and those of it that may be tagged an adverb.
_PARTED: dict[str, tuple[str, ...]] = {
    "go": (),
    "take": ("away",),
    "drag": ("away", "off"),
    "lead": ("away",),
    "drive": ("out", "off", "back"),
    "set": (),
    "blow": (),
    "break": ("away", "off", "out"),
    "split": ("away", "off", "up"),
    "step": ("down", "aside"),
    "shoot": ("down",),
    "gun": ("down",),
    "pass": ("away",),
    "carry": ("out",),
    "round": ("up",),
}


def verb_lemma(tree: Tree, token: int) -> str:
    """The verb with its particle: "set up", "carry out"."""
    if tree.lemma[token] in _FATAL and (
        any(tree.words[c] in ("dead", "alive") for c in tree.kids(token, "xcomp", "advmod", "obj"))
        or any(tree.words[c] == "death" for c in tree.kids(token, "obl"))
    ):
        return "kill"
    particles = [tree.words[c] for c in tree.kids(token, "compound:prt")]
    if not particles and tree.lemma[token] in _PARTED:  # the parser may take it for an adverb
        particles = [
            tree.words[c]
            for c in tree.kids(token, "advmod")
            if c == token + 1 and (tree.tag[c] == "RP" or tree.words[c] in _PARTED[tree.lemma[token]])
        ]
    return " ".join([tree.lemma[token], *particles])


def asks(tree: Tree, token: int) -> bool:
    """Whether the sentence that this predicate heads is a question."""
    if tree.head[token] != token:
        return False
    return any(tree.words[c] == "?" for c in tree.kids(token, "punct"))


def tense(tree: Tree, token: int, auxiliaries: list[int]) -> TenseAspect:
    """Tense and aspect from the finite verb of the clause."""
    finite: list[TenseAspect] = []
    carriers = [*auxiliaries, *tree.kids(token, "cop")]
    carriers += [c for a in carriers for c in tree.kids(a, "conj")]
    perfect = False
    for carrier in sorted(carriers):
        if tree.tag[carrier] == "MD":
            return "future" if tree.lemma[carrier] in ("will", "shall") else "none"
        if tree.lemma[carrier] == "have" and tree.base[carrier] != "cop":
            perfect = True
            finite.append("past_perfect" if tree.words[carrier] in ("had", "'d", "’d") else "present_perfect")
        elif tree.tag[carrier] in _FINITE:
            finite.append(_FINITE[tree.tag[carrier]])
    if not finite:
        return _FINITE.get(tree.tag[token], "none")
    if perfect and "present" in finite and "present_perfect" in finite:
        return "perfect_or_present"
    return finite[0]


def inverted(tree: Tree, token: int, auxiliaries: list[int]) -> bool:
    """ "Had he been convicted, ...": a condition against the facts, said by the order of its words."""
    first = next((a for a in auxiliaries if tree.words[a] in ("had", "were", "should")), None)
    subject = next(tree.kids(token, "nsubj"), None)
    return first is not None and subject is not None and first == tree.left[token] and first < subject < token
