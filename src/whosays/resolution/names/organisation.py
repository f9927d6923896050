"""Names of organisations and of military units: numbers, echelons, acronyms, legal forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from whosays.resolution.names.normal import normal

_LEGAL = frozenset({"inc", "ltd", "llc", "plc", "corp", "gmbh", "sa", "sarl", "bv", "nv", "ag", "co", "limited"})
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_NUMBERS = {word: str(number) for number, word in enumerate(_ORDINALS.split(), 1)}
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_ROMAN = re.compile(r"(?=[ivxl])(xl|l?x{0,3})(ix|iv|v?i{0,3})")
_ECHELONS = """
army corps division brigade regiment battalion company platoon squad squadron battery fleet wing flotilla
detachment section column sector zone region district command directorate department bureau cell unit katiba
liwa front group troop troops precinct station
"""
ECHELONS = frozenset(_ECHELONS.split())
# A name made only of such words says what a thing is, not which one it is.
_KINDS = """
government administration state states ministry minister parliament senate congress assembly diet council
cabinet court tribunal prosecution police army navy force forces air guard guards military militia militias
security service services intelligence agency office party group groups organisation organization movement
association committee commission board company firm bank university school hospital church mosque union
embassy mission team press media newspaper court high supreme national federal central general special armed
public local regional royal opposition rebels resistance coalition alliance league federation authority
authorities customs border coast prosecutor office foreign interior defence defense justice finance health of
and for in external internal operations headquarters staff
"""
_GENERIC = frozenset(_KINDS.split()) | ECHELONS
_SIDES = frozenset(
    "northern southern eastern western north south east west central upper lower inner outer".split()
)
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "le", "du", "des", "y", "al", "to", "et"})


@dataclass(frozen=True, slots=True)
class UnitName:
    """What tells units apart: number (Arabic digits) and echelon; None where the name has none."""

    number: str | None
    echelon: str | None


def _roman(word: str) -> str | None:
    found = _ROMAN.fullmatch(word)
    if not found:
        return None
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    total = 0
    for place, letter in enumerate(word):
        following = values.get(word[place + 1], 0) if place + 1 < len(word) else 0
        total += -values[letter] if following > values[letter] else values[letter]
    return str(total)


def _digits(words: list[str]) -> list[str]:
    """Ordinals as digits; Roman numerals too, in the name of a unit."""
    unit = bool(ECHELONS & set(words))
    out = []
    for word in words:
        ordinal = _ORDINAL.fullmatch(word)
        roman = _roman(word) if unit and len(words) > 1 else None
        out.append(ordinal.group(1) if ordinal else _NUMBERS.get(word) or roman or word)
    return out


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """The name in normal form; ordinals as digits, legal forms dropped."""
    words = _digits(normal(text).split())
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    return " ".join(words)


def positional(text: str) -> bool:
    """Whether the name only says which part of a whole it is: "Southern Column", "1st Brigade"."""
    words = key(text).split()
    known = _SIDES | ECHELONS
    return bool(set(words) & ECHELONS) and all(word in known or word.isdigit() for word in words)


def legal_form(text: str) -> str | None:
    """The legal form that ends the name: "gmbh", "limited" as "ltd"; None where there is none."""
    words = normal(text).split()
    form = words[-1] if len(words) > 1 and words[-1] in _LEGAL else None
    return {"limited": "ltd"}.get(form, form) if form else None


def full(text: str) -> bool:
    """Whether the name tells which organisation it is: not only "the Guard" or "Ministry of Defence"."""
    return any(word not in _GENERIC for word in key(text).split())


def unit(text: str) -> UnitName:
    """Number and echelon of a unit's name."""
    words = key(text).split()
    return UnitName(
        number=next((word for word in words if word.isdigit()), None),
        echelon=next((word for word in words if word in ECHELONS), None),
    )


def units_differ(left: str, right: str) -> bool:
    """Whether number or echelon of the two names speak against their being one unit."""
    ours, theirs = unit(left), unit(right)
    if ours.number != theirs.number and (ours.number or theirs.number):
        return bool(ours.echelon or theirs.echelon or (ours.number and theirs.number))
    return bool(ours.echelon and theirs.echelon and ours.echelon != theirs.echelon)


def is_acronym(text: str) -> bool:
    """Whether the name is written like an acronym: one word of two to seven letters, mostly capitals."""
    bare = text.replace(".", "")
    if not 2 <= len(bare) <= 7 or not bare.replace("-", "").isalnum():
        return False
    return sum(letter.isupper() for letter in bare) * 2 > len(bare)


def acronym_fits(acronym: str, text: str) -> bool:
    """Whether the letters are the initials of the name, with or without its small words."""
    letters = normal(acronym).replace(" ", "")
    words = normal(text).split()
    if len(words) < 2 or not letters:
        return False
    initials = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _SMALL)
    return letters in (initials, main)
