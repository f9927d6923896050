"""Dates and quantities in a sentence: which were found, and which were read as they should be.

A row of `evals/slices/dates.jsonl` or `quantities.jsonl` is a sentence, heading or table line with the day it was
published (null: unknown) and every expression in it. An expression has offsets (`also`: other extents that are
right too) and what it stands for. `optional` ones are neither asked for nor held against the reader.

Two readers of the program are compared with it: the mentions of the language stage (`mention_*`: spans only), and
what the claims stage reads in each sentence (`exact`, `overlap`, `value`, `f1`: an expression is right where it
overlaps the labelled one and says the same).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from whosays import language
from whosays.model.document import Document, Metadata
from whosays.model.reading import Reading
from whosays.scoring.counts import Counts, f_score, ratio

Row = dict[str, Any]
Found = tuple[int, int, Any]
#: Words at the edges of an expression that do not change what it says.
_BEFORE = re.compile(
    r"^(?:(?:in|on|at|the|a|an|of|by|since|until|till|from|between|before|after|during|to|up|as|prior|late|early"
    r"|earlier|later|(?:night|evening|morning|afternoon|day|month|year|period|hours)\s+of|both|all|only)\s+)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:\s+of|[\s-]*(?:km|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m|kg|nm|tons?|tonnes?|dollars?|euros?|pounds"
    r"|percent|per cent|%|feet|inches|hectares|ha))+$",
    re.IGNORECASE,
)


def read(row: Row) -> tuple[Reading, date | None]:
    """The reading of a row's text, and the day it was published."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    document = Document(
        sha256="0" * 64, path=row["id"], text=row["text"], language="en", metadata=Metadata(published=published)
    )
    reading = language.read(document)
    assert reading is not None
    return reading, published


def sentences(text: str, reading: Reading) -> Iterable[tuple[int, str]]:
    """Each sentence with the offset at which it starts."""
    for first, end in reading.sentences:
        start = reading.starts[first]
        yield start, text[start : reading.ends[end - 1]]


def _core(text: str, start: int, end: int, before: re.Pattern[str] | None) -> tuple[int, int]:
    """The span without the words at its edges that are a matter of taste."""
    words = text[start:end]
    lead = before.match(words) if before else None
    if lead and lead.end() < len(words):
        start += lead.end()
    trail = _AFTER.search(text[start:end])
    if trail and trail.start() > 0:
        end = start + trail.start()
    return start, end


def count(
    row: Row,
    mentions: Sequence[tuple[int, int]],
    found: Sequence[Found],
    right: Callable[[Row, Row, Any], bool],
    *,
    dates: bool,
) -> Counts:
    """The counts of one row, keys prefixed by its part; `right(row, expression, what was read)` judges a value."""
    text, part = row["text"], row["part"]
    counts = {"wanted": 0.0, "mentions": 0.0, "mention_exact": 0.0, "mention_overlap": 0.0}
    counts |= {"found": 0.0, "exact": 0.0, "overlap": 0.0, "value": 0.0}
    wanted = [one for one in row["expressions"] if not one.get("optional")]
    spare = [one for one in row["expressions"] if one.get("optional")]
    counts["wanted"] = float(len(wanted))
    before = _BEFORE if dates else None
    for name, spans in (("mention_", [(a, b, None) for a, b in mentions]), ("", list(found))):
        left = list(spans)
        for one in wanted:
            best = max(left, key=lambda span: _overlap(one, span), default=None)
            if best is None or _overlap(one, best) == 0:
                continue
            left.remove(best)
            extents = [(one["start"], one["end"]), *map(tuple, one.get("also", ()))]
            cores = {_core(text, a, b, before) for a, b in extents}
            counts[f"{name}exact"] += _core(text, best[0], best[1], before) in cores
            counts[f"{name}overlap"] += 1
            if not name:
                counts["value"] += right(row, one, best[2])
        left = [span for span in left if not any(_overlap(one, span) for one in spare)]
        counts[f"{name or 'found'}".rstrip("_") + ("s" if name else "")] = counts[f"{name}overlap"] + len(left)
    return {f"{part}_{key}": value for key, value in counts.items()}


def _overlap(one: Row, span: Found) -> int:
    return max(0, min(one["end"], span[1]) - max(one["start"], span[0]))


def figures(counts: Counts) -> Mapping[str, float]:
    """For each part: F1 end to end, precision and recall of it, spans found, values right where found."""
    shown: dict[str, float] = {}
    for part in ("dev", "heldout"):
        wanted, found = counts.get(f"{part}_wanted", 0.0), counts.get(f"{part}_found", 0.0)
        if not wanted:
            continue
        value, overlap = counts[f"{part}_value"], counts[f"{part}_overlap"]
        shown[f"{part}_f1"] = f_score(ratio(value, found), ratio(value, wanted))
        shown[f"{part}_precision"], shown[f"{part}_recall"] = ratio(value, found), ratio(value, wanted)
        for name in ("exact", "overlap"):
            hits = counts[f"{part}_{name}"]
            shown[f"{part}_{name}"] = f_score(ratio(hits, found), ratio(hits, wanted))
        shown[f"{part}_value_given_found"] = ratio(value, overlap)
        spans = counts[f"{part}_mentions"]
        for name in ("exact", "overlap"):
            hits = counts[f"{part}_mention_{name}"]
            shown[f"{part}_mention_{name}"] = f_score(ratio(hits, spans), ratio(hits, wanted))
    return shown
