"""Whether chances mean what they say: area under the ROC curve, calibration error, reliability bins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from whosays.scoring.counts import ratio


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like chance: how many, their mean chance, the share that was right."""

    size: int
    stated: float
    right: float


def auroc(chances: Sequence[float], right: Sequence[bool]) -> float:
    """The chance that a right one stands above a wrong one, ties half (Hanley, McNeil 1982); .5 without both."""
    order = sorted(range(len(chances)), key=lambda i: chances[i])
    ranks = [0.0] * len(chances)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and chances[order[end]] == chances[order[start]]:
            end += 1
        for i in order[start:end]:
            ranks[i] = (start + end + 1) / 2
        start = end
    positive = sum(right)
    negative = len(right) - positive
    if not positive or not negative:
        return 0.5
    total = sum(rank for rank, yes in zip(ranks, right, strict=True) if yes)
    return (total - positive * (positive + 1) / 2) / (positive * negative)


def bins(chances: Sequence[float], right: Sequence[bool], number: int = 10) -> list[Bin]:
    """Bins of equal mass, the least likely first (sizes differ by one at most)."""
    order = sorted(range(len(chances)), key=lambda i: (chances[i], i))
    found = []
    for place in range(number):
        own = order[place * len(order) // number : (place + 1) * len(order) // number]
        if own:
            found.append(
                Bin(len(own), sum(chances[i] for i in own) / len(own), sum(right[i] for i in own) / len(own))
            )
    return found


def calibration_error(chances: Sequence[float], right: Sequence[bool], number: int = 10) -> float:
    """Mean distance of stated chance and share right over bins of equal mass, weighted by size."""
    found = bins(chances, right, number)
    return ratio(sum(one.size * abs(one.stated - one.right) for one in found), sum(one.size for one in found))
