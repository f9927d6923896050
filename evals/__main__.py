"""`python -m evals [MEASURE ...]`: the figures of the committed slices, or of the whole data.

python -m evals [MEASURE ...] [--whole [--part dev]] [--data FOLDER]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.measure import DATA, NAMES, measure, rows
from whosays.scoring.counts import added


def main() -> None:
    """Print one line a measure."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("measures", nargs="*", default=[])
    parser.add_argument("--whole", action="store_true", help="all of the data in --data, not the committed slice")
    parser.add_argument("--part", help="with --whole: train, dev or test only")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    for name in options.measures or NAMES:
        one = measure(name)
        found = list(one.whole(options.data)) if options.whole and one.whole else rows(one)
        found = [row for row in found if not options.part or row["part"] == options.part]
        figures = one.figures(added(one.count(found).values()))
        shown = "  ".join(f"{key} {value:.3f}" for key, value in figures.items())
        print(f"{name:14} {len(found):5} documents  {shown}", flush=True)


if __name__ == "__main__":
    main()
