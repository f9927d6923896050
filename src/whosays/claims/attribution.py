"""Who says what: every passage that is put in somebody's mouth, with its cue and its source.

Frames nest: a token's chain is the frames whose content holds it, from the widest inwards. Constructions:
reporting verbs (active, passive, parenthetical, participial), "according to", "citing", nouns with a that-clause,
adverbs of allegation, speaker labels. A sentence without a frame may inherit the one before it (`carry.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whosays.claims.clauses import Clause, Clauses, strayed
from whosays.claims.sources import Source, SourceReader
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
    HARM_NOUNS,
    REPORTED_PASSIVE,
    SAY_VERBS,
)
from whosays.model.holder import Polarity, Stance

_ACCORDING = frozenset(
    ("according to", "in the words of", "in the view of", "on the word of", "in the opinion of")
)
_ACCUSE = frozenset("accuse suspect charge convict".split())
_NOT_CONTENT_OBJECT = frozenset("responsibility credit".split())
_EVENTUAL = frozenset(("announce", "report", "confirm", "allege", "claim", "acknowledge", "admit", "reveal"))


@dataclass(frozen=True, slots=True)
class Frame:
    """`content` are token ranges (both ends included) that the sources are responsible for.

    `layers` are holders, outermost first; empty where nobody is named. `suppressed` content is not asserted by
    anyone ("did not say that", "no evidence that"). `rank` orders frames of equal content.
    """

    sentence: int
    cue: tuple[int, int]
    layers: tuple[tuple[Source, ...], ...]
    content: tuple[tuple[int, int], ...]
    stance: Stance = "certain"
    polarity: Polarity = "asserted"
    suppressed: bool = False
    rank: int = 0
    framing: bool = False
    verb: int | None = None

    def holds(self, token: int) -> bool:
        """Whether the token is part of the content."""
        return any(first <= token <= last for first, last in self.content)

    @property
    def size(self) -> int:
        """Number of tokens of content."""
        return sum(last - first + 1 for first, last in self.content)


def frames_of(tree: Tree, clauses: Clauses, sources: SourceReader) -> list[Frame]:
    """Every frame of the tree, in text order."""
    found: list[Frame] = []
    for token in range(tree.size):
        if tree.upos[token] == "VERB":
            found.extend(_verb(tree, clauses, sources, token))
        if tree.base[token] in ("obl", "nmod", "advcl", "root", "parataxis"):
            found.extend(_according(tree, clauses, sources, token))
        if tree.words[token] in ALLEGING_WORDS and tree.base[token] == "advmod":
            found.append(_adverb(tree, token))
        if tree.words[token] in ALLEGED_ADJECTIVES and tree.base[token] == "amod":
            head = tree.head[token]
            found.append(_unnamed(tree, (token, token), ((tree.left[head], tree.right[head]),)))
        if tree.upos[token] == "NOUN" and tree.lemma[token] in CONTENT_NOUNS | _HELD_OPEN | _UNCERTAIN:
            found.extend(_noun(tree, clauses, sources, token))
    return found


def _without(tree: Tree, whole: tuple[int, int], hole: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """A token range less another, as one or two ranges, outer punctuation left."""
    parts = []
    if whole[0] < hole[0]:
        parts.append((whole[0], min(hole[0] - 1, whole[1])))
    if hole[1] < whole[1]:
        parts.append((max(hole[1] + 1, whole[0]), whole[1]))
    return tuple(p for p in parts if p[0] <= p[1])


def _subtree(tree: Tree, token: int) -> tuple[int, int]:
    return tree.left[token], tree.right[token]


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


def _verb(tree: Tree, clauses: Clauses, sources: SourceReader, token: int) -> list[Frame]:
    lemma = tree.lemma[token]
    clause = clauses.at(token)
    if clause is None:
        return []
    if lemma in CITE_VERBS and tree.tag[token] == "VBG":
        return _citing(tree, clauses, sources, token)
    if lemma not in _REPORTING or _in_a_name(tree, token):
        return []
    if lemma in BLAMING_VERBS:
        return _blamed(tree, clause, sources)
    if lemma in DESCRIBING_VERBS:
        return _described_as(tree, clause, sources)
    aside = _reduced_aside(tree, sources, token)
    if aside is not None:
        return [aside]
    stance: Stance = "probable" if lemma in BELIEVE_VERBS else "certain"
    polarity: Polarity = "denied" if lemma in DENY_VERBS else "asserted"
    content, as_reported = _verb_content(tree, clause)
    if not content:
        return []
    heads = [a for a in clause.agents if tree.rel[a] != "expl" and not _expletive(tree, token, a)]
    if as_reported:
        heads = list(clause.obliques.get("by", ())) or ([] if clause.passive else heads)
    layers = _merge([sources.layers(h) for h in _without_apposed(tree, heads)])
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


_REPORTING = SAY_VERBS | DENY_VERBS | BELIEVE_VERBS | REPORTED_PASSIVE | DESCRIBING_VERBS | BLAMING_VERBS | _ACCUSE


def _in_a_name(tree: Tree, token: int) -> bool:
    """A capital inside running text: "Qaboos bin Said" says nothing."""
    word = tree.span(token, token).text
    first, _ = _sentence_range(tree, token)
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
    layers = _merge([sources.layers(h) for h in heads])
    if clause.negated or not clause.real or not inner or not (layers or clause.passive):
        return []
    content = tuple(sorted({_subtree(tree, c) for c in inner} | {(token, token)}))
    stance: Stance = "certain" if layers else "unknown"
    return [Frame(tree.sentence[token], (token, token), layers, content, stance=stance, rank=0 if layers else 2)]


def _described_as(tree: Tree, clause: Clause, sources: SourceReader) -> list[Frame]:
    """ "investigators identified X as the leader of Y": the holder says what X is."""
    phrases = list(clause.obliques.get("as", []))
    phrases += [c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) == "as"]
    if not phrases or clause.negated or not clause.real:
        return []
    heads = clause.obliques.get("by", []) if clause.passive else clause.agents
    layers = _merge([sources.layers(h) for h in heads])
    if not layers and not clause.passive:
        return []
    content = tuple(sorted({_subtree(tree, t) for t in phrases} | {(clause.head, clause.head)}))
    stance: Stance = "certain" if layers else "unknown"
    cue = (clause.head, clause.head)
    return [Frame(tree.sentence[clause.head], cue, layers, content, stance=stance, rank=0 if layers else 2)]


def _reduced_aside(tree: Tree, sources: SourceReader, token: int) -> Frame | None:
    """ "p, a survivor recalled": the parser took the verb for a participle of its subject."""
    noun = tree.head[token]
    if tree.base[token] != "acl" or tree.base[noun] not in ("parataxis", "appos", "conj") or token < noun:
        return None
    first, last = _sentence_range(tree, token)
    closes = all(tree.upos[t] == "PUNCT" for t in range(token + 1, last + 1))
    comma = (tree.left[noun] > first and tree.words[tree.left[noun] - 1] == ",") or tree.words[
        tree.left[noun]
    ] == ","
    layers = _merge([sources.layers(noun)])
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


def _expletive(tree: Tree, verb: int, token: int) -> bool:
    return tree.words[token] == "it" and any(tree.base[c] in ("ccomp", "csubj") for c in tree.children[verb])


def _verb_content(tree: Tree, clause: Clause) -> tuple[tuple[tuple[int, int], ...], bool]:
    """What is said; and whether the verb is an aside ("as X reported", "X was told") inside its content."""
    token, lemma = clause.head, tree.lemma[clause.head]
    said = list(tree.kids(token, "ccomp", "csubj:pass", "csubj"))
    if lemma in _TELL:  # "told the court that ..." read as a relative clause of the court
        told = list(tree.kids(token, "iobj", "obj"))
        below = [t for one in told for t in range(tree.left[one], tree.right[one] + 1)]
        related = [c for t in below for c in tree.kids(t, "acl:relcl")]
        own = [any(tree.base[k] == "nsubj" and tree.words[k] != "that" for k in tree.children[c]) for c in related]
        said += [c for c, has_subject in zip(related, own, strict=True) if has_subject and c not in said]
    if said:
        return tuple(_subtree(tree, c) for c in [*said, *strayed(tree, token)]), False
    if clause.passive and lemma in REPORTED_PASSIVE | _ACCUSE:
        inner = list(tree.kids(token, "xcomp"))
        inner += [c for c in tree.kids(token, "advcl") if _leads(tree, c, ("to",)) and lemma not in _ACCUSE]
        if lemma in _ACCUSE:
            inner += [c for c in tree.kids(token, "advcl", "obl") if _leads(tree, c, ("of", "with"))]
            inner += [c for c in tree.kids(token, "conj") if _bare_gerund(tree, c)]
        if inner and tree.base[token] != "acl":
            return tuple(sorted(_subtree(tree, c) for c in inner)), False
        if inner:
            return tuple(_subtree(tree, c) for c in inner), False
    subject = tree.kid(token, "nsubj:pass")
    own_words = (
        clause.passive and subject is not None and tree.words[subject] != "it"
    )  # "; no losses were reported"
    if (
        (tree.base[token] == "parataxis" and not own_words)
        or _aside(tree, token)
        or (tree.base[token] == "advcl" and _marked_as(tree, token))
    ):
        head = tree.head[token]
        whole = _subtree(tree, head)
        return _without(tree, whole, _subtree(tree, token)), tree.base[token] == "advcl"
    spoken = [c for c in tree.kids(token, "parataxis") if c > token and _opens_speech(tree, token, c)]
    if spoken:
        return tuple(_subtree(tree, c) for c in spoken), False
    if lemma in _ACCUSE and not clause.passive:
        inner = [c for c in tree.kids(token, "advcl", "obl") if _leads(tree, c, ("of", "with"))]
        inner += [
            c for o in tree.kids(token, "obj") for c in tree.kids(o, "acl") if _leads(tree, c, ("of", "with"))
        ]
        inner += [  # "accused the front of the murder": the parser may hang the harm on the accused
            c
            for o in tree.kids(token, "obj")
            for c in tree.kids(o, "nmod")
            if tree.lemma[c] in HARM_NOUNS and _leads(tree, c, ("of", "with"))
        ]
        patients = [p for p in clause.patients if tree.head[p] == token]
        return tuple(sorted(_subtree(tree, c) for c in [*inner, *patients])) if inner else (), False
    if lemma in DENY_VERBS or lemma in _EVENTUAL:
        objects = [c for c in tree.kids(token, "obj", "xcomp") if tree.lemma[c] not in _NOT_CONTENT_OBJECT]
        if clause.passive:
            objects = list(tree.kids(token, "nsubj:pass"))
        return tuple(_subtree(tree, c) for c in objects), False
    return (), False


_TELL = frozenset("tell inform notify assure warn remind".split())


def _aside(tree: Tree, token: int) -> bool:
    """ "p, a former member said": a short clause of saying that closes its sentence, coordinated by the parser."""
    if tree.base[token] != "conj" or any(tree.base[c] in ("cc", "obj", "ccomp") for c in tree.children[token]):
        return False
    subject = next((c for c in tree.kids(token, "nsubj")), None)
    if subject is None or tree.lemma[token] not in SAY_VERBS:
        return False
    last = tree.reading.sentences[tree.sentence[token]][1] - 1
    comma = tree.left[token] > 0 and "," in (tree.words[tree.left[token]], tree.words[tree.left[token] - 1])
    return comma and all(tree.upos[t] == "PUNCT" or tree.base[t] in _TRAILING for t in range(token + 1, last + 1))


_TRAILING = frozenset(("obl", "case", "det", "nummod", "punct", "compound", "advmod", "nmod", "amod", "flat"))


def _bare_gerund(tree: Tree, token: int) -> bool:
    """ "accused of shooting and killing": a gerund that the parser hung on the accusing verb itself."""
    return tree.tag[token] == "VBG" and not any(tree.base[c] in ("nsubj", "aux") for c in tree.children[token])


def _leads(tree: Tree, token: int, words: tuple[str, ...]) -> bool:
    return any(tree.words[c] in words for c in tree.kids(token, "mark", "case"))


def _marked_as(tree: Tree, token: int) -> bool:
    return any(tree.words[c] == "as" for c in tree.kids(token, "mark", "advmod"))


def _opens_speech(tree: Tree, verb: int, child: int) -> bool:
    between = range(verb + 1, child)
    return any(tree.words[t] in (":", '"', "“", "''", "``", "'", "‘") for t in between)


def _merge(sides: list[list[list[Source]]]) -> tuple[tuple[Source, ...], ...]:
    layers: list[list[Source]] = []
    for side in sides:
        for depth, found in enumerate(side):
            while len(layers) <= depth:
                layers.append([])
            layers[depth].extend(s for s in found if s not in layers[depth])
    return tuple(tuple(layer) for layer in layers if layer)


def _sentence_range(tree: Tree, token: int) -> tuple[int, int]:
    first, last = tree.reading.sentences[tree.sentence[token]]
    return first, last - 1


def _according(tree: Tree, clauses: Clauses, sources: SourceReader, token: int) -> list[Frame]:
    cue = min(tree.kids(token, "case"), default=token)
    stated = tree.case(token) in _ACCORDING
    while stated and tree.rel[token] in ("nmod:poss", "compound", "nmod:desc") and tree.head[token] > token:
        token = tree.head[token]  # the preposition hangs on the possessor: "according to the town's mayor"
    phrase = _phrase(tree, token)
    first, last = _sentence_range(tree, token)
    if tree.base[token] == "conj" or not (stated or _in_document(tree, token, phrase, first)):
        return []
    layers = _merge([sources.layers(token)])
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
        whole = _subtree(tree, top)
        if _closes(tree, phrase[1], last) and tree.base[top] in ("conj", "xcomp"):
            whole = _subtree(tree, tree.head[top])
    content = _without(tree, whole, phrase)
    return [Frame(tree.sentence[token], (cue, cue), layers, content, framing=at_start)]


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


def _citing(tree: Tree, clauses: Clauses, sources: SourceReader, token: int) -> list[Frame]:
    """ "Citing officials, the paper says that p": the officials stand behind the paper, for p."""
    cited = list(tree.kids(token, "obj"))
    layers = _merge([sources.layers(c) for c in cited])
    if not layers:
        return []
    head = tree.head[token]
    outer = clauses.governing(head)
    if outer is None:
        return []
    content, _ = _verb_content(tree, outer) if tree.lemma[outer.head] in SAY_VERBS else ((), False)
    if not content:
        content = _without(tree, _subtree(tree, outer.head), _subtree(tree, token))
    return [Frame(tree.sentence[token], (token, token), layers, content, rank=1, framing=True)]


def _noun(tree: Tree, clauses: Clauses, sources: SourceReader, token: int) -> list[Frame]:
    """ "claims by X that p", "no evidence that p"."""
    said = [c for c in tree.kids(token, "acl", "ccomp") if any(tree.words[m] == "that" for m in tree.children[c])]
    if not said:
        return []
    content = tuple(_subtree(tree, c) for c in said)
    governing = clauses.governing(tree.head[token]) if tree.head[token] != token else None
    if tree.lemma[token] in _UNCERTAIN:
        return [Frame(tree.sentence[token], (token, token), (), content, suppressed=True, rank=2)]
    negated = any(tree.words[d] in ("no", "any") for d in tree.kids(token, "det")) or bool(
        governing is not None and governing.negated
    )
    if governing is not None and tree.lemma[governing.head] in DENY_VERBS and token in governing.patients:
        return []  # the denying verb has it as its content
    layers = _merge([sources.layers(token)])
    if layers and all(s.kind == "unspecified" for layer in layers for s in layer):
        layers = ()
    stance: Stance = "certain" if layers else "unknown"
    return [
        Frame(tree.sentence[token], (token, token), layers, content, stance=stance, suppressed=negated, rank=2)
    ]
