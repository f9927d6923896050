"""Quantities: the words, the interval they stand for, and what is counted (SPEC section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evals.expressions import Found, Row, count, figures, read, sentences
from evals.measure import Measure
from whosays.claims.numbers import find_quantities
from whosays.model.quantity import Quantity
from whosays.scoring.counts import Counts

#: Lengths of time are neither dates nor asked for as quantities.
_TIME = frozenset("second minute hour day night week fortnight month quarter year decade century".split())


def found(row: Row) -> tuple[list[tuple[int, int]], list[Found]]:
    """Mentions of quantities, and quantities read sentence by sentence."""
    reading, _ = read(row)
    mentions = [(one.start, one.end) for one in reading.mentions if one.type == "quantity"]
    read_ones = [
        (start + first, start + end, quantity)
        for start, sentence in sentences(row["text"], reading)
        for first, end, quantity in find_quantities(sentence)
        if quantity.unit not in _TIME
    ]
    return mentions, read_ones


def right(row: Row, wanted: Row, quantity: Quantity) -> bool:
    """Whether interval, likeliest value, bound and unit are those labelled (one of the units that will do)."""
    interval = all(
        _same(getattr(quantity, key), wanted[key]) for key in ("low", "mode", "high")
    ) and quantity.op == wanted["op"]  # fmt: skip
    return interval and quantity.unit in wanted["unit"]


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-4 * max(1.0, abs(other))


def _count(rows: Sequence[Row]) -> Mapping[str, Counts]:
    return {row["id"]: count(row, *found(row), right, dates=False) for row in rows}


MEASURE = Measure(
    name="quantities",
    title="Quantities: interval and unit",
    data=(
        "234 + 234 sentences, headings and table lines with 391 quantities, labelled by hand for this project; "
        "two thirds are real (Wikinews CC BY 2.5, CIA World Factbook, MUC-4 train, GUM train), the rest made up. "
        "Rules were written with the dev half in view, not the held-out half."
    ),
    slice="quantities",
    count=_count,
    figures=figures,
    shown=("heldout_f1", "heldout_overlap", "heldout_value_given_found", "heldout_mention_exact"),
    least={"heldout_f1": 0.90},
    aim={"heldout_f1": 0.95},
)
