"""MUC, B-cubed and CEAF-e on cases worked by hand."""

import itertools
import random

import pytest

from whosays.scoring.coreference import Place, assignment, coreference, figures
from whosays.scoring.counts import added


def chains(text: str) -> list[list[Place]]:
    """ "abc de" as two chains of places, one a letter."""
    return [[(ord(letter), ord(letter) + 1) for letter in word] for word in text.split()]


def scores(key: str, response: str) -> dict[str, float]:
    return dict(figures(coreference(chains(key), chains(response))))


def test_the_example_of_the_reference_scorers_paper() -> None:
    """Pradhan et al. (2014), figure 1: response {a b} {c d} {f g h i} to key {a b c} {d e f g}."""
    found = scores("abc defg", "ab cd fghi")
    assert found["muc_recall"] == pytest.approx(2 / 5)
    assert found["muc_precision"] == pytest.approx(2 / 5)
    assert found["b3_recall"] == pytest.approx((5 / 3 + 5 / 4) / 7)
    assert found["b3_precision"] == pytest.approx((2 + 1 + 1) / 8)
    assert found["ceaf_e_recall"] == pytest.approx(1.3 / 2)
    assert found["ceaf_e_precision"] == pytest.approx(1.3 / 3)
    shown = [round(found[f"{name}_f1"], 2) for name in ("muc", "b3", "ceaf_e")]
    assert shown == [0.40, 0.45, 0.52]
    assert found["conll_f1"] == pytest.approx(sum(found[f"{name}_f1"] for name in ("muc", "b3", "ceaf_e")) / 3)
    assert found["mention_recall"] == pytest.approx(6 / 7)
    assert found["mention_precision"] == pytest.approx(6 / 8)


def test_what_is_equal_is_perfect_and_silence_finds_nothing() -> None:
    assert set(scores("abc de", "de cab").values()) == {1.0}
    assert set(scores("abc de", "").values()) == {0.0}
    assert set(scores("", "").values()) == {0.0}


def test_one_chain_of_all_is_punished_by_b_cubed_more_than_by_muc() -> None:
    """Bagga and Baldwin's complaint about MUC: {1-5} {6 7} {8-12} all in one."""
    found = scores("abcde fg hijkl", "abcdefghijkl")
    assert found["muc_precision"] == pytest.approx(9 / 11)
    assert found["muc_recall"] == 1.0
    assert found["b3_precision"] == pytest.approx((25 + 4 + 25) / 144)
    assert found["ceaf_e_precision"] == pytest.approx(2 * 5 / 17)


def test_chains_of_one_are_dropped_on_both_sides() -> None:
    assert scores("ab c d", "ab e f") == scores("ab", "ab")


def test_a_mention_in_two_chains_counts_once() -> None:
    assert coreference(chains("abc"), chains("ab bc")) == coreference(chains("abc"), chains("ab"))


def test_counts_add_up_over_documents() -> None:
    total = added([coreference(chains("abc"), chains("ab")), coreference(chains("abcd"), chains("abcd"))])
    assert figures(total)["muc_recall"] == pytest.approx((1 + 3) / (2 + 3))


def test_the_pairing_is_the_best_one() -> None:
    chance = random.Random(5)
    for rows, columns in itertools.product(range(1, 5), range(1, 6)):
        weights = [[chance.random() for _ in range(columns)] for _ in range(rows)]
        found = sum(weights[row][column] for row, column in assignment(weights))
        wide = weights if rows <= columns else [list(column) for column in zip(*weights, strict=True)]
        every = itertools.permutations(range(len(wide[0])), len(wide))
        assert found == pytest.approx(max(sum(wide[i][j] for i, j in enumerate(order)) for order in every))


def test_many_chains_are_compared_in_no_time() -> None:
    many = [[(i, i + 1), (i + 1, i + 2)] for i in range(0, 40_000, 2)]
    assert figures(coreference(many, many))["conll_f1"] == 1.0
