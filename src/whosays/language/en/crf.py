"""Reads with a linear-chain conditional random field: scores of named features, and the best labels of sentences.

Lafferty, McCallum and Pereira (2001). The weights are made by `python -m training.spans`; a file holds the
features as lines of text, their weights (features x labels, 16-bit floats) and those of neighbouring labels.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

Matrix = np.ndarray[Any, np.dtype[np.float32]]
#: Score of what no sequence may hold.
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Field:
    """Labels ("O", "B-x", "I-x"); row of each feature; weights (features + 1 of zeros, labels); moves (labels,
    labels), from row to column; scores of the labels as the first of a sentence.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: Matrix
    moves: Matrix
    first: Matrix

    def score(self, features: Iterable[str]) -> Matrix:
        """The sum of the weights of some features, by label."""
        rows = [row for row in map(self.rows.get, features) if row is not None]
        return np.asarray(self.weights[rows].sum(0), dtype=np.float32)


#: A set of features by what they are made of: its kind, then values; a key of one is the name of one feature.
Key = tuple[str | bool, ...]


def beside(one: Field, other: Field) -> Field:
    """Both fields as one, the labels of the second after those of the first: for their scores alone, in one go."""
    rows = {name: row for row, name in enumerate(dict.fromkeys((*one.rows, *other.rows)))}
    width, size = len(one.labels), len(one.labels) + len(other.labels)
    weights = np.zeros((len(rows) + 1, size), dtype=np.float32)
    for field, first in ((one, 0), (other, width)):
        places = [rows[name] for name in field.rows]
        weights[places, first : first + len(field.labels)] = field.weights[:-1]
    moves = np.full((size, size), NEVER, dtype=np.float32)
    return Field((*one.labels, *other.labels), rows, weights, moves, np.concatenate((one.first, other.first)))


class Scorer:
    """Scores tokens by keys, and remembers the scores of those that stand for several features.

    `named` gives the features of a key. At most `most` keys are remembered; then it starts afresh.
    """

    def __init__(self, field: Field, named: Callable[[Key], Iterable[str]], most: int = 200_000) -> None:
        self._field, self._named, self._most = field, named, most
        self._forget()

    def _forget(self) -> None:
        self._known: dict[Key, int] = {}
        self._table = self._field.weights.copy()
        self._size = len(self._table)

    def scores(self, tokens: Sequence[Sequence[Key]]) -> Matrix:
        """Summed weights (tokens, labels) of each token's keys, of which there must be at least one."""
        if len(self._known) > self._most:
            self._forget()
        known, single, nothing = self._known, self._field.rows, len(self._field.weights) - 1
        rows: list[int] = []
        for token in tokens:
            for key in token:
                row = single.get(key[0], nothing) if len(key) == 1 else known.get(key)  # type: ignore[arg-type]
                rows.append(self._new(key) if row is None else row)
        places = np.cumsum([0, *(len(token) for token in tokens[:-1])])
        return np.asarray(np.add.reduceat(self._table[rows], places), dtype=np.float32)

    def _new(self, key: Key) -> int:
        if self._size == len(self._table):
            self._table = np.vstack((self._table, np.zeros_like(self._table)))
        self._table[self._size] = self._field.score(self._named(key))
        self._known[key] = self._size
        self._size += 1
        return self._size - 1


def load(path: Path) -> Field:
    """A field from disk."""
    with np.load(path) as stored:
        labels = tuple(bytes(stored["labels"]).decode().split("\n"))
        names = bytes(stored["features"]).decode().split("\n")
        weights = np.vstack((stored["weights"].astype(np.float32), np.zeros((1, len(labels)), np.float32)))
        moves = stored["moves"].astype(np.float32)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            for i, before in enumerate(labels):
                if before[2:] != label[2:]:
                    moves[i, j] = NEVER
    first = np.array([NEVER if label.startswith("I-") else 0 for label in labels], dtype=np.float32)
    return Field(labels, {name: row for row, name in enumerate(names)}, weights, moves, first)


def save(path: Path, labels: Sequence[str], features: Sequence[str], weights: Matrix, moves: Matrix) -> None:
    """Write a field."""

    def packed(lines: Sequence[str]) -> Any:
        return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)

    np.savez_compressed(
        path,
        labels=packed(labels),
        features=packed(features),
        weights=weights.astype(np.float16),
        moves=moves.astype(np.float16),
    )


def best(field: Field, scores: Matrix, sentences: Sequence[tuple[int, int]]) -> list[int]:
    """The labels of the best sequence of each sentence (Viterbi), for all sentences at once, position by position.

    `scores` is (tokens, labels); `sentences` are (first token, one past the last) and cover all tokens.
    """
    found = np.zeros(len(scores), dtype=np.int64)
    if not len(scores):
        return []
    order = sorted((pair for pair in sentences if pair[0] < pair[1]), key=lambda pair: pair[0] - pair[1])
    starts = np.array([first for first, _ in order])
    sizes = np.array([end - first for first, end in order])
    back = np.zeros((len(scores), len(field.labels)), dtype=np.int16)
    state = scores[starts] + field.first
    live = [int(np.searchsorted(-sizes, -t, side="left")) for t in range(int(sizes[0]))]
    for t in range(1, len(live)):
        count = live[t]
        paths = state[:count, :, None] + field.moves
        back[starts[:count] + t] = paths.argmax(1)
        state[:count] = paths.max(1) + scores[starts[:count] + t]
    label = state.argmax(1)
    for t in range(len(live) - 1, -1, -1):
        count = live[t]
        found[starts[:count] + t] = label[:count]
        label[:count] = back[starts[:count] + t, label[:count]]
    return [int(one) for one in found]


def spans(labels: Sequence[str], sentences: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """(first, one past the last, type) of every span that labels of tokens mark, sentence by sentence."""
    for first, end in sentences:
        begin = -1
        for i in range(first, end + 1):
            if begin >= 0 and (i == end or not labels[i].startswith("I-")):
                yield begin, i, labels[begin][2:]
                begin = -1
            if i < end and labels[i].startswith("B-"):
                begin = i
