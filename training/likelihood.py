"""`python -m training.likelihood`: fits `p_extraction` to judged claims and measures it on documents left out.

Reads the folders `evals/judged/blind-*` (verdicts of `evals.blind`; what spoke for each claim is in its key;
claims spoilt on purpose are left out), writes `src/whosays/claims/likelihood.json` and the diagram
`docs/reliability.svg`. Ridge logistic regression by Newton's method; figures by 10 folds over documents: every
claim gets the chance that a fit without its document gives it. The ridge was chosen on the same folds.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from whosays.scoring.calibration import auroc, bins, calibration_error

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "evals/judged"
WEIGHTS = ROOT / "src/whosays/claims/likelihood.json"
DIAGRAM = ROOT / "docs/reliability.svg"

FOLDS, RIDGE, LEAST = 10, 8.0, 4

Row = Mapping[str, Any]


def rows(folder: Path = JUDGED) -> list[Row]:
    """The judged claims, each once, by the latest draw that has it."""
    found: dict[tuple[str, str], Row] = {}
    for draw in sorted(folder.glob("blind-*")):
        verdicts = {row["number"]: row["verdict"] for row in json.loads((draw / "judged.json").read_text("utf-8"))}
        for row in json.loads((draw / "key.json").read_text("utf-8")):
            if not row["spoilt"]:
                found[row["document"], row["claim"]] = row | {"verdict": verdicts[row["number"]]}
    return list(found.values())


def fit(judged: Sequence[Row]) -> dict[str, float]:
    """Weights by name of feature; features of fewer than `LEAST` claims are left out.

    The intercept and the stated chance are not shrunk towards 0 but towards "as stated".
    """
    seen = Counter(name for row in judged for name, value in row["features"].items() if value)
    names = ["intercept", *sorted(name for name, times in seen.items() if times >= LEAST)]
    prior = np.array([1.0 if name == "stated" else 0.0 for name in names])
    ridge = np.array([0.01 if name == "intercept" else RIDGE for name in names])
    x = np.array([[1.0 if n == "intercept" else row["features"].get(n, 0.0) for n in names] for row in judged])
    y = np.array([row["verdict"] == "right" for row in judged], dtype=float)
    weights = prior.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -30, 30)))
        slope = x.T @ (y - p) - ridge * (weights - prior)
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + np.diag(ridge), slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The fitted chance of one claim."""
    total = weights["intercept"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def left_out(judged: Sequence[Row]) -> list[float]:
    """The chance of every claim by a fit that has not seen its document."""
    documents = sorted({row["document"] for row in judged})
    random.Random(20261123).shuffle(documents)
    fold = {document: number % FOLDS for number, document in enumerate(documents)}
    found = [0.0] * len(judged)
    for number in range(FOLDS):
        weights = fit([row for row in judged if fold[row["document"]] != number])
        for i, row in enumerate(judged):
            if fold[row["document"]] == number:
                found[i] = chance(weights, row["features"])
    return found


def figures(judged: Sequence[Row]) -> dict[str, float]:
    """AUROC and calibration error on documents left out; the same of the chances that constructions state."""
    right = [row["verdict"] == "right" for row in judged]
    fitted = left_out(judged)
    stated = [1 / (1 + float(np.exp(-row["features"]["stated"]))) for row in judged]
    return {
        "claims": len(judged),
        "documents": len({row["document"] for row in judged}),
        "right": sum(right) / len(right),
        "auroc": auroc(fitted, right),
        "calibration_error": calibration_error(fitted, right),
        "auroc_stated": auroc(stated, right),
        "calibration_error_stated": calibration_error(stated, right),
    }


def diagram(judged: Sequence[Row]) -> str:
    """The reliability diagram as SVG: stated chance across, share right upwards, a dot a bin of equal mass."""
    right = [row["verdict"] == "right" for row in judged]
    dots = "\n".join(
        f'<circle cx="{50 + 300 * one.stated:.1f}" cy="{330 - 300 * one.right:.1f}" r="5" fill="#1f5f8b">'
        f"<title>{one.size} claims: {one.stated:.2f} stated, {one.right:.2f} right</title></circle>"
        for one in bins(left_out(judged), right)
    )
    ticks = "\n".join(
        f'<text x="{50 + 60 * i}" y="350" text-anchor="middle">{i / 5:.1f}</text>'
        f'<text x="42" y="{334 - 60 * i}" text-anchor="end">{i / 5:.1f}</text>'
        for i in range(6)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 370 390" font-family="sans-serif"
 font-size="12" role="img" aria-label="The chance stated for a claim, and how often such claims are right">
<rect width="370" height="390" fill="#fff"/>
<rect x="50" y="30" width="300" height="300" fill="none" stroke="#999"/>
<line x1="50" y1="330" x2="350" y2="30" stroke="#999" stroke-dasharray="4 4"/>
{ticks}
<text x="200" y="375" text-anchor="middle">p_extraction</text>
<text x="50" y="20">share of claims judged right</text>
{dots}
</svg>
"""


def main() -> None:
    """Fit, measure, write."""
    judged = rows()
    found = {name: round(value, 4) for name, value in figures(judged).items()}
    WEIGHTS.write_text(json.dumps({"figures": found, "weights": fit(judged)}, indent=1) + "\n", encoding="utf-8")
    DIAGRAM.write_text(diagram(judged), encoding="utf-8")
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
