"""Pairs of entities that may be one, each with its reasons; a person decides (SPEC section 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from whosays.model.entity import Entity, PossibleSame
from whosays.resolution import names
from whosays.resolution.local import subset
from whosays.resolution.names import organisation, person

# Spelling variants of one name score above this on 0..100, different names of people below it in nearly all
# pairs; the pairs go to a person, so a miss costs more than a false alarm.
ALIKE = 88.0
# A word shared by more entities than this tells nothing ("Mohammed", "Committee").
COMMON = 40
_COMPARED = ("person", "organisation", "facility", "place", "document")


def possible(entities: Sequence[Entity]) -> Iterator[PossibleSame]:
    """Pairs worth a look: compared only where they share a word, its beginning, or an acronym."""
    named = [entity for entity in entities if entity.named and entity.type in _COMPARED]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, entity in enumerate(named):
        for block in sorted(_blocks(entity)):
            blocks[(_family(entity), block)].append(place)
    pairs = set()
    for name in sorted(blocks):
        places = blocks[name]
        if len(places) <= COMMON:
            pairs |= set(combinations(places, 2))
    for left, right in sorted(pairs):
        found = _compare(named[left], named[right])
        if found is not None:
            score, reasons = found
            first, second = sorted((named[left].id, named[right].id))
            yield PossibleSame(left=first, right=second, score=round(score, 4), reasons=tuple(reasons))


def _family(entity: Entity) -> str:
    return "thing" if entity.type in ("organisation", "facility") else entity.type


def _blocks(entity: Entity) -> set[str]:
    blocks = set()
    for name in entity.names:
        key = names.key(entity.type, name.text)
        words = [word for word in key.split() if len(word) > 2]
        if entity.type == "place":
            blocks.add(key[:4])
            continue
        blocks |= set(words) | {word[:4] + "…" for word in words if len(word) > 4}
        if entity.type == "organisation":
            if organisation.is_acronym(name.text):
                blocks.add("=" + key.replace(" ", ""))
            elif len(key.split()) > 2:
                blocks.add("=" + "".join(word[0] for word in key.split()))
                blocks.add(
                    "=" + "".join(word[0] for word in key.split() if word not in ("of", "the", "and", "for"))
                )
    return blocks


def _compare(left: Entity, right: Entity) -> tuple[float, list[str]] | None:
    best: tuple[float, list[str]] | None = None
    for ours in left.names[:8]:
        for theirs in right.names[:8]:
            found = _compare_names(left.type, ours.text, right.type, theirs.text)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
    return best


def _compare_names(kind: str, ours: str, other: str, theirs: str) -> tuple[float, list[str]] | None:
    a, b = names.key(kind, ours), names.key(other, theirs)  # type: ignore[arg-type]
    if not a or not b:
        return None
    pair = f"“{ours}”, “{theirs}”"
    if kind != other:
        return (0.6, [f"the same name for a {kind} and a {other}: {pair}"]) if a == b else None
    if kind == "person":
        return _compare_people(ours, theirs, pair)
    if kind in ("organisation", "facility") and organisation.units_differ(ours, theirs):
        return None
    if a == b:
        return 0.7, [f"the same name, which is not full: {pair}"]
    if kind == "organisation":
        for short, long in ((ours, theirs), (theirs, ours)):
            if organisation.is_acronym(short) and organisation.acronym_fits(short, long):
                return 0.75, [f"“{short}” fits the initials of “{long}”"]
    score = fuzz.token_sort_ratio(a, b)
    if score >= ALIKE and min(len(a), len(b)) > 4:
        return score / 100, [f"similar spelling: {pair}"]
    if kind != "place" and min(len(a.split()), len(b.split())) > 1 and subset(a, b):
        return 0.6, [f"one name holds the other: {pair}"]
    return None


def _compare_people(ours: str, theirs: str, pair: str) -> tuple[float, list[str]] | None:
    left, right = person.parse(ours), person.parse(theirs)
    whole = person.full(ours), person.full(theirs)
    a, b = person.key(ours), person.key(theirs)
    if not any(whole):
        # Single names, kunyas and nisbas are shared by many: equal ones are no reason by themselves.
        return None
    if person.initials_fit(ours, theirs):
        return 0.8, [f"the initials fit: {pair}"]
    if all(whole):
        score = fuzz.token_sort_ratio(a, b)
        if score >= ALIKE:
            return score / 100, [f"similar spelling: {pair}"]
        if subset(a, b):
            return 0.75, [f"one name holds the other: {pair}"]
        return None
    short, long = (left, right) if whole[1] else (right, left)
    family = long.given[-1] if long.given else None
    if short.given and short.given[-1] == family:
        return 0.5, [f"the same family name: {pair}"]
    return None
