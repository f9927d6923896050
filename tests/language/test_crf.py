"""The random field: scores, best sequences, spans, and what a file holds."""

import itertools
from pathlib import Path

import numpy as np
import pytest

from whosays.language.en import crf

LABELS = ("O", "B-A", "I-A", "B-B", "I-B")


@pytest.fixture
def field(tmp_path: Path) -> crf.Field:
    rng = np.random.default_rng(3)
    weights = rng.normal(size=(4, len(LABELS))).astype(np.float32)
    crf.save(tmp_path / "f.npz", LABELS, ["a", "b", "c", "d"], weights, np.zeros((5, 5), np.float32))
    return crf.load(tmp_path / "f.npz")


def test_a_file_gives_back_labels_features_and_weights(field: crf.Field) -> None:
    assert field.labels == LABELS
    assert list(field.rows) == ["a", "b", "c", "d"]
    assert field.moves[0, 2] == crf.NEVER  # nothing goes on that was not begun
    assert field.moves[1, 2] == 0


def test_scores_are_sums_of_weights_and_unknown_features_count_nothing(field: crf.Field) -> None:
    scorer = crf.Scorer(field, lambda key: [str(name) for name in key[1:]])
    for _ in range(2):  # the second time from memory
        scores = scorer.scores([[("two", "a", "c")], [("new",)], [("b",), ("two", "d", "new")]])
        assert np.allclose(scores[0], field.weights[0] + field.weights[2], atol=1e-3)
        assert not scores[1].any()
        assert np.allclose(scores[2], field.weights[1] + field.weights[3], atol=1e-3)


def test_a_scorer_that_remembers_too_much_starts_afresh(field: crf.Field) -> None:
    scorer = crf.Scorer(field, lambda key: [str(key[1])], most=3)
    for number in range(20):
        scores = scorer.scores([[("one", "a"), ("one", f"x{number}")]])
        assert np.allclose(scores[0], field.weights[0], atol=1e-3)


def _value(field: crf.Field, scores: crf.Matrix, path: tuple[int, ...]) -> float:
    moves = sum(field.moves[i, j] for i, j in itertools.pairwise(path))
    return float(field.first[path[0]] + sum(scores[i, k] for i, k in enumerate(path)) + moves)


def test_best_is_the_best_of_all_sequences_in_every_sentence(field: crf.Field) -> None:
    rng = np.random.default_rng(5)
    scores = rng.normal(size=(8, 5)).astype(np.float32) * 2
    field.moves[:] += rng.normal(size=(5, 5))
    sentences = [(0, 3), (3, 4), (4, 8)]
    found = crf.best(field, scores, sentences)
    for first, end in sentences:
        every = itertools.product(range(5), repeat=end - first)
        wanted = max(every, key=lambda path, low=first, high=end: _value(field, scores[low:high], path))
        assert found[first:end] == list(wanted)


def test_spans_end_with_their_sentence() -> None:
    labels = ["B-A", "I-A", "B-A", "O", "B-B", "I-B"]
    assert list(crf.spans(labels, [(0, 5), (5, 6)])) == [(0, 2, "A"), (2, 3, "A"), (4, 5, "B")]


def test_nothing_to_read(field: crf.Field) -> None:
    assert crf.best(field, np.zeros((0, 5), np.float32), []) == []
