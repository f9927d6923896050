"""A quantity as stated: the words, and the interval they are read as (SPEC section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Operator = Literal[
    "exactly",
    "about",
    "approx_below",
    "approx_above",
    "at_least",
    "at_most",
    "over",
    "under",
    "between",
    "order",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """`low..high` with the likeliest value `mode`; None means open or not stated.

    `op` says how the words bound the number: "close to 30" is approx_below, "dozens" is order.
    `unit` is what is counted, as the text names it (singular lemma), e.g. "fighter".
    """

    verbatim: str
    low: float | None = None
    mode: float | None = None
    high: float | None = None
    op: Operator = "exactly"
    unit: str | None = None

    def disjoint(self, other: Quantity) -> bool:
        """Whether no number lies in both intervals."""
        if self.high is not None and other.low is not None and self.high < other.low:
            return True
        return other.high is not None and self.low is not None and other.high < self.low
