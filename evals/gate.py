"""The gate: no figure may fall below its floor, nor below the last accepted run by more than chance.

A run is compared with the accepted one document by document (`accepted.jsonl` keeps the counts). A figure has
fallen when it is lower by more than `WIDE`, or lower at all and so in at least `SURE` of the seeded bootstrap
samples of the documents, both runs drawn alike (paired bootstrap: Koehn 2004). One document that changes for
the worse among many is no fall; the same small loss in many is.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.measure import HERE, Measure
from whosays.scoring.counts import Counts, added

WIDE, SURE, SAMPLES = 0.02, 0.95, 500
#: A floor lies this much below the figure it was taken from: machines differ in the last digits of a sum.
SLACK = 0.01

ACCEPTED = HERE / "accepted.jsonl"
FLOORS = HERE / "floors.toml"

Floors = dict[str, dict[str, float]]
Run = Mapping[str, Counts]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that is too low: what it was or had to be, what it is, and by which rule."""

    measure: str
    figure: str
    wanted: float
    found: float
    why: str

    def __str__(self) -> str:
        return f"{self.measure} {self.figure}: {self.found:.4f}, {self.why} {self.wanted:.4f}"


def below_floor(one: Measure, now: Run, floors: Floors) -> list[Fall]:
    """Figures below their floor."""
    found = one.figures(added(now.values()))
    wanted = floors.get(one.name, {})
    return [
        Fall(one.name, key, floor, found[key], "its floor is")
        for key, floor in wanted.items()
        if found[key] < floor
    ]


def fallen(one: Measure, now: Run, accepted: Run) -> list[Fall]:
    """Shown figures that are lower than in the accepted run by more than chance among documents.

    Raises ValueError when the two runs are not over the same documents.
    """
    if set(now) != set(accepted):
        raise ValueError(
            f"{one.name}: the documents are not those of the accepted run; accept the new ones with "
            "`python -m evals --accept`"
        )
    ids = sorted(now)
    was, found = (one.figures(added(run[i] for i in ids)) for run in (accepted, now))
    lower = [key for key in one.shown if found[key] < was[key] - 1e-9]
    if not lower:
        return []
    share = _share_lower(one, [now[i] for i in ids], [accepted[i] for i in ids], lower)
    falls = []
    for key in lower:
        if was[key] - found[key] > WIDE:
            falls.append(Fall(one.name, key, was[key], found[key], f"more than {WIDE} below the accepted"))
        elif share[key] >= SURE:
            falls.append(Fall(one.name, key, was[key], found[key], "below in most documents; accepted:"))
    return falls


def _share_lower(
    one: Measure, now: Sequence[Counts], accepted: Sequence[Counts], keys: Iterable[str]
) -> dict[str, float]:
    rng = random.Random(20261123)
    lower = dict.fromkeys(keys, 0)
    for _ in range(SAMPLES):
        drawn = rng.choices(range(len(now)), k=len(now))
        was = one.figures(added(accepted[i] for i in drawn))
        found = one.figures(added(now[i] for i in drawn))
        for key in lower:
            lower[key] += found[key] < was[key]
    return {key: number / SAMPLES for key, number in lower.items()}


def read_floors(path: Path | None = None) -> Floors:
    """Floors by measure and figure."""
    path = path or FLOORS
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def raised(one: Measure, now: Run, floors: Floors, *, lower: bool = False) -> dict[str, float]:
    """The measure's floors after accepting `now`: never lower than they were, unless `lower`."""
    found = one.figures(added(now.values()))
    old = floors.get(one.name, {})
    new = {key: int((found[key] - SLACK) * 100) / 100 for key in one.shown}
    return {key: value if lower else max(value, old.get(key, value)) for key, value in new.items()}


def write_floors(floors: Floors, why_lower: str | None = None, path: Path | None = None) -> None:
    """Write the floors file; a reason for lowering goes into it."""
    lines = [
        "# The lowest figures that `make test` lets through. `python -m evals --accept` raises them; to lower one",
        '# takes `--lower "reason"`.',
    ]
    if why_lower:
        lines.append(f"# Lowered: {why_lower}")
    for name, figures in sorted(floors.items()):
        lines += ["", f"[{name}]", *(f"{key} = {value:.2f}" for key, value in figures.items())]
    (path or FLOORS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_accepted(path: Path | None = None) -> dict[str, dict[str, Counts]]:
    """Counts of the last accepted run: by measure, by document."""
    found: dict[str, dict[str, Counts]] = {}
    path = path or ACCEPTED
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        found.setdefault(row["measure"], {})[row["document"]] = row["counts"]
    return found


def write_accepted(runs: Mapping[str, Run], path: Path | None = None) -> None:
    """Keep the counts of a run, a line a document."""
    lines = [
        json.dumps(
            {"measure": name, "document": i, "counts": {k: round(v, 6) for k, v in counts.items()}},
            ensure_ascii=False,
        )
        for name, run in sorted(runs.items())
        for i, counts in sorted(run.items())
    ]
    (path or ACCEPTED).write_text("\n".join(lines) + "\n", encoding="utf-8")
