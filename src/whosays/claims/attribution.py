"""Who says what: every passage that is put in somebody's mouth, with its cue and its source.

Frames nest: a token's chain is the frames whose content holds it, from the widest inwards. Constructions:
reporting verbs (active, passive, parenthetical, participial, quoting), "according to", "citing", nouns with a
that-clause, adverbs of allegation; rarer verbs in `relayed.py`, headlines in `headlines.py`. What a verb says is
found in `reported.py`. A sentence without a frame may go on under the one before it (`chains.py`).
"""

from __future__ import annotations

from dataclasses import replace

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.framing import Frame, merged
from whosays.claims.headlines import headlines
from whosays.claims.quoted import Quoted
from whosays.claims.relayed import convinced, emerged, heard, put_so, quoted_as, relays
from whosays.claims.reported import ACCUSE, reported, sentence_range, subtree, that_clause, without
from whosays.claims.sources import SourceReader
from whosays.claims.speakers import apposed, inverted, lost
from whosays.claims.tree import Tree
from whosays.claims.words import (
    ALLEGED_ADJECTIVES,
    ALLEGING_WORDS,
    BELIEVE_VERBS,
    BLAMING_VERBS,
    CITE_VERBS,
    CONTENT_NOUNS,
    DENY_VERBS,
    DESCRIBING_VERBS,
    DOCUMENT_NOUNS,
    FIRM_PASSIVE,
    REPORTED_PASSIVE,
    SAY_VERBS,
)
from whosays.model.holder import Polarity, Stance

_ACCORDING = frozenset(
    ("according to", "in the words of", "in the view of", "on the word of", "in the opinion of")
)
_TELLINGS = frozenset("word view opinion account telling estimation judgment judgement".split())


def frames_of(tree: Tree, clauses: Clauses, sources: SourceReader, quoted: Quoted) -> list[Frame]:
    """Every frame of the tree, in text order."""
    found: list[Frame] = []
    for token in range(tree.size):
        if tree.upos[token] == "VERB":
            found.extend(_verb(tree, clauses, sources, quoted, token))
        found.extend(convinced(tree, clauses, sources, token))
        if tree.base[token] in ("obl", "nmod", "advcl", "root", "parataxis"):
            found.extend(_according(tree, clauses, sources, token))
        if tree.words[token] in ALLEGING_WORDS and tree.base[token] == "advmod":
            found.append(_adverb(tree, token))
        if tree.words[token] in ALLEGED_ADJECTIVES and tree.base[token] == "amod":
            head = tree.head[token]
            found.append(_unnamed(tree, (token, token), ((tree.left[head], tree.right[head]),)))
        if tree.upos[token] == "NOUN" and tree.lemma[token] in CONTENT_NOUNS | _HELD_OPEN | _UNCERTAIN:
            found.extend(_noun(tree, clauses, sources, token))
    return [*found, *headlines(tree, sources)]


def _unnamed(tree: Tree, cue: tuple[int, int], content: tuple[tuple[int, int], ...]) -> Frame:
    return Frame(tree.sentence[cue[0]], cue, (), content, stance="unknown", rank=2)


def _adverb(tree: Tree, token: int) -> Frame:
    head = tree.head[token]
    first = tree.reading.sentences[tree.sentence[token]][0]
    frame = _unnamed(tree, (token, token), (_own_clause(tree, head),))
    return replace(frame, framing=token == first)


def _own_clause(tree: Tree, head: int) -> tuple[int, int]:
    """A clause up to the first coordinated one with a subject of its own: an adverb does not reach into that."""
    others = [
        c
        for c in tree.kids(head, "conj", "parataxis")
        if c > head and any(tree.base[k] == "nsubj" for k in tree.children[c])
    ]
    return tree.left[head], min((tree.left[c] - 1 for c in others), default=tree.right[head])


def _verb(tree: Tree, clauses: Clauses, sources: SourceReader, quoted: Quoted, token: int) -> list[Frame]:
    lemma = tree.lemma[token]
    clause = clauses.at(token)
    if clause is None:
        return []
    if lemma in CITE_VERBS and tree.tag[token] == "VBG":
        return _citing(tree, clauses, sources, quoted, token)
    for relayed in (quoted_as, emerged, heard, put_so):
        frame = relayed(tree, clause, sources)
        if frame is not None:
            return [frame]
    if lemma not in _REPORTING or _in_a_name(tree, token) or relays(tree, token):
        return []
    if lemma == "know" and not clause.passive and not clause.negated:
        return []  # to know it is not to assert it
    if lemma in BLAMING_VERBS:
        return _blamed(tree, clause, sources)
    if lemma in DESCRIBING_VERBS:
        return _described_as(tree, clause, sources)
    aside = _reduced_aside(tree, sources, token)
    if aside is not None:
        return [aside]
    stance: Stance = "probable" if lemma in BELIEVE_VERBS else "certain"
    polarity: Polarity = "denied" if lemma in DENY_VERBS else "asserted"
    content, as_reported = reported(tree, clause, quoted)
    heads = [a for a in clause.agents if tree.rel[a] != "expl" and not _expletive(tree, clause, a)]
    if not heads and not clause.passive and lemma in SAY_VERBS:  # "it said that p" read as an empty "it"
        heads = [c for c in tree.kids(token, "expl") if tree.words[c] == "it"]
    spoken = inverted(tree, token) or apposed(tree, token)
    if spoken is not None:
        heads, content = [spoken[0]], quoted.widened(spoken[1], token)
    elif (before := lost(tree, token)) is not None:
        heads = [before]
    if not content:
        return []
    if as_reported and spoken is None:
        heads = list(clause.obliques.get("by", ())) or ([] if clause.passive else heads)
    layers = merged([sources.layers(h) for h in _without_apposed(tree, heads)])
    unnamed = clause.passive and not heads
    if not layers and not unnamed:
        return []
    suppressed = clause.negated or (not clause.real and not clause.passive)
    if unnamed and not suppressed:
        stance = "unknown"
        if lemma in FIRM_PASSIVE:
            return []  # "it was confirmed that p" is the text's own word
    sentence = tree.sentence[token]
    return [
        Frame(
            sentence,
            (token, token),
            layers,
            content,
            stance=stance,
            polarity=polarity,
            suppressed=suppressed,
            rank=2 if unnamed else 0,
            framing=False,
            verb=token,
        )
    ]


_REPORTING = SAY_VERBS | DENY_VERBS | BELIEVE_VERBS | REPORTED_PASSIVE | DESCRIBING_VERBS | BLAMING_VERBS | ACCUSE


def _in_a_name(tree: Tree, token: int) -> bool:
    """A capital inside running text: "Qaboos bin Said" says nothing."""
    word = tree.span(token, token).text
    first, _ = sentence_range(tree, token)
    opens = token == first or tree.upos[token - 1] == "PUNCT"
    return (
        word[0].isupper()
        and not word.isupper()
        and not opens
        and tree.span(token - 1, token - 1).text[0].isupper()
    )


def _blamed(tree: Tree, clause: Clause, sources: SourceReader) -> list[Frame]:
    """ "X blamed Y for the attack", "the attack was blamed on Y", "attributed to Y"."""
    token = clause.head
    inner = [c for c in tree.children[token] if tree.base[c] in ("obj", "obl") and tree.rel[c] != "obl:agent"]
    heads = clause.obliques.get("by", []) if clause.passive else clause.agents
    layers = merged([sources.layers(h) for h in heads])
    if clause.negated or not clause.real or not inner or not (layers or clause.passive):
        return []
    content = tuple(sorted({subtree(tree, c) for c in inner} | {(token, token)}))
    stance: Stance = "certain" if layers else "unknown"
    return [Frame(tree.sentence[token], (token, token), layers, content, stance=stance, rank=0 if layers else 2)]


def _described_as(tree: Tree, clause: Clause, sources: SourceReader) -> list[Frame]:
    """ "investigators identified X as the leader of Y": the holder says what X is."""
    phrases = list(clause.obliques.get("as", []))
    phrases += [c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) == "as"]
    if not phrases or clause.negated or not clause.real:
        return []
    heads = clause.obliques.get("by", []) if clause.passive else clause.agents
    layers = merged([sources.layers(h) for h in heads])
    if not layers and not clause.passive:
        return []
    content = tuple(sorted({subtree(tree, t) for t in phrases} | {(clause.head, clause.head)}))
    stance: Stance = "certain" if layers else "unknown"
    cue = (clause.head, clause.head)
    return [Frame(tree.sentence[clause.head], cue, layers, content, stance=stance, rank=0 if layers else 2)]


def _reduced_aside(tree: Tree, sources: SourceReader, token: int) -> Frame | None:
    """ "p, a survivor recalled": the parser took the verb for a participle of its subject."""
    noun = tree.head[token]
    if tree.base[token] != "acl" or tree.base[noun] not in ("parataxis", "appos", "conj") or token < noun:
        return None
    first, last = sentence_range(tree, token)
    closes = all(tree.upos[t] == "PUNCT" for t in range(token + 1, last + 1))
    comma = (tree.left[noun] > first and tree.words[tree.left[noun] - 1] == ",") or tree.words[
        tree.left[noun]
    ] == ","
    layers = merged([sources.layers(noun)])
    if not closes or not comma or not layers or tree.lemma[token] not in SAY_VERBS:
        return None
    return Frame(tree.sentence[token], (token, token), layers, ((first, tree.left[noun] - 1),), verb=token)


def _without_apposed(tree: Tree, heads: list[int]) -> list[int]:
    """Subjects without a description that only follows a name: "X, commander of Y, said"."""
    kept = heads[:1]
    for head in heads[1:]:
        joined = any(tree.base[c] == "cc" for c in tree.children[head])
        if joined or tree.upos[head] == "PROPN" or tree.upos[kept[0]] != "PROPN":
            kept.append(head)
    return kept


def _expletive(tree: Tree, clause: Clause, token: int) -> bool:
    """ "it was said that p"; but "it said that p" is said by something."""
    held = any(tree.base[c] in ("ccomp", "csubj") for c in tree.children[clause.head])
    return tree.words[token] == "it" and held and (clause.passive or clause.lemma not in SAY_VERBS)


def _according(tree: Tree, clauses: Clauses, sources: SourceReader, token: int) -> list[Frame]:
    cue = min(tree.kids(token, "case"), default=token)
    stated = tree.case(token) in _ACCORDING
    while stated and tree.rel[token] in ("nmod:poss", "compound", "nmod:desc") and tree.head[token] > token:
        token = tree.head[token]  # the preposition hangs on the possessor: "according to the town's mayor"
    phrase = _phrase(tree, token)
    first, last = sentence_range(tree, token)
    if tree.base[token] == "conj" or not (
        stated or _in_document(tree, token, phrase, first) or _told_by(tree, token) is not None
    ):
        return []
    told = _told_by(tree, token)
    layers = merged([sources.layers(told if told is not None else token)])
    loose = phrase[0] == first or tree.upos[phrase[0] - 1] in ("PUNCT", "SCONJ", "CCONJ")
    noun = tree.upos[token] in ("NOUN", "PROPN") and tree.lemma[token] not in _NORMS
    if not layers and stated and told is None and loose and noun:
        layers = ((sources.unresolved(token),),)
    if not layers:
        return []
    head = tree.head[token]
    governor = clauses.governing(head) if head != token else None
    at_start = all(tree.upos[t] in ("PUNCT", "CCONJ", "ADV") for t in range(first, phrase[0]))
    top = governor.head if governor else head
    aside = _closes(tree, phrase[1], last) and phrase[0] > first and tree.words[phrase[0] - 1] == ","
    if at_start or aside or tree.head[top] == top:
        whole = (first, last)
    else:
        whole = subtree(tree, top)
        if _closes(tree, phrase[1], last) and tree.base[top] in ("conj", "xcomp"):
            whole = subtree(tree, tree.head[top])
    content = without(whole, phrase)
    return [Frame(tree.sentence[token], (cue, cue), layers, content, framing=at_start)]


def _told_by(tree: Tree, token: int) -> int | None:
    """ "in the words of X", "in X's view", "by his own account": whose words or view it is."""
    if tree.lemma[token] not in _TELLINGS or tree.case(token) not in ("in", "by"):
        return None
    named = [c for c in tree.kids(token, "nmod") if tree.case(c) == "of" or tree.rel[c] == "nmod:poss"]
    return named[0] if named else None


# What one acts by, and what one sorts by: "according to plan", "according to size".
_NORMS = frozenset(
    "plan schedule rule law size age type kind need taste custom tradition practice norm standard procedure"
    " protocol budget season weight rank gender colour color number order wish will preference ability merit"
    " formula convention calendar timetable principle specification criterion requirement instruction degree"
    " category situation".split()
)


def _phrase(tree: Tree, token: int) -> tuple[int, int]:
    """A noun phrase with its modifiers, without a clause that the parser hung on it."""
    first = last = token
    for child in tree.children[token]:
        if tree.base[child] not in ("parataxis", "ccomp", "punct", "advcl", "nsubj", "conj"):
            first, last = min(first, tree.left[child]), max(last, tree.right[child])
        elif tree.base[child] == "conj" and tree.upos[child] in ("NOUN", "PROPN"):
            last = max(last, tree.right[child])
    return first, last


def _in_document(tree: Tree, token: int, phrase: tuple[int, int], first: int) -> bool:
    """ "In a report published by X, ...": a document at the head of its sentence is the source of the rest."""
    if (
        tree.case(token) != "in"
        or tree.lemma[token] not in DOCUMENT_NOUNS | CONTENT_NOUNS
        or phrase[0] > first + 1
    ):
        return False
    return any(tree.lemma[c] in _ISSUED for c in tree.kids(token, "acl"))


_HELD_OPEN = frozenset("indication doubt belief suspicion rumor rumour".split())
_UNCERTAIN = frozenset(
    "possibility likelihood chance risk prospect hypothesis theory danger condition case".split()
)
_ISSUED = frozenset("publish issue release write submit file circulate print".split())


def _closes(tree: Tree, end: int, last: int) -> bool:
    return all(tree.upos[t] == "PUNCT" for t in range(end + 1, last + 1))


def _citing(tree: Tree, clauses: Clauses, sources: SourceReader, quoted: Quoted, token: int) -> list[Frame]:
    """ "Citing officials, the paper says that p": the officials stand behind the paper, for p."""
    cited = list(tree.kids(token, "obj"))
    layers = merged([sources.layers(c) for c in cited])
    if not layers:
        return []
    head = tree.head[token]
    outer = clauses.governing(head)
    if outer is None:
        return []
    content, _ = reported(tree, outer, quoted) if tree.lemma[outer.head] in SAY_VERBS else ((), False)
    if not content:
        content = without(subtree(tree, outer.head), subtree(tree, token))
    return [Frame(tree.sentence[token], (token, token), layers, content, rank=1, framing=True)]


def _after_that(tree: Tree, clause: int) -> bool:
    """Whether "that" and a subject of its own lead a clause: "(no evidence) that he fled", however parsed."""
    led = tree.words[tree.left[clause]] == "that"
    return led and any(tree.base[c] == "nsubj" and tree.words[c] != "that" for c in tree.children[clause])


def _noun(tree: Tree, clauses: Clauses, sources: SourceReader, token: int) -> list[Frame]:
    """ "claims by X that p", "no evidence that p"."""
    if tree.case(token) in ("beyond", "without"):
        return []  # "beyond reasonable doubt that p"
    none = any(tree.words[d] == "no" for d in tree.kids(token, "det"))
    said = [c for c in tree.kids(token, "acl", "ccomp") if that_clause(tree, c) or (none and _after_that(tree, c))]
    if not said:
        return []
    content = tuple(subtree(tree, c) for c in said)
    governing = clauses.governing(tree.head[token]) if tree.head[token] != token else None
    if tree.lemma[token] in _UNCERTAIN:
        return [Frame(tree.sentence[token], (token, token), (), content, suppressed=True, rank=2)]
    negated = any(tree.words[d] in ("no", "any") for d in tree.kids(token, "det")) or bool(
        governing is not None and governing.negated
    )
    if governing is not None and tree.lemma[governing.head] in DENY_VERBS and token in governing.patients:
        return []  # the denying verb has it as its content
    layers = merged([sources.layers(token)])
    if layers and all(s.kind == "unspecified" for layer in layers for s in layer):
        layers = ()
    stance: Stance = "certain" if layers else "unknown"
    return [
        Frame(tree.sentence[token], (token, token), layers, content, stance=stance, suppressed=negated, rank=2)
    ]
