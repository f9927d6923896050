"""Frames of less common verbs: quoted as saying, it emerged from X, the court heard, as X put it, is convinced."""

from __future__ import annotations

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.framing import Frame, merged
from whosays.claims.quoted import Range
from whosays.claims.reported import leads, sentence_range, subtree, that_clause
from whosays.claims.sources import SourceReader
from whosays.claims.tree import Tree
from whosays.claims.words import CITE_VERBS, SAY_VERBS

_EMERGE = frozenset("emerge transpire".split())
_HEARING = frozenset(
    "court jury inquest inquiry enquiry tribunal hearing panel trial commission committee".split()
)
_CONVINCED = frozenset("convinced certain sure confident adamant satisfied persuaded".split())


def relays(tree: Tree, token: int) -> bool:
    """Whether this verb is the "saying" of "quoted X as saying", which the quoting verb reads."""
    head = tree.head[token]
    above = [head, tree.head[head]]
    return (
        tree.tag[token] == "VBG"
        and leads(tree, token, ("as",))
        and any(tree.lemma[h] in CITE_VERBS for h in above)
    )


def quoted_as(tree: Tree, clause: Clause, sources: SourceReader) -> Frame | None:
    """ "X quoted Y as saying that p", "p, X quoted Y as saying", "Y was quoted as saying that p": X, then Y."""
    token = clause.head
    if tree.lemma[token] not in CITE_VERBS:
        return None
    under = [token, *(c for c in tree.kids(token, "obj"))]
    saying = next((c for t in under for c in tree.kids(t, "advcl", "acl") if relays(tree, c)), None)
    if saying is None or tree.lemma[saying] not in SAY_VERBS:
        return None
    content: tuple[Range, ...] = tuple(subtree(tree, c) for c in tree.kids(saying, "ccomp", "parataxis"))
    if not content:
        first, last = sentence_range(tree, token)
        opens = min([token, *(tree.left[a] for a in tree.kids(token, "nsubj"))])
        closes = all(tree.upos[t] == "PUNCT" for t in range(tree.right[saying] + 1, last + 1))
        if not closes or opens < first + 2 or tree.upos[opens - 1] != "PUNCT":
            return None
        content = ((first, opens - 1),)
    outer = merged([sources.layers(h) for h in clause.agents])
    inner = merged([sources.layers(h) for h in clause.patients])
    if not inner or clause.negated or not clause.real:
        return None
    return Frame(tree.sentence[token], (token, token), (*outer, *inner), content, verb=token)


def emerged(tree: Tree, clause: Clause, sources: SourceReader) -> Frame | None:
    """ "It emerged from X that p"; without an X it is the text's own word."""
    token = clause.head
    if tree.lemma[token] not in _EMERGE:
        return None
    origins = clause.obliques.get("from", []) + clause.obliques.get("in", [])
    said = list(tree.kids(token, "ccomp", "csubj"))
    said += [
        c for o in origins for t in (o, *tree.kids(o, "nmod")) for c in tree.kids(t, "acl") if that_clause(tree, c)
    ]
    layers = merged([sources.layers(o) for o in origins])
    if not said or not layers:
        return None
    return Frame(tree.sentence[token], (token, token), layers, tuple(subtree(tree, c) for c in said), verb=token)


def heard(tree: Tree, clause: Clause, sources: SourceReader) -> Frame | None:
    """ "The court heard that p": somebody told it so."""
    token = clause.head
    if tree.lemma[token] != "hear" or clause.passive or clause.negated:
        return None
    said = list(tree.kids(token, "ccomp"))
    if not said or not any(tree.lemma[a] in _HEARING for a in clause.agents):
        return None
    content = tuple(subtree(tree, c) for c in said)
    return Frame(tree.sentence[token], (token, token), (), content, stance="unknown", rank=2, verb=token)


def put_so(tree: Tree, clause: Clause, sources: SourceReader) -> Frame | None:
    """ "p, as X put it", however the parser took it."""
    token = clause.head
    if tree.lemma[token] != "put" or token + 1 >= tree.size or tree.words[token + 1] != "it":
        return None
    subject = max((c for c in tree.kids(token, "nsubj") if c < token), default=None)
    if subject is None:
        return None
    begin, end = sentence_range(tree, token)
    first, last = tree.left[subject], token + 1
    if tree.words[first] != "as":  # which the parser may have taken for a preposition of the subject
        first -= 1
    if first < begin or tree.words[first] != "as":
        return None
    content = tuple(p for p in ((begin, first - 1), (last + 1, end)) if p[0] < p[1])
    layers = merged([sources.layers(subject)])
    if not content or not layers:
        return None
    return Frame(tree.sentence[token], (token, token), layers, content, verb=token)


def convinced(tree: Tree, clauses: Clauses, sources: SourceReader, token: int) -> list[Frame]:
    """ "X is convinced that p": X believes it."""
    if tree.words[token] not in _CONVINCED:
        return []
    said, subject = list(tree.kids(token, "ccomp")), tree.kid(token, "nsubj", "nsubj:pass")
    if not said or subject is None:
        return []
    clause = clauses.at(token)
    layers = merged([sources.layers(subject)])
    if not layers:
        return []
    content = tuple(subtree(tree, c) for c in said)
    suppressed = clause is not None and (clause.negated or not clause.real)
    cue = (token, token)
    return [
        Frame(tree.sentence[token], cue, layers, content, stance="probable", suppressed=suppressed, verb=token)
    ]
