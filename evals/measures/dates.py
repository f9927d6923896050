"""Dates: the words, and the valid time that they give a claim (SPEC section 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from evals.expressions import Found, Row, count, figures, read, sentences
from evals.measure import Measure
from whosays.claims.when import TimeExpression, find_times, valid_time
from whosays.scoring.counts import Counts

_NEAR = timedelta(days=5)
_DATES = ("first_precise", "last_precise", "first_imprecise", "last_imprecise")


def found(row: Row) -> tuple[list[tuple[int, int]], list[Found]]:
    """Mentions of dates, and time expressions read sentence by sentence (no frequencies, no mere lengths)."""
    reading, published = read(row)
    mentions = [(one.start, one.end) for one in reading.mentions if one.type == "date"]
    times = [
        (time.start, time.end, time)
        for start, sentence in sentences(row["text"], reading)
        for time in find_times(sentence, published, offset=start)
        if time.kind not in ("frequency", "duration")
    ]
    return mentions, times


def right(row: Row, wanted: Row, time: TimeExpression) -> bool:
    """Whether a claim with this time gets the four dates and flags that it should.

    Of a dateline and of what lies ahead, which give no valid time, the days named are compared; where nothing can
    be resolved no day may be named. Days of `near` ones ("around 2014") may be off by five.
    """
    published = date.fromisoformat(row["published"]) if row["published"] else None
    if wanted["kind"] in ("dateline", "future", "none"):
        return [_text(time.first), _text(time.last)] == wanted["named"]
    valid = valid_time(time, published, wanted.get("tense", "past"))
    expected = wanted["valid"]
    flags = (valid.starting, valid.ending) == (expected.get("starting", False), expected.get("ending", False))
    return flags and all(_same(getattr(valid, key), expected.get(key), "near" in wanted) for key in _DATES)


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _same(day: date | None, wanted: str | None, near: bool) -> bool:
    if day is None or wanted is None:
        return day is None and wanted is None
    return abs(day - date.fromisoformat(wanted)) <= (_NEAR if near else timedelta())


def _count(rows: Sequence[Row]) -> Mapping[str, Counts]:
    return {row["id"]: count(row, *found(row), right, dates=True) for row in rows}


MEASURE = Measure(
    name="dates",
    title="Dates and the valid time they give",
    data=(
        "234 + 234 sentences, headings and table lines with 407 dates, labelled by hand for this project; three "
        "quarters are real (Wikinews CC BY 2.5, CIA World Factbook, MUC-4 train, GUM train), the rest made up. "
        "Rules were written with the dev half in view, not the held-out half."
    ),
    slice="dates",
    count=_count,
    figures=figures,
    shown=("heldout_f1", "heldout_overlap", "heldout_value_given_found", "heldout_mention_exact"),
    least={"heldout_f1": 0.85},
    aim={"heldout_f1": 0.90},
)
