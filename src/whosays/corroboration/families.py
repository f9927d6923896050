"""Near copies of whole texts by MinHash, and the families that they form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from whosays.corroboration.prints import Hashes, Places, runs

Signatures = NDArray[np.uint32]

# What is compared are pairs of neighbouring words: of a text in which every fifth word was changed .64 of them
# stay, which makes a resemblance of .47; two texts that are half one disclaimer, half their own come to .33.
PAIR = 2
NEAR = 0.4  # resemblance (Jaccard) of pairs of words, from here on one text is taken to be made from the other
SLOTS = 128  # of a signature: its standard error at NEAR is .043
ROWS = 3  # slots of a band: 42 bands bring .94 of the texts with a resemblance of NEAR together, .99 at .47
SEED = 20261123
_CHUNK = 1 << 15


def signatures(texts: Sequence[Hashes]) -> Signatures:
    """The MinHash signature of each text (its word hashes): an array of texts by `SLOTS`."""
    pairs = [runs(hashes, PAIR) for hashes in texts]
    ends = np.cumsum([0, *map(len, pairs)], dtype=np.uint64)
    flat = np.concatenate(pairs) if pairs else np.zeros(0, np.uint64)
    matrix: Any = RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, SLOTS, SEED)
    return np.array(matrix.to_rows(), np.uint32).reshape(-1, SLOTS)


def alike(found: Signatures) -> NDArray[np.int64]:
    """Pairs of rows that resemble each other, smaller row first: an array of pairs by 2.

    In a band each row is compared with the first row and the one before it that has the same band: enough to
    join all of a family, and no more work for large ones than for small ones.
    """
    rows = len(found)
    codes = np.unique(np.concatenate([*_banded(found), np.zeros(0, np.int64)]))
    left, right = codes // max(rows, 1), codes % max(rows, 1)
    near = [
        (found[left[at : at + _CHUNK]] == found[right[at : at + _CHUNK]]).mean(axis=1) >= NEAR
        for at in range(0, len(codes), _CHUNK)
    ]
    kept = np.concatenate([*near, np.zeros(0, bool)])
    return np.stack([left[kept], right[kept]], axis=1)


def _banded(found: Signatures) -> Iterator[NDArray[np.int64]]:
    """Pairs of rows that have a band in common, as left * rows + right."""
    rows = len(found)
    for at in range(0, SLOTS - ROWS + 1, ROWS):
        keys = runs(found[:, at : at + ROWS].astype(np.uint64).ravel(), ROWS)[::ROWS]
        order = np.argsort(keys, kind="stable")
        same = keys[order[1:]] == keys[order[:-1]]
        if not same.any():
            continue
        begins = np.maximum.accumulate(np.where(np.append(True, ~same), np.arange(rows), 0))
        later = np.flatnonzero(same) + 1
        yield np.unique(
            np.concatenate([order[begins[later]] * rows + order[later], order[later - 1] * rows + order[later]])
        )


def families(rows: int, pairs: NDArray[np.int64]) -> Places:
    """The family of each row: the smallest row that pairs lead to from it."""
    home = list(range(rows))

    def root(row: int) -> int:
        while home[row] != row:
            home[row] = home[home[row]]
            row = home[row]
        return row

    for left, right in pairs.tolist():
        one, other = sorted((root(left), root(right)))
        home[other] = one
    return np.array([root(row) for row in range(rows)], np.int64)
