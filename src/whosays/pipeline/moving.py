"""Decisions that were made on a former text of a document, moved to its text of today by their quotes.

A later extractor may join hyphenated words, drop running heads or put columns in another order. The words of a
quote are looked for as they stand, then without regard to white space, hyphens and ligatures; of several places
the one with the same words around it is taken, then the one nearest to where the quote was, in proportion. What
cannot be placed so is not guessed: the decision is listed (SPEC section 2).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from whosays import store
from whosays.model.claim import Claim, Qualifiers, identified
from whosays.model.decision import Decision
from whosays.model.span import Span, cut
from whosays.pipeline.reviews import Attached, Carried, attach

AROUND = 60
"""Characters on either side of a quote that tell two places with the same words apart."""
EDGE = 24
"""Letters at each end of a changed quote that must stand as they were. With `STRETCH`, chosen by hand."""
STRETCH = 1.5
MOST_PLACES = 1000
HELD = 32  # texts held at a time


class _Text:
    """A text, and its letters: what is left without white space and hyphens, ligatures taken apart."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _letters(self) -> tuple[str, list[int]]:
        signs: list[str] = []
        places: list[int] = []
        for place, sign in enumerate(self.text):
            for letter in _letters_of(sign):
                signs.append(letter)
                places.append(place)
        return "".join(signs), places

    def exactly(self, words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where these words stand between two offsets."""
        for place in _all(self.text, words, start, end):
            yield place, place + len(words)

    def loosely(self, words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the letters of these words stand between two offsets."""
        letters, places = self._letters
        wanted = _squeezed(words)
        first, last = bisect_left(places, start), bisect_left(places, end)
        for place in _all(letters, wanted, first, last) if wanted else ():
            yield places[place], places[place + len(wanted) - 1] + 1

    def by_its_edges(self, words: str) -> Iterator[tuple[int, int]]:
        """Where a stretch begins and ends as these words do, whatever became of what is between."""
        letters, places = self._letters
        wanted = _squeezed(words)
        if len(wanted) < 3 * EDGE:
            return
        head, tail, most = wanted[:EDGE], wanted[-EDGE:], int(len(wanted) * STRETCH)
        for place in _all(letters, head, 0, len(letters)):
            last = letters.find(tail, place + EDGE, place + most)
            if last >= 0:
                yield places[place], places[last + EDGE - 1] + 1


def _letters_of(sign: str) -> str:
    if sign.isspace() or sign in "-\u00ad\u2010\u2011":
        return ""
    return sign if sign.isascii() else unicodedata.normalize("NFKC", sign)


def _squeezed(words: str) -> str:
    return "".join(map(_letters_of, words))


def _all(text: str, wanted: str, start: int, end: int) -> Iterator[int]:
    place, found = text.find(wanted, start, end), 0
    while place >= 0 and found < MOST_PLACES:
        yield place
        found += 1
        place = text.find(wanted, place + 1, end)


class _LostError(Exception):
    """Some words cannot be placed in the text of today."""


@dataclass(frozen=True)
class _Move:
    """From the former text (None where it was not kept) to the text of today."""

    old: str | None
    new: _Text

    def span(self, span: Span) -> Span:
        """Where a quote stands today; raises _LostError."""
        return self._nearest(span, self._found(span.text, 0, len(self.new.text)))

    def changed(self, span: Span) -> Span:
        """Where a quote stands whose middle has changed; raises _LostError."""
        return self._nearest(span, list(self.new.by_its_edges(span.text)))

    def inside(self, span: Span, old: Span, new: Span) -> Span:
        """Where words of a quote stand in the quote as it was placed; raises _LostError."""
        found = self._found(span.text, new.start, new.end)
        if not found:
            raise _LostError
        share = (span.start - old.start) / (old.end - old.start)
        wanted = new.start + share * (new.end - new.start)
        start, end = min(found, key=lambda place: (abs(place[0] - wanted), place))
        return cut(self.new.text, start, end)

    def _found(self, words: str, start: int, end: int) -> list[tuple[int, int]]:
        return list(self.new.exactly(words, start, end)) or list(self.new.loosely(words, start, end))

    def _nearest(self, span: Span, found: list[tuple[int, int]]) -> Span:
        if not found:
            raise _LostError
        old, new = self.old, self.new.text
        scale = len(new) / len(old) if old else 1.0

        def rank(place: tuple[int, int]) -> tuple[int, float, int]:
            start, end = place
            common = 0
            if old is not None and len(found) > 1:
                before = _squeezed(old[max(0, span.start - AROUND) : span.start])[::-1]
                now = _squeezed(new[max(0, start - AROUND) : start])[::-1]
                common = _common(before, now)
                common += _common(_squeezed(old[span.end : span.end + AROUND]), _squeezed(new[end : end + AROUND]))
            return -common, abs(start - span.start * scale), start

        start, end = min(found, key=rank)
        return cut(new, start, end)


def _common(left: str, right: str) -> int:
    return next(
        (number for number, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )


def _mapped(record: Any, put: Callable[[Span], Span]) -> Any:
    """The record with every span in it moved."""
    if isinstance(record, Span):
        return put(record)
    if is_dataclass(record) and not isinstance(record, type):
        held = {field.name: getattr(record, field.name) for field in fields(record)}
        return replace(record, **{name: _mapped(value, put) for name, value in held.items()})
    if isinstance(record, tuple):
        return tuple(_mapped(item, put) for item in record)
    return record


def _moved(claim: Claim, move: _Move, place: Callable[[Span], Span]) -> Claim:
    """The claim with its spans in the text of today, `place` placing its evidence; raises _LostError."""
    evidence = {span: place(span) for span in claim.evidence}

    def put(span: Span) -> Span:
        if span in evidence:
            return evidence[span]
        for old, new in evidence.items():
            if old.start <= span.start and span.end <= old.end:
                return move.inside(span, old, new)
        return move.span(span)

    return identified(_mapped(claim, put))


def _carried(decision: Decision, move: _Move, text_sha256: str) -> Carried | None:
    """The decision on the text of today; None where its quote cannot be placed."""
    assert decision.judged is not None
    try:
        judged = _moved(decision.judged, move, move.span)
        corrected = _moved(decision.corrected, move, move.span) if decision.corrected is not None else None
    except _LostError:
        # Its quote has changed within, or some detail of it: enough to know a claim by that is read again today,
        # too little to stand by itself.
        if decision.corrected is not None:
            return None
        bare = replace(
            decision.judged,
            qualifiers=Qualifiers(),
            chain=tuple(replace(holder, span=None, cue=None, mention=None) for holder in decision.judged.chain),
        )
        try:
            judged, corrected = _moved(bare, move, lambda span: _either(move, span)), None
        except _LostError:
            return None
        whole = False
    else:
        whole = True
    moved = replace(decision, target=judged.id, judged=judged, corrected=corrected, text_sha256=text_sha256)
    return Carried(decision=moved, whole=whole)


def _either(move: _Move, span: Span) -> Span:
    try:
        return move.span(span)
    except _LostError:
        return move.changed(span)


def reviews(unit: store.Unit, decisions: Iterable[Decision], claims: Iterable[Claim]) -> Attached:
    """The decisions attached to the claims of today; those on former texts are moved first."""

    @lru_cache(HELD)
    def today(document: str) -> _Text:
        return _Text(store.document(unit, document).text)

    @lru_cache(HELD)
    def move(document: str, text_sha256: str | None) -> _Move:
        old = store.former_text(unit, document, text_sha256) if text_sha256 else None
        return _Move(old, today(document))

    def carry(decision: Decision) -> Carried | None:
        assert decision.judged is not None
        document = decision.judged.document
        now = store.text_hash(unit, document)
        return None if now is None else _carried(decision, move(document, decision.text_sha256), now)

    return attach(
        tuple(decisions),
        claims,
        lambda sha256: store.text_hash(unit, sha256),
        lambda sha256: store.reading(unit, sha256),
        carry,
    )
