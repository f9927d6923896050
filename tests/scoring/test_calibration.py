import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.scoring.calibration import auroc, bins, calibration_error


def test_chances_that_part_right_from_wrong_have_an_area_of_one() -> None:
    assert auroc([0.1, 0.2, 0.8, 0.9], [False, False, True, True]) == 1.0
    assert auroc([0.9, 0.8, 0.2, 0.1], [False, False, True, True]) == 0.0


def test_ties_count_half() -> None:
    assert auroc([0.5, 0.5, 0.5, 0.9], [False, True, False, True]) == pytest.approx(0.75)
    assert auroc([0.3, 0.3], [True, True]) == 0.5


def test_the_error_is_the_mean_distance_over_bins_of_equal_mass() -> None:
    chances = [0.2] * 5 + [0.9] * 5
    right = [True, False, False, False, False] + [True] * 4 + [False]
    assert calibration_error(chances, right, 2) == pytest.approx((0.0 + 0.1) / 2)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60), st.integers(1, 12))
def test_bins_hold_every_claim_once_and_differ_in_size_by_one_at_most(
    pairs: list[tuple[float, bool]], number: int
) -> None:
    found = bins([p for p, _ in pairs], [yes for _, yes in pairs], number)
    sizes = [one.size for one in found]
    assert sum(sizes) == len(pairs)
    assert max(sizes) - min(sizes) <= 1
    assert all(0 <= one.right <= 1 for one in found)
