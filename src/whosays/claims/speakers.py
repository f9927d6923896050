"""Who speaks, where a parser lost the subject of a verb of saying: "p, says X", "p, Ana Roth, a clerk, told Y"."""

from __future__ import annotations

from whosays.claims.quoted import Range
from whosays.claims.reported import sentence_range
from whosays.claims.tree import Tree
from whosays.claims.words import SAY_VERBS

_FINITE = frozenset(("VBZ", "VBD", "VBP"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_MOST = 16  # tokens of a name with its description


def _alone(tree: Tree, verb: int) -> bool:
    """Whether the verb is finite and has no subject of its own."""
    bare = not any(tree.base[c] in ("nsubj", "aux", "mark") for c in tree.children[verb])
    finite = tree.tag[verb] in _FINITE or (tree.tag[verb] == "VB" and bare)  # "Officials, who ..., say"
    return finite and tree.lemma[verb] in SAY_VERBS and not any(tree.kids(verb, "nsubj"))


def _closes(tree: Tree, after: int, last: int) -> bool:
    return all(tree.upos[t] == "PUNCT" for t in range(after, last + 1))


def inverted(tree: Tree, verb: int) -> tuple[int, tuple[Range, ...]] | None:
    """The speaker after the verb and what stands before it: "p, says police chief"."""
    begin, end = sentence_range(tree, verb)
    if not _alone(tree, verb) or verb < begin + 3 or tree.upos[verb - 1] != "PUNCT" or verb == end:
        return None
    speaker = next((c for c in tree.kids(verb, "obj", "ccomp", "xcomp") if tree.left[c] == verb + 1), None)
    if speaker is None or tree.upos[speaker] not in _NOMINAL or not _closes(tree, tree.right[speaker] + 1, end):
        return None
    return speaker, ((begin, verb - 1),)


def apposed(tree: Tree, verb: int) -> tuple[int, tuple[Range, ...]] | None:
    """The speaker with a description between commas, and what stands before: "p, Ana Roth, a clerk, told Y"."""
    begin, _ = sentence_range(tree, verb)
    if not _alone(tree, verb) or verb < begin + 5 or tree.words[verb - 1] != ",":
        return None
    commas = [t for t in range(max(begin, verb - _MOST), verb) if tree.words[t] == ","]
    if len(commas) < 3 or any(tree.tag[t] in (*_FINITE, "MD") for t in range(commas[-3], verb)):
        return None
    first, last = commas[-3] + 1, commas[-2] - 1
    names = [t for t in range(first, last + 1) if (m := tree.mention(t, "person", "organisation")) and m.name]
    said_after = any(tree.base[c] in ("ccomp", "xcomp") and c > verb for c in tree.children[verb])
    if not names or said_after or tree.upos[first] != "PROPN":
        return None
    return names[0], ((begin, commas[-3] - 1),)


def lost(tree: Tree, verb: int) -> int | None:
    """The noun before the verb that the parser made its head or its modifier: "Officials, who ..., say that p"."""
    if not _alone(tree, verb):
        return None
    head = tree.head[verb]
    if tree.base[verb] == "parataxis" and head < verb and tree.upos[head] in _NOMINAL and tree.head[head] == head:
        between = [c for c in tree.children[head] if head < c < verb and tree.upos[c] != "PUNCT"]
        if all(tree.base[c] in ("acl", "appos", "nmod", "amod") for c in between):
            return head
    if verb > 0 and tree.head[verb - 1] == verb and tree.base[verb - 1] in ("compound", "amod", "nmod", "det"):
        return verb - 1 if tree.upos[verb - 1] in _NOMINAL else None
    return None
