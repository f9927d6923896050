"""Which documents share text: exact copies by hash, near ones by MinHash, passages by winnowing.

Documents are compared as folded words, so that a text is the same in a PDF and on a page, and in any script that
parts its words. Words that stand in many unrelated documents are no reuse: texts made from one text form a family,
and a run of words is common when many families have it, or some have it at one place from their beginning or end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from whosays.corroboration.families import Signatures, alike, families, signatures
from whosays.corroboration.lookup import EARLIEST, Ints, Pairs, common_prints, gathered, nearest, sharing, woven
from whosays.corroboration.matching import Placed, matches, placed, whole
from whosays.corroboration.prints import RUN, Hashes, digest, runs, winnowed, word_hashes
from whosays.model.copies import Copies, CopyKind, Match, Reuse
from whosays.model.document import Document

NEAR = 0.5  # share of a text that is in the other, from which it is a near copy; .53 with every fifth word changed
_BATCH = 1024  # texts whose signatures are made at a time
_HELD = 256  # texts kept ready to be compared


@dataclass(frozen=True, slots=True)
class _Text:
    """A document as it is looked up: when it came out, how many words it has, all of them as one hash."""

    published: date
    sha256: str
    size: int
    digest: bytes


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
    look = gathered([taken.values[row] for row in order], [taken.places[row] for row in order], sizes)
    near = alike(taken.signatures[order])
    del taken
    near = np.concatenate([near[(sizes[near] >= RUN).all(axis=1)], _equal(texts), woven(look)])
    family = families(len(texts), near)
    common = common_prints(look, family)
    pairs = nearest(sharing(look, common), near, family)
    del look, near
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
