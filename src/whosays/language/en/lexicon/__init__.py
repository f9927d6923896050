"""Word lists of the English reader, read once; each file says where its words come from."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip() and not line.startswith("#")]


@cache
def noun_types() -> dict[str, str]:
    """Mention type of a singular noun, for nouns whose type needs no context."""
    return {word: row.split("\t")[0] for row in _lines("nouns.tsv") for word in row.split("\t")[1].split()}


@cache
def irregular_verbs() -> dict[str, str]:
    """Lemma of each irregular form of a verb, lower case."""
    rows = [line.split() for line in _lines("irregular.txt")]
    return {form: row[0] for row in rows for form in row[1:]}


@cache
def role_words() -> frozenset[str]:
    """Posts, occupations and standing within a group: one word each, singular, lower case."""
    return frozenset(word for line in _lines("roles.txt") for word in line.split())


@cache
def people_words() -> frozenset[str]:
    """Nouns that stand for nothing but people: one word each, singular, lower case."""
    return frozenset(word for line in _lines("people.txt") for word in line.split())


@cache
def offices() -> frozenset[str]:
    """Posts of several words, lower case."""
    return frozenset(_lines("offices.txt"))


@cache
def ranks() -> frozenset[str]:
    """Military and police ranks, lower case, of one or several words."""
    return frozenset(_lines("ranks.txt"))


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are no part of it, beside ranks and posts."""
    return frozenset(_lines("titles.txt"))


@cache
def name_words() -> frozenset[str]:
    """Words of personal names, lower case."""
    return frozenset(word for line in _lines("name_words.txt") for word in line.split())


@cache
def place_words() -> frozenset[str]:
    """Words of city names, lower case."""
    return frozenset(word for line in _lines("place_words.txt") for word in line.split())


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Countries and regions. Keys are lower case; values are codes ("SY"), or names where there is no code.

    `places`: names; `adjectives`: "syrian"; `people`: "syrians". A key of several words holds single spaces.
    """

    places: dict[str, str]
    adjectives: dict[str, str]
    people: dict[str, str]


@cache
def gazetteer() -> Gazetteer:
    """The table of countries, regions and peoples."""
    found = Gazetteer({}, {}, {})
    for row in _lines("countries.tsv"):
        code, name, aliases, adjectives, people = row.split("\t")
        value = code if code != "-" else (name or adjectives.split("|")[0])
        for table, words in (
            (found.places, f"{name}|{aliases}"),
            (found.adjectives, adjectives),
            (found.people, people),
        ):
            for word in words.split("|"):
                if word:
                    table.setdefault(word.lower(), value)
    return found
