"""Finds mentions of every type: names, descriptions, pronouns, and the small ones nested in them."""

import re
from collections.abc import Iterable, Iterator

from whosays.language.en import capitals, expressions, members, names, posts
from whosays.language.en.clusters import THINGS
from whosays.language.en.drafts import NOT_HEADS, TYPE_OF_KIND, Draft
from whosays.language.en.lexicon import gazetteer, noun_types, people_words, ranks
from whosays.language.en.phrases import case_of, outer_head, reach, wholes
from whosays.language.en.words import Words
from whosays.model.mention import MentionType

_NO_THINGS = frozenset(
    "strike attack airstrike bombing raid operation deployment assault offensive ambush war combat "
    "fight fighting battle conflict clash announcement murder killing death kidnapping abduction arrest "
    "execution assassination shooting explosion blast crash".split()
)
#: Heads that only count or measure the thing after "of".
_COUNTERS = frozenset(
    "hundred thousand million billion dozen score ten number group majority minority couple handful lot "
    "series half rest third quarter percent part most some many several few all any none one two three each other "
    "another kind type sort "
    "range variety wave string kg kilo kilogram pound gram ton tonne stick charge".split()
)
#: Nouns of the list that stand for nothing but the thing, whatever the models make of their context.
_THINGS_ALWAYS = frozenset(
    "residence pipeline prison laboratory highway ship airplane pylon substation dealership warehouse brothel"
    " convoy checkpoint theater theatre armory hotel bus car truck vehicle".split()
)
#: Plain things that are weapons by what stands before them ("an explosive device", "dynamite sticks").
_DEVICES = frozenset(
    "device charge stick trap cocktail artifact artefact pack package belt vest parcel gas agent".split()
)
_EXPLOSIVE = frozenset(
    "explosive explosives incendiary dynamite bomb booby molotov tnt suicide plastic"
    " mustard nerve chlorine poison toxic tear chemical".split()
)
#: Whose words before them make "bomber" a person, not an aircraft.
_BOMBERS = frozenset("suicide car truck would-be alleged suspected female lone".split())
#: What a weapon in front of it tells the means of: "a rocket attack", "mortar fire".
_BY_WEAPON = frozenset(
    "attack explosion blast fire assault ambush raid strike bombing shelling barrage salvo killing".split()
)
#: Plain nouns for rooms and buildings that with a capital are the bodies that sit in them: "the House".
_CHAMBERS = frozenset("house court chamber bench".split())
_PERSON_PRONOUNS = frozenset(
    "he him his himself she her hers herself i me my mine myself we us our ours ourselves you your "
    "yours who whom whose "
    "they them their theirs themselves".split()
)
_SOMEBODY = frozenset("somebody someone".split())
_OTHER_PRONOUNS = frozenset("it its itself which that".split())


def find(words: Words) -> list[Draft]:
    """All mentions of a document, in order of (first, -end, type)."""
    drafts: dict[tuple[int, int, MentionType], Draft] = {}

    def add(found: Iterable[Draft]) -> None:
        for draft in found:
            drafts.setdefault((draft.first, draft.end, draft.type), draft)

    dated: set[int] = set()
    for sentence in words.sentences:
        for first, end in expressions.dates(words, *sentence):
            add([Draft(first, end, "date", "description", outer_head(words, first, end))])
            dated.update(range(first, end))
    proper = names.spelled_out_names(words, list(names.find(words, dated)))
    proper = list(members.apart(words, capitals.completed(words, proper, dated)))
    titles = list(names.quoted_titles(words))
    named = {i for draft in proper for i in range(draft.first, draft.end)}
    origins = list(names.nationalities(words, named))
    for sentence in words.sentences:
        for first, end in expressions.quantities(words, *sentence, dated | named):
            if first == sentence[0] and _is_section(words, first):
                continue
            add([Draft(first, end, "quantity", "description", outer_head(words, first, end))])
            proper = [draft for draft in proper if draft.first < first or draft.end > end]
    add((*proper, *titles, *origins))
    opened = {
        i: draft.first
        for draft in drafts.values()
        for i in range(draft.first, draft.end)
        if draft.type == "quantity"
    }
    for draft in _descriptions(words, named, dated):
        draft.first = min(draft.first, opened.get(draft.first, draft.first))
        add([draft])
    add(
        Draft(first, end, kind, "description", outer_head(words, first, end))
        for first, end, kind in posts.find(words, named)
    )
    add(_means(words, named))
    add(_pronouns(words))
    return sorted(drafts.values(), key=lambda draft: (draft.first, -draft.end, draft.type))


#: Parts of a clause whose word stands for nothing of its own.
_EMPTY_PLACES = frozenset(("flat", "fixed", "goeswith", "case", "cc", "mark", "advmod", "discourse", "det"))
_EMPTY_WORDS = frozenset("who whom whose which what whatever whoever there nothing nobody none".split())


def phrases(words: Words, drafts: list[Draft]) -> list[Draft]:
    """The mentions, and all other noun phrases and pronouns that may be spoken of again, of type "phrase"."""
    headed = {draft.head for draft in drafts if draft.type in THINGS or draft.form == "pronoun"}
    whole = wholes(words)
    found = []
    for i, upos in enumerate(words.upos):
        dep = words.deps[i]
        if i in headed or dep in _EMPTY_PLACES or words.lows[i] in _EMPTY_WORDS:
            continue
        pointing = words.tags[i] == "DT" and words.lows[i] in _POINTING and dep != "det"
        if upos in ("NOUN", "PROPN") or (upos in ("NUM", "SYM") and dep not in ("nummod", "compound")):
            found.append(Draft(*whole[i], "phrase", "description", i))
        elif upos == "PRON" or pointing:
            if dep == "expl" and not _raised(words, i):
                continue
            if words.lows[i] == "that" and words.tags[i] == "WDT":
                continue
            found.append(Draft(i, i + 1, "phrase", "pronoun", i))
    return sorted((*drafts, *found), key=lambda draft: (draft.first, -draft.end, draft.type))


_POINTING = frozenset("this that these those".split())


def _descriptions(words: Words, named: set[int], dated: set[int]) -> Iterator[Draft]:
    people, origins = gazetteer().people, gazetteer().adjectives
    for i, upos in enumerate(words.upos):
        if _is_somebody(words, i):
            yield Draft(i - 1, i + 1, "person", "description", i)
            continue
        if i in named or i in dated or words.deps[i] in NOT_HEADS:
            continue
        if upos not in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON") or _is_counted(words, i):
            continue
        if words.lows[i] in names.ALIAS:
            continue
        if (
            i
            and words.lows[i - 1] in ("in", "on")
            and words.lemmas[i] in ("front", "behalf", "charge", "face", "hand")
        ):
            continue
        kind: MentionType | None
        if words.lows[i] in people or words.lows[i] in origins:
            kind = "person" if upos in ("NOUN", "PROPN") and _is_people(words, i) else None
        elif upos in ("NOUN", "PROPN"):
            kind = None if _shares_next_noun(words, i) else noun_type(words, i)
        else:
            kind = _counted(words, i)
        if kind is not None:
            first, end = reach(words, i)
            if first < i and _is_section(words, first):
                first += 1
            above = words.heads[i]
            if words.deps[i] == "conj" and _shares_next_noun(words, above):
                first = min(first, reach(words, above)[0])
            while first < i and first in dated:
                first += 1
            yield Draft(first, end, kind, "description", i)


def _is_section(words: Words, i: int) -> bool:
    """Whether a number only counts the paragraphs of a text: "3.4 Medical staff said", "12. The accused"."""
    opens = i == 0 or words.upos[i - 1] == "PUNCT"
    after = words.forms[i + 1][:1] if i + 1 < len(words.forms) else ""
    return (
        opens
        and re.fullmatch(r"\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.", words.forms[i]) is not None
        and after.isupper()
    )


def _is_somebody(words: Words, i: int) -> bool:
    """Whether a participle after "the" stands for a person or people, with no noun after it: "the accused"."""
    if words.lows[i] not in _SUBSTANTIVES or i == 0 or words.lows[i - 1] not in ("the", "each", "both", "an"):
        return False
    return i + 1 == len(words.upos) or words.upos[i + 1] not in ("NOUN", "PROPN", "ADJ", "NUM")


_SUBSTANTIVES = frozenset("accused deceased condemned wounded injured detained".split())


def _means(words: Words, named: set[int]) -> Iterator[Draft]:
    """Weapons that tell the means of an event: the first words of "a car bomb attack", "rifle and mortar fire"."""
    for i, dep in enumerate(words.deps):
        if dep not in ("compound", "conj") or i in named or noun_types().get(words.lemmas[i]) != "weapon":
            continue
        above = words.heads[i]
        if dep == "conj" and words.deps[above] == "compound":
            above = words.heads[above]
        of_an_event = words.lemmas[above] in _BY_WEAPON and words.upos[above] == "NOUN"
        if of_an_event and (words.deps[i] == "compound" or above != words.heads[i]):
            yield Draft(reach(words, i)[0], i + 1, "weapon", "description", i)


def _is_counted(words: Words, i: int) -> bool:
    """The X of "hundreds of X" with no article of its own: part of one mention, not a second."""
    above = words.heads[i]
    if words.deps[i] != "nmod" or case_of(words, i) != "of" or _counted(words, above) is None:
        return False
    return not any(words.deps[child] in ("det", "nmod:poss", "nummod") for child in words.children[i])


def _is_people(words: Words, i: int) -> bool:
    """Whether a word of origin stands for people: "three Syrians", "a German"."""
    return words.tags[i] in ("NNS", "NNPS") or any(
        words.deps[child] in ("det", "nummod") for child in words.children[i]
    )


def _shares_next_noun(words: Words, i: int) -> bool:
    """The first noun of "military and intelligence officials": singular, no article, a compound and a plural
    after.
    """
    if words.tags[i] != "NN" or any(words.deps[child] in ("det", "nmod:poss") for child in words.children[i]):
        return False
    for other in words.children[i]:
        if words.deps[other] == "conj" and words.tags[other] == "NNS" and other == i + 3:
            return words.deps[i + 1] == "cc" and words.deps[i + 2] == "compound" and words.heads[i + 2] == other
    return False


def _is_people_word(lemma: str) -> bool:
    """Compounds of "worker" are without number ("dockworker", "aid-worker")."""
    return lemma in people_words() or lemma.endswith("worker")


def noun_type(words: Words, i: int) -> MentionType | None:
    """The type of a plain noun: by what it counts, by the word list, else by the models' idea of its kind."""
    counted = _counted(words, i)
    if counted is not None:
        return counted
    lemma, kind = words.lemmas[i], words.kinds[i]
    if lemma in _CHAMBERS and words.upos[i] == "PROPN" and words.forms[i].istitle():
        return "organisation"
    if lemma == "bomber" and any(words.lows[c] in _BOMBERS for c in words.children[i] if c < i):
        return "person"
    listed = noun_types().get(lemma)
    if lemma in _DEVICES and any(words.lows[c] in _EXPLOSIVE for c in words.children[i] if c < i):
        return "weapon"
    if listed is not None and not (
        kind in ("time", "event", "abstract")
        and listed in ("facility", "vehicle", "place")
        and lemma not in _THINGS_ALWAYS
    ):
        return TYPE_OF_KIND[listed]
    if lemma in ranks() or posts.is_role(words, i) or (words.upos[i] == "NOUN" and _is_people_word(lemma)):
        return "person"
    return TYPE_OF_KIND.get(kind) if lemma not in _NO_THINGS else None


def _counted(words: Words, i: int) -> MentionType | None:
    """The type of X in "hundreds of X", "one of the X"."""
    if words.lemmas[i] not in _COUNTERS and words.upos[i] != "NUM":
        return None
    for child in words.children[i]:
        of = child > i and words.deps[child] == "nmod" and case_of(words, child) == "of"
        if of and words.upos[child] == "NOUN":
            counted = noun_type(words, child)
            return None if words.lemmas[i] == "group" and counted == "person" else counted
    return None


def _pronouns(words: Words) -> Iterator[Draft]:
    for i, upos in enumerate(words.upos):
        if upos != "PRON":
            continue
        low = words.lows[i]
        if low in _SOMEBODY:
            yield Draft(i, i + 1, "person", "description", i)
        if low in ("which", "that") and not _relative(words, i):
            continue
        if words.forms[i] == "HE" and i + 1 < len(words.upos) and words.upos[i + 1] == "PROPN":
            continue  # His or Her Excellency
        if low in _PERSON_PRONOUNS:
            yield Draft(i, i + 1, "person", "pronoun", i)
        elif low in _OTHER_PRONOUNS and (words.deps[i] != "expl" or _raised(words, i)):
            yield Draft(i, i + 1, "organisation", "pronoun", i)


def _raised(words: Words, i: int) -> bool:
    """The "it" of "it appears to be a group", which stands for something; that of "it appears that" does not."""
    verb = words.heads[i]
    deps = {words.deps[child] for child in words.children[verb]}
    return words.lemmas[verb] in ("appear", "seem") and "xcomp" in deps and not deps & {"ccomp", "csubj"}


def _relative(words: Words, i: int) -> bool:
    """Whether a "which" or "that" opens a relative clause of a noun before it."""
    verb = words.heads[i]
    return words.deps[verb] == "acl:relcl" and words.heads[verb] < i
