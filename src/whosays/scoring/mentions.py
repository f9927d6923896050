"""Mentions against spans that people marked: noun phrases by type, proper names by their run of proper nouns."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from whosays.scoring.counts import Counts, f_score, ratio

#: Start and end in code points, half-open, and a type.
Span = tuple[int, int, str]


def phrase_counts(gold: Collection[Span], read: Collection[Span]) -> Counts:
    """Counts of one document, all in all and by type ("gold:person").

    `exact`: same characters and type. `reached`: gold spans that a read span of their type overlaps; `hit`: read
    spans that overlap a gold span of their type.
    """
    wanted, found = set(gold), set(read)
    counts: dict[str, float] = {
        "gold": len(wanted),
        "read": len(found),
        "exact": len(wanted & found),
        "reached": sum(any(_touch(one, other) for other in found) for one in wanted),
        "hit": sum(any(_touch(one, other) for other in wanted) for one in found),
    }
    for key, spans in (("gold", wanted), ("read", found), ("exact", wanted & found)):
        for span in sorted(spans):
            counts[f"{key}:{span[2]}"] = counts.get(f"{key}:{span[2]}", 0) + 1
    return counts


def phrase_figures(counts: Counts) -> dict[str, float]:
    """Micro-averages: `exact` (F1), `overlap` (F1 of the shares reached and hit), and their halves."""
    precision, recall = ratio(counts["hit"], counts["read"]), ratio(counts["reached"], counts["gold"])
    return {
        "exact": ratio(2 * counts["exact"], counts["gold"] + counts["read"]),
        "overlap": f_score(precision, recall),
        "exact_precision": ratio(counts["exact"], counts["read"]),
        "exact_recall": ratio(counts["exact"], counts["gold"]),
        "overlap_precision": precision,
        "overlap_recall": recall,
    }


def _touch(one: Span, other: Span) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True)
class Tree:
    """A text's tokens as people analysed them: offsets, Universal Dependencies tags, heads (a root is its own)
    and relations, one entry a token.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    upos: Sequence[str]
    heads: Sequence[int]
    deprels: Sequence[str]


#: Relations of words that may hang outside a span and are not its head.
_NO_HEADS = frozenset(("punct", "case", "cc", "det", "mark"))


def proper_run(tree: Tree, start: int, end: int) -> tuple[int, int] | None:
    """The proper name in [start, end): the tokens tagged PROPN in one row with the span's head, none outside the
    span. Titles in front (relation `nmod:desc`) are no part of it. As (start, end); None without a proper head.

    The head is the first token whose own head lies outside the span.
    """
    first, last = bisect_right(tree.ends, start), bisect_left(tree.starts, end) - 1
    outer = (i for i in range(first, last + 1) if tree.heads[i] == i or not first <= tree.heads[i] <= last)
    low = high = next((i for i in outer if tree.deprels[i] not in _NO_HEADS), -1)
    if low < 0 or tree.upos[low] != "PROPN":
        return None
    while low > first and tree.upos[low - 1] == "PROPN" and tree.deprels[low - 1] != "nmod:desc":
        low -= 1
    while high < last and tree.upos[high + 1] == "PROPN":
        high += 1
    return tree.starts[low], tree.ends[high]


def name_counts(tree: Tree, gold: Collection[Span], read: Iterable[tuple[int, int, str, bool]]) -> Counts:
    """Counts of one document: proper runs of the gold spans against those of the mentions read, with their type.

    A mention read is (start, end, type, whether it is a name). Spans without a proper head are not asked for, and
    neither are names of their type within them ("the senior researcher Ada Bly"). A description read without a
    proper head is left out; a name without one is a name too many.
    """
    wanted: set[Span] = set()
    aside: list[Span] = []
    for start, end, kind in gold:
        run = proper_run(tree, start, end)
        if run:
            wanted.add((*run, kind))
        else:
            aside.append((start, end, kind))
    found: set[Span] = set()
    for start, end, kind, name in read:
        run = proper_run(tree, start, end)
        if run or name:
            low, high = run or (start, end)
            if (low, high, kind) in wanted or not any(a <= low and high <= b and kind == k for a, b, k in aside):
                found.add((low, high, kind))
    counts: dict[str, float] = {"gold": len(wanted), "read": len(found), "exact": len(wanted & found)}
    for key, spans in (("gold", wanted), ("read", found), ("exact", wanted & found)):
        for span in sorted(spans):
            counts[f"{key}:{span[2]}"] = counts.get(f"{key}:{span[2]}", 0) + 1
    return counts


def name_figures(counts: Counts) -> dict[str, float]:
    """Exact F1 of all names and of each type, with precision and recall of all."""
    figures = {
        "f1": ratio(2 * counts["exact"], counts["gold"] + counts["read"]),
        "precision": ratio(counts["exact"], counts["read"]),
        "recall": ratio(counts["exact"], counts["gold"]),
    }
    for kind in ("person", "organisation", "place"):
        both = counts.get(f"gold:{kind}", 0) + counts.get(f"read:{kind}", 0)
        figures[kind] = ratio(2 * counts.get(f"exact:{kind}", 0), both)
    return figures
