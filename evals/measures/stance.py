"""Stance: the number that sets a claim's stance and polarity, against what readers said happened (UDS-IH2)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path

from evals.measure import Measure, Row
from whosays import language
from whosays.claims.factuality import Factuality
from whosays.claims.tree import Tree
from whosays.model.document import Document, Metadata, Part
from whosays.model.reading import Reading
from whosays.scoring.counts import Counts, ratio


def whole(data: Path) -> list[Row]:
    """All sentences of UDS-IH2 with their events; `part` is the corpus's own split."""
    lines = (data / "factuality/uds_ih2.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return [{**row, "part": row["split"]} for row in rows]


def predicates(rows: Sequence[Row]) -> Iterator[tuple[Row, Factuality, list[int]]]:
    """Each sentence read alone, and the tokens at its events: the one that holds the event's first character."""
    for row, reading in zip(rows, language.read_many(map(_document, rows)), strict=True):
        if reading is None:
            raise ValueError("the English reader is missing")
        tokens = [_token(reading, event["begin"]) for event in row["events"]]
        yield row, Factuality(Tree(row["text"], reading)), tokens


def _document(row: Row) -> Document:
    text = row["text"]
    body = Part(kind="body", start=0, end=len(text))
    return Document(sha256="0" * 64, path=row["id"], text=text, language="en", metadata=Metadata(), parts=(body,))


def _token(reading: Reading, offset: int) -> int:
    return max((token for token, start in enumerate(reading.starts) if start <= offset), default=0)


def count(rows: Sequence[Row]) -> dict[str, Counts]:
    """Sums for a correlation of gold (x) with the program's number (y), and of the absolute difference."""
    found: dict[str, Counts] = {}
    for row, numbers, tokens in predicates(rows):
        gold = [float(event["factuality"]) for event in row["events"]]
        found[row["id"]] = sums(gold, [numbers.at(token) for token in tokens])
    return found


def sums(gold: Sequence[float], ours: Sequence[float]) -> Counts:
    """n, sums, sums of squares, of products and of absolute differences of pairs."""
    pairs = list(zip(gold, ours, strict=True))
    return {
        "n": float(len(pairs)),
        "sx": sum(x for x, _ in pairs),
        "sy": sum(y for _, y in pairs),
        "sxx": sum(x * x for x, _ in pairs),
        "syy": sum(y * y for _, y in pairs),
        "sxy": sum(x * y for x, y in pairs),
        "error": sum(abs(x - y) for x, y in pairs),
    }


def figures(counts: Counts) -> Mapping[str, float]:
    """Pearson's r (0 where one side does not vary) and the mean absolute error."""
    n = counts["n"]
    both = n * counts["sxy"] - counts["sx"] * counts["sy"]
    gold = n * counts["sxx"] - counts["sx"] ** 2
    ours = n * counts["syy"] - counts["sy"] ** 2
    return {"r": ratio(both, sqrt(max(gold, 0.0) * max(ours, 0.0))), "mae": ratio(counts["error"], n)}


MEASURE = Measure(
    name="stance",
    title="Did it happen, says the text?",
    data="UDS-IH2 (White et al. 2016, Rudinger et al. 2018; CC BY-SA 4.0): predicates of the English Web Treebank "
    "with a score from -3 to 3. Slice: the test part. Weights are learnt on the train part, thresholds on dev.",
    slice="stance",
    count=count,
    figures=figures,
    shown=("r",),
    whole=whole,
    least={"r": 0.50},
    aim={"r": 0.65},
)
