"""Small questions about pairs of mentions that coreference asks of the syntax."""

import re

from whosays.language.en import posts
from whosays.language.en.drafts import Draft
from whosays.language.en.lexicon import gazetteer
from whosays.language.en.names import ALIAS
from whosays.language.en.words import Words
from whosays.model.mention import MentionType

_NO_WEIGHT = frozenset("the a an of and for al el ad - – 's ’s".split())
_DEFINITE = frozenset("the this that these those".split())
_NARROWING = frozenset(("acl:relcl", "acl"))
_SPEECH = frozenset(
    "say tell report note state announce claim add write declare quote publish reveal describe argue "
    "explain suggest "
    "allege confirm warn believe know".split()
)
_ACRONYM = re.compile(r"[A-Z][A-Z&.-]{1,9}s?")


def by_head(drafts: list[Draft]) -> dict[int, list[int]]:
    """Indexes of drafts by their head token."""
    found: dict[int, list[int]] = {}
    for i, draft in enumerate(drafts):
        found.setdefault(draft.head, []).append(i)
    return found


def part_numbers(words: Words, drafts: list[Draft]) -> list[int]:
    """The voice each draft belongs to: 0 for the document's own, one number for each comment or attachment."""
    voices = [part for part in words.document.parts if part.kind in ("comment", "attachment")]
    found = []
    for draft in drafts:
        start = words.starts[draft.first]
        found.append(next((n for n, part in enumerate(voices, 1) if part.start <= start < part.end), 0))
    return found


def name_key(words: Words, draft: Draft) -> tuple[str, ...]:
    """The words of a name that tell it from others, lower case, without articles, "al-", full stops."""
    found = (low.replace(".", "").replace("’", "'") for low in words.lows[draft.first : draft.end])
    return tuple(low for low in found if low and low not in _NO_WEIGHT)


def in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether all words of `short` occur in `full` in the same order."""
    rest = iter(full)
    return all(word in rest for word in short)


def bracketed(words: Words, drafts: list[Draft], i: int) -> int | None:
    """The draft that "X (Y)" makes one with draft i, when one of the two is an acronym; or "X (or Y)"."""
    draft = drafts[i]
    bracket = draft.first - 1
    alternative = bracket > 0 and words.lows[bracket] == "or"
    bracket -= alternative
    if bracket < 0 or words.lows[bracket] not in ("(", "["):
        return None
    for other in range(i - 1, max(-1, i - 12), -1):
        before = drafts[other]
        quoted = words.lows[bracket - 1] in ("”", '"', "''", "’")
        if alternative and before.form == "name" and before.end == bracket - quoted and before.type == draft.type:
            return other
        if before.end == bracket and not alternative and before.form == "name" and before.type == draft.type:
            short, full = draft, before
            if len(words.text(full.first, full.end)) < len(words.text(short.first, short.end)):
                short, full = full, short
            if _is_acronym(words, short, full):
                return other
    return None


def _is_acronym(words: Words, short: Draft, full: Draft) -> bool:
    text = words.text(short.first, short.end)
    letters = "".join(character for character in text if character.isalpha()).lower()
    if not _ACRONYM.fullmatch(text) or full.end - full.first < 2:
        return False
    initials = "".join(low[0] for low in words.lows[full.first : full.end] if low[0].isalpha())
    strict = "".join(key[0] for key in name_key(words, full))
    return letters.startswith(strict[:2]) or in_order(tuple(letters), tuple(initials)) or len(strict) >= 3


def sex_of_title(words: Words, draft: Draft) -> str:
    """ "m" or "f" where a title before the name tells."""
    before = words.lows[draft.first - 1].rstrip(".") if draft.first else ""
    if before in ("mr", "sir", "lord", "king", "prince", "father", "brother", "chairman", "spokesman"):
        return "m"
    return "f" if before in ("mrs", "ms", "miss", "lady", "queen", "princess", "sister", "spokeswoman") else ""


_MEN = frozenset(
    "man father son brother husband boy uncle nephew king spokesman chairman businessman grandfather".split()
)
_WOMEN = frozenset(
    "woman mother daughter sister wife girl aunt niece queen spokeswoman chairwoman actress "
    "grandmother widow".split()
)


def sex_of_noun(words: Words, draft: Draft) -> str:
    """ "m" or "f" where the noun of a description tells."""
    lemma = words.lemmas[draft.head]
    return "m" if lemma in _MEN else "f" if lemma in _WOMEN else ""


def nouns_around(words: Words, draft: Draft) -> set[str]:
    """Nouns built onto a name: "intelligence agency Emni", "General Smith", "the Emni agency"; its own last
    word.
    """
    found = {
        words.lemmas[i]
        for i in words.children[draft.head]
        if words.upos[i] in ("NOUN", "PROPN")
        and (words.deps[i] in ("compound", "nmod:desc", "amod") and i < draft.first)
    }
    if draft.type != "person":
        found.add(words.lows[draft.end - 1])
    return found


def is_plural(words: Words, draft: Draft) -> bool:
    """Whether a description stands for several."""
    if words.tags[draft.head] in ("NNS", "NNPS") or words.upos[draft.head] == "NUM":
        return True
    return any(words.deps[child] == "conj" for child in words.children[draft.head])


def same_number(words: Words, one: Draft, other: Draft) -> bool:
    """Whether both are singular or both plural, as far as descriptions tell; names are singular."""
    return _plural_or_name(words, one) == _plural_or_name(words, other)


def _plural_or_name(words: Words, draft: Draft) -> bool:
    return draft.form == "description" and words.tags[draft.head] in ("NNS", "NNPS")


def equated_heads(words: Words, draft: Draft) -> list[int]:
    """Heads of what the mention is in apposition to, or is said to be ("X is the Y"), nothing denied or modal."""
    head, found = draft.head, []
    above = words.heads[head]
    if words.deps[head] == "appos" and draft.form != "pronoun":
        found.append(above)
        if words.deps[above] == "nmod":  # "a spokesman for the ministry, X": hung on the ministry
            found.append(words.heads[above])
    if draft.form != "description":
        return found + _unmarked_apposition(words, draft)
    children = words.children[head]
    both = words.deps[head] == "conj" and words.tags[head] == words.tags[above] == "NN" and draft.type == "person"
    if both and not any(words.deps[child] in ("det", "nmod:poss") for child in children):
        found.append(above)  # "the treasurer and head of the wing" is one person
    marks = {words.lows[child] for child in children if words.deps[child] == "case" and child < head}
    if "as" in marks and words.lemmas[above] in ("serve", "act", "work"):
        found += _subjects(words, above)
    if not _is_hedged(words, head):
        copula = next((child for child in children if words.deps[child] == "cop"), None)
        if copula is not None and words.lemmas[copula] == "be" and not marks - {"'s"}:
            found += [child for child in children if words.deps[child] == "nsubj"]
        if copula is not None and words.deps[head] == "xcomp" and words.lemmas[above] in _RAISING:
            found += _subjects(words, above)
    return found


def _unmarked_apposition(words: Words, draft: Draft) -> list[int]:
    """The noun of "his predecessor, X," where the parser took X for a conjunct or an aside; no lists."""
    head, noun = draft.head, draft.first - 2
    if noun < 0 or words.lows[noun + 1] != "," or words.tags[noun] != "NN":
        return []
    closed = draft.end == len(words.lows) or words.lows[draft.end] in (",", ".", ")", ";", ":")
    if not closed or words.deps[head] not in ("parataxis", "conj", "dep", "list"):
        return []
    siblings = [i for i in words.children[words.heads[head]] if words.deps[i] == "conj"]
    in_list = any(words.deps[child] == "cc" for i in (head, *siblings) for child in words.children[i])
    return [] if in_list else [noun]


_RAISING = frozenset("appear seem remain become prove".split())
_HEDGES = frozenset("not n't never no may might could would should like".split())


def _is_hedged(words: Words, head: int) -> bool:
    return any(
        words.lows[child] in _HEDGES
        for child in words.children[head]
        if words.deps[child] in ("advmod", "aux", "case", "det")
    )


def denied(words: Words, draft: Draft) -> bool:
    """Whether a phrase is what something is said not to be, or may be ("X is not the Y")."""
    copula = any(words.deps[child] == "cop" for child in words.children[draft.head])
    return copula and _is_hedged(words, draft.head)


def _subjects(words: Words, verb: int) -> list[int]:
    return [child for child in words.children[verb] if words.deps[child].startswith(("nsubj", "expl"))]


def named_thing(words: Words, draft: Draft) -> int | None:
    """The head of what a name is given to: "X goes by the name N", "X, known as N", "its full name is N"."""
    above = words.heads[draft.head]
    if draft.first > 2 and words.lows[draft.first - 1] in ALIAS:
        return _name_head(words, draft.first - 2 - (words.lows[draft.first - 2] in (",", "(", "[")))
    if words.lemmas[above] == "name" and words.deps[draft.head] in (
        "appos",
        "nmod",
        "flat",
        "compound",
        "nmod:desc",
    ):
        verb = words.heads[above]
        if words.lemmas[verb] in ("go", "use", "have", "take", "adopt", "bear"):
            return next((c for c in words.children[verb] if words.deps[c].startswith("nsubj")), None)
    if draft.first and words.lemmas[draft.first - 1] == "name":
        for _ in range(3):
            if words.lemmas[above] in ("go", "use", "adopt", "bear"):
                return next((c for c in words.children[above] if words.deps[c].startswith("nsubj")), None)
            above = words.heads[above]
        above = words.heads[draft.head]
    if words.lemmas[above] in ("know", "call", "name", "dub", "nickname") and words.tags[above] == "VBN":
        marks = {words.lows[c] for c in words.children[draft.head] if words.deps[c] == "case"}
        dep = words.deps[draft.head]
        if dep == "xcomp" or (dep in ("obl", "obj") and "as" in marks):
            passive = [c for c in words.children[above] if words.deps[c] == "nsubj:pass"]
            if passive:
                return passive[0]
            bracketed_thing = _before_bracket(words, above)
            if bracketed_thing is not None or not words.deps[above].startswith("acl"):
                return bracketed_thing
            return words.heads[above]
    before = draft.first - 1
    while before > 1 and words.upos[before] == "PUNCT" and words.lows[before] not in (".", ")", ";"):
        before -= 1
    if before > 1 and words.lemmas[before] == "be" and words.lemmas[before - 1] == "name":
        return next((c for c in words.children[before - 1] if words.deps[c] == "nmod:poss"), None)
    return None


def _before_bracket(words: Words, token: int) -> int | None:
    """The head of the name before "(also known as", ", also known as": by place, for the parser seldom ties it."""
    opened = (
        i
        for i in range(token - 1, max(0, token - 4), -1)
        if words.lows[i] in ("(", "[") or (words.lows[i] == "," and words.upos[i - 1] == "PROPN")
    )
    bracket = next(opened, None)
    return _name_head(words, bracket - 1) if bracket is not None else None


def _name_head(words: Words, last: int) -> int:
    """The head of the name whose last token this is."""
    head = last
    for _ in range(6):
        if words.deps[head] not in ("flat", "compound", "punct"):
            break
        head = words.heads[head]
    return head


def parallel_owner(words: Words, draft: Draft) -> int | None:
    """The head of the possessor in the first of two coordinated phrases, for a possessive pronoun in the second:
    "the group's treasurer and head of its wing".
    """
    if words.tags[draft.head] != "PRP$":
        return None
    noun = words.heads[draft.head]
    for _ in range(3):
        if words.deps[noun] == "conj":
            owners = [c for c in words.children[words.heads[noun]] if words.deps[c] == "nmod:poss"]
            return owners[0] if owners else None
        if words.deps[noun] != "nmod":
            return None
        noun = words.heads[noun]
    return None


def is_definite(words: Words, draft: Draft) -> bool:
    """Whether the description points back: "the", "this", "those"."""
    return any(
        words.deps[child] == "det" and words.lows[child] in _DEFINITE for child in words.children[draft.head]
    )


def is_narrowed(words: Words, draft: Draft) -> bool:
    """Whether something after the noun says which one ("the agency that ...", "the head of the unit")."""
    return any(
        child > draft.head and (words.deps[child] in _NARROWING or words.deps[child] == "nmod")
        for child in words.children[draft.head]
    )


def modifiers(words: Words, draft: Draft) -> frozenset[str]:
    """Lemmas of the content words before the noun."""
    return frozenset(
        words.lemmas[child]
        for child in words.children[draft.head]
        if child < draft.head
        and words.deps[child] in ("amod", "compound", "nmod:poss", "nummod")
        and words.lows[child] not in ("same", "latter", "former", "said", "above")
    )


def proper_modifiers(words: Words, draft: Draft) -> frozenset[str]:
    """Those of the modifiers that are proper names or words of origin."""
    return frozenset(
        words.lemmas[child]
        for child in words.children[draft.head]
        if child < draft.head
        and words.deps[child] in ("amod", "compound", "nmod:poss")
        and (words.upos[child] == "PROPN" or words.lows[child] in gazetteer().adjectives)
    )


HAPPENING = frozenset("happen occur mean matter depend take seem rain begin end".split())


def is_acting(words: Words, draft: Draft) -> bool:
    """Whether an "it" is the subject of what things do, rather than of "it is clear" or "it happened"."""
    verb = words.heads[draft.head]
    if not words.deps[draft.head].startswith(("nsubj", "expl")):
        return False
    if words.lemmas[verb] in ("appear", "seem"):
        return True
    return words.upos[verb] in ("VERB", "NOUN", "PROPN") and words.lemmas[verb] not in HAPPENING


def speaks(words: Words, draft: Draft) -> bool:
    """Whether the mention is the source of speech: subject of a verb of speech, or after "according to",
    "citing".
    """
    head = draft.head
    above = words.heads[head]
    if words.deps[head].startswith("nsubj") and words.lemmas[above] in _SPEECH:
        return True
    marks = {words.lows[child] for child in words.children[head] if words.deps[child] == "case"}
    return "according" in marks or words.lemmas[above] in ("cite", "quote")


def subject_of_speech(words: Words, verb: int) -> int:
    """The subject of a verb of speech; -1 where it is none or has none."""
    if words.lemmas[verb] not in _SPEECH:
        return -1
    return next((c for c in words.children[verb] if words.deps[c].startswith("nsubj")), -1)


def overlap(one: Draft, other: Draft) -> bool:
    """Whether two drafts share a token."""
    return one.first < other.end and other.first < one.end


def too_close(words: Words, antecedent: Draft, pronoun: Draft) -> bool:
    """Whether both are arguments of one verb, so that a plain pronoun cannot mean the other ("X met him")."""
    if words.tags[pronoun.head] == "PRP$" or words.lows[pronoun.first].endswith(("self", "selves")):
        return False
    return words.heads[antecedent.head] == words.heads[pronoun.head] and (
        words.deps[pronoun.head] in ("obj", "iobj", "obl", "obl:agent")
    )


def vote(words: Words, drafts: list[Draft]) -> None:
    """One type for all mentions of one name in a document: the commonest, syntax heard too; the first of
    equals.
    """
    by_key: dict[tuple[str, ...], list[Draft]] = {}
    for draft in drafts:
        if draft.form == "name" and draft.type in ("person", "organisation", "place", "facility"):
            by_key.setdefault(name_key(words, draft), []).append(draft)
    for same in by_key.values():
        types = [kind for draft in same for kind in (draft.type, *_told(words, draft))]
        best = max(dict.fromkeys(types), key=types.count)
        for draft in same:
            draft.type = best


_WAYS = frozenset(
    "pass road valley river street border crossing bridge gap ridge mountain hill lake forest".split()
)
_PLACE_NOUNS = frozenset(
    "city town village province region district island port state capital valley country".split()
)


def _told(words: Words, draft: Draft) -> list[MentionType]:
    """What the words around a name tell: "the city of X" is a place, and no person has things happen in it."""
    case = next((words.lows[c] for c in words.children[draft.head] if words.deps[c] == "case"), "")
    above = words.heads[draft.head]
    described = [c for c in words.children[draft.head] if words.deps[c] in ("appos", "nmod:desc")]
    described += [above] if words.deps[draft.head] == "appos" else []
    if any(words.upos[c] == "NOUN" and posts.is_role(words, c) for c in described):
        return ["person"] * 3  # "X, a spokeswoman for Y"
    if words.deps[draft.head] == "compound" and words.lemmas[above] in _WAYS and draft.type == "person":
        return ["place"] * 2  # "the X pass"
    if case == "of" and words.lemmas[above] in _PLACE_NOUNS:
        return ["place"] * 3
    if draft.type == "person" and case in ("in", "near", "outside", "across", "throughout"):
        return ["place"] * 2
    return []


def spread_type(words: Words, drafts: list[Draft], i: int) -> None:
    """Give all mentions of draft i's name its type."""
    key = name_key(words, drafts[i])
    for draft in drafts:
        if draft.form == "name" and name_key(words, draft) == key:
            draft.type = drafts[i].type
