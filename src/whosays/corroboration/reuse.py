"""Which documents share text: exact copies by hash, near ones by MinHash, passages by winnowing.

Documents are compared as folded words, so that a text is the same in a PDF and on a page, and in any script that
parts its words. Words that stand in many unrelated documents are no reuse: near copies form a family, and a run of
words is common when many families have it, or some have it at the same place from their beginning or end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whosays.corroboration.families import Signatures, alike, families, signatures
from whosays.corroboration.matching import Placed, matches, placed, whole
from whosays.corroboration.prints import RUN, Hashes, Places, digest, held_by, runs, winnowed, word_hashes
from whosays.model.copies import Copies, CopyKind, Match, Reuse
from whosays.model.document import Document

MANY = 10  # unrelated families that have a run: stock words of a language, a trade or an agency
PLACED, SPREAD = 4, 10  # so many families have it within so many words of one place: a masthead, a disclaimer
NEAR = 0.5  # share of a text that is in the other, from which it is a near copy; .53 with every fifth word changed
PRINTS = 2  # shared prints that make two texts worth comparing; 12 words in a row always have them
EARLIEST = 16  # documents with a print, and of a family, that a later one is compared with
_BATCH = 1024  # texts whose signatures are made at a time
_BLOCK = 4_000_000  # pairs counted at a time: bounds memory
_HELD = 256  # texts kept ready to be compared

Pairs = NDArray[np.int64]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class _Text:
    """A document as it is looked up: when it came out, how many words it has, all of them as one hash."""

    published: date
    sha256: str
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class _Prints:
    """The prints of texts sorted by hash, then by text, each hash once a text, with its place in the text.

    `begins` is where the group of the same hash begins.
    """

    values: Hashes
    texts: Ints
    places: Ints
    begins: Ints


@dataclass(frozen=True, slots=True)
class _Taken:
    """All documents: what they are looked up by, and for each its winnowed prints, their places, its signature."""

    texts: list[_Text]
    values: list[Hashes]
    places: list[Ints]
    signatures: Signatures


def copies(documents: Iterable[Document], text_of: Callable[[str], str]) -> Copies:
    """All pairs of documents that share text, the same in whatever order they come.

    `documents` are gone through once; `text_of` gives the text of one again, by SHA-256, where it is to be
    compared word for word. So memory grows by some bytes a word, not with the texts.
    """
    taken = _taken(documents)
    order = [row for _, _, row in sorted((t.published, t.sha256, row) for row, t in enumerate(taken.texts))]
    texts = [taken.texts[row] for row in order]
    sizes = np.array([text.size for text in texts], np.int32)
    prints = _gathered([taken.values[row] for row in order], [taken.places[row] for row in order])
    near = alike(taken.signatures[order])
    near = near[(sizes[near] >= RUN).all(axis=1)]
    del taken
    near = np.concatenate([near, _equal(texts)])
    family = families(len(texts), near)
    common = _common(prints, sizes, family)
    pairs = _nearest(_candidates(prints, common, len(texts)), near, family)
    del prints, near
    reuses = _compared(texts, pairs, common, text_of)
    return Copies(reuses=tuple(sorted(reuses, key=lambda reuse: (reuse.left, reuse.right))))


def _taken(documents: Iterable[Document]) -> _Taken:
    texts: list[_Text] = []
    values: list[Hashes] = []
    places: list[Ints] = []
    batch: list[Hashes] = []
    made: list[Signatures] = []
    for document in documents:
        hashes = word_hashes(document.text)
        found = runs(hashes)
        kept = winnowed(found)
        texts.append(_Text(document.metadata.published or date.max, document.sha256, len(hashes), digest(hashes)))
        values.append(found[kept])
        places.append(kept.astype(np.int32))
        batch.append(hashes)
        if len(batch) == _BATCH:
            made.append(signatures(batch))
            batch = []
    made.append(signatures(batch))
    return _Taken(texts, values, places, np.concatenate(made))


def _gathered(values: Sequence[Hashes], places: Sequence[Ints]) -> _Prints:
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
    return _Prints(flat, texts, np.concatenate([*places, np.zeros(0, np.int32)])[order], begins)


def _common(prints: _Prints, sizes: Ints, family: Places) -> Hashes:
    """The prints that are no sign of reuse, sorted."""
    firsts = np.flatnonzero(prints.begins == np.arange(len(prints.begins), dtype=np.int32))
    ends = np.append(firsts[1:], len(prints.begins))
    common = []
    for group in np.flatnonzero(ends - firsts >= PLACED).tolist():
        here = slice(int(firsts[group]), int(ends[group]))
        owners, places = prints.texts[here], prints.places[here]
        related = len(set(family[owners].tolist()))
        spread = min(np.ptp(places), np.ptp(sizes[owners] - places))
        if related >= MANY or (related >= PLACED and spread <= SPREAD):
            common.append(prints.values[here.start])
    return np.array(common, np.uint64)


def _equal(texts: Sequence[_Text]) -> Pairs:
    """Pairs of texts with the same words, by row: each with the earliest that have them."""
    groups: dict[bytes, list[int]] = {}
    pairs = []
    for row, text in enumerate(texts):
        if text.size >= RUN:
            group = groups.setdefault(text.digest, [])
            pairs += [(one, row) for one in group]
            if len(group) < EARLIEST:
                group.append(row)
    return np.array(pairs, np.int64).reshape(-1, 2)


def _candidates(prints: _Prints, common: Hashes, texts: int) -> Pairs:
    """Pairs of texts with enough prints in common among those that tell: (row, later row, prints)."""
    at = np.flatnonzero(prints.begins < np.arange(len(prints.begins), dtype=np.int32))
    at = at[~held_by(common, prints.values[at])]
    later, begins = prints.texts[at].astype(np.int64), prints.begins[at]
    blocks = max(1, -(-len(at) * EARLIEST // _BLOCK))
    out = [np.zeros((0, 3), np.int64)]
    for block in range(blocks):
        mine = np.flatnonzero(later % blocks == block)
        codes = []
        for nth in range(EARLIEST):
            with_nth = mine[begins[mine] + nth < at[mine]]
            codes.append(prints.texts[begins[with_nth] + nth].astype(np.int64) * texts + later[with_nth])
        found, counts = np.unique(np.concatenate(codes), return_counts=True)
        enough = counts >= PRINTS
        out.append(np.stack([found[enough] // texts, found[enough] % texts, counts[enough]], axis=1))
    return np.concatenate(out)


def _nearest(counted: Pairs, near: Pairs, family: Places) -> Pairs:
    """The pairs to be compared: of each family a text goes with those that it has most prints in common with."""
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


def _compared(
    texts: Sequence[_Text], pairs: Pairs, common: Hashes, text_of: Callable[[str], str]
) -> Iterator[Reuse]:
    """The pairs of rows that do share text."""

    @lru_cache(maxsize=_HELD)
    def ready(row: int) -> Placed:
        return placed(text_of(texts[row].sha256), common)

    for row, later in pairs.tolist():
        one, other = texts[row], texts[later]
        left, right = ready(row), ready(later)
        if one.digest == other.digest:
            match = whole(left.words, right.words)
            yield _reuse(one, other, "exact", (match,), one.size, one.size, one.size)
            continue
        found, shared = matches(left, right)
        if found:
            near = max(shared / left.size, shared / right.size) >= NEAR
            yield _reuse(one, other, "near" if near else "partial", found, shared, left.size, right.size)


def _reuse(
    left: _Text, right: _Text, kind: CopyKind, found: tuple[Match, ...], shared: int, of_left: int, of_right: int
) -> Reuse:
    return Reuse(
        left=left.sha256,
        right=right.sha256,
        kind=kind,
        left_share=round(shared / of_left, 4),
        right_share=round(shared / of_right, 4),
        words=shared,
        matches=found,
    )
