"""The scorer of `evals.measures.stance`, on cases worked by hand."""

import pytest

from evals.measure import rows
from evals.measures import stance
from whosays.scoring.counts import added


def test_sums_and_figures() -> None:
    one = stance.sums([3.0, -3.0], [2.0, 0.0])
    assert one == {"n": 2, "sx": 0, "sy": 2, "sxx": 18, "syy": 4, "sxy": 6, "error": 4}
    both = added([one, stance.sums([0.0], [2.0])])
    found = stance.figures(both)
    # x = 3 -3 0, y = 2 0 2: covariance sum 6, variances 18 and 8/3
    assert found["r"] == pytest.approx(6 / (18 * 8 / 3) ** 0.5)
    assert found["mae"] == pytest.approx(2.0)


def test_a_constant_side_has_no_correlation() -> None:
    assert stance.figures(stance.sums([1.0, 2.0], [0.5, 0.5]))["r"] == 0.0


def test_the_slice_is_the_test_part() -> None:
    found = rows(stance.MEASURE)
    assert len(found) == len({row["id"] for row in found}) == 1219
    assert {row["split"] for row in found} == {"test"}
    assert all(row["text"][e["begin"] : e["end"]] == e["value"] for row in found[:200] for e in row["events"])


def test_a_count_a_sentence() -> None:
    found = stance.count(rows(stance.MEASURE)[:5])
    assert len(found) == 5
    assert all(counts["n"] >= 1 for counts in found.values())
