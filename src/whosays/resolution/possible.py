"""Pairs of entities that may be one, each with its reasons; a person decides (SPEC section 7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from whosays.model.entity import Entity, PossibleSame
from whosays.model.mention import MentionType
from whosays.resolution import names
from whosays.resolution.local import subset
from whosays.resolution.names import organisation, person

# Spelling variants of one name score above this on 0..100, different names of people below it in nearly all
# pairs; the pairs go to a person, so a miss costs more than a false alarm.
ALIKE = 88.0
# A word shared by more entities than this tells nothing ("Mohammed", "Committee").
COMMON = 40
NAMES = 4  # distinct names of an entity that are compared, the most frequent ones
_COMPARED = ("person", "organisation", "facility", "place", "document")
_SMALL = frozenset({"of", "the", "and", "for"})

Found = tuple[float, str]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with its forms, worked out once."""

    text: str
    key: str
    words: tuple[str, ...]
    full: bool
    family: str | None
    acronym: bool


def possible(entities: Sequence[Entity]) -> Iterator[PossibleSame]:
    """Pairs worth a look: compared only where they share a word, its beginning, or an acronym."""
    named = [entity for entity in entities if entity.named and entity.type in _COMPARED]
    forms = [_forms(entity) for entity in named]
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, entity in enumerate(named):
        family = "thing" if entity.type in ("organisation", "facility") else entity.type
        for block in sorted(_blocks(entity.type, forms[place])):
            blocks[family, block].append(place)
    pairs = set()
    for places in blocks.values():
        if len(places) <= COMMON:
            pairs |= set(combinations(places, 2))
    for left, right in sorted(pairs):
        found = _compare(named[left].type, forms[left], named[right].type, forms[right])
        if found is not None:
            first, second = sorted((named[left].id, named[right].id))
            yield PossibleSame(left=first, right=second, score=round(found[0], 4), reasons=(found[1],))


def _forms(entity: Entity) -> list[_Name]:
    forms: dict[str, _Name] = {}
    for name in entity.names:
        key = names.key(entity.type, name.text)
        if not key or key in forms:
            continue
        given = person.parse(name.text).given if entity.type == "person" else ()
        forms[key] = _Name(
            text=name.text,
            key=key,
            words=tuple(key.split()),
            full=names.full(entity.type, name.text),
            family=given[-1] if given else None,
            acronym=entity.type == "organisation" and organisation.is_acronym(name.text),
        )
        if len(forms) == NAMES:
            break
    return list(forms.values())


def _blocks(kind: MentionType, forms: Sequence[_Name]) -> set[str]:
    blocks = set()
    for name in forms:
        if kind == "place":
            blocks.add(name.key[:4])
            continue
        words = [word for word in name.words if len(word) > 2]
        blocks |= set(words) | {word[:4] + "…" for word in words if len(word) > 4}
        if name.acronym:
            blocks.add("=" + "".join(name.words))
        elif kind == "organisation" and len(name.words) > 2:
            blocks.add("=" + "".join(word[0] for word in name.words))
            blocks.add("=" + "".join(word[0] for word in name.words if word not in _SMALL))
    return blocks


def _compare(kind: MentionType, left: Sequence[_Name], other: MentionType, right: Sequence[_Name]) -> Found | None:
    best: Found | None = None
    for ours in left:
        for theirs in right:
            if kind != other:
                same = ours.key == theirs.key
                found = (0.6, f"the same name for a {kind} and a {other}: {_pair(ours, theirs)}") if same else None
            elif kind == "person":
                found = _people(ours, theirs)
            else:
                found = _things(kind, ours, theirs)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
    return best


def _pair(ours: _Name, theirs: _Name) -> str:
    first, second = sorted((ours.text, theirs.text))
    return f"“{first}”, “{second}”"


def _things(kind: MentionType, ours: _Name, theirs: _Name) -> Found | None:
    if not (ours.full and theirs.full):
        return None  # "the Guard" may be any guard
    if ours.key == theirs.key:
        return 0.7, f"the same name: {_pair(ours, theirs)}"
    for short, long in ((ours, theirs), (theirs, ours)):
        if short.acronym and organisation.acronym_fits(short.text, long.text):
            return 0.75, f"“{short.text}” fits the initials of “{long.text}”"
    score = fuzz.token_sort_ratio(ours.key, theirs.key, score_cutoff=ALIKE)
    found: Found | None = None
    if score and min(len(ours.key), len(theirs.key)) > 4:
        found = (score / 100, f"similar spelling: {_pair(ours, theirs)}")
    elif kind != "place" and min(len(ours.words), len(theirs.words)) > 1 and subset(ours.key, theirs.key):
        found = (0.6, f"one name holds the other: {_pair(ours, theirs)}")
    if found and kind in ("organisation", "facility") and organisation.units_differ(ours.text, theirs.text):
        return None
    return found


def _people(ours: _Name, theirs: _Name) -> Found | None:
    if not (ours.full or theirs.full):
        # Single names, kunyas and nisbas are shared by many: equal ones are no reason by themselves.
        return None
    if ours.full and theirs.full:
        score = fuzz.token_sort_ratio(ours.key, theirs.key, score_cutoff=ALIKE)
        if score:
            return score / 100, f"similar spelling: {_pair(ours, theirs)}"
        if person.initials_fit(ours.text, theirs.text):
            return 0.8, f"the initials fit: {_pair(ours, theirs)}"
        if subset(ours.key, theirs.key):
            return 0.75, f"one name holds the other: {_pair(ours, theirs)}"
        return None
    if person.initials_fit(ours.text, theirs.text):
        return 0.8, f"the initials fit: {_pair(ours, theirs)}"
    if ours.family is not None and ours.family == theirs.family:
        return 0.5, f"the same family name: {_pair(ours, theirs)}"
    return None
