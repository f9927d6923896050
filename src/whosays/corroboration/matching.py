"""The same words in two texts: maximal runs, gathered into passages long enough not to be chance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whosays.corroboration.prints import RUN, Hashes, Places, Words, held_by, runs, words
from whosays.model.copies import Match

# A passage has so many runs of RUN words of its own: 14 words in a row, or more in pieces, as each piece of n
# words has n - 4 of them. Looked at on Wikinews, re3d and MUC-4 train: what has fewer are names with their titles,
# and two stock phrases beside each other.
LEAST = 10
GAP = 60  # words between two runs of one passage, in each of the texts: a reworded text keeps its order
OFTEN = 4  # a run that a text has more often says nothing of where it stands


@dataclass(frozen=True, slots=True)
class Placed:
    """A text ready to be compared: its words, the runs that say where they stand (sorted by hash), its own words.

    `own` is false for words that stand in many unrelated documents.
    """

    words: Words
    values: Hashes
    places: Places
    own: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """How many words are its own."""
        return int(self.own.sum())


@dataclass(frozen=True, slots=True)
class _Run:
    """`words` words that are the same from these places on; `own` of them are own words."""

    left: int
    right: int
    words: int
    own: int


def placed(text: str, common: Hashes) -> Placed:
    """The text; `common` are hashes of runs found in many documents, sorted."""
    found = words(text)
    values = runs(found.hashes)
    own = np.ones(len(found.hashes), bool)
    for place in np.flatnonzero(held_by(common, values)).tolist():
        own[place : place + RUN] = False
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    often = np.flatnonzero(ordered[OFTEN:] == ordered[:-OFTEN]) if len(ordered) > OFTEN else ()
    if len(often):
        rare = ~np.isin(ordered, ordered[often])
        order, ordered = order[rare], ordered[rare]
    return Placed(found, ordered, order, own)


def matches(left: Placed, right: Placed) -> tuple[tuple[Match, ...], int]:
    """What the two share, in the order of the left text, and how many own words that is.

    The two ways round give the same matches, each with its sides changed over.
    """
    if left.words.hashes.tobytes() > right.words.hashes.tobytes():
        turned, shared = matches(right, left)
        return tuple(sorted(map(_turned, turned), key=lambda match: match.left_start)), shared
    kept = [run for passage in _passages(_disjoint(left, right)) for run in passage]
    found = tuple(
        Match(
            left_start=int(left.words.starts[run.left]),
            left_end=int(left.words.ends[run.left + run.words - 1]),
            right_start=int(right.words.starts[run.right]),
            right_end=int(right.words.ends[run.right + run.words - 1]),
            words=run.words,
        )
        for run in kept
    )
    return found, sum(run.own for run in kept)


def whole(left: Words, right: Words) -> Match:
    """Two texts of the same words as one match."""
    return Match(
        left_start=int(left.starts[0]),
        left_end=int(left.ends[-1]),
        right_start=int(right.starts[0]),
        right_end=int(right.ends[-1]),
        words=len(left.starts),
    )


def _turned(match: Match) -> Match:
    return Match(
        left_start=match.right_start,
        left_end=match.right_end,
        right_start=match.left_start,
        right_end=match.left_end,
        words=match.words,
    )


def _seeds(left: Placed, right: Placed) -> tuple[Places, Places]:
    """The places in both texts of each run of `RUN` words that they share."""
    low = np.searchsorted(right.values, left.values, "left")
    count = np.searchsorted(right.values, left.values, "right") - low
    ours = np.repeat(np.arange(len(count)), count)
    nth = np.arange(len(ours)) - np.repeat(np.cumsum(count) - count, count)
    return left.places[ours], right.places[low[ours] + nth]


def _maximal(left: Placed, right: Placed) -> Iterator[tuple[int, int, int]]:
    """Runs of the same words that cannot be made longer: (left place, right place, words)."""
    ours, theirs = _seeds(left, right)
    order = np.lexsort((ours, theirs - ours))
    ours, theirs = ours[order], theirs[order]
    breaks = (np.diff(theirs - ours) != 0) | (np.diff(ours) != 1)
    firsts = np.append(0, np.flatnonzero(breaks) + 1)
    lasts = np.append(np.flatnonzero(breaks), len(ours) - 1)
    done: tuple[int, int] | None = None  # diagonal and end of the run before, which may have grown over this one
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True) if len(ours) else ():
        one, other = int(ours[first]), int(theirs[first])
        end = int(ours[last]) + RUN
        if done is not None and done[0] == other - one and end <= done[1]:
            continue
        one, end = _grown(left.words.hashes, right.words.hashes, one, end, other - one)
        done = (other - int(ours[first]), end)
        yield one, one + done[0], end - one


def _grown(left: Hashes, right: Hashes, start: int, end: int, shift: int) -> tuple[int, int]:
    """The run with the same words before and after it, which seeds leave out where a text repeats itself."""
    while start > 0 and start + shift > 0 and left[start - 1] == right[start + shift - 1]:
        start -= 1
    while end < len(left) and end + shift < len(right) and left[end] == right[end + shift]:
        end += 1
    return start, end


def _disjoint(left: Placed, right: Placed) -> list[_Run]:
    """The runs, the longest first, cut so that no word is matched twice and own words stand at both ends."""
    free_left, free_right = np.ones(len(left.own), bool), np.ones(len(right.own), bool)
    chosen = []
    for one, other, size in sorted(_maximal(left, right), key=lambda run: (-run[2], run[0], run[1])):
        free = free_left[one : one + size] & free_right[other : other + size]
        start, length = _longest(free)
        own = left.own[one + start : one + start + length] & right.own[other + start : other + start + length]
        telling = np.flatnonzero(own)
        if not len(telling) or telling[-1] - telling[0] + 1 < RUN:
            continue
        start, length = start + int(telling[0]), int(telling[-1] - telling[0]) + 1
        free_left[one + start : one + start + length] = False
        free_right[other + start : other + start + length] = False
        chosen.append(_Run(one + start, other + start, length, len(telling)))
    return sorted(chosen, key=lambda run: run.left)


def _longest(free: NDArray[np.bool_]) -> tuple[int, int]:
    """The longest stretch that is free: (start, length)."""
    if free.all():
        return 0, len(free)
    taken = np.flatnonzero(np.concatenate([[True], ~free, [True]]))
    gaps = np.diff(taken) - 1
    longest = int(gaps.argmax())
    return int(taken[longest]), int(gaps[longest])


def _passages(found: list[_Run]) -> Iterator[list[_Run]]:
    """Runs that follow one another closely in both texts, where they are enough together."""
    passage: list[_Run] = []
    for run in found:
        if passage:
            before = passage[-1]
            ahead = run.right - (before.right + before.words)
            if run.left - (before.left + before.words) > GAP or not 0 <= ahead <= GAP:
                yield from _enough(passage)
                passage = []
        passage.append(run)
    yield from _enough(passage)


def _enough(passage: list[_Run]) -> Iterator[list[_Run]]:
    if sum(max(run.own - RUN + 1, 0) for run in passage) >= LEAST:
        yield passage
