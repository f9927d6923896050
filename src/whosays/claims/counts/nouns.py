"""The noun that a number counts: found without a parser, in the words after the number."""

from __future__ import annotations

import re
from typing import Final

from whosays.claims.counts.cardinal import DIGITS, SMALL

_IRREGULAR: Final = {
    "men": "man",
    "women": "woman",
    "gunmen": "gunman",
    "policemen": "policeman",
    "businessmen": "businessman",
    "fishermen": "fisherman",
    "servicemen": "serviceman",
    "spokesmen": "spokesman",
    "children": "child",
    "schoolchildren": "schoolchild",
    "people": "person",
    "persons": "person",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "thieves": "thief",
    "leaves": "leaf",
    "buses": "bus",
    "crises": "crisis",
    "bases": "base",
    "feet": "foot",
    "media": "medium",
    "criteria": "criterion",
    "countrymen": "countryman",
    "guardsmen": "guardsman",
    "nationals": "national",
}
#: Nouns that a number counts across a hyphen ("a 12-man squad", "a 300-mile border").
SHORT_NOUNS: Final = (
    "man|men|woman|member|person|people|seat|page|mile|kilomet(?:re|er)|met(?:re|er)|km|kg|tonne|ton|acre|hectare|nation|country|state|vehicle|truck"
    "|car|ship|judge|bed|room|point"
)
# Nouns that look singular but are counted as they are.
_PLURAL_ALIKE: Final = frozenset(
    "police personnel troops staff crew dead wounded injured missing aircraft series species "
    "headquarters barracks cattle sheep poor buffalo deer fish kin infantry cavalry".split()
)
_SAME: Final = frozenset(
    "police personnel staff crew dead wounded injured missing aircraft series species headquarters barracks "
    "cattle sheep news gas bus boss process politics means buffalo deer fish kin infantry cavalry".split()
)
_STOP: Final = frozenset(
    """a an the this that these those his her its their our my your of in on at by for from to with without
    within into onto over under between among against during after before since until about around near
    via per than as and or but nor if while when where who whom whose which what because is are was were
    be been being am has have had having do does did will would can could shall should may might must not
    no said says say told also still now then there here were including such only just more less fewer
    all both each another out off up down away ago later earlier aged across along behind inside outside
    toward towards through throughout alongside despite always perhaps sometimes besides afterwards upwards
    downwards overseas nowadays he she it they we i you them us him me""".split()
)
# Verbs that end the phrase once its noun is there; before it they describe it ("three wounded officers").
_VERBS: Final = frozenset(
    """killed wounded injured died arrested left took came went made became sent held joined attacked opened
    fired stormed part gathered fled escaped remain remained carried carrying accused captured
    participated met lost broke demonstrated protested marched live lives work works serve served fight
    fought""".split()
)
_SKIP_FIRST: Final = re.compile(
    rf"\s*(?:\d+(?:\.\d+)?[\s-]?mm\s+|of\s+(?:the|his|her|its|their|our|these|those|all)\s+(?:{DIGITS}\s+)?|of\s+|or\s+so\s+|(?:other|more|further|additional|"
    r"new|different|separate|such|alleged|suspected|armed|masked|unidentified|unnamed|unknown)\s+)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’]|[-‑](?=\w))*")
_ADVERB = re.compile(r"ly$")
# After the noun, these begin what is said of it: "three strikes engaged", "four men wearing".
_ENDS_PHRASE = re.compile(r"(?:ed|ing|ly)$")
_SHORT = re.compile(rf"[-‑](?P<noun>{SHORT_NOUNS})\b", re.IGNORECASE)
_STRONG = re.compile(r"[-‑]strong\b", re.IGNORECASE)
_OF = re.compile(r"\bof\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(SMALL, re.IGNORECASE)
# Singulars in -is; others are plurals in -i ("Tutsis", "Israelis", "taxis").
_IS = re.compile(r"(?:[aeioypr]s|x|pelv|tenn|chass|debr|^ir|^par|^th|^h)is$")
_ADJECTIVES: Final = frozenset("dead wounded injured missing poor killed".split())
# "Indian and other international channels", "several other EU, NATO, and UN missions".
_AND_OTHER = re.compile(
    r"\s*(?:,\s*(?:and\s+|or\s+)?|and\s+|or\s+)(?:other\s+)?(?=[A-Z]|other\b|[a-z]+(?:al|ic|an|ish|ese|ary|ive|ed)\s+[a-z]+s\b)"
)
_LOOK = 6


# Units of measure as they are abbreviated, in the singular or the plural.
_MEASURE = re.compile(
    r"\s?[-‑]?(?P<unit>km/h|km|kg|kph|mph|mi|nm|cm|mm|ha|ft|lbs?|kt|kW|MW|GW|sq\.?\s(?:km|mi|miles|metres|meters|m)|m(?![\w'’])"
    r"|(?P<word>(?:square\s+|cubic\s+)?(?:met(?:re|er)|kilomet(?:re|er)|mile|acre|hectare|tonne|ton|degree|lit(?:re|er)|gallon|inch(?:es)?|foot(?!\s+(?:soldier|patrol))|feet))s?"
    r"(?![\w'’-]))"
    r"(?:²|2)?(?![\w'’])",
    re.IGNORECASE,
)


def singular(word: str) -> str:
    """The singular of an English noun, lower case. A noun that is no plural comes back as it is.

    >>> singular("Operatives"), singular("agencies"), singular("gunmen"), singular("troops")
    ('operative', 'agency', 'gunman', 'troop')
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4 and word not in ("specimen", "regimen"):
        return word[:-2] + "an"
    if word in _SAME or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us")) or _IS.search(word):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _is_plural(word: str) -> bool:
    return (
        word in _IRREGULAR
        or word in _PLURAL_ALIKE
        or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")) and not _IS.search(word))
        or (word.endswith("men") and len(word) > 4)
    )


def _phrase(text: str, position: int, one: bool) -> list[str]:
    """The words of the noun phrase that goes on at `position`, lower case, at most six."""
    words: list[str] = []
    while len(words) < _LOOK:
        while position < len(text) and text[position] in " \n\t\u00a0-\"“'‘":
            position += 1
        joined = _AND_OTHER.match(text, position) if words and not any(map(_is_plural, words)) else None
        if joined:
            position = joined.end()
        match = _WORD.match(text, position)
        if match is None or (match[0].lower() in _STOP and match[0] != "US"):
            break
        word = match[0].lower()
        closed = bool(words) if one else any(_is_plural(earlier) for earlier in words)
        if closed and (word in _VERBS or _ENDS_PHRASE.search(word)):
            break
        position = match.end()
        if word.endswith(("'s", "’s")):
            # "five of the territory's six delegates": the owner is not what is counted.
            words.clear()
        elif words or not _NUMBER_WORD.fullmatch(word):
            words.append(word)
        if text[position : position + 1] in ("'", "’") and word.endswith("s"):
            break
    return words


def _head(words: list[str]) -> str | None:
    """The last of the first plurals that stand side by side ("customs officers", "members" of "members pay dues");
    an adjective used as a noun ("the wounded") only where no noun follows it."""
    run: list[str] = []
    for word in words:
        if _is_plural(word) and word not in _ADJECTIVES:
            run.append(word)
        elif run:
            break
    if run:
        return run[-1]
    return next((word for word in words if word in _ADJECTIVES), None)


def counted_noun(text: str, position: int, *, one: bool = False) -> str | None:
    """The singular of the noun counted by a number that ends at `position`; None where none follows.

    A plural is looked for; after "one" or "a" it is the last word of the phrase.
    """
    if _STRONG.match(text, position):
        return None
    short = _SHORT.match(text, position)
    if short is not None:
        noun = short["noun"].lower()
        return _IRREGULAR.get(noun, noun)
    measure = _MEASURE.match(text, position)
    if measure is not None:
        return singular(measure["unit"].split()[-1]) if measure["word"] else measure["unit"].lower()
    skip = _SKIP_FIRST.match(text, position)
    words = _phrase(text, skip.end() if skip else position, one)
    if one:
        # "one of the officers" counts out of many.
        kept = [word for word in words if not _ADVERB.search(word)]
        plural = _head(words) if skip is not None and _OF.search(skip[0]) else None
        return singular(plural or kept[-1]) if kept else None
    head = _head(words)
    return None if head is None else singular(head)
