"""Names that capitals give away: runs of capitalised words that the recogniser missed or cut short.

In running text with small letters, "the Harbour Section" is a name by its capitals and an organisation by its
last word, whatever the models make of the words before it.
"""

from collections.abc import Iterator

from whosays.language.en import posts
from whosays.language.en.drafts import Draft
from whosays.language.en.lexicon import gazetteer, noun_types
from whosays.language.en.phrases import outer_head
from whosays.language.en.words import Words
from whosays.model.mention import MentionType

_NEVER = frozenset(("PUNCT", "ADP", "CCONJ", "AUX", "VERB", "PRON", "SCONJ"))
#: Last words of names of bodies, beside the plain nouns for organisations.
_BODIES = frozenset(
    "affiliate branch bureau circle column command component corps force forces front fund guard guards office"
    " offshoot ring section service services society trust watch wing union order brotherhood legion".split()
)
#: Kinds that a plural name of a body may be taken for by the models ("the River Wolves").
_BODY_KINDS = frozenset(("person", "organisation", "none", "object"))
_OPENERS = frozenset("the a an this that these those its his her their our my your".split())


def completed(words: Words, names: list[Draft], dated: set[int]) -> list[Draft]:
    """The names with missed ones added; a name that is only part of such a run gives way to the whole."""
    found = list(names)
    for first, end in _runs(words, dated):
        kind = _kind(words, first, end)
        inside = [d for d in found if d.first < end and first < d.end]
        if kind is None or any(d.first < first or d.end > end or (d.first, d.end) == (first, end) for d in inside):
            if kind == "organisation":
                for draft in inside:
                    if (draft.first, draft.end) == (first, end) and draft.type in ("place", "facility"):
                        draft.type = kind
            continue
        if any(d.end == end and d.type == kind and d.end - d.first > 1 for d in inside):
            continue  # only a word of origin or a title is missing in front
        found = [d for d in found if d not in inside]
        found.append(Draft(first, end, kind, "name", outer_head(words, first, end)))
    return sorted(found, key=lambda draft: (draft.first, -draft.end))


def _runs(words: Words, dated: set[int]) -> Iterator[tuple[int, int]]:
    """Maximal runs of two or more capitalised words in sentences of running text."""
    for first, end in words.sentences:
        verbs = [i for i in range(first, end) if words.upos[i] in ("VERB", "AUX")]
        if not any(words.forms[i].islower() for i in verbs):
            continue  # a headline, or text in capitals
        at = first
        while at < end:
            stop = at
            while stop < end and _capital(words, stop) and stop not in dated:
                stop += 1
            start = at + (at < stop and words.lows[at] in _OPENERS)
            while start < stop and words.lows[start] in gazetteer().adjectives:
                start += 1
            if stop - start > 1:
                yield start, stop
            at = max(stop, at + 1)


def _capital(words: Words, i: int) -> bool:
    return words.forms[i][:1].isupper() and words.upos[i] not in _NEVER


def _kind(words: Words, first: int, end: int) -> MentionType | None:
    """The type of a run by its last word; a plural after "the" is a body of people."""
    last = end - 1
    if posts.is_post(words, first, end) or posts.is_role(words, last):
        return None
    listed = noun_types().get(words.lows[last]) or noun_types().get(words.lemmas[last])
    if listed == "organisation" or words.lows[last] in _BODIES:
        return "organisation"
    plural = words.tags[last] in ("NNS", "NNPS") and listed is None
    if plural and first > 0 and words.lows[first - 1] == "the" and words.kinds[last] in _BODY_KINDS:
        return "organisation"
    return None
