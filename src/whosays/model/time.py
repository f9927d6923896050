"""Valid time as four optional dates (SPEC section 5), and the algebra that views need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from whosays.model.span import Span

Certainty = Literal["precise", "imprecise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidTime:
    """When a claim is said to hold.

    True on every day of `first_precise..last_precise`; true on at least one day of
    `first_imprecise..last_imprecise`. `starting` and `ending`: the source says that it began, or ended,
    then. `words` keeps the expression.
    """

    first_precise: date | None = None
    last_precise: date | None = None
    first_imprecise: date | None = None
    last_imprecise: date | None = None
    starting: bool = False
    ending: bool = False
    words: tuple[Span, ...] = ()

    @property
    def known(self) -> bool:
        """Whether any date is known."""
        return any((self.first_precise, self.last_precise, self.first_imprecise, self.last_imprecise))

    @property
    def earliest(self) -> date | None:
        """The earliest date that the claim speaks of."""
        return min((d for d in self._dates() if d), default=None)

    @property
    def latest(self) -> date | None:
        """The latest date that the claim speaks of."""
        return max((d for d in self._dates() if d), default=None)

    def _dates(self) -> tuple[date | None, ...]:
        return (self.first_precise, self.last_precise, self.first_imprecise, self.last_imprecise)

    def on(self, day: date) -> Certainty | None:
        """How the claim holds on `day`: on that day for sure, perhaps, or it says nothing of it."""
        if self.first_precise and self.last_precise and self.first_precise <= day <= self.last_precise:
            return "precise"
        if self.first_imprecise or self.last_imprecise:
            after = self.first_imprecise is None or self.first_imprecise <= day
            before = self.last_imprecise is None or day <= self.last_imprecise
            if after and before:
                return "imprecise"
        return None

    def shares_precise_day(self, other: ValidTime) -> bool:
        """Whether some day lies inside the precise ranges of both."""
        if not (self.first_precise and self.last_precise and other.first_precise and other.last_precise):
            return False
        return self.first_precise <= other.last_precise and other.first_precise <= self.last_precise

    def may_overlap(self, other: ValidTime) -> bool:
        """Whether the spans of days that the two speak of touch at all (unknown time touches all)."""
        first, last, other_first, other_last = self.earliest, self.latest, other.earliest, other.latest
        if first is None or last is None or other_first is None or other_last is None:
            return True
        return first <= other_last and other_first <= last
