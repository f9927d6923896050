"""Role fillers of a document against an annotated template: CEAF over entities, by head noun.

CEAF-REE of Du, Rush and Cardie (2021, "GRIT: Generative Role-filler Transformers"): within each role, gold and
predicted entities are aligned one to one so that most of them agree, and precision, recall and F1 are
micro-averaged over roles and documents. They ask for whole mentions; here two entities agree where they share a
head noun, the looser match of Patwardhan and Riloff (2009), since our spans take in modifiers that MUC-4's do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from whosays.scoring.counts import Counts, f_score, ratio

Entities = Sequence[Collection[str]]

_WORD = re.compile(r"[^\W_]+(?:[-'.’][^\W_]+)*")
#: A noun phrase ends before these: its head is the word before.
_AFTER = re.compile(
    r"\s+(?:of|in|on|at|by|for|from|with|to|near|who|whom|whose|which|that|belonging|wearing|riding|linking|where"
    r"|loaded|filled|and|or)\s|[,;:(\[]"
)
_MEASURES = frozenset("kg kilos kilograms grams pounds tons kilo sticks charge charges number dozens".split())


def head_noun(words: str) -> str:
    """The last word of a noun phrase before its first preposition, clause or comma, folded.

    A measure gives way to what it measures: "7 kg of dynamite" has the head "dynamite".

    >>> head_noun("Two members of the union")
    'members'
    """
    left = " ".join(words.casefold().split()).strip("\"'“”‘’ ")
    cut = _AFTER.search(f"{left} ")
    found = _WORD.findall(left[: cut.start()] if cut and cut.start() else left)
    if found and found[-1] in _MEASURES and cut and cut[0].strip() == "of":
        return head_noun(left[cut.end() :])
    return found[-1].removesuffix("'s").removesuffix("’s") if found else left


def merged(entities: Entities) -> list[frozenset[str]]:
    """The entities of several templates as one list: those that share a mention's words are one."""
    whole: list[frozenset[str]] = []
    for entity in entities:
        new = frozenset(" ".join(words.casefold().split()) for words in entity)
        whole, joined = [e for e in whole if not e & new], [e for e in whole if e & new]
        whole.append(new.union(*joined))
    return whole


def agreeing(gold: Entities, said: Entities) -> int:
    """How many entities agree in the best one-to-one alignment (a maximum matching by augmenting paths)."""
    heads = [{head_noun(words) for words in entity} for entity in gold]
    fits = [
        [number for number, head in enumerate(heads) if head & {head_noun(words) for words in entity}]
        for entity in said
    ]
    holder: dict[int, int] = {}

    def placed(one: int, tried: set[int]) -> bool:
        for number in fits[one]:
            if number in tried:
                continue
            tried.add(number)
            if number not in holder or placed(holder[number], tried):
                holder[number] = one
                return True
        return False

    return sum(placed(one, set()) for one in range(len(said)))


def compared(gold: Mapping[str, Entities], said: Mapping[str, Entities]) -> Counts:
    """The counts of one document: for each role entities in the gold, said, and right; also "all"."""
    counts: dict[str, float] = {}
    for role, wanted in gold.items():
        given = said.get(role, ())
        for key, value in (("gold", len(wanted)), ("said", len(given)), ("right", agreeing(wanted, given))):
            counts[f"{role} {key}"] = value
            counts[f"all {key}"] = counts.get(f"all {key}", 0.0) + value
    return counts


def figures(counts: Counts) -> dict[str, float]:
    """F1, precision and recall over all roles, then F1 of each role."""
    found: dict[str, float] = {}
    for role in [key.removesuffix(" gold") for key in counts if key.endswith(" gold")]:
        right = counts[f"{role} right"]
        precision, recall = ratio(right, counts[f"{role} said"]), ratio(right, counts[f"{role} gold"])
        if role == "all":
            found = {"F1": f_score(precision, recall), "P": precision, "R": recall, **found}
        else:
            found[f"{role} F1"] = f_score(precision, recall)
    return found
