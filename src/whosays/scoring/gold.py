"""An annotated document in the form of `whosays extract`, made ready for the scorers."""

from __future__ import annotations

from whosays.scoring.align import Json, Offsets

_QUANTITY = ("verbatim", "low", "mode", "high", "op", "unit")


def passage(gold: Json) -> Json:
    """The document as `scoring.claims` wants it: arguments as spans of the text, entities as groups of spans.

    A claim with `"optional": true` may be missing and costs nothing when given. Raises KeyError or TypeError
    where the object is not of the contract.
    """
    text = gold["text"]
    mentions = {mention["id"]: mention for mention in gold["mentions"]}
    groups: dict[str, list[Json]] = {}
    for mention in sorted(gold["mentions"], key=lambda m: (not m.get("name"), m["start"])):
        groups.setdefault(mention.get("entity") or mention["id"], []).append(_span(text, mention))
    return {
        "id": gold["document"].get("path") or gold["document"]["sha256"],
        "text": text,
        "entities": list(groups.values()),
        "claims": [_claim(text, claim, mentions) for claim in gold["claims"]],
    }


def _claim(text: str, claim: Json, mentions: dict[str, Json]) -> Json:
    given = claim.get("qualifiers") or {}
    evidence = claim["evidence"]
    return {
        "predicate": claim["predicate"],
        "subject": _argument(text, claim.get("subject"), mentions),
        "object": _argument(text, claim.get("object"), mentions),
        "qualifiers": given | ({"role": _argument(text, given["role"], mentions)} if given.get("role") else {}),
        "event_type": claim.get("event_type"),
        "participants": [
            {"role": one["role"], **(_argument(text, one, mentions) or {})}
            for one in claim.get("participants") or ()
        ],
        "chain": [
            {"step": step["step"], "kind": step["kind"], **(_argument(text, step, mentions) or {})}
            for step in claim["chain"]
        ],
        "stance": claim["stance"],
        "polarity": claim["polarity"],
        "evidence": {"start": min(e["start"] for e in evidence), "end": max(e["end"] for e in evidence)},
        "optional": bool(claim.get("optional")),
    }


def _argument(text: str, given: Json | None, mentions: dict[str, Json]) -> Json | None:
    """A slot as offsets with their words, a quantity, the document, or words alone; None for an empty one."""
    if given is None:
        return None
    value = given.get("quantity") or given.get("value")
    quantity = {key: value.get(key) for key in _QUANTITY} if isinstance(value, dict) else {}
    if given.get("document") or given.get("holder") == 0:
        return {"document": True}
    place = mentions.get(given.get("mention") or "") or (given if isinstance(given.get("start"), int) else None)
    if place is not None:
        return _span(text, place) | ({"quantity": quantity} if quantity and "role" in given else quantity)
    if quantity:
        return {"quantity": quantity} if "role" in given else quantity
    words = value if isinstance(value, str) else given.get("name")
    return {"text": words}


def _span(text: str, place: Json) -> Json:
    start, end = offsets(place)
    return {"start": start, "end": end, "text": text[start:end]}


def offsets(place: Json) -> Offsets:
    """The offsets of a mention or place."""
    return place["start"], place["end"]
