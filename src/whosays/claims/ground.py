"""Rule 3: nothing without its quote. A claim that does not re-slice from the text is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whosays.model.claim import Argument, Claim, identified
from whosays.model.document import Part
from whosays.model.errors import UngroundedError
from whosays.model.span import Span, cut


def spans_of(claim: Claim) -> Iterator[Span]:
    """Every span that a claim rests on: evidence, arguments, participants, qualifiers, holders, cues, dates."""
    yield from claim.evidence
    q = claim.qualifiers
    arguments: list[Argument | None] = [
        claim.subject,
        claim.object,
        q.role,
        q.rank,
        q.title,
        q.of,
        q.scope,
        *q.place,
    ]
    for argument in arguments:
        if argument is not None and argument.span is not None:
            yield argument.span
    for participant in claim.participants:
        if participant.span is not None:
            yield participant.span
    for holder in claim.chain:
        if holder.span is not None:
            yield holder.span
        if holder.cue is not None:
            yield holder.cue
    if q.valid is not None:
        yield from q.valid.words


def grounded(claim: Claim, text: str) -> Claim:
    """The claim itself; raises UngroundedError where a span is not in `text` or there is no evidence."""
    if not claim.evidence:
        raise UngroundedError(f"The claim {claim.id} has no quote.", "It is refused.")
    for span in spans_of(claim):
        if not span.holds(text):
            raise UngroundedError(
                f"The claim {claim.id} quotes {span.text[:60]!r}, not found at {span.start}..{span.end}.",
                "It is refused.",
            )
    return claim


def without_heads(claim: Claim, text: str, parts: Sequence[Part]) -> Claim:
    """The claim with evidence that runs over the end of a page cut where the page's foot or the next one's head
    stands: these are no words of its holder.
    """
    heads = [part for part in parts if part.kind == "header"]
    evidence: list[Span] = []
    for span in claim.evidence:
        start = span.start
        inside = [part for part in heads if span.start < part.start and part.end < span.end]
        for part in inside:
            evidence += _trimmed(text, start, part.start)
            start = part.end
        evidence += _trimmed(text, start, span.end) if inside else [span]
    found = tuple(evidence)
    return claim if found == claim.evidence else identified(replace(claim, evidence=found))


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The span without blanks at its ends; none where there is nothing else."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = start + len(words.rstrip())
    return [cut(text, first, last)] if first < last else []
