"""The blind reference: reading the case files and checking that they mean what they say.

`python -m evals.reference` checks the files and prints what is wrong with them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

from whosays.model.claim import EVENT_TYPES, PREDICATES, ParticipantRole, RoleClass
from whosays.model.holder import HolderKind, Polarity, Stance
from whosays.scoring.claims import VALID_DATES

CASES = Path(__file__).parent / "cases"
NAMES = ("passages", "heldout", "unseen")

ROLES = frozenset(get_args(ParticipantRole))
ROLE_CLASSES = frozenset(get_args(RoleClass))
HOLDER_KINDS = frozenset(get_args(HolderKind))
STANCES = frozenset(get_args(Stance))
POLARITIES = frozenset(get_args(Polarity))

Passage = dict[str, Any]


def load(name: str) -> list[Passage]:
    """Read `cases/<name>.jsonl`, one passage a line."""
    lines = (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with offsets anywhere inside `value`."""
    if isinstance(value, dict):
        if isinstance(value.get("start"), int):
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def problems(passage: Passage) -> list[str]:
    """What is wrong with one passage; an empty list when nothing is."""
    text, found = passage["text"], []
    for span in spans({key: value for key, value in passage.items() if key != "text"}):
        quote = text[span["start"] : span["end"]]
        if not (0 <= span["start"] < span["end"] <= len(text)):
            found.append(f"offsets outside the text: {span}")
        elif "text" in span and span["text"] != quote:
            found.append(f"{span['text']!r} is not at its offsets: {quote!r}")
        elif quote != quote.strip():
            found.append(f"span with space around it: {quote!r}")
    for number, claim in enumerate(passage["claims"]):
        found += [f"claim {number} ({claim['predicate']}): {what}" for what in _claim_problems(claim)]
    return [f"{passage['id']}: {what}" for what in found]


def _claim_problems(claim: dict[str, Any]) -> list[str]:
    found = []
    event = claim["predicate"] == "event"
    if claim["predicate"] not in PREDICATES:
        found.append("unknown predicate")
    if event != (claim["event_type"] is not None) or event != bool(claim["participants"]):
        found.append("an event has a type and participants, another claim has neither")
    if event and {claim["event_type"], *claim.get("event_types_ok", ())} - set(EVENT_TYPES):
        found.append("unknown event type")
    if not event and claim["subject"] is None:
        found.append("no subject")
    found += [f"unknown role {p['role']}" for p in claim["participants"] if p["role"] not in ROLES]
    chain = claim["chain"]
    if [step["step"] for step in chain[:1]] != [0] or [s["step"] for s in chain] != sorted(
        s["step"] for s in chain
    ):
        found.append("the chain does not run upwards from step 0")
    for step in chain:
        if step["kind"] not in HOLDER_KINDS or step["stance"] not in STANCES or step["polarity"] not in POLARITIES:
            found.append("unknown holder kind, stance or polarity")
    if (claim["stance"], claim["polarity"]) != (chain[-1]["stance"], chain[-1]["polarity"]):
        found.append("stance and polarity are not those of the deepest step")
    if claim["qualifiers"].get("role_class", "head") not in ROLE_CLASSES:
        found.append("unknown role class")
    for key in VALID_DATES:
        if day := claim["qualifiers"].get("valid", {}).get(key):
            date.fromisoformat(day)
    evidence = claim["evidence"]
    if event and not any(evidence["start"] <= p["start"] < evidence["end"] for p in claim["participants"]):
        found.append("no participant inside the evidence")
    return found


def main() -> int:
    """Check the case files; exit code 1 when something is wrong."""
    found = [what for name in NAMES for passage in load(name) for what in problems(passage)]
    print("\n".join(found) or "the reference is sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
