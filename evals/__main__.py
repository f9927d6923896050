"""`python -m evals`: how right the reader is, measure by measure; the gate; the accepted run.

python -m evals [MEASURE ...]               figures of the committed slices
python -m evals [MEASURE ...] --whole       figures of all of ../shared/data [--part dev]
python -m evals [MEASURE ...] --gate        the same, and what has fallen; exit 1 if something has
python -m evals [MEASURE ...] --accept      keep this run, raise the floors, write docs/accuracy.md
                                            [--lower "reason"] when a figure may fall
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals import gate, table
from evals.measure import DATA, NAMES, Measure, measure, rows
from whosays.scoring.counts import Counts, added


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measures; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("measures", nargs="*", metavar="MEASURE", help=", ".join(NAMES))
    parser.add_argument("--whole", action="store_true", help="all of the data in --data, not the committed slice")
    parser.add_argument("--part", choices=("train", "dev", "test"), help="with --whole: this part only")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder shared/data")
    parser.add_argument("--gate", action="store_true", help="compare with the floors and the accepted run")
    parser.add_argument("--accept", action="store_true", help="keep this run as the accepted one")
    parser.add_argument("--lower", metavar="REASON", help="with --accept: let figures and floors fall")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.measures if name not in NAMES]
    if unknown:
        parser.error(f"no measure is called {unknown[0]!r}; there are {', '.join(NAMES)}")
    chosen = [measure(name) for name in options.measures or NAMES]
    runs: dict[str, dict[str, Counts]] = {}
    for one in chosen:
        runs[one.name] = run(one, options.data if options.whole else None, options.part)
        print(line(one, runs[one.name]), flush=True)
    if options.whole:
        return 0
    falls = fallen(chosen, runs) if options.gate or options.accept else []
    for fall in falls:
        print(f"fallen: {fall}", file=sys.stderr)
    if options.accept and (not falls or options.lower):
        accept(chosen, runs, options.lower)
        return 0
    if falls and options.accept:
        print('nothing was accepted; `--lower "reason"` accepts it all the same', file=sys.stderr)
    return 1 if falls else 0


def run(one: Measure, data: Path | None = None, part: str | None = None) -> dict[str, Counts]:
    """Counts by document of the committed slice, or of the whole data in `data`."""
    found = list(one.whole(data)) if data and one.whole else rows(one)
    return dict(one.count([row for row in found if not part or row.get("part") == part]))


def line(one: Measure, counts: dict[str, Counts]) -> str:
    """A measure's figures in one line."""
    figures = one.figures(added(counts.values()))
    shown = "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
    return f"{one.name:14} {len(counts):5} documents  {shown}"


def fallen(chosen: Sequence[Measure], runs: dict[str, dict[str, Counts]]) -> list[gate.Fall]:
    """What is below its floor or below the accepted run."""
    floors, accepted = gate.read_floors(), gate.read_accepted()
    falls: list[gate.Fall] = []
    for one in chosen:
        falls += gate.below_floor(one, runs[one.name], floors)
        was = accepted.get(one.name)
        if was and set(was) == set(runs[one.name]):
            falls += gate.fallen(one, runs[one.name], was)
    return falls


def accept(chosen: Sequence[Measure], runs: dict[str, dict[str, Counts]], why_lower: str | None) -> None:
    """Keep the counts, raise the floors (or lower them, with the reason), write the table of the docs."""
    floors = gate.read_floors()
    for one in chosen:
        floors[one.name] = gate.raised(one, runs[one.name], floors, lower=bool(why_lower))
    gate.write_floors(floors, why_lower)
    gate.write_accepted({**gate.read_accepted(), **runs})
    table.write()


if __name__ == "__main__":
    sys.exit(main())
