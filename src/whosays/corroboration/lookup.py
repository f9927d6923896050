"""The prints of all texts in one look-up: which texts share prints, and which prints are no sign of reuse.

Texts are rows, the earliest first; a pair of rows has the smaller first. Whatever many texts have is compared with
the earliest that have it alone, so that the work grows with the texts and not with their pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.corroboration.prints import Hashes, Places, held_by

MANY = 10  # unrelated families that have a run: stock words of a language, a trade or an agency
PLACED, SPREAD = 4, 10  # so many families have it within so many words of one place: a masthead, a disclaimer
PRINTS = 2  # shared prints that make two texts worth comparing; 12 words in a row always have them
EARLIEST = 16  # texts with a print, and of a family, that a later one is compared with
# Two rewordings of a third text, each with every fifth word changed, share .11 of their prints, all over the text.
# Two texts with one disclaimer may share more, but in one place of each.
WOVEN, BARE = 0.06, 0.4  # share of the prints of both; largest part of either text without a shared one
_FEWEST = 4  # prints that run through a text
_BLOCK = 1_000_000  # shared prints counted at a time: bounds memory

Pairs = NDArray[np.int64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Lookup:
    """The prints sorted by hash, then by row, each hash once a text, with its place (word) in the text.

    `begins` is where the group of the same hash begins; `sizes` and `counts` are the words and prints of each row.
    """

    values: Hashes
    texts: Ints
    places: Ints
    begins: Ints
    sizes: Ints
    counts: Ints


def gathered(values: Sequence[Hashes], places: Sequence[Ints], sizes: Ints) -> Lookup:
    """The look-up over the prints of each text, with their places and the number of its words."""
    texts = np.repeat(np.arange(len(values), dtype=np.int32), [len(one) for one in values])
    flat = np.concatenate([*values, np.zeros(0, np.uint64)])
    order = np.argsort(flat, kind="stable")
    flat, texts = flat[order], texts[order]
    again = np.zeros(len(flat), bool)
    again[1:] = (flat[1:] == flat[:-1]) & (texts[1:] == texts[:-1])
    flat, texts, order = flat[~again], texts[~again], order[~again]
    begins = np.arange(len(flat), dtype=np.int32)
    begins[1:][flat[1:] == flat[:-1]] = 0
    begins = np.maximum.accumulate(begins)
    placed = np.concatenate([*places, np.zeros(0, np.int32)])[order]
    counts = np.bincount(texts, minlength=len(values)).astype(np.int32)
    return Lookup(flat, texts, placed, begins, sizes, counts)


def common_prints(look: Lookup, family: Places) -> Hashes:
    """The prints that are no sign of reuse, sorted; `family` is that of each row."""
    firsts = np.flatnonzero(look.begins == np.arange(len(look.begins), dtype=np.int32))
    ends = np.append(firsts[1:], len(look.begins))
    common = []
    for group in np.flatnonzero(ends - firsts >= PLACED).tolist():
        here = slice(int(firsts[group]), int(ends[group]))
        owners, places = look.texts[here], look.places[here]
        related = len(set(family[owners].tolist()))
        spread = min(np.ptp(places), np.ptp(look.sizes[owners] - places))
        if related >= MANY or (related >= PLACED and spread <= SPREAD):
            common.append(look.values[here.start])
    return np.array(common, np.uint64)


def sharing(look: Lookup, common: Hashes) -> Pairs:
    """Pairs of texts with enough prints in common among those that tell: (row, later row, prints)."""
    out = [np.zeros((0, 3), np.int64)]
    for codes, _, _ in _shared(look, common):
        found, counts = np.unique(codes, return_counts=True)
        enough = counts >= PRINTS
        rows = len(look.sizes)
        out.append(np.stack([found[enough] // rows, found[enough] % rows, counts[enough]], axis=1))
    return np.concatenate(out)


def woven(look: Lookup) -> Pairs:
    """Pairs of texts through the whole of which the same prints run: both were made from one text."""
    rows = len(look.sizes)
    out = [np.zeros((0, 2), np.int64)]
    for codes, ones, others in _shared(look, np.zeros(0, np.uint64)):
        found, back, counts = np.unique(codes, return_inverse=True, return_counts=True)
        pairs = np.stack([found // rows, found % rows], axis=1)
        enough = (counts >= _FEWEST) & (counts >= WOVEN * look.counts[pairs].max(axis=1))
        mine = enough[back]
        if not mine.any():
            continue
        renumbered = np.cumsum(enough) - 1
        of, pairs = renumbered[back[mine]], pairs[enough]
        bare = np.maximum(
            _largest_gap(of, look.places[ones[mine]], look.sizes[pairs[:, 0]]),
            _largest_gap(of, look.places[others[mine]], look.sizes[pairs[:, 1]]),
        )
        out.append(pairs[bare <= BARE])
    return np.concatenate(out)


def _largest_gap(of: Places, places: Ints, sizes: Ints) -> NDArray[np.float64]:
    """For each pair, the largest part of the text without a shared print; `of` is the pair of each place."""
    order = np.lexsort((places, of))
    of, places = of[order], places[order]
    new = np.append(True, of[1:] != of[:-1])
    begins = np.flatnonzero(new)
    gaps = np.where(new, places, places - np.append(0, places[:-1]))
    last = sizes - places[np.append(begins[1:], len(of)) - 1]
    gap: NDArray[np.float64] = np.maximum(np.maximum.reduceat(gaps, begins), last) / sizes
    return gap


def _shared(look: Lookup, common: Hashes) -> Iterator[tuple[Pairs, Pairs, Pairs]]:
    """Prints in common, block by block of later texts: (row * rows + later row, where it stands in the look-up for
    the one, for the other)."""
    at = np.flatnonzero(look.begins < np.arange(len(look.begins), dtype=np.int32))
    at = at[~held_by(common, look.values[at])]
    later, begins = look.texts[at].astype(np.int64), look.begins[at]
    entries = int(np.minimum(at - begins, EARLIEST).sum())
    blocks = max(1, -(-entries // _BLOCK))
    for block in range(blocks):
        mine = np.flatnonzero(later % blocks == block)
        ones, others = [], []
        for nth in range(EARLIEST):
            with_nth = mine[begins[mine] + nth < at[mine]]
            ones.append(begins[with_nth] + nth)
            others.append(at[with_nth])
        one, other = np.concatenate(ones).astype(np.int64), np.concatenate(others)
        yield look.texts[one].astype(np.int64) * len(look.sizes) + look.texts[other], one, other


def nearest(counted: Pairs, near: Pairs, family: Places) -> Pairs:
    """The pairs to be compared: of each family, a text goes with those that it has most prints in common with."""
    every = np.concatenate([counted, np.append(near, np.zeros((len(near), 1), np.int64), axis=1)])
    # the same pair twice: the one with prints comes first
    every = every[np.lexsort((-every[:, 2], every[:, 1], every[:, 0]))]
    again = np.zeros(len(every), bool)
    again[1:] = (every[1:, :2] == every[:-1, :2]).all(axis=1)
    every = every[~again]
    of = family[every[:, 0]]
    order = np.lexsort((every[:, 0], -every[:, 2], of, every[:, 1]))
    new = np.ones(len(every), bool)
    new[1:] = (every[order[1:], 1] != every[order[:-1], 1]) | (of[order[1:]] != of[order[:-1]])
    rank = np.arange(len(every)) - np.maximum.accumulate(np.where(new, np.arange(len(every)), 0))
    return every[np.sort(order[rank < EARLIEST]), :2]
