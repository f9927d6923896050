"""Names of places; common other names of countries (ISO 3166 short names and what English texts use)."""

from __future__ import annotations

from whosays.resolution.names.normal import normal

_COUNTRIES: dict[str, tuple[str, ...]] = {
    "united states": ("us", "usa", "america", "united states of america"),
    "united kingdom": ("uk", "britain", "great britain"),
    "united arab emirates": ("uae",),
    "soviet union": ("ussr", "union of soviet socialist republics"),
    "russia": ("russian federation",),
    "china": ("peoples republic of china", "prc"),
    "germany": ("federal republic of germany",),
    "east germany": ("german democratic republic", "gdr"),
    "syria": ("syrian arab republic",),
    "iran": ("islamic republic of iran",),
    "turkey": ("turkiye", "republic of turkey"),
    "czechia": ("czech republic",),
    "myanmar": ("burma",),
    "ivory coast": ("cote divoire",),
    "democratic republic of the congo": ("dr congo", "drc", "congo kinshasa"),
    "republic of the congo": ("congo brazzaville",),
    "south korea": ("republic of korea",),
    "north korea": ("democratic peoples republic of korea", "dprk"),
    "netherlands": ("holland",),
    "saudi arabia": ("kingdom of saudi arabia",),
    "bosnia and herzegovina": ("bosnia", "bosnia herzegovina"),
    "north macedonia": ("macedonia", "former yugoslav republic of macedonia"),
    "eswatini": ("swaziland",),
    "east timor": ("timor leste",),
    "vatican city": ("holy see", "vatican"),
}
_SHORT = {other: name for name, others in _COUNTRIES.items() for other in others}


def key(text: str) -> str:
    """The name in normal form; a country under its short name."""
    name = normal(text)
    return _SHORT.get(name, name)
