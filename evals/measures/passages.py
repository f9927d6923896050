"""Claims of whole passages against those that a person wrote down: see `evals.passages`, `evals.score_claims`."""

from __future__ import annotations

from collections.abc import Sequence

from evals.measure import Measure, Row
from evals.passages import read
from whosays.scoring.claims import score
from whosays.scoring.counts import Counts, f_score, ratio


def count(rows: Sequence[Row]) -> dict[str, Counts]:
    """Claims found and wanted, right and wrong; `_loose`: without holder, stance, polarity."""
    found: dict[str, Counts] = {}
    for row in rows:
        result = score(row, read(row))
        found[row["id"]] = {
            f"{key}{suffix}": getattr(tally, key)
            for suffix, tally in (("", result.strict), ("_loose", result.loose))
            for key in ("found", "wanted", "right", "wrong")
        }
    return found


def figures(total: Counts) -> dict[str, float]:
    """Recall of the required claims, precision of the emitted ones."""
    made = {}
    for suffix in ("", "_loose"):
        recall = ratio(total[f"found{suffix}"], total[f"wanted{suffix}"])
        precision = ratio(total[f"right{suffix}"], total[f"right{suffix}"] + total[f"wrong{suffix}"])
        made |= {
            f"recall{suffix}": recall,
            f"precision{suffix}": precision,
            f"f1{suffix}": f_score(precision, recall),
        }
    return made


def of_cases(name: str, title: str, data: str) -> Measure:
    """The measure over `cases/<name>.jsonl`."""
    return Measure(
        name=name,
        title=title,
        data=data,
        slice=name,
        folder="cases",
        count=count,
        figures=figures,
        shown=("recall", "precision", "f1"),
        least={"recall": 0.40, "precision": 0.75},
        aim={"recall": 0.60},
    )


MEASURE = of_cases(
    "passages",
    "Claims of passages that were developed on (all of subject, predicate, object, chain, stance)",
    "12 passages (re3d, MUC-4, Wikinews), annotated blind and then developed on",
)
