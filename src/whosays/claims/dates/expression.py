"""The record of one time expression."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TimeKind = Literal["point", "range", "since", "until", "before", "after", "by", "as_of", "duration", "frequency"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words of a text that say when, and the days they name.

    `start`, `end` are offsets of `text`. `first..last` is the calendar interval named: "since 2014" names 2014;
    a range names everything from its first to its last day; a duration that reaches the document's day names the
    days from its earliest possible beginning. None: open, or not known (no document date, an event without a
    date). `inner_first..inner_last`: the days that a range surely covers ("from March to June": 31 March to
    1 June; a duration: from its latest possible beginning); None where it surely covers none or is no range.
    `unit` is the size of the unit named. `approximate`: "around 2014". `future`: it begins after the document.
    `dateline`: it dates the report ("SAN SALVADOR, 3 JAN 90 --"), not what the sentence says.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    first: date | None = None
    last: date | None = None
    inner_first: date | None = None
    inner_last: date | None = None
    unit: str = "day"
    approximate: bool = False
    future: bool = False
    dateline: bool = False

    @property
    def exact(self) -> bool:
        """Whether it names one day."""
        return self.first is not None and self.first == self.last and not self.approximate
