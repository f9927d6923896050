"""What a measure is: data it was not made on, counts for each of its documents, figures made of their sums.

A measure lives in a module of `evals.measures` of its own name, as `MEASURE`. Its counts are sums, so that the
figures are micro-averages and two runs can be compared document by document (`evals.gate`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from whosays.scoring.counts import Counts

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared/data"
#: In the order of the table.
NAMES = (
    "syntax",
    "names",
    "mentions",
    "coreference",
    "attribution",
    "relations",
    "events",
    "stance",
    "dates",
    "quantities",
    "copies",
    "passages",
    "unseen",
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One comparison of what the reader gives with what people wrote down.

    `data` says which data, which split, and what the reader has seen of it. `slice` names the committed file
    `<folder>/<slice>.jsonl`, one document a line with an `id`; `whole` gives the same rows for all of the
    data from the folder `shared/data`, each with its `part` (train, dev, test). `count` reads the rows and gives
    counts by document id. `figures` makes figures of summed counts; `shown` are those of the table, the first
    being the headline. `least` and `aim` are what was asked for, figure by figure.
    """

    name: str
    title: str
    data: str
    slice: str
    folder: str = "slices"
    count: Callable[[Sequence[Row]], Mapping[str, Counts]]
    figures: Callable[[Counts], Mapping[str, float]]
    shown: tuple[str, ...]
    whole: Callable[[Path], Sequence[Row]] | None = None
    least: Mapping[str, float] = field(default_factory=dict)
    aim: Mapping[str, float] = field(default_factory=dict)


def measure(name: str) -> Measure:
    """The measure of that name."""
    found: Measure = import_module(f"evals.measures.{name}").MEASURE
    return found


def rows(one: Measure) -> list[Row]:
    """The committed slice of a measure."""
    lines = (HERE / one.folder / f"{one.slice}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]
