"""Range bars of a tally: each source's interval on one scale from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.faces.look.words import quantity_words
from whosays.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class RangeBar:
    """A bar in percent. `open_from`: the interval has no upper bound. The label stands at `label_x`."""

    words: str
    x: float | None
    width: float
    mode: float | None
    open_from: float | None
    label_x: float
    label_left: bool


def _values(quantity: Quantity) -> list[float]:
    return [value for value in (quantity.low, quantity.mode, quantity.high) if value is not None]


def range_bars(quantities: Sequence[Quantity]) -> tuple[RangeBar, ...]:
    """One bar for each quantity. The scale ends half as far again beyond the largest number, for open ones."""
    most = max((value for quantity in quantities for value in _values(quantity)), default=1.0) * 1.4 or 1.0

    def at(value: float) -> float:
        return round(min(max(value / most * 100, 0.0), 100.0), 2)

    bars = []
    for quantity in quantities:
        words, values = quantity_words(quantity), _values(quantity)
        if not values:
            bars.append(RangeBar(words, None, 0.0, None, None, 0.0, False))
            continue
        low = at(quantity.low) if quantity.low is not None else 0.0
        high = at(quantity.high) if quantity.high is not None else None
        mark = quantity.mode
        if mark is None and (quantity.low is None or not quantity.low or high is None):
            mark = quantity.high if high is not None else quantity.low
        mode = at(mark) if mark is not None else None
        last = max(low, high or 0.0, mode or 0.0)
        first = low if high is not None else min(low, mode if mode is not None else low)
        left = first > 30 if high is None else first > 100 - last
        bars.append(
            RangeBar(
                words=words,
                x=low if high is not None and high > low else None,
                width=round(high - low, 2) if high is not None and high > low else 0.0,
                mode=mode,
                open_from=low if high is None else None,
                label_x=round(first - 1.7, 2) if left else round(last + 1.7, 2),
                label_left=left,
            )
        )
    return tuple(bars)
