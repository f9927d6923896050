"""Noun phrases of the parse: how far each reaches."""

from whosays.language.en.words import Words

_LEFT = frozenset(
    ("det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat")
)
_INNER = frozenset(("flat", "compound", "goeswith", "fixed"))
_JOINING = frozenset("of in at within".split())
#: Adverbs that deny or comment and so are no part of the phrase.
_OUTSIDE = frozenset(
    "so not n't also still now then once even only just perhaps probably formerly currently".split()
)
_LINKING = frozenset(("PUNCT", "CCONJ", "ADP", "SCONJ"))
#: Verbs with an "of" of their own ("accused the army of torture").
_OF_VERBS = frozenset("accuse suspect convict acquit rob deprive warn inform remind".split())
#: Bound on recursion through nested "of" phrases.
DEPTH = 12


def reach(words: Words, head: int, depth: int = 0) -> tuple[int, int]:
    """(first, one past the last) token of the phrase of `head`: modifiers before it, phrases with a preposition
    right after it; no relative clauses, appositions or conjuncts.
    """
    first, last = head, head
    if depth > DEPTH:
        return first, last + 1
    for child in words.children[head]:
        dep = words.deps[child]
        if child < head and (dep in _LEFT or words.tags[child] == "HYPH") and words.lows[child] not in _OUTSIDE:
            first = min(first, leftmost(words, child))
        elif child > head and dep in _INNER and child <= last + 2:
            last = max(last, child)
        elif (
            child > head
            and dep == "nmod"
            and leftmost(words, child) == last + 1
            and words.lows[last + 1] in _JOINING
            and (words.lows[last + 1] == "of" or words.kinds[child] != "time")
            and not (words.lows[last + 1] == "of" and words.lemmas[words.heads[head]] in _OF_VERBS)
        ):
            last = max(last, reach(words, child, depth + 1)[1] - 1)
    while first < head and (words.upos[first] in _LINKING or words.lows[first] in _OUTSIDE):
        first += 1
    return first, last + 1


def leftmost(words: Words, token: int, depth: int = 0) -> int:
    """The first token of a subtree (looked for to a bounded depth)."""
    low = token
    if depth < DEPTH:
        for child in words.children[token]:
            if child > token:
                break
            low = min(low, leftmost(words, child, depth + 1))
    return low


#: Dependents that are part of the whole phrase of a noun, wherever they stand.
_WHOLE = frozenset(
    "det det:predet amod compound nummod nmod nmod:poss nmod:desc nmod:unmarked flat fixed goeswith acl acl:relcl "
    "advcl:relcl advmod dep obl".split()
)
#: Words before a phrase that comment on it and are no part of it.
_COMMENTS = frozenset("not n't also even only just still now then".split())
_OPENING, _CLOSING = frozenset("\" “ ( ' ‘ [".split()), frozenset("\" ” ) ' ’ ]".split())


def wholes(words: Words) -> list[tuple[int, int]]:
    """For every token (first, one past the last) of its phrase with all that describes it: prepositional phrases,
    participles and relative clauses, a genitive's "'s"; without what stands beside it (conjuncts, appositions),
    its own preposition or copula. Worked out once a document; from then on the tree must stay as it is.
    """
    if words.whole:
        return words.whole
    lows, highs = list(range(len(words.heads))), list(range(len(words.heads)))
    for token in _upwards(words):
        above = words.heads[token]
        lows[above], highs[above] = min(lows[above], lows[token]), max(highs[above], highs[token])
    words.whole = [_whole(words, head, lows, highs) for head in range(len(words.heads))]
    return words.whole


def _upwards(words: Words) -> list[int]:
    """All tokens, each before its head."""
    order = [i for i, head in enumerate(words.heads) if head == i]
    for token in order:  # grows while it is read
        order += words.children[token]
    return order[::-1]


def _whole(words: Words, head: int, lows: list[int], highs: list[int]) -> tuple[int, int]:
    first = last = head
    for child in words.children[head]:
        dep, after = words.deps[child], child > head
        genitive = dep == "case" and words.tags[child] == "POS"
        comment = not after and (dep == "obl" or (dep == "advmod" and words.lows[child] in _COMMENTS))
        if genitive or (dep in _WHOLE and not comment):
            first, last = min(first, lows[child]), max(last, highs[child])
    while first < head and words.upos[first] in ("PUNCT", "CCONJ", "ADP") and words.lows[first] not in _OPENING:
        first += 1
    while last > head and words.upos[last] == "PUNCT" and words.lows[last] not in _CLOSING:
        last -= 1
    return first, last + 1


def outer_head(words: Words, first: int, end: int) -> int:
    """The token of a span whose head lies outside it; the last noun if several do."""
    heads = [i for i in range(first, end) if words.heads[i] == i or not first <= words.heads[i] < end]
    nouns = [i for i in heads if words.upos[i] in ("PROPN", "NOUN")]
    return nouns[0] if len(nouns) == 1 else (nouns or heads or [end - 1])[-1]


def case_of(words: Words, token: int) -> str:
    """The first preposition of a phrase, lower case, "" if it has none."""
    return next((words.lows[c] for c in words.children[token] if words.deps[c] == "case" and c < token), "")
