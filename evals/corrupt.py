"""Claims spoilt on purpose, to see whether a judge reads what is put before him.

One thing of a claim is changed so that the text no longer says it: a participant or argument becomes another
mention of the same type, the two sides change places, asserted becomes denied, the deepest holder becomes somebody
else, a number or a role class becomes another.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable

from whosays.scoring.align import Json

_TURNED = frozenset({"posted_to", "part_of", "reports_to", "based_in", "operates_in", "supports"})
_OTHER_CLASS = {
    "head": "spokesperson",
    "deputy": "head",
    "spokesperson": "head",
    "member": "head",
    "other": "head",
}
_OTHER_EVENT = {
    "attack": "training",
    "bombing": "kidnapping",
    "killing": "arrest",
    "arrest": "killing",
    "detention": "death",
    "death": "arrest",
    "meeting": "clash",
    "clash": "meeting",
    "kidnapping": "bombing",
    "appointment": "dismissal",
    "dismissal": "appointment",
    "deployment": "dissolution",
    "founding": "dissolution",
}


def corrupted(extract: Json, claim: Json, rng: random.Random) -> tuple[Json, str] | None:
    """The claim with one thing made false, and what was done; None where nothing can be."""
    ways: list[tuple[str, Callable[[], Json | None]]] = [
        ("another thing in it", lambda: _another(extract, claim, rng)),
        ("another thing in it", lambda: _another(extract, claim, rng)),
        ("sides changed", lambda: _turned(claim)),
        ("polarity turned", lambda: _denied(claim)),
        ("another holder", lambda: _held(extract, claim, rng)),
        ("another number", lambda: _counted(claim)),
        ("another kind", lambda: _kind(claim)),
    ]
    rng.shuffle(ways)
    for name, way in ways:
        made = way()
        if made is not None:
            return made, name
    return None


def _others(extract: Json, mention: Json) -> list[Json]:
    return [
        m
        for m in extract["mentions"]
        if m["type"] == mention["type"] and m["entity"] != mention["entity"] and m["name"]
        if m["text"].lower() not in mention["text"].lower() and mention["text"].lower() not in m["text"].lower()
    ]


def _another(extract: Json, claim: Json, rng: random.Random) -> Json | None:
    mentions = {m["id"]: m for m in extract["mentions"]}
    made = copy.deepcopy(claim)
    slots = [made[key] for key in ("subject", "object") if made.get(key) and made[key].get("mention")]
    slots += [p for p in made.get("participants") or () if p.get("mention") and not p.get("quantity")]
    rng.shuffle(slots)
    within = {mentions[slot["mention"]]["entity"] for slot in slots}
    for slot in slots:
        others = [m for m in _others(extract, mentions[slot["mention"]]) if m["entity"] not in within]
        if others:
            other = rng.choice(others)
            slot.update(mention=other["id"])
            return made
    return None


def _turned(claim: Json) -> Json | None:
    if claim["predicate"] not in _TURNED or not claim.get("subject") or not claim.get("object"):
        return None
    return copy.deepcopy(claim) | {"subject": claim["object"], "object": claim["subject"]}


def _denied(claim: Json) -> Json | None:
    other = {"asserted": "denied", "denied": "asserted"}[claim["polarity"]]
    made = copy.deepcopy(claim) | {"polarity": other}
    made["chain"][-1]["polarity"] = other
    return made


def _held(extract: Json, claim: Json, rng: random.Random) -> Json | None:
    made = copy.deepcopy(claim)
    last = made["chain"][-1]
    if last["step"] == 0:
        return None
    mentions = {m["id"]: m for m in extract["mentions"]}
    own = mentions.get(last.get("mention") or "")
    others = (
        _others(extract, own) if own else [m for m in extract["mentions"] if m["type"] == "person" and m["name"]]
    )
    if not others:
        return None
    other = rng.choice(others)
    last.update(mention=other["id"], name=other["text"])
    return made


def _counted(claim: Json) -> Json | None:
    made = copy.deepcopy(claim)
    slots = [p["quantity"] for p in made.get("participants") or () if p.get("quantity")]
    value = (made.get("object") or {}).get("value")
    slots += [value] if isinstance(value, dict) else []
    for slot in slots:
        if slot.get("low") is not None:
            for key in ("low", "mode", "high"):
                slot[key] = slot[key] * 2 + 3 if slot.get(key) is not None else None
            slot["verbatim"] = f"{slot['low']:g}"
            return made
    return None


def _kind(claim: Json) -> Json | None:
    made = copy.deepcopy(claim)
    if claim.get("event_type") in _OTHER_EVENT:
        made["event_type"] = _OTHER_EVENT[claim["event_type"]]
        return made
    other = _OTHER_CLASS.get((claim.get("qualifiers") or {}).get("role_class") or "")
    if other:
        made["qualifiers"]["role_class"] = other
        return made
    return None
