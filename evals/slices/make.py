"""Cuts the committed slices out of ../shared/data: `python -m evals.slices.make [MEASURE ...]`.

A slice is the test part of a data set, as it stands there.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from evals.measure import DATA, NAMES, measure

HERE = Path(__file__).parent


def main() -> None:
    """Write the slices of the measures named, or of all that are cut from the data."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.slices.make", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("measures", nargs="*")
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    for name in options.measures or NAMES:
        one = measure(name)
        if one.whole:
            kept = [row for row in one.whole(options.data) if row["part"] == "test"]
            lines = [json.dumps(row, ensure_ascii=False, sort_keys=True) for row in kept]
            (HERE / f"{one.slice}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
            print(f"{one.slice}: {len(kept)} documents")


if __name__ == "__main__":
    main()
