"""The heart of a time expression: a date, month, year, weekday or distance, before any "since" or "until"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Relation = Literal[
    "now",  # the document's day, moved by `steps` units, as a whole calendar unit ("last month")
    "distance",  # an amount of units away from the document's day ("three weeks ago")
    "window",  # the amount of units that ends, or begins, with the document's day ("the past three weeks")
    "recent",  # some time before the document's day
    "anchor",  # moved by `steps` units from another time in the text ("the following day")
    "event",  # measured from something that has no date here ("two days after the raid")
    "duration",  # an amount with no end of its own ("for three years")
    "frequency",  # no day of its own ("every Monday")
]
Part = Literal[
    "early", "mid", "late", "first half", "second half", "q1", "q2", "q3", "q4", "before now", "after now"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """What the words at start..end say; None where they leave it open.

    Absolute: `year`, `month`, `day`, `weekday`, `season`, `feast`; `year_to`, `month_to`, `day_to` where they name
    a stretch (`apart`: two days, "4 and 5 March"); `year_steps` counts years from the document's ("March last
    year"), `anchor_years` from a time before it in the text ("in March of the same year");
    `other` is the second reading of an ambiguous 03/04/2016. Relative: `relation` with `unit`, `amount`
    (low and high) and `steps`. `unit` is always the size of the unit named. `tentative`: the words are a time
    only after a word that expects one. `weeks`: only these weeks of it, counted from 1, or from -1 at its end.
    `or_now`: without a time to lean on it is the document's unit ("the start of the year").
    """

    start: int
    end: int
    unit: str
    year: int | None = None
    year_to: int | None = None
    year_steps: int | None = None
    anchor_years: int | None = None
    month: int | None = None
    month_to: int | None = None
    day: int | None = None
    day_to: int | None = None
    apart: bool = False
    weekday: int | None = None
    season: str | None = None
    feast: str | None = None
    other: date | None = None
    relation: Relation | None = None
    steps: int = 0
    amount: tuple[float, float] | None = None
    bound: Literal["more", "less"] | None = None
    part: Part | None = None
    weeks: tuple[int, int] | None = None
    or_now: bool = False
    tentative: bool = False

    @property
    def absolute(self) -> bool:
        """Whether the words name a calendar date by themselves, perhaps without its year."""
        return self.relation is None
