"""Proper names: the recogniser's, corrected by lists and syntax; names it missed; titles; words of origin."""

import re
from collections.abc import Iterator

from whosays.language.en import posts
from whosays.language.en.drafts import NOT_HEADS, TYPE_OF_KIND, Draft
from whosays.language.en.lexicon import gazetteer, name_words, noun_types, ranks, role_words
from whosays.language.en.phrases import outer_head
from whosays.language.en.words import Words
from whosays.model.mention import MentionType

_TYPE_OF_LABEL: dict[str, MentionType] = {"PERSON": "person", "ORG": "organisation", "LOC": "place"}
_NAME_UPOS = frozenset(("PROPN", "NOUN", "X", "SYM"))
#: Last words of names of newspapers, firms and bodies, beside the plain nouns for organisations.
_FIRM_ENDS = frozenset(
    "times post herald tribune gazette news daily telegraph guardian chronicle "
    "inc inc. ltd ltd. plc llc corp corp. co. "
    "gmbh ag sa brothers holdings industries airlines airways".split()
)
#: Last words of posts that a name of a body may stand before.
_POST_ENDS = frozenset(
    "commander director president spokesman spokeswoman spokesperson chairman chairwoman manager chief secretary"
    " minister mayor governor leader".split()
)
#: What numbers a unit: "5th", "2d", "third", "XII".
_UNIT_NUMBER = re.compile(
    r"\d+(?:st|nd|rd|th|d)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[ivx]+"
)
#: Words between two names of one person or body; no part of either.
ALIAS = frozenset("alias aka a.k.a. née nee".split())
#: Proper names that open so are names of events.
_STORMS = frozenset("hurricane typhoon cyclone".split())
_EVENT_OPENERS = _STORMS | {"operation", "exercise"}
#: Kinds of land that a name of a place may open with, before "of".
_LANDS = frozenset("bay city county district gulf island isle municipality province strait town village".split())
#: Short words beside years and lists of authors that look like names of bodies.
_ERAS = frozenset("bc bce ad ce al".split())
#: Small words that a name may open or go on with.
_PARTICLES = frozenset(
    "al el ad ul an as ash bin ibn abu umm de del della der di du da dos la las le los van von den y e".split()
)


def find(words: Words, dated: set[int]) -> Iterator[Draft]:
    """The recogniser's names, corrected by the gazetteer; then proper heads that it missed."""
    taken: set[int] = set()
    named_events = {
        i
        for head, low in enumerate(words.lows)
        if low in _EVENT_OPENERS and words.upos[head] == "PROPN"
        for i in (head, *words.children[head])
    }
    storms = _storms(words)
    for first, end, label in _officers_apart(words):
        first, end = _trimmed(words, first, end, label)
        if first >= end or dated & set(range(first, end)):
            continue
        low = _key(words, first, end)
        if low in storms or _is_era(words, first, end) or "@" in low:
            continue
        if low in gazetteer().adjectives or low in gazetteer().people or words.lows[first] in _EVENT_OPENERS:
            continue
        if _is_plain(words, first, end):
            continue
        if label == "ORG" and end - first > 1 and words.lows[end - 1] in _POST_ENDS:
            end -= 1  # "Third Maintenance Group Commander" names a group, "Divisional Manager" nothing
            if noun_types().get(words.lows[end - 1]) != "organisation":
                continue
        head = outer_head(words, first, end)
        taken.update(range(first, end))
        yield Draft(first, end, _name_type(words, first, end, head, label), "name", head)
    for i, upos in enumerate(words.upos):
        if i in taken or i in dated or words.deps[i] in NOT_HEADS:
            continue
        if upos != "PROPN" and not _stands_out(words, i):
            continue
        first, end = _proper_run(words, i, taken | dated)
        if noun_types().get(words.lows[end - 1]) == "organisation" and first - 1 not in taken | dated:
            first = _with_number(words, first, end)
        low = _key(words, first, end)
        if low in gazetteer().adjectives or low in gazetteer().people or posts.is_post(words, first, end):
            continue
        if (
            words.lows[first] in ALIAS
            or words.lows[first] in _EVENT_OPENERS
            or i in named_events
            or low in storms
            or _is_era(words, first, end)
            or "@" in low
            or _is_plain(words, first, end)
        ):
            continue
        if end - 1 > first and end in taken and words.lows[end - 1] in ranks():
            end -= 1  # the rank of the person named next
        kind = "place" if low in gazetteer().places else TYPE_OF_KIND.get(words.kinds[i])
        if kind == "person":
            first = posts.after_titles(words, first, end)
        if kind in ("person", "organisation", "place", "facility") and first < end:
            taken.update(range(first, end))
            yield Draft(first, end, kind, "name", outer_head(words, first, end))


def _storms(words: Words) -> set[str]:
    """Words that the document calls a storm by ("Cyclone Nadra"): then no person or place."""
    pairs = zip(words.lows, words.lows[1:], words.forms[1:], words.upos[1:], strict=False)
    return {after for low, after, form, upos in pairs if low in _STORMS and form[:1].isupper() and upos == "PROPN"}


def _is_era(words: Words, first: int, end: int) -> bool:
    """The "BC" of "508 BC" and "7th century BC", the "al" of "et al"."""
    low, before = words.lows[first], words.lows[first - 1] if first else ""
    if first + 1 != end or low not in _ERAS:
        return False
    return (
        before == "et" if low == "al" else before[:1].isdigit() or before in ("century", "centuries", "millennium")
    )


def _officers_apart(words: Words) -> Iterator[tuple[int, int, str]]:
    """The recogniser's names; one that runs from a body over a rank to a person's name gives two.

    "Coast Guard Commandant Admiral Elson Hermogino" is a body and a person.
    """
    for first, end, label in words.names:
        cut = _rank_inside(words, first, end) if label == "ORG" else None
        if cut is None:
            yield first, end, label
        else:
            yield first, cut[0], "ORG"
            yield cut[1], end, "PERSON"


def _rank_inside(words: Words, first: int, end: int) -> tuple[int, int] | None:
    """Where the titles that end in a rank begin, and the person's name of two words or more after them."""
    for i in range(first + 1, end - 2):
        name = posts.after_titles(words, i, end)
        if (
            i < name <= end - 2
            and words.lows[name - 1] in ranks()
            and all(words.kinds[k] == "person" for k in range(i, name))  # not the "Guard" of a body
            and all(words.upos[k] == "PROPN" and words.lows[k] not in noun_types() for k in range(name, end))
        ):
            return i, name
    return None


def _joined_firms(words: Words, found: list[Draft]) -> list[Draft]:
    """Neighbouring names of which the second ends like a firm, as one: "Gulf" + "Trading LLC"."""
    joined: list[Draft] = []
    for draft in sorted(found, key=lambda draft: draft.first):
        before = joined[-1] if joined else None
        if before and before.end == draft.first and words.lows[draft.end - 1] in _FIRM_ENDS:
            head = outer_head(words, before.first, draft.end)
            joined[-1] = Draft(before.first, draft.end, "organisation", "name", head)
        else:
            joined.append(draft)
    return joined


def _stands_out(words: Words, i: int) -> bool:
    """A noun with a capital between words without ("The Times said"), unless it is a plain noun of the lists."""
    if (
        words.upos[i] != "NOUN"
        or i == 0
        or not words.forms[i].istitle()
        or words.upos[i - 1] not in ("DET", "ADP")
    ):
        return False
    if words.lemmas[i] in noun_types() or posts.is_role(words, i):
        return False
    around = words.forms[max(0, i - 6) : i] + words.forms[i + 1 : i + 7]
    return sum(form.islower() for form in around) > sum(form[:1].isupper() for form in around)


def spelled_out_names(words: Words, names: list[Draft]) -> list[Draft]:
    """Names that a bracketed acronym spells out, as one: "Front for the Liberation of X (FLX)"."""
    found = []
    names = _joined_firms(words, names)
    for i in range(2, len(words.forms) - 1):
        letters = words.forms[i]
        if words.lows[i - 1] not in ("(", "[") or words.lows[i + 1] not in (")", "]"):
            continue
        if not (2 < len(letters) < 9 and letters.isupper() and letters.isalpha()):
            continue
        first = _spelled_out(words, i - 1, letters.lower())
        if first is None:
            first = _same_letters(words, i - 1, letters.lower())
        if first is not None:
            found.append(Draft(first, i - 1, "organisation", "name", outer_head(words, first, i - 1)))
            names = [
                d for d in names if d.end <= first or d.first >= i - 1 or (d.first > first and d.type == "place")
            ]
            names = [d for d in names if d.first != i]
            found.append(Draft(i, i + 1, "organisation", "name", i))
    return sorted([*names, *found], key=lambda draft: (draft.first, -draft.end))


def _spelled_out(words: Words, end: int, letters: str) -> int | None:
    """The first token of the words before `end` whose initials are the letters, small words counted or not."""
    for skipped in (True, False):
        left = len(letters) - 1
        for first in range(end - 1, max(-1, end - 14), -1):
            low = words.lows[first]
            if not low[0].isalpha() or (skipped and low in _SMALL):
                continue
            if low[0] != letters[left]:
                break
            left -= 1
            if left < 0:
                return first
    return None


def _same_letters(words: Words, end: int, letters: str) -> int | None:
    """The first token of the proper run before `end` that has all the letters as initials in any order, as an
    acronym taken from another language does.
    """
    first = end
    while first > 0 and end - first < 12 and (words.upos[first - 1] == "PROPN" or words.lows[first - 1] in _SMALL):
        first -= 1
    while first < end and words.lows[first][0] != letters[0]:
        first += 1
    initials = [low[0] for low in words.lows[first:end] if low not in _SMALL]
    if len(initials) < 3 or len(initials) > len(letters) + 2:
        return None
    return first if all(initials.count(letter) >= letters.count(letter) for letter in letters) else None


_SMALL = frozenset("of the and in for to on a an de la del y e et du des".split())


def quoted_titles(words: Words) -> Iterator[Draft]:
    """Titles in quotation marks: what follows "a report titled"."""
    for i, lemma in enumerate(words.lemmas[:-2]):
        if lemma not in ("title", "entitle", "headline") or words.lows[i + 1] not in ("“", '"', "‘", "'", "``"):
            continue
        for end in range(i + 3, min(len(words.lows), i + 30)):
            if words.lows[end] in ("”", '"', "’", "'", "''") and words.lows[end - 1] != "(":
                yield Draft(i + 2, end, "document", "name", outer_head(words, i + 2, end))
                break


def _is_plain(words: Words, first: int, end: int) -> bool:
    """Whether a "name" is a plain noun in capitals: "THE EMBASSY", "the Embassy", "PERUVIAN CAPITAL"."""
    last = end - 1
    if words.lemmas[last] not in noun_types() and words.lows[last] not in noun_types():
        return False
    rest = all(words.lows[i] in gazetteer().adjectives or words.upos[i] == "ADJ" for i in range(first, last))
    article = any(words.deps[child] == "det" for child in words.children[last])
    capitals = words.forms[last].isupper() and len(words.forms[last]) > 4
    return (rest and capitals) or (first == last and article)


def _key(words: Words, first: int, end: int) -> str:
    return " ".join(words.lows[first:end])


def _trimmed(words: Words, first: int, end: int, label: str) -> tuple[int, int]:
    """The name without an article, a possessive, or the titles before a person."""
    while first < end and (
        words.lows[first] in ALIAS or words.upos[first] in ("DET", "PUNCT") or words.tags[first] == "POS"
    ):
        first += 1
    while first < end and (
        words.tags[end - 1] == "POS" or words.lows[end - 1] in (",", "(", ")", '"', "“", "”", ":")
    ):
        end -= 1
    if any(form[:1].isupper() for form in words.forms[first:end]):
        while first < end and words.forms[first].islower() and words.lows[first] not in _PARTICLES:
            first += 1
        while first < end and words.forms[end - 1].islower() and words.lows[end - 1] not in _PARTICLES:
            end -= 1
    for i in range(first, end - 2):
        if words.forms[i].islower() and words.lemmas[i] in noun_types() and words.lows[i + 1] == "of":
            first = i + 2  # "Indian state of Karnataka"
            break
    if label == "ORG":
        first = _with_number(words, first, end)
    if first < end and not any(words.upos[i] in _NAME_UPOS for i in range(first, end)):
        return end, end
    if label == "PERSON":
        start = posts.after_titles(words, first, end)
        first = start if start < end else first
        if start >= end or words.lows[start] == "of" or _many_of_a_post(words, start, end):
            return end, end  # nothing but posts: "the Duke of", "Senators"
        while (
            end < len(words.upos)
            and words.deps[end] == "flat"
            and first <= words.heads[end] < end
            and (words.upos[end] == "PROPN")
        ):
            end += 1
    return first, end


def _many_of_a_post(words: Words, first: int, end: int) -> bool:
    plural = first + 1 == end and words.tags[first] in ("NNS", "NNPS")
    return plural and (words.lemmas[first] in role_words() or words.lows[first].removesuffix("s") in role_words())


def _name_type(words: Words, first: int, end: int, head: int, label: str) -> MentionType:
    low = _key(words, first, end)
    if low in gazetteer().places:
        return "place"
    if label == "PERSON" and first + 1 == end:
        with_article = first > 0 and words.lows[first - 1] == "the" and words.tags[first] == "NNP"
        if with_article or (words.kinds[first] == "organisation" and low not in name_words()):
            return "organisation"  # "the Legion"; a lone word of no known person, which the models take for a body
    if label == "ORG" and first + 2 < end and words.lows[first + 1] == "of" and words.lows[first] in _LANDS:
        return "place"  # "Municipality of Ostrand"
    ends_on = noun_types().get(words.lows[end - 1]) or noun_types().get(words.lemmas[end - 1])
    if label == "LOC" and _holds_a_post(words, head):
        return "person"
    if label == "LOC" and words.kinds[head] == "organisation" and end - first > 1:
        return "organisation"  # "High Road Guard"
    if label == "LOC" and (ends_on == "facility" or words.kinds[head] == "facility"):
        return "facility"
    if label == "LOC" and first + 1 < end and (ends_on == "organisation" or words.lows[end - 1] in _FIRM_ENDS):
        return "organisation"
    if label == "ORG" and ends_on == "facility" and words.kinds[head] in ("place", "facility"):
        return "facility"
    return _TYPE_OF_LABEL[label]


def _with_number(words: Words, first: int, end: int) -> int:
    """The first token of a unit's name with its number: "the 12th Border Regiment"."""
    numbered = 0 < first < end and _UNIT_NUMBER.fullmatch(words.lows[first - 1])
    return first - 1 if numbered and first <= words.heads[first - 1] < end else first


def _holds_a_post(words: Words, head: int) -> bool:
    """Whether the sentence gives the name a post: "X is the director of ...", "X, the director of ..."."""
    above = words.heads[head]
    copular = words.deps[head].startswith("nsubj") and any(words.deps[c] == "cop" for c in words.children[above])
    beside = [c for c in words.children[head] if words.deps[c] == "appos"]
    told = [above] if copular else beside
    return any(words.lows[i] in role_words() or words.lemmas[i] in role_words() for i in told)


def _proper_run(words: Words, head: int, taken: set[int]) -> tuple[int, int]:
    first, end = head, head + 1
    while (
        first > 0
        and first - 1 not in taken
        and (words.upos[first - 1] == "PROPN" or words.tags[first - 1].startswith("NNP"))
        and (words.heads[first - 1] == head and words.deps[first - 1] in ("compound", "flat", "amod"))
    ):
        first -= 1
    while (
        end < len(words.upos)
        and end not in taken
        and words.heads[end] == head
        and (words.deps[end] == "flat" or words.tags[end] == "HYPH")
    ):
        end += 1
    while words.tags[end - 1] == "HYPH":
        end -= 1
    return first, end


def nationalities(words: Words, named: set[int]) -> Iterator[Draft]:
    """Words of origin outside names: "Syrian", "South African", "Germans"; names of languages left out."""
    table = gazetteer()
    i = 0
    while i < len(words.lows):
        for size in (2, 1):
            end = i + size
            low = _key(words, i, end)
            if end > len(words.lows) or i in named or (low not in table.adjectives and low not in table.people):
                continue
            if not words.forms[i][:1].isupper() or words.lemmas[words.heads[end - 1]] == "language":
                continue
            yield Draft(i, end, "nationality", "name", end - 1)
            i = end - 1
            break
        i += 1
