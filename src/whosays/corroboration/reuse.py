"""Which documents share text: exact copies by hash, near ones by MinHash, passages by winnowing.

Documents are compared as folded words, so that a text is the same in a PDF and on a page, and in any script that
parts its words. Words that stand in many unrelated documents are no reuse: near copies form a family, and a run of
words is common when many families have it, or some have it at the same place from their beginning or end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from whosays.corroboration.families import Signatures, alike, families, signatures
from whosays.corroboration.matching import Placed, matches, placed, whole
from whosays.corroboration.prints import RUN, Hashes, Places, digest, runs, winnowed, word_hashes, words
from whosays.model.copies import Copies, CopyKind, Match, Reuse
from whosays.model.document import Document

MANY = 10  # unrelated families that have a run: stock words of a language, a trade or an agency
PLACED, SPREAD = 4, 10  # so many families have it within so many words of one place: a masthead, a disclaimer
NEAR = 0.5  # share of a text that is in the other, from which it is a near copy; .53 with every fifth word changed
PRINTS = 2  # shared prints that make two texts worth comparing; 12 words in a row always have them
EARLIEST = 8  # documents with a print with which all others that have it are compared
_BATCH = 1024  # texts whose signatures are made at a time
_BLOCK = 4_000_000  # pairs counted at a time: bounds memory
_HELD = 256  # texts kept ready to be compared

Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A document as it is looked up: when it came out, its words as one hash, its winnowed prints with places."""

    published: date
    sha256: str
    size: int
    digest: bytes
    values: Hashes
    places: Places


@dataclass(frozen=True, slots=True)
class _Prints:
    """The prints of all texts, sorted by hash, then by text: each hash once a text, and where its group begins."""

    values: Hashes
    texts: Places
    places: Places
    begins: Places

    @property
    def firsts(self) -> Places:
        """Where each group of equal prints begins."""
        return np.flatnonzero(self.begins == np.arange(len(self.begins)))


def copies(documents: Iterable[Document], text_of: Callable[[str], str]) -> Copies:
    """All pairs of documents that share text, the same in whatever order they come.

    `documents` are gone through once; `text_of` gives the text of one again, by SHA-256, where it is to be
    compared word for word. So memory grows by some bytes a word, not with the texts.
    """
    printed, found = _printed(documents)
    order = sorted(range(len(printed)), key=lambda row: (printed[row].published, printed[row].sha256))
    first: dict[bytes, int] = {}
    exact: list[tuple[int, int]] = []
    for row in order:
        known = first.setdefault(printed[row].digest, row) if printed[row].size >= RUN else row
        if known != row:
            exact.append((known, row))
    again = {row for _, row in exact}
    alone = [row for row in order if row not in again]
    texts = [printed[row] for row in alone]
    near = alike(found[alone])
    prints = _gathered(texts)
    common = _common(prints, texts, families(len(texts), near))
    pairs = np.unique(np.concatenate([_candidates(prints, common, len(texts)), near]), axis=0)
    reuses = [_exact(printed[one].sha256, printed[other].sha256, text_of) for one, other in exact]
    reuses += _compared([text.sha256 for text in texts], pairs, common, text_of)
    return Copies(reuses=tuple(sorted(reuses, key=lambda reuse: (reuse.left, reuse.right))))


def _printed(documents: Iterable[Document]) -> tuple[list[_Printed], Signatures]:
    """The documents as they are looked up, and the signature of each."""
    printed: list[_Printed] = []
    batch: list[Hashes] = []
    made: list[Signatures] = []
    for document in documents:
        hashes = word_hashes(document.text)
        values = runs(hashes)
        kept = winnowed(values)
        # each hash once, where it first stands
        unique, at = np.unique(values[kept], return_index=True)
        published = document.metadata.published or date.max
        printed.append(
            _Printed(published, document.sha256, len(hashes), digest(hashes), unique, kept[at].astype(np.int32))
        )
        batch.append(hashes)
        if len(batch) == _BATCH:
            made.append(signatures(batch))
            batch = []
    made.append(signatures(batch))
    return printed, np.concatenate(made)


def _gathered(texts: Sequence[_Printed]) -> _Prints:
    none = np.zeros(0, np.int64)
    values = np.concatenate([*(text.values for text in texts), none.astype(np.uint64)])
    owner = np.repeat(np.arange(len(texts), dtype=np.int32), [len(text.values) for text in texts])
    places = np.concatenate([*(text.places for text in texts), none.astype(np.int32)])
    order = np.argsort(values, kind="stable")
    values = values[order]
    same = np.append(False, values[1:] == values[:-1])[: len(values)]
    begins = np.maximum.accumulate(np.where(same, 0, np.arange(len(values))))
    return _Prints(values, owner[order], places[order], begins)


def _common(prints: _Prints, texts: Sequence[_Printed], family: Places) -> Hashes:
    """The prints that are no sign of reuse, sorted."""
    firsts = prints.firsts
    sizes = np.diff(np.append(firsts, len(prints.values)))
    groups = np.flatnonzero(sizes >= PLACED)
    length = np.array([text.size for text in texts], np.int64)
    common = []
    for group in groups.tolist():
        here = slice(int(firsts[group]), int(firsts[group] + sizes[group]))
        owners, places = prints.texts[here], prints.places[here]
        related = len(np.unique(family[owners]))
        if related >= MANY or (
            related >= PLACED and min(np.ptp(places), np.ptp(length[owners] - places)) <= SPREAD
        ):
            common.append(prints.values[here.start])
    return np.array(common, np.uint64)


def _candidates(prints: _Prints, common: Hashes, texts: int) -> Pairs:
    """Pairs of texts (by row, smaller first) with enough prints in common, among those that are not common."""
    here = np.arange(len(prints.values))
    shared = np.zeros(len(here), bool)
    shared[1:] = prints.begins[1:] < here[1:]
    shared &= ~np.isin(prints.values, common)
    at = np.flatnonzero(shared)
    later, begins = prints.texts[at].astype(np.int64), prints.begins[at]
    blocks = max(1, -(-len(at) * EARLIEST // _BLOCK))
    out = [np.zeros((0, 2), np.int64)]
    for block in range(blocks):
        mine = np.flatnonzero(later % blocks == block) if blocks > 1 else np.arange(len(at))
        codes = []
        for nth in range(EARLIEST):
            with_nth = mine[begins[mine] + nth < at[mine]]
            codes.append(prints.texts[begins[with_nth] + nth].astype(np.int64) * texts + later[with_nth])
        found, counts = np.unique(np.concatenate(codes), return_counts=True)
        found = found[counts >= PRINTS]
        out.append(np.stack([found // texts, found % texts], axis=1))
    return np.concatenate(out)


def _exact(left: str, right: str, text_of: Callable[[str], str]) -> Reuse:
    match = whole(words(text_of(left)), words(text_of(right)))
    return _reuse(left, right, "exact", (match,), match.words, match.words, match.words)


def _compared(
    documents: Sequence[str], pairs: Pairs, common: Hashes, text_of: Callable[[str], str]
) -> Iterable[Reuse]:
    """The pairs of rows that do share passages."""

    @lru_cache(maxsize=_HELD)
    def ready(row: int) -> Placed:
        return placed(text_of(documents[row]), common)

    for one, other in pairs.tolist():
        left, right = ready(one), ready(other)
        found, shared = matches(left, right)
        if found:
            near = max(shared / left.size, shared / right.size) >= NEAR
            kind: CopyKind = "near" if near else "partial"
            yield _reuse(documents[one], documents[other], kind, found, shared, left.size, right.size)


def _reuse(
    left: str, right: str, kind: CopyKind, found: tuple[Match, ...], shared: int, of_left: int, of_right: int
) -> Reuse:
    return Reuse(
        left=left,
        right=right,
        kind=kind,
        left_share=round(shared / of_left, 4),
        right_share=round(shared / of_right, 4),
        words=shared,
        matches=found,
    )
