"""Attributions emitted against attributions annotated: who says or thinks what, span against span.

An emitted attribution answers to an annotated one where some character of their sources and some character of
their contents are shared; pairs are one to one, those with the best overlap of content (then of source) first.
Spans are pairs (start, end) of code points, half-open, here in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whosays.scoring.counts import Counts, f_score, ratio

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution: its source, its content, its cue, each as spans; the cue may be ().

    `negative`: the source is said not to say it ("did not say that", "does not know whether").
    """

    source: Spans
    content: Spans
    cue: Spans = ()
    negative: bool = False


def shared(one: Spans, other: Spans) -> int:
    """Number of characters that lie in both."""
    return sum(
        max(0, min(end, last) - max(start, first)) for start, end in _flat(one) for first, last in _flat(other)
    )


def _flat(spans: Spans) -> list[tuple[int, int]]:
    """The same characters as spans that do not overlap each other."""
    flat: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if flat and start <= flat[-1][1]:
            flat[-1] = (flat[-1][0], max(end, flat[-1][1]))
        else:
            flat.append((start, end))
    return flat


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in _flat(spans))


def overlap(one: Spans, other: Spans) -> float:
    """How well two sets of spans agree: F1 over their characters."""
    return ratio(2 * shared(one, other), _size(one) + _size(other))


Strength = Callable[[Said, Said], tuple[float, float] | None]


def _pairs(gold: Sequence[Said], found: Sequence[Said], strength: Strength) -> list[tuple[int, int]]:
    """Pairs one to one, the strongest first; ties in the order of the text."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(found):
            force = strength(wanted, given)
            if force is not None:
                candidates.append((-force[0], -force[1], i, j))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return pairs


def _both(wanted: Said, given: Said) -> tuple[float, float] | None:
    content = overlap(wanted.content, given.content)
    source = overlap(wanted.source, given.source) if content else 0.0
    return (content, source) if content and source else None


def _sources(wanted: Said, given: Said) -> tuple[float, float] | None:
    source = overlap(wanted.source, given.source)
    return (source, overlap(wanted.content, given.content)) if source else None


def pairs(gold: Sequence[Said], found: Sequence[Said]) -> list[tuple[int, int]]:
    """Which emitted attribution answers to which annotated one, as (index in gold, index in found)."""
    return _pairs(gold, found, _both)


def counts(gold: Sequence[Said], found: Sequence[Said]) -> Counts:
    """Counts of one document.

    `gold`, `found`, `matched`; `sources`: pairs by source alone; over the matched: `content_*` in characters,
    `cues` of `cued` with an annotated cue that agree; of `gold_negative` and `found_negative`, on all of either
    side, `negatives` match each other.
    """
    met = pairs(gold, found)
    said = [(gold[i], found[j]) for i, j in met]
    cued = [(wanted, given) for wanted, given in said if wanted.cue]
    return {
        "gold": len(gold),
        "found": len(found),
        "matched": len(met),
        "sources": len(_pairs(gold, found, _sources)),
        "content_shared": sum(shared(wanted.content, given.content) for wanted, given in said),
        "content_gold": sum(_size(wanted.content) for wanted, _ in said),
        "content_found": sum(_size(given.content) for _, given in said),
        "cued": len(cued),
        "cues": sum(bool(shared(wanted.cue, given.cue)) for wanted, given in cued),
        "gold_negative": sum(one.negative for one in gold),
        "found_negative": sum(one.negative for one in found),
        "negatives": sum(wanted.negative and given.negative for wanted, given in said),
    }


def figures(total: Counts) -> dict[str, float]:
    """Precision, recall and F1 of attributions; F1 of sources alone; content and cue of those that match."""
    precision = ratio(total["matched"], total["found"])
    recall = ratio(total["matched"], total["gold"])
    return {
        "f1": f_score(precision, recall),
        "precision": precision,
        "recall": recall,
        "source_f1": f_score(ratio(total["sources"], total["found"]), ratio(total["sources"], total["gold"])),
        "content_f1": ratio(2 * total["content_shared"], total["content_gold"] + total["content_found"]),
        "cue": ratio(total["cues"], total["cued"]),
        "negative_f1": ratio(2 * total["negatives"], total["gold_negative"] + total["found_negative"]),
    }
