"""Recall and precision of emitted claims against the reference, strict and without the chain.

A claim is right when its predicate (event type compatible), subject, object or participants, role where both give
one, the deepest holder of its chain, its stance and its polarity are those of an annotated claim. "Without
chain" leaves the last three out. Optional claims of the reference cost nothing when missing, and an emitted
claim that matches only them counts neither as right nor as wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from whosays.scoring.align import (
    Filler,
    Json,
    matches,
    overlap,
    read_filler,
    same_quantity,
    same_thing,
    same_words,
    targets,
)

#: The four dates of a valid time.
VALID_DATES = ("first_precise", "last_precise", "first_imprecise", "last_imprecise")

_SYMMETRIC = frozenset({"related_to", "met_with", "allied_with"})
_TEXT_OBJECT = frozenset({"tasked_with", "organised_by"})
_COMPATIBLE = frozenset(
    frozenset(pair)
    for pair in (
        ("attack", "bombing"),
        ("attack", "killing"),
        ("attack", "clash"),
        ("killing", "death"),
        ("bombing", "killing"),
        ("arrest", "detention"),
    )
)
_AGENT = frozenset({"perpetrator", "perpetrator_organisation", "authority"})
_PATIENT = frozenset({"target", "victim"})
_NEUTRAL = frozenset({"person", "organisation"})
# In these one side acts and the other undergoes: a bystander role may stand for the one who undergoes only.
_ONE_SIDED = frozenset({"attack", "bombing", "killing", "kidnapping", "arrest", "detention"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Emitted:
    """One claim of the extract JSON with its arguments resolved against the document's mentions."""

    claim: Json
    subject: Filler | None
    object: Filler | None
    role: Filler | None
    participants: tuple[tuple[str, Filler], ...]
    deepest: tuple[Filler, ...]
    deepest_step: int
    evidence: tuple[tuple[int, int], ...]


@dataclass(slots=True, kw_only=True)
class Score:
    """Counts over some passages. `found` and `wanted` are required claims; `right` and `wrong` emitted ones."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    wrong: int = 0
    optional: int = 0
    repeated: int = 0

    @property
    def recall(self) -> float:
        """Share of the required claims found; 1 where none is required."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """Share of the emitted claims that is right; 1 where none counts."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    def add(self, other: Score) -> None:
        """Add the counts of `other`."""
        for name in ("found", "wanted", "right", "wrong", "optional", "repeated"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True, kw_only=True)
class Result:
    """The outcome for one passage. `missing` holds annotated claims, `spurious` emitted ones (both strict)."""

    passage: Json
    strict: Score
    loose: Score
    missing: list[Json] = field(default_factory=list)
    spurious: list[tuple[Emitted, str]] = field(default_factory=list)
    wanted_by: Counter[str] = field(default_factory=Counter)
    found_by: Counter[str] = field(default_factory=Counter)
    right_by: Counter[str] = field(default_factory=Counter)
    wrong_by: Counter[str] = field(default_factory=Counter)
    time: Counter[bool] = field(default_factory=Counter)
    role_class: Counter[bool] = field(default_factory=Counter)


def read_emitted(extract: Json) -> list[Emitted]:
    """The claims of one `whosays.extract/1` object."""
    mentions = {m["id"]: m for m in extract["mentions"]}
    entities: dict[str, list[tuple[int, int]]] = {}
    for mention in extract["mentions"]:
        entities.setdefault(mention["entity"], []).append((mention["start"], mention["end"]))
    out = []
    for claim in extract["claims"]:
        last = max(step["step"] for step in claim["chain"])

        def filler(argument: Json | None) -> Filler | None:
            return read_filler(argument, mentions, entities)

        out.append(
            Emitted(
                claim=claim,
                subject=filler(claim.get("subject")),
                object=filler(claim.get("object")),
                role=filler((claim.get("qualifiers") or {}).get("role")),
                participants=tuple((p["role"], filler(p) or Filler()) for p in claim.get("participants") or ()),
                deepest=tuple(filler(s) or Filler() for s in claim["chain"] if s["step"] == last),
                deepest_step=last,
                evidence=tuple((e["start"], e["end"]) for e in claim["evidence"]),
            )
        )
    return out


def arguments_match(passage: Json, emitted: Emitted, wanted: Json) -> bool:
    """Whether predicate, arguments and role agree, whoever says it."""
    other = wanted.get("alternatives", {})
    if emitted.claim["predicate"] not in {wanted["predicate"], *other.get("predicate", ())}:
        return False
    if wanted["predicate"] == "event":
        return _event_matches(passage, emitted, wanted)
    if not _role_matches(passage, emitted, wanted):
        return False
    subjects = [wanted["subject"], *other.get("subject", ())]
    objects = [wanted["object"], *other.get("object", ())]
    if _pair_matches(passage, emitted.claim["predicate"], emitted.subject, emitted.object, subjects, objects):
        return True
    swapped = emitted.claim["predicate"] in _SYMMETRIC
    return swapped and _pair_matches(
        passage, emitted.claim["predicate"], emitted.object, emitted.subject, subjects, objects
    )


def _pair_matches(
    passage: Json,
    predicate: str,
    subject: Filler | None,
    obj: Filler | None,
    subjects: list[Any],
    objects: list[Any],
) -> bool:
    if not any(matches(passage, subject, one) for one in subjects):
        return False
    if predicate in _TEXT_OBJECT and obj is not None:
        said = obj.words or (passage["text"][slice(*obj.own)] if obj.own else "")
        return any(same_words(said, one["text"]) for one in objects if one)
    return any(matches(passage, obj, one) for one in objects)


def _role_matches(passage: Json, emitted: Emitted, wanted: Json) -> bool:
    role = wanted["qualifiers"].get("role")
    if role is None or emitted.role is None:
        return True
    said = emitted.role.own
    if said is None or "start" not in role:
        return same_words(emitted.role.words or "", role["text"])
    text, own = passage["text"], (role["start"], role["end"])
    return overlap(text, said, own) or same_words(text[slice(*said)], role["text"])


def _types_match(emitted: str, wanted: Json) -> bool:
    accepted = {wanted["event_type"], *wanted.get("event_types_ok", ())}
    return emitted in accepted or any(frozenset({emitted, one}) in _COMPATIBLE for one in accepted)


def _roles_match(one: str, two: str, event_type: str) -> bool:
    for group in (_AGENT, _PATIENT, _NEUTRAL):
        if one in group and two in group:
            return True
    if one == two:
        return True
    if not {one, two} & _NEUTRAL:
        return event_type == "clash" and one in _AGENT | _PATIENT and two in _AGENT | _PATIENT
    between = _PATIENT if event_type in _ONE_SIDED else _PATIENT | _AGENT
    return bool({one, two} & between)


def _event_matches(passage: Json, emitted: Emitted, wanted: Json) -> bool:
    """No participant wrong, at least one of those that make the event found, told in the same sentence."""
    evidence = wanted["evidence"]
    if not any(start < evidence["end"] and evidence["start"] < end for start, end in emitted.evidence):
        return False
    if not _types_match(emitted.claim["event_type"], wanted):
        return False
    core = _AGENT | _PATIENT | _NEUTRAL
    has_core = any(p["role"] in core and not p.get("optional") for p in wanted["participants"])
    met = False
    for role, filler in emitted.participants:
        fits = [p for p in wanted["participants"] if _participant_matches(passage, role, filler, p, wanted)]
        if not fits:
            return False
        met = met or not has_core or any(p["role"] in core for p in fits)
    return met


def _participant_matches(passage: Json, role: str, filler: Filler, wanted: Json, event: Json) -> bool:
    if "quantity" in wanted or filler.quantity is not None:
        if role != wanted["role"]:
            return False
        if filler.quantity is not None and "quantity" in wanted:
            return same_quantity(filler.quantity, wanted["quantity"])
    elif not _roles_match(role, wanted["role"], event["event_type"]):
        return False
    return same_thing(passage["text"], filler, targets(passage, wanted))


def chain_matches(passage: Json, emitted: Emitted, wanted: Json) -> bool:
    """Whether one of the deepest holders, the stance and the polarity agree."""
    other = wanted.get("alternatives", {})
    if emitted.claim["stance"] not in {wanted["stance"], *other.get("stance", ())}:
        return False
    if emitted.claim["polarity"] not in {wanted["polarity"], *other.get("polarity", ())}:
        return False
    last = wanted["chain"][-1]["step"]
    holders = [step for step in wanted["chain"] if step["step"] == last] + other.get("holder", [])
    return any(_holder_matches(passage, emitted, filler, one) for filler in emitted.deepest for one in holders)


def _holder_matches(passage: Json, emitted: Emitted, filler: Filler, wanted: Json | None) -> bool:
    if wanted is None or wanted.get("step") == 0:
        return emitted.deepest_step == 0 or filler.kind == "author"
    if wanted.get("text") is None:
        return bool(filler.kind == wanted["kind"])
    if same_thing(passage["text"], filler, targets(passage, wanted)):
        return True
    # A credit line may be known by name only, and may be the publisher itself.
    return filler.own is None and bool(filler.words) and same_words(filler.words or "", wanted["text"])


def score(passage: Json, extract: Json) -> Result:
    """Align one extract object with one passage of the reference."""
    if extract["text"] != passage["text"]:
        raise ValueError(f"{passage['id']}: the extract is of another text")
    result = Result(passage=passage, strict=Score(), loose=Score())
    units = _units(passage["claims"])
    strict_units: set[str] = set()
    loose_units: set[str] = set()
    for emitted in read_emitted(extract):
        loose = [n for n, c in enumerate(passage["claims"]) if arguments_match(passage, emitted, c)]
        strict = [n for n in loose if chain_matches(passage, emitted, passage["claims"][n])]
        _count(result.loose, loose, units, loose_units)
        _count(result.strict, strict, units, strict_units)
        predicate = emitted.claim["predicate"]
        if not strict:
            result.spurious.append((emitted, "who says it, or how surely" if loose else "what it says"))
            result.wrong_by[predicate] += 1
        elif any(units[n] for n in strict):
            result.right_by[predicate] += 1
        for number in strict[:1]:
            _count_details(result, emitted, passage["claims"][number])
    required = {unit for unit in units if unit}
    for tally, met in ((result.strict, strict_units), (result.loose, loose_units)):
        tally.wanted, tally.found = len(required), len(required & met)
    seen: set[str] = set()
    for unit, claim in zip(units, passage["claims"], strict=True):
        if unit and unit not in seen:
            seen.add(unit)
            result.wanted_by[claim["predicate"]] += 1
            if unit in strict_units:
                result.found_by[claim["predicate"]] += 1
            else:
                result.missing.append({**claim, "found_without_chain": unit in loose_units})
    return result


def _units(claims: list[Json]) -> list[str]:
    """For each annotated claim the name of what must be found ("" for optional ones); `either` shares a name."""
    return ["" if c["optional"] else c.get("either", f"#{number}") for number, c in enumerate(claims)]


def _count(tally: Score, hits: list[int], units: list[str], met: set[str]) -> None:
    names = {units[n] for n in hits} - {""}
    if not hits:
        tally.wrong += 1
    elif not names:
        tally.optional += 1
    else:
        tally.right += 1
        tally.repeated += names <= met
        met |= names


def _count_details(result: Result, emitted: Emitted, wanted: Json) -> None:
    said, meant = emitted.claim.get("qualifiers") or {}, wanted["qualifiers"]
    if "role_class" in meant:
        result.role_class[said.get("role_class") == meant["role_class"]] += 1
    if any(meant.get("valid", {}).get(key) for key in VALID_DATES):
        result.time[_when(said.get("valid") or {}) == _when(meant["valid"])] += 1


def _when(valid: Json) -> tuple[str | None, str | None, bool, bool]:
    days = sorted(valid[key] for key in VALID_DATES if valid.get(key))
    ends = (days[0], days[-1]) if days else (None, None)
    return *ends, bool(valid.get("starting")), bool(valid.get("ending"))


def total(results: Iterable[Result]) -> tuple[Score, Score]:
    """The sums of the strict and of the loose scores."""
    strict, loose = Score(), Score()
    for result in results:
        strict.add(result.strict)
        loose.add(result.loose)
    return strict, loose
