"""How a finding stands at a day: solid, dashed, dotted or undated (SPEC section 5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from whosays.model.picture import Line, Sighting
from whosays.model.time import ValidTime

_ORDER: tuple[Line, ...] = ("solid", "dashed", "dotted", "undated")


def line_at(valid: Iterable[ValidTime], at: date | None) -> tuple[Line, Sighting]:
    """The line at the day, with the nearest dates before and after it where it is only dotted."""
    known = [one for one in valid if one.known]
    if not known or at is None:
        return "undated", Sighting()
    certainty = {one.on(at) for one in known}
    if "precise" in certainty:
        return "solid", Sighting()
    if "imprecise" in certainty:
        return "dashed", Sighting()
    before = max((one.latest for one in known if one.latest and one.latest < at), default=None)
    after = min((one.earliest for one in known if one.earliest and one.earliest > at), default=None)
    return "dotted", Sighting(last_seen=before, next_seen=after)


def best(lines: Iterable[tuple[Line, Sighting]]) -> tuple[Line, Sighting]:
    """The surest of several lines; among dotted ones the nearest dates of all."""
    found = list(lines)
    if not found:
        return "undated", Sighting()
    line = min((line for line, _ in found), key=_ORDER.index)
    if line != "dotted":
        return line, Sighting()
    seen = [sighting for own, sighting in found if own == "dotted"]
    return "dotted", Sighting(
        last_seen=max((s.last_seen for s in seen if s.last_seen), default=None),
        next_seen=min((s.next_seen for s in seen if s.next_seen), default=None),
    )
