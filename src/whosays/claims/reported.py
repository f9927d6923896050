"""What a verb of saying says: the clause, the quotation or the phrase that is its content."""

from __future__ import annotations

from whosays.claims.clauses import Clause, strayed
from whosays.claims.quoted import Quoted, Range
from whosays.claims.tree import Tree
from whosays.claims.words import BELIEVE_VERBS, CITE_VERBS, DENY_VERBS, HARM_NOUNS, SAY_VERBS

ACCUSE = frozenset("accuse suspect charge convict".split())
_NOT_CONTENT_OBJECT = frozenset("responsibility credit".split())
_EVENTUAL = frozenset(("announce", "report", "confirm", "allege", "claim", "acknowledge", "admit", "reveal"))


def without(whole: Range, hole: Range) -> tuple[Range, ...]:
    """A token range less another, as one or two ranges."""
    parts = []
    if whole[0] < hole[0]:
        parts.append((whole[0], min(hole[0] - 1, whole[1])))
    if hole[1] < whole[1]:
        parts.append((max(hole[1] + 1, whole[0]), whole[1]))
    return tuple(p for p in parts if p[0] <= p[1])


def subtree(tree: Tree, token: int) -> Range:
    """The first and the last token below this one."""
    return tree.left[token], tree.right[token]


def sentence_range(tree: Tree, token: int) -> Range:
    """The first and the last token of its sentence."""
    first, last = tree.reading.sentences[tree.sentence[token]]
    return first, last - 1


def reported(tree: Tree, clause: Clause, quoted: Quoted) -> tuple[tuple[Range, ...], bool]:
    """What is said; and whether the verb is an aside ("as X reported", "X was told") inside its content."""
    content, as_reported = _parsed(tree, clause)
    token = clause.head
    if tree.lemma[token] in _SPEAKING and not clause.passive:
        first, last = _bare_clause(tree, token)
        said = quoted.closed(first) if content else quoted.beside(token, first, last)
        if said is not None and all(end < said[0] or said[1] < start for start, end in content):
            content = (said, *content)
    if not content and tree.lemma[token] in _ASIDES:
        content = _set_off(tree, token, clause.passive)
    return quoted.widened(content, token), as_reported


def _parsed(tree: Tree, clause: Clause) -> tuple[tuple[Range, ...], bool]:
    """The same, from the tree alone."""
    token, lemma = clause.head, tree.lemma[clause.head]
    said = list(tree.kids(token, "ccomp", "csubj:pass", "csubj"))
    if not said:  # "has not said why p", "was reported by X that p": clauses that the parser hung on otherwise
        said += [c for c in tree.kids(token, "obj") if tree.tag[c] in ("WRB", "WP") and tree.children[c]]
        said += [c for c in tree.kids(token, "dep") if c > token and that_clause(tree, c)]
    if not said and lemma in _SPEAKING:  # "said in a letter that ..." read as a relative clause of the letter
        below = [c for c in tree.kids(token, "obl", "obj", "iobj") if c > token]
        cited = [c for c in tree.kids(token, "advcl") if tree.lemma[c] in CITE_VERBS]
        below += [o for c in cited for o in tree.kids(c, "obj")]  # "reported, citing officials, that ..."
        said += [c for t in below for c in tree.kids(t, "acl") if that_clause(tree, c)]
    if not said and lemma in SAY_VERBS:  # "alleges that X was ...", read as a relative clause of the verb
        led = [c for c in tree.kids(token, "acl") if c > token and tree.words[tree.left[c]] == "that"]
        said += [c for c in led if any(tree.words[k] != "that" for k in tree.kids(c, "nsubj"))]
    if lemma in _TELL:  # "told the court that ..." read as a relative clause of the court
        told = list(tree.kids(token, "iobj", "obj"))
        below = [t for one in told for t in range(tree.left[one], tree.right[one] + 1)]
        related = [c for t in below for c in tree.kids(t, "acl:relcl")]
        own = [any(tree.base[k] == "nsubj" and tree.words[k] != "that" for k in tree.children[c]) for c in related]
        said += [c for c, has_subject in zip(related, own, strict=True) if has_subject and c not in said]
    if said:
        return tuple(subtree(tree, c) for c in [*said, *strayed(tree, token)]), False
    if not clause.passive and lemma in _POSING:  # "claims to be the leader"
        posed = [c for c in tree.kids(token, "xcomp") if leads(tree, c, ("to",)) and c > token]
        if posed:
            return tuple(subtree(tree, c) for c in posed), False
    if clause.passive and lemma in _RAISING | ACCUSE:
        inner = [c for c in tree.kids(token, "xcomp", "advcl") if lemma in _RAISING and _raised(tree, token, c)]
        if lemma in ACCUSE:
            inner += [c for c in tree.kids(token, "advcl", "obl") if leads(tree, c, ("of", "with"))]
            inner += [c for c in tree.kids(token, "conj") if _bare_gerund(tree, c)]
            agents = tree.kids(token, "obl:agent")  # "accused by the army of killing" read as the army's
            inner += [c for a in agents for c in tree.kids(a, "acl") if leads(tree, c, ("of", "with"))]
        if inner and tree.base[token] != "acl":
            return tuple(sorted(subtree(tree, c) for c in inner)), False
        if inner:
            return tuple(subtree(tree, c) for c in inner), False
    if (
        (tree.base[token] == "parataxis" and _comments(tree, token) and _has_voice(tree, clause))
        or _aside(tree, token)
        or (tree.base[token] == "advcl" and _marked_as(tree, token) and _as_said(tree, token))
    ):
        head = tree.head[token]
        whole = subtree(tree, head)
        return without(whole, subtree(tree, token)), tree.base[token] == "advcl"
    spoken = [c for c in tree.kids(token, "parataxis") if c > token and _opens_speech(tree, token, c)]
    if spoken and _has_voice(tree, clause) and not any(tree.kids(token, "xcomp")):
        return tuple(subtree(tree, c) for c in spoken), False
    if lemma in ACCUSE and not clause.passive:
        inner = [c for c in tree.kids(token, "advcl", "obl") if leads(tree, c, ("of", "with"))]
        inner += [
            c for o in tree.kids(token, "obj") for c in tree.kids(o, "acl") if leads(tree, c, ("of", "with"))
        ]
        inner += [  # "accused the front of the murder": the parser may hang the harm on the accused
            c
            for o in tree.kids(token, "obj")
            for c in tree.kids(o, "nmod")
            if tree.lemma[c] in HARM_NOUNS and leads(tree, c, ("of", "with"))
        ]
        patients = [p for p in clause.patients if tree.head[p] == token]
        return tuple(sorted(subtree(tree, c) for c in [*inner, *patients])) if inner else (), False
    if lemma in DENY_VERBS or lemma in _EVENTUAL:
        objects = [c for c in tree.kids(token, "obj", "xcomp") if tree.lemma[c] not in _NOT_CONTENT_OBJECT]
        if clause.passive:
            objects = [] if objects or lemma == "admit" else list(tree.kids(token, "nsubj:pass"))
        withheld = lemma in DENY_VERBS and any(tree.kids(token, "iobj"))  # "denied them visas" says nothing
        named = [c for c in objects if tree.upos[c] not in ("PRON", "DET") and tree.lemma[c] not in _WITHHELD]
        return tuple(subtree(tree, c) for c in named if not withheld), False
    return (), False


_WITHHELD = frozenset(
    "entry access visa permission boarding bail asylum right opportunity request application admission"
    " treatment chance permit licence license passage motion".split()
)
_RAISING = BELIEVE_VERBS | frozenset(
    "say report know allege rumour rumor deem estimate find show claim state prove note announce observe"
    " judge hold confirm".split()
)
_POSING = frozenset("claim profess purport".split())
_RAISING_TO = frozenset("find show prove state note announce observe judge hold claim confirm".split())


def _raised(tree: Tree, verb: int, child: int) -> bool:
    """Whether the infinitive or predicate under a passive is what is said: "is said to have fled"."""
    to = leads(tree, child, ("to",))
    if tree.base[child] == "advcl" or tree.lemma[verb] in _RAISING_TO:
        return (
            to and not leads(tree, child, ("in", "so", "as")) and tree.lemma[verb] not in ("observe", "announce")
        )
    if tree.lemma[verb] == "suppose":  # "is supposed to go" is a duty, "is supposed to have gone" hearsay
        return any(tree.lemma[c] == "have" for c in tree.kids(child, "aux"))
    return True


def _has_voice(tree: Tree, clause: Clause) -> bool:
    """Whether a passive beside other words is one of saying: "it is said", not "(pronounced ...)" and not "; no
    loss was reported".
    """
    told_of = [tree.words[c] != "it" for c in tree.kids(clause.head, "nsubj:pass")]
    if not clause.passive or clause.lemma in ("say", "tell", "quote"):
        return True
    if clause.lemma == "report":
        return not any(told_of)
    return any(tree.words[c] == "it" for c in tree.kids(clause.head, "nsubj", "expl"))


def _comments(tree: Tree, token: int) -> bool:
    """Whether a clause set beside its head comments on it ("p, she said"), and is no statement of its own."""
    own = ("ccomp", "xcomp", "csubj") if tree.lemma[token] in _TELL else ("obj", "ccomp", "xcomp", "csubj")
    return not any(tree.base[c] in own and c > token for c in tree.children[token])


def that_clause(tree: Tree, clause: int) -> bool:
    """Whether "that" leads a whole clause and stands for no part of it: "claims that he fled", not "that fled"."""
    whole = any(
        tree.base[c] in ("nsubj", "csubj", "expl") and tree.words[c] != "that" for c in tree.children[clause]
    )
    return whole and any(tree.words[c] == "that" and tree.base[c] == "mark" for c in tree.children[clause])


def _as_said(tree: Tree, token: int) -> bool:
    """ "as he noted", but not "as he continued" or "as he assumed the post", which say when."""
    return tree.lemma[token] not in ("continue", "conclude", "read", "respond", "reply") and _comments(tree, token)


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


def leads(tree: Tree, token: int, words: tuple[str, ...]) -> bool:
    """Whether a marker or preposition of the token is one of these."""
    return any(tree.words[c] in words for c in tree.kids(token, "mark", "case"))


def _marked_as(tree: Tree, token: int) -> bool:
    return any(tree.words[c] == "as" for c in tree.kids(token, "mark", "advmod"))


def _opens_speech(tree: Tree, verb: int, child: int) -> bool:
    between = range(verb + 1, child)
    return any(tree.words[t] in (":", '"', "“", "''", "``", "'", "‘") for t in between)


_SPEAKING = SAY_VERBS | frozenset(
    "ask exclaim joke scream cry mutter shout text email complain protest vow promise plead post blog gasp"
    " repeat opine quip muse proclaim sing chant think call go pray wonder reason".split()
)
# Verbs that close a sentence as asides; "the bridge held" and "the talks continue" are statements of their own.
_ASIDES = (SAY_VERBS | BELIEVE_VERBS | frozenset("hope wonder imagine".split())) - frozenset(
    "hold read show find continue cite quote rule judge determine relate publish broadcast point charge respond"
    " indicate learn accuse shout whisper describe disclose relate clarify pronounce".split()
)
_LONGEST_ASIDE, _LONGEST_SENTENCE = 14, 300  # tokens
_POINTING = frozenset("that this which what who".split())  # "that said", "which suggests"
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def _bare_clause(tree: Tree, verb: int) -> Range:
    """The verb with its subject and auxiliaries."""
    near = list(tree.kids(verb, "nsubj", "aux", "compound:prt"))
    first = min([verb, *(tree.left[c] for c in near)])
    return first, max([verb, *(tree.right[c] for c in near if c > verb)])


def _set_off(tree: Tree, verb: int, passive: bool) -> tuple[Range, ...]:
    """ "p, she believed, q" and "p, it is claimed", by commas alone, where the parser lost the clause."""
    subject = tree.kid(verb, "nsubj")
    if subject is None or (passive and tree.words[subject] != "it") or tree.words[subject] in _POINTING:
        return ()
    if any(tree.base[c] in ("obj", "ccomp", "xcomp", "mark") for c in tree.children[verb]):
        return ()
    begin, end = sentence_range(tree, verb)
    first, last = _bare_clause(tree, verb)
    if last - first > _LONGEST_ASIDE or end - begin > _LONGEST_SENTENCE:
        return ()
    while last < end and tree.base[last + 1] in _TRAILING and tree.upos[last + 1] != "PUNCT":
        last += 1
    closes = all(tree.upos[t] == "PUNCT" for t in range(last + 1, end + 1))
    loose = closes and tree.words[subject] in ("i", "we") and tree.lemma[verb] in BELIEVE_VERBS
    comma = first > begin and tree.upos[first - 1] == "PUNCT" and tree.words[first - 1] not in (":", ";", "(")
    if first <= begin or not (comma or loose) or not (closes or tree.words[last + 1] in (",", "—", "–", "--")):
        return ()
    content = without((begin, end), (first, last))
    finite = any(tree.tag[t] in _FINITE for part in content for t in range(part[0], part[1] + 1))
    return content if finite and tree.upos[content[0][0]] != "SCONJ" else ()
