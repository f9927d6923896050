"""Person names: titles stripped, parts told apart.

Parts of Arabic names: kunya ("Abu Bakr"), nasab ("bin Laden"), nisba or laqab ("al-Baghdadi"). A kunya or a
nisba alone is shared by thousands of people and is never a full name (SPEC section 7).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from whosays.resolution.names.normal import normal

_TITLES = """
mr mrs ms miss mx sir lord lady dame dr prof professor rev reverend father fr sister brother bishop archbishop
cardinal pope imam mullah maulana mawlana ayatollah sheikh sheik shaykh shaikh haji hajji emir amir king queen
prince princess sultan president vice prime minister premier chancellor senator sen congressman congresswoman
representative rep governor gov mayor ambassador secretary judge justice attorney lawyer general gen colonel
col lieutenant lt major maj captain capt sergeant sgt corporal cpl private pvt brigadier brig admiral adm
commodore marshal commander cmdr comandante commissioner inspector superintendent officer agent chief deputy
director chairman chairwoman spokesman spokeswoman spokesperson leader warden detective constable trooper
comrade don dona monsignor msgr engineer eng staff warrant gunnery petty master foreign defense defence
interior former acting
"""
TITLES = frozenset(_TITLES.split())
_KUNYA = frozenset({"abu", "abou", "abi", "umm", "um", "oum"})
_NASAB = frozenset({"bin", "ibn", "ben", "bint", "ould", "wuld"})
_JOINED = frozenset(
    {"de", "da", "do", "dos", "del", "della", "di", "du", "van", "von", "der", "den", "la", "le", "ter"}
)
_SUFFIXES = frozenset({"jr", "sr", "esq"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name, each in normal form; `given` are plain parts in order."""

    kunya: tuple[str, ...]
    given: tuple[str, ...]
    nasab: tuple[str, ...]
    nisba: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """The words of the name in normal form, titles and ranks stripped (the last word always stays)."""
    words = normal(text).split()
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return words


def key(text: str) -> str:
    """The name in normal form without titles."""
    return " ".join(words_of(text))


@lru_cache(maxsize=65_536)
def parse(text: str) -> PersonName:
    """The parts of a person's name."""
    words = words_of(text)
    parts: dict[str, list[str]] = {"kunya": [], "given": [], "nasab": [], "nisba": []}
    place = 0
    while place < len(words):
        word = words[place]
        rest = words[place + 1 :]
        if word in _KUNYA | _NASAB and rest:
            taken = 2 if rest[0] != "al" or len(rest) == 1 else 3
            parts["kunya" if word in _KUNYA else "nasab"].append(" ".join(words[place : place + taken]))
        elif word == "al" and rest:
            taken = 2
            parts["nisba"].append(" ".join(words[place : place + taken]))
        elif word in _JOINED and rest:
            taken = next((n for n, other in enumerate(rest, 2) if other not in _JOINED), len(rest) + 1)
            parts["given"].append(" ".join(words[place : place + taken]))
        else:
            taken = 1
            parts["given"].append(word)
        place += taken
    return PersonName(
        kunya=tuple(parts["kunya"]),
        given=tuple(parts["given"]),
        nasab=tuple(parts["nasab"]),
        nisba=tuple(parts["nisba"]),
    )


def full(text: str) -> bool:
    """Whether the name has two parts or more that are not initials: "Ilvar Konst", not "Konst" or "Abu Bakr"."""
    name = parse(text)
    parts = (*name.kunya, *name.given, *name.nasab, *name.nisba)
    return sum(len(part) > 1 for part in parts) > 1


def initials_fit(left: str, right: str) -> bool:
    """Whether one name is the other with words shortened to initials ("J. Smith", "John Smith")."""
    ours, theirs = words_of(left), words_of(right)
    if len(ours) != len(theirs) or ours == theirs:
        return False
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(ours, theirs, strict=True))
