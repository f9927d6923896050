"""An extract object that says exactly what the reference says: the yardstick that the scorer is tested with."""

from whosays.scoring.align import Json, is_pronoun


def perfect_extract(passage: Json) -> Json:
    """Every annotated claim as the program would print it."""
    mentions: dict[tuple[int, int], Json] = {}
    groups = {(s["start"], s["end"]): f"e{n}" for n, group in enumerate(passage["entities"]) for s in group}

    def mention(span: Json) -> str:
        own = (span["start"], span["end"])
        if own not in mentions:
            mentions[own] = {
                "id": f"m{len(mentions)}",
                "start": own[0],
                "end": own[1],
                "type": "organisation",
                "text": span["text"],
                "entity": groups.get(own, f"x{len(mentions)}"),
                "name": span["text"][0].isupper() and not is_pronoun(passage["text"], own),
            }
        return str(mentions[own]["id"])

    def argument(value: Json | None) -> Json | None:
        if value is None or value.get("document"):
            return value
        return {"value": value} if "low" in value else {"mention": mention(value)}

    for group in passage["entities"]:
        for span in group:
            mention(span)
    claims = []
    for number, claim in enumerate(passage["claims"]):
        qualifiers = dict(claim["qualifiers"])
        for key in ("role", "rank"):
            if key in qualifiers:
                qualifiers[key] = argument(qualifiers[key])
        claims.append(
            {
                "id": f"c{number}",
                "predicate": claim["predicate"],
                "event_type": claim["event_type"],
                "subject": argument(claim["subject"]),
                "object": argument(claim["object"]),
                "qualifiers": qualifiers,
                "participants": [
                    {"role": p["role"], "mention": mention(p), "quantity": p.get("quantity")}
                    for p in claim["participants"]
                ],
                "chain": [
                    {**step, "mention": mention(step)} if step["text"] else {**step, "name": None, "start": None}
                    for step in claim["chain"]
                ],
                "stance": claim["stance"],
                "polarity": claim["polarity"],
                "evidence": [{**claim["evidence"], "quote": ""}],
            }
        )
    return {
        "schema": "whosays.extract/1",
        "document": {"sha256": passage["id"], "path": passage["id"]},
        "text": passage["text"],
        "mentions": list(mentions.values()),
        "claims": claims,
    }
