"""The noun that a number counts: found without a parser, in the words after the number."""

from __future__ import annotations

import re
from typing import Final

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
# Nouns that look singular but are counted as they are.
_PLURAL_ALIKE: Final = frozenset(
    "police personnel troops staff crew dead wounded injured missing aircraft helicopter-gunships series species "
    "headquarters barracks cattle civilians headcount sheep poor".split()
)
_SAME: Final = frozenset(
    "police personnel staff crew dead wounded injured missing aircraft series species headquarters barracks cattle "
    "sheep news gas bus boss process politics means".split()
)
_STOP: Final = frozenset(
    """a an the this that these those his her its their our my your of in on at by for from to with without
    within into onto over under between among against during after before since until about around near
    via per than as and or but nor if while when where who whom whose which what because is are was were
    be been being am has have had having do does did will would can could shall should may might must not
    no said says say told also still now then there here were including such only just more less fewer
    all both each another out off up down away ago later earlier aged across along behind inside outside
    toward towards through throughout alongside despite he she it they we i you them us him me others""".split()
)
# Verbs that end the phrase once its noun is there; before it they describe it ("three wounded officers").
_VERBS: Final = frozenset(
    """killed wounded injured died arrested left took came went made became sent held joined attacked opened
    fired stormed part gathered fled escaped remain remained carried carrying accused captured
    participated met lost broke demonstrated protested marched live lives work works serve served fight
    fought""".split()
)
_SKIP_FIRST: Final = re.compile(
    r"\s*(?:of\s+(?:the|his|her|its|their|our|these|those|all)\s+|of\s+|or\s+so\s+|(?:other|others|more|further|additional|"
    r"new|different|separate|such|alleged|suspected|armed|masked|unidentified|unnamed|unknown)\s+)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’]|[-‑](?=\w))*")
_ADVERB = re.compile(r"ly$")
_SHORT = re.compile(r"[-‑](?P<noun>man|men|woman|member|person|seat|page)\b", re.IGNORECASE)
_LOOK = 6


def singular(word: str) -> str:
    """The singular of an English noun, lower case. A noun that is no plural comes back as it is.

    >>> singular("Operatives"), singular("agencies"), singular("gunmen"), singular("troops")
    ('operative', 'agency', 'gunman', 'troop')
    """
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SAME or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1]


def _is_plural(word: str) -> bool:
    return (
        word in _IRREGULAR
        or word in _PLURAL_ALIKE
        or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))
        or word.endswith("men")
    )


def counted_noun(text: str, position: int, *, one: bool = False) -> str | None:
    """The singular of the noun counted by a number that ends at `position`; None where none follows.

    Of the words up to the end of the phrase the last plural is taken ("two customs officers were" -> officer,
    "hundreds of operatives sent" -> operative); after "one" or "a" the last word of the phrase.
    """
    short = _SHORT.match(text, position)
    if short is not None:
        noun = short["noun"].lower()
        return _IRREGULAR.get(noun, noun)
    skip = _SKIP_FIRST.match(text, position)
    position = skip.end() if skip else position
    words: list[str] = []
    first = position
    while len(words) < _LOOK:
        while position < len(text) and text[position] in " \n\t\u00a0-\"“'‘":
            position += 1
        match = _WORD.match(text, position)
        if match is None or match[0].lower() in _STOP:
            break
        word = match[0].lower()
        closed = bool(words) if one else any(_is_plural(earlier) for earlier in words)
        if closed and (word in _VERBS or _ADVERB.search(word)):
            break
        position = match.end()
        if word.endswith(("'s", "’s")):
            # "five of the territory's six delegates": the owner is not what is counted.
            words.clear()
            continue
        words.append(word)
        if text[position : position + 1] in ("'", "’") and word.endswith("s"):
            break
    if not words:
        # "three others", "five more": those words were skipped as modifiers, and are all there is.
        skipped = re.search(
            r"\b(others)\s*$", text[first - 8 : first] if first >= 8 else text[:first], re.IGNORECASE
        )
        return "other" if skipped else None
    if one:
        kept = [word for word in words if not _ADVERB.search(word)]
        return singular(kept[-1]) if kept else None
    plurals = [word for word in words if _is_plural(word)]
    return singular(plurals[-1]) if plurals else None
