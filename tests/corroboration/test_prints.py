"""What is kept of a text to find it by: winnowed prints and their guarantee, signatures and resemblance."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.corroboration.families import alike, families, signatures
from whosays.corroboration.prints import folded, runs, winnowed, word_hashes

WORDS = st.lists(st.integers(0, 50), max_size=60)


def hashes(words: list[int]) -> np.ndarray:
    return word_hashes(" ".join(f"w{word}" for word in words))


def prints(words: list[int]) -> set[int]:
    found = runs(hashes(words))
    return set(found[winnowed(found)].tolist())


@given(WORDS, WORDS, WORDS, WORDS, st.lists(st.integers(0, 500), min_size=8, max_size=8, unique=True))
def test_eight_words_in_common_are_one_print_in_common(
    a: list[int], b: list[int], c: list[int], d: list[int], shared: list[int]
) -> None:
    assert prints([*a, *shared, *b]) & prints([*c, *shared, *d])


@given(WORDS, WORDS, st.lists(st.integers(100, 900), min_size=12, max_size=12, unique=True))
def test_twelve_words_in_common_are_two(a: list[int], b: list[int], shared: list[int]) -> None:
    assert len(prints([*a, *shared]) & prints([*shared, *b])) >= 2


def test_prints_are_few() -> None:
    chance = random.Random(1)
    found = runs(hashes([chance.randrange(10_000) for _ in range(10_000)]))
    assert 0.35 < len(winnowed(found)) / len(found) < 0.45  # 2 / (window + 1)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Straße", "STRASSE"),
        ("re-opened", "re-\n  opened"),
        ("Zoë", "zoe"),
        ("ofﬁce", "office"),
        ("مُحَمَّد", "محمد"),
        ("أحـمد", "احمد"),
        ("I\u0307stanbul", "istanbul"),
    ],
)
def test_forms_of_a_word_are_one(left: str, right: str) -> None:
    assert folded(left) == folded(right)
    assert word_hashes(left).tolist() == word_hashes(right).tolist()
    assert len(word_hashes(left)) == 1


def test_other_words_are_others() -> None:
    assert folded("Karu") != folded("Kari")
    assert word_hashes("_ - … ـ").tolist() == []


def test_texts_that_resemble_each_other_are_one_family() -> None:
    chance = random.Random(2)
    first, second = ([chance.randrange(3_000) for _ in range(200)] for _ in range(2))
    changed = [word if chance.random() > 0.1 else chance.randrange(3_000) for word in first]
    found = alike(signatures([hashes(first), hashes(second), hashes(changed), hashes(first[:150])]))
    assert families(4, found).tolist() == [0, 1, 0, 0]


def test_signatures_do_not_depend_on_what_they_are_made_with() -> None:
    one, other = hashes(list(range(50))), hashes(list(range(30, 90)))
    assert signatures([one, other])[1].tolist() == signatures([other])[0].tolist()
    assert signatures([]).shape == (0, 128)
    assert alike(signatures([])).shape == (0, 2)
