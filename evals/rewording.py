"""Copies of a text made by script: under another headline, cut short, or with some of its words changed."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_END = re.compile(r"(?<=[.!?])\s+")

#: Share of the words that are changed, by kind of copy.
SHARES = {"verbatim": 0.0, "trimmed": 0.0, "reworded 10": 0.1, "reworded 20": 0.2, "reworded 40": 0.4}


def made(text: str, kind: str, vocabulary: Sequence[str], chance: random.Random) -> str:
    """A copy of this kind; `vocabulary` holds the words that others are replaced with."""
    headline = " ".join(chance.choices(vocabulary, k=7)).capitalize()
    if kind == "verbatim":
        return f"{headline}\n\n{' '.join(text.split())}\n"
    if kind == "trimmed":
        return f"{headline}\n\n{trimmed(text, chance.uniform(0.5, 0.8))}\n"
    return f"{headline}\n\n{reworded(text, SHARES[kind], vocabulary, chance)}\n"


def trimmed(text: str, share: float) -> str:
    """The first sentences, with about so much of the text."""
    kept: list[str] = []
    for sentence in _END.split(text):
        if kept and sum(map(len, kept)) > share * len(text):
            break
        kept.append(sentence)
    return "\n".join(kept)


def reworded(text: str, share: float, vocabulary: Sequence[str], chance: random.Random) -> str:
    """The text with this share of its words changed: .6 of them replaced, .2 dropped, .2 with one put before."""
    found = list(_WORD.finditer(text))
    changed = set(chance.sample(range(len(found)), round(share * len(found))))
    out, at = [], 0
    for place, match in enumerate(found):
        out.append(text[at : match.start()])
        at = match.end()
        word = match.group()
        if place in changed:
            how = chance.random()
            other = chance.choice(vocabulary)
            word = other if how < 0.6 else "" if how < 0.8 else f"{other} {word}"
        out.append(word)
    return "".join([*out, text[at:]])
