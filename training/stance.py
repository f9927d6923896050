"""The weights of `whosays.claims.factuality`: a ridge regression on the train part of UDS-IH2.

    python -m training.stance [--data FOLDER] [--out FILE]

Deterministic: sentences are read by the shipped English models, features held by at least `LEAST` predicates are
kept, the normal equations are solved exactly, small weights are dropped. About two minutes on one core. Run it
again when the models change. `LEAST` and `RIDGE` were chosen on the dev part.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from evals.measure import DATA
from evals.measures import stance
from whosays.claims import factuality

LEAST, RIDGE, SMALL = 6, 10.0, 0.005
COMMON = 100  # a predicate's own word counts only if this common: what a corpus tells of is not how it tells it
CHUNK = 2000


def examples(data: Path, part: str) -> tuple[list[list[str]], np.ndarray]:
    """Features of every predicate of a part, and its score."""
    rows = [row for row in stance.whole(data) if row["part"] == part]
    features: list[list[str]] = []
    scores: list[float] = []
    for row, numbers, tokens in stance.predicates(rows):
        features += [numbers.features(token) for token in tokens]
        scores += [event["factuality"] for event in row["events"]]
    return features, np.array(scores)


def fit(features: list[list[str]], scores: np.ndarray) -> dict[str, float]:
    """Weights by name; the intercept, which is not shrunk, under the empty name."""
    counts = Counter(name for one in features for name in one)
    kept = (name for name, n in counts.items() if n >= (COMMON if name.startswith("word=") else LEAST))
    names = ["", *sorted(kept)]
    column = {name: i for i, name in enumerate(names)}
    gram, right = np.zeros((len(names), len(names))), np.zeros(len(names))
    for start in range(0, len(features), CHUNK):
        part = features[start : start + CHUNK]
        table = np.zeros((len(part), len(names)))
        table[:, 0] = 1.0
        for i, one in enumerate(part):
            table[i, [column[name] for name in one if name in column]] = 1.0
        gram += table.T @ table
        right += table.T @ scores[start : start + CHUNK]
    shrink = np.full(len(names), RIDGE)
    shrink[0] = 0.0
    solved = np.linalg.solve(gram + np.diag(shrink), right)
    weights = {name: round(float(solved[i]), 3) for name, i in column.items()}
    return {name: weight for name, weight in weights.items() if not name or abs(weight) >= SMALL}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stance", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=factuality.WEIGHTS)
    options = parser.parse_args()
    weights = fit(*examples(options.data, "train"))
    content = {
        "made_by": "training/stance.py",
        "learnt_from": "UDS-IH2, train part (CC BY-SA 4.0)",
        "licence": "CC-BY-SA-4.0",
        "weights": weights,
    }
    options.out.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", "utf-8")
    print(f"{len(weights)} weights in {options.out}")


if __name__ == "__main__":
    main()
