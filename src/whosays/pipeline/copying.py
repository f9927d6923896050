"""Copies: which documents share text, kept under the hash of the documents, and shown under the veil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from whosays import store
from whosays.model.copies import Copies, CopiesView, CopySide, Match, Reuse, ShownReuse
from whosays.model.document import Document
from whosays.model.ids import canonical_json, from_json
from whosays.pipeline import assembling, opening, stages
from whosays.pipeline.veil import Cover, Veil, pieces, shifted
from whosays.pipeline.versions import joined

PART = "copies"  # of what the store keeps as built
_HELD = 64  # documents kept ready to be shown
_KINDS = ("exact", "near", "partial")


def copies(case: store.Case) -> Copies:
    """What the documents share, from what is kept where no document has changed since."""
    with store.viewing(case) as unit:
        held = store.document_hashes(unit)
        inputs = joined(stages.comparer(), *sorted(f"{sha256} {record}" for sha256, record in held.items()))
        kept = store.built(unit, PART)
        if kept is not None and kept[0] == inputs:
            return from_json(kept[1], Copies)
        found = stages.compared(store.documents(unit), lambda sha256: store.document(unit, sha256).text)
    with store.writing(case) as unit:
        store.put_built(unit, PART, inputs, canonical_json(found))
    return found


def view(case: store.Case) -> CopiesView:
    """What the documents share, as it may be shown."""
    found = copies(case)
    veil = assembling.veil(case)
    with store.viewing(case) as unit:

        @lru_cache(maxsize=_HELD)
        def shown(sha256: str) -> tuple[Document, tuple[Cover, ...]]:
            document = store.document(unit, sha256)
            return document, veil.covers(document.text, sha256)

        pairs = [_shown(reuse, veil, *shown(reuse.left), *shown(reuse.right)) for reuse in found.reuses]
        documents = store.count_documents(unit)
    pairs.sort(key=lambda pair: (_KINDS.index(pair.kind), -max(pair.left.share, pair.right.share), _paths(pair)))
    plain = CopiesView(
        case=case.settings.name,
        documents=documents,
        sharing=len({side for reuse in found.reuses for side in (reuse.left, reuse.right)}),
        pairs=tuple(pairs),
    )
    return replace(plain, pseudonyms=opening.has_pseudonyms(plain, veil))


def _paths(pair: ShownReuse) -> tuple[str, ...]:
    return pair.left.path, pair.right.path, pair.left.sha256, pair.right.sha256


def _shown(
    reuse: Reuse,
    veil: Veil,
    left: Document,
    over_left: Sequence[Cover],
    right: Document,
    over_right: Sequence[Cover],
) -> ShownReuse:
    start, end, words = _longest(reuse.matches)
    around = left.text[:start], left.text[start:end], left.text[end:]
    quote = " ".join(pieces(around, over_left)[1].split())
    return ShownReuse(
        kind=reuse.kind,
        left=_side(left, reuse.left_share, veil),
        right=_side(right, reuse.right_share, veil),
        words=reuse.words,
        longest=veil.text(quote, left.sha256),  # again, as a line end may have parted what is to be covered
        longest_words=words,
        matches=tuple(
            Match(
                left_start=shifted(match.left_start, over_left),
                left_end=shifted(match.left_end, over_left, end=True),
                right_start=shifted(match.right_start, over_right),
                right_end=shifted(match.right_end, over_right, end=True),
                words=match.words,
            )
            for match in reuse.matches
        ),
    )


def _longest(matches: Sequence[Match]) -> tuple[int, int, int]:
    """The longest run of the same words: its start and end in the left text, and how many words."""
    longest = max(matches, key=lambda match: (match.words, -match.left_start))
    return longest.left_start, longest.left_end, longest.words


def _side(document: Document, share: float, veil: Veil) -> CopySide:
    meta = document.metadata
    plain = CopySide(
        sha256=document.sha256,
        path=document.path,
        title=meta.title or "",
        publisher=meta.publisher or "",
        published=meta.published,
        share=share,
    )
    return veil.record(plain, document.sha256)
