"""Does this emitted argument mean the annotated one? Spans, heads, coreference, values, quantities.

An emitted argument is read from the `whosays.extract/1` JSON into a `Filler`: its own words, and the words of
the mentions that the program put into the same entity.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Offsets = tuple[int, int]

_PRONOUNS = frozenset(
    """i me my we us our ours he him his himself she her hers it its itself they them their theirs
    who which that whose this these those""".split()
)
# What follows one of these modifies the head before it: "a spokesman | for the army", "the unit | , which ...".
_AFTER_HEAD = re.compile(
    r"\s(?:of|in|from|for|at|on|by|with|to|near|within|who|which|that|whose|involved|reportedly)\s|,|\s[-–—]\s|\(|\[",
    re.IGNORECASE,
)
# "scores of civilians": the head is what is counted.
_PARTITIVE = re.compile(
    r"^.*?\b(?:scores|dozens|hundreds|thousands|millions|tens|number|group|majority|some|many|most|all|series)\s+of\s+"
    r"(?:(?:tens|hundreds|thousands)\s+of\s+)?",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """An emitted argument. `own` and `others` are offsets; `others` are the rest of its entity."""

    own: Offsets | None = None
    others: tuple[Offsets, ...] = ()
    named: bool = False
    words: str | None = None
    quantity: Json | None = None
    document: bool = False
    kind: str | None = None


def fold(text: str) -> str:
    """Words in lower case without accents, articles, possessives or punctuation, joined by one space."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    words = _WORD.findall(re.sub(r"['’]s?\b", "", plain))
    return " ".join(word for word in words if word not in {"the", "a", "an"})


def head(text: str, span: Offsets) -> Offsets:
    """Offsets of the head word of a noun phrase, by its surface: the last word before what follows a head."""
    phrase = text[slice(*span)]
    start = match.end() if (match := _PARTITIVE.match(phrase)) and match.end() < len(phrase) else 0
    cut = _AFTER_HEAD.search(phrase, start + 1)
    words = list(_WORD.finditer(phrase, start, cut.start() if cut else len(phrase)))
    # "Windsor Locks'", "Iran's": the possessive s is no word.
    words = [w for w in words if not (w.group().lower() == "s" and phrase[w.start() - 1 : w.start()] in "'’")]
    if not words:
        return span
    return span[0] + words[-1].start(), span[0] + words[-1].end()


def overlap(text: str, one: Offsets, two: Offsets) -> bool:
    """Whether two noun phrases are the same words give or take modifiers: each holds the other's head."""
    return all(
        outer[0] <= inner[0] and inner[1] <= outer[1]
        for outer, inner in ((one, head(text, two)), (two, head(text, one)))
    )


def is_pronoun(text: str, span: Offsets) -> bool:
    """Whether the span is a single pronoun."""
    return text[slice(*span)].casefold() in _PRONOUNS


def same_thing(text: str, filler: Filler, targets: list[Offsets]) -> bool:
    """Whether the filler stands for the thing whose annotated spans are `targets`.

    A name or description counts by its own words; a pronoun only by an entity that also holds a name or
    description of the thing (unless the passage has none).
    """
    if filler.own is None:
        return False
    solid = [span for span in targets if not is_pronoun(text, span)] or targets
    if any(overlap(text, filler.own, span) for span in solid):
        return True
    if filler.named:
        return False
    return any(overlap(text, other, span) for other in filler.others for span in solid)


def same_words(one: str, two: str, threshold: float = 0.5) -> bool:
    """Whether two texts share enough words: F1 over folded words of at least `threshold`."""
    a, b = fold(one).split(), fold(two).split()
    shared = sum(min(a.count(word), b.count(word)) for word in set(a))
    return bool(a and b) and 2 * shared / (len(a) + len(b)) >= threshold


def same_quantity(one: Json, two: Json) -> bool:
    """Whether two quantities are the same after normalisation: the interval, or the likeliest value."""
    if (one.get("low"), one.get("high")) == (two.get("low"), two.get("high")):
        return (one.get("low"), one.get("high")) != (None, None) or one.get("mode") == two.get("mode")
    exact = {one.get("op"), two.get("op")} == {"exactly"}
    return exact and one.get("mode") is not None and one.get("mode") == two.get("mode")


def read_filler(
    argument: Json | None, mentions: dict[str, Json], entities: dict[str, list[Offsets]]
) -> Filler | None:
    """An argument (or participant, or step of a chain) of the extract JSON as a Filler; None for null."""
    if argument is None:
        return None
    value, mention = argument.get("value"), mentions.get(argument.get("mention") or "")
    span = mention or argument.get("span")
    if span is None and isinstance(argument.get("start"), int):
        span = argument
    own = (span["start"], span["end"]) if span else None
    quantity = argument.get("quantity") or (value if isinstance(value, dict) else None)
    return Filler(
        own=own,
        others=tuple(o for o in entities.get(mention["entity"], ()) if o != own) if mention else (),
        named=bool(mention and mention.get("name")),
        words=value if isinstance(value, str) else argument.get("name"),
        quantity=quantity,
        document=bool(argument.get("document")) or argument.get("holder") == 0,
        kind=argument.get("kind"),
    )


def targets(passage: Json, span: Json) -> list[Offsets]:
    """The annotated spans that name the same thing as `span`, itself first; none for words without a place."""
    if "start" not in span:
        return []
    own = (span["start"], span["end"])
    out = [own]
    for group in passage["entities"]:
        offsets = [(other["start"], other["end"]) for other in group]
        if own in offsets:
            out += [other for other in offsets if other not in out]
    return out


def matches(passage: Json, filler: Filler | None, wanted: Json | None) -> bool:
    """Whether an emitted argument fills an annotated slot: a span, a quantity, the document, or nothing."""
    if wanted is None or filler is None:
        return wanted is None and filler is None
    if wanted.get("document"):
        return filler.document
    if "low" in wanted:
        if filler.quantity is not None:
            return same_quantity(filler.quantity, wanted)
        said = filler.words or (passage["text"][slice(*filler.own)] if filler.own else "")
        return bool(said) and fold(wanted["verbatim"]) in fold(said)
    if same_thing(passage["text"], filler, targets(passage, wanted)):
        return True
    return filler.own is None and bool(filler.words) and same_words(filler.words or "", wanted["text"])
