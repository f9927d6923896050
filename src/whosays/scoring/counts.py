"""Counts of one document, which add up over documents, and the figures made of their sums."""

from collections.abc import Iterable, Mapping

Counts = Mapping[str, float]


def added(counts: Iterable[Counts]) -> dict[str, float]:
    """The sums, key by key; keys in order of first appearance."""
    total: dict[str, float] = {}
    for one in counts:
        for key, value in one.items():
            total[key] = total.get(key, 0.0) + value
    return total


def ratio(part: float, whole: float) -> float:
    """`part / whole`; 0 where there is nothing to divide by."""
    return part / whole if whole else 0.0


def f_score(precision: float, recall: float) -> float:
    """The harmonic mean (F1); 0 where both are 0."""
    return ratio(2 * precision * recall, precision + recall)
