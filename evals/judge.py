"""Draw random claims from an extract for a person to judge, and count the verdicts.

    python -m evals.judge draw EXTRACT.jsonl -n 10 --seed 1 --sheet verdicts.json
    python -m evals.judge count verdicts.json

The sheet maps each claim id to {"verdict": "right" | "wrong" | "", "why": "...", "line": what the claim says}.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from whosays.scoring.align import Json

CONTEXT = 160


def draw(extracts: list[Json], number: int, seed: int) -> list[tuple[Json, Json]]:
    """`number` random (document, claim) pairs. The draw depends on the seed and the claims, not on file order."""
    pool = sorted(
        ((extract, claim) for extract in extracts for claim in extract["claims"]),
        key=lambda pair: (pair[0]["document"]["sha256"], pair[1]["id"]),
    )
    return random.Random(seed).sample(pool, min(number, len(pool)))


def argument(extract: Json, value: Json | None) -> str:
    """An argument as words; after a pronoun or description the longest name of its entity."""
    if value is None:
        return "-"
    mention = next((m for m in extract["mentions"] if m["id"] == value.get("mention")), None)
    if mention:
        names = [m["text"] for m in extract["mentions"] if m["entity"] == mention["entity"] and m["name"]]
        longest = max(names, key=len, default="")
        own = " ".join(mention["text"].split())
        return own if mention["name"] or not longest else f"{own} (= {' '.join(longest.split())})"
    said = value.get("value")
    if isinstance(said, dict):
        return f"{said['verbatim']} [{said.get('low')}..{said.get('high')}]"
    span = value.get("span") or {}
    text = span.get("text") or (extract["text"][value["start"] : value["end"]] if "start" in value else None)
    return " ".join(str(said or text or value.get("name") or value).split())


def line(extract: Json, claim: Json) -> str:
    """The claim in one line: predicate, arguments, qualifiers."""
    parts = [claim.get("event_type") or claim["predicate"]]
    if claim["predicate"] != "event":
        parts += [argument(extract, claim.get("subject")), argument(extract, claim.get("object"))]
    parts += [f"{p['role']}: {_participant(extract, p)}" for p in claim.get("participants") or ()]
    for name, value in sorted((claim.get("qualifiers") or {}).items()):
        if not value:
            continue
        if isinstance(value, list):
            said = ", ".join(argument(extract, one) for one in value)
        elif name == "valid":
            said = " ".join(f"{key}={day}" for key, day in value.items() if day and key != "words")
        elif name == "quantity":
            said = argument(extract, {"value": value})
        else:
            said = argument(extract, value) if isinstance(value, dict) else str(value)
        parts.append(f"{name}: {said}")
    return " | ".join(parts)


def _participant(extract: Json, participant: Json) -> str:
    if participant.get("quantity"):
        return argument(extract, {"value": participant["quantity"]})
    return argument(extract, participant)


def chain(extract: Json, claim: Json) -> str:
    """The chain from the publisher to the deepest holder, with stance and polarity of each."""
    steps = []
    for step in claim["chain"]:
        who = argument(extract, step) if step.get("mention") or step.get("name") else step["kind"]
        flags = [flag for flag in ("anonymous", "inherited") if step.get(flag)]
        steps.append(
            f"{step['step']} {who} ({', '.join([step['kind'], *flags, step['stance'], step['polarity']])})"
        )
    return "\n            ".join(steps)


def passage(extract: Json, claim: Json) -> str:
    """The evidence in its context, marked >>like this<<."""
    text, out = extract["text"], []
    for quote in claim["evidence"]:
        before, after = text[max(0, quote["start"] - CONTEXT) : quote["start"]], text[quote["end"] :][:CONTEXT]
        out.append(" ".join(f"{before}>>{text[quote['start'] : quote['end']]}<<{after}".split()))
    return "\n            ".join(out)


def sheet(pairs: list[tuple[Json, Json]]) -> str:
    """The drawn claims as a page to read."""
    return "\n\n".join(
        f"{number:>2}. {claim['id']}  ({extract['document']['path']})\n"
        f"    claim:  {line(extract, claim)}\n"
        f"    chain:  {chain(extract, claim)}\n"
        f"    stance: {claim['stance']}, {claim['polarity']}\n"
        f"    quote:  {passage(extract, claim)}"
        for number, (extract, claim) in enumerate(pairs, 1)
    )


def count(verdicts: dict[str, Json]) -> tuple[int, int, int]:
    """How many are judged right, wrong, and not yet. A word other than these is an error (ValueError)."""
    said = [str(entry.get("verdict", "")) for entry in verdicts.values()]
    if unknown := set(said) - {"right", "wrong", ""}:
        raise ValueError(f"verdicts must be right or wrong, not {sorted(unknown)}")
    return said.count("right"), said.count("wrong"), said.count("")


def main() -> None:
    """The two commands of the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw", help="print N random claims and write an empty sheet")
    drawing.add_argument("extract", type=Path)
    drawing.add_argument("-n", type=int, default=10)
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--sheet", type=Path, help="where to write the sheet (never over an existing one)")
    counting = commands.add_parser("count", help="count the verdicts of a sheet")
    counting.add_argument("sheet", type=Path)
    options = parser.parse_args()
    if options.command == "draw":
        if options.sheet and options.sheet.exists():
            parser.error(f"{options.sheet} exists: name another sheet")
        extracts = [json.loads(row) for row in options.extract.read_text("utf-8").splitlines() if row.strip()]
        pairs = draw(extracts, options.n, options.seed)
        print(sheet(pairs))
        if options.sheet:
            empty = {c["id"]: {"verdict": "", "why": "", "line": line(x, c)} for x, c in pairs}
            with options.sheet.open("x", encoding="utf-8") as file:
                json.dump(empty, file, ensure_ascii=False, indent=1)
    else:
        right, wrong, open_ = count(json.loads(options.sheet.read_text("utf-8")))
        print(f"right {right}, wrong {wrong}, not judged {open_}")


if __name__ == "__main__":
    main()
