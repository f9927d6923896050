"""The valid time that a claim gets from its tense and its time expressions (SPEC section 5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from whosays.claims.dates.calendar import add_days
from whosays.claims.dates.expression import TimeExpression
from whosays.model.span import Span
from whosays.model.time import ValidTime

TenseAspect = Literal["present", "present_perfect", "past", "past_perfect", "future", "perfect_or_present", "none"]
# Tenses in which something that began in the past still holds on the day it is said.
_HOLDS_NOW = ("present", "present_perfect", "none")


def valid_time(
    expressions: TimeExpression | Sequence[TimeExpression],
    asserted: date | None,
    tense_aspect: TenseAspect = "none",
    starting: bool = False,
    ending: bool = False,
) -> ValidTime:
    """When a claim with these time expressions in this tense holds, said on `asserted`.

    `starting` and `ending`: the verb says that it began or ended ("was appointed", "no longer"). No day after
    `asserted` is ever claimed. The words of the expressions are kept even where they give no dates; datelines
    are left out.
    """
    given = (expressions,) if isinstance(expressions, TimeExpression) else tuple(expressions)
    listed = [item for item in given if not item.dateline]
    words = tuple(Span(item.start, item.end, item.text) for item in listed)
    dated = [item for item in listed if item.kind != "frequency" and (item.first or item.last)]
    # "now" adds nothing where another time is given.
    dated = [item for item in dated if item.unit != "present"] or dated
    if not dated:
        found = _undated(asserted, tense_aspect, starting or ending)
    else:
        found = _read(dated[0], asserted, tense_aspect)
        for item in dated[1:]:
            found = _both(found, _read(item, asserted, tense_aspect), dated[0].kind, item.kind)
    found = replace(found, starting=found.starting or starting, ending=found.ending or ending, words=words)
    return _capped(found, asserted)


def _undated(asserted: date | None, tense: TenseAspect, changes: bool) -> ValidTime:
    """No date is given: the tense alone says when, seen from the document's day."""
    if asserted is None or tense == "future":
        return ValidTime()
    if tense == "present" and not changes:
        return ValidTime(first_precise=asserted, last_precise=asserted)
    return ValidTime(last_imprecise=asserted)


def _read(item: TimeExpression, asserted: date | None, tense: TenseAspect) -> ValidTime:
    if item.kind == "since":
        return _since(item, asserted, tense)
    if item.kind == "until":
        return _until(item)
    if item.kind == "range":
        return _range(item)
    if item.kind == "duration":
        return _duration(item, asserted, tense)
    if item.kind == "before":
        return ValidTime(last_imprecise=None if item.first is None else add_days(item.first, -1))
    if item.kind == "by":
        return ValidTime(last_imprecise=item.last)
    if item.kind == "after":
        return ValidTime(
            # "After Monday's raid" may be the same day; "after 2014" is not the same year.
            first_imprecise=item.last if item.last is None or item.exact else add_days(item.last, 1),
            last_imprecise=asserted,
        )
    if item.exact:
        if item.unit == "present" and tense in ("perfect_or_present", "past", "past_perfect"):
            return ValidTime(last_imprecise=asserted)
        return ValidTime(first_precise=item.first, last_precise=item.last)
    return ValidTime(first_imprecise=item.first, last_imprecise=item.last or asserted)


def _since(item: TimeExpression, asserted: date | None, tense: TenseAspect) -> ValidTime:
    """Sure from the last day that it can have begun on, possible from the first."""
    sure = item.last
    if asserted is None or sure is None or tense not in _HOLDS_NOW or sure > asserted:
        return ValidTime(first_imprecise=item.first, last_imprecise=asserted, starting=True)
    outer = (None, None) if item.exact else (item.first, asserted)
    return ValidTime(
        first_precise=sure, last_precise=asserted, first_imprecise=outer[0], last_imprecise=outer[1], starting=True
    )


def _until(item: TimeExpression) -> ValidTime:
    """Sure on the first day that it can have ended on (the mirror of "since"), possible up to the last."""
    return ValidTime(
        first_precise=item.first,
        last_precise=item.first,
        last_imprecise=None if item.exact else item.last,
        ending=True,
    )


def _range(item: TimeExpression) -> ValidTime:
    bounded = item.inner_first is not None and item.inner_last is not None
    exact = (item.inner_first, item.inner_last) == (item.first, item.last)
    return ValidTime(
        first_precise=item.inner_first if bounded else None,
        last_precise=item.inner_last if bounded else None,
        first_imprecise=None if exact else item.first,
        last_imprecise=None if exact else item.last,
        starting=bounded,
        ending=bounded,
    )


def _duration(item: TimeExpression, asserted: date | None, tense: TenseAspect) -> ValidTime:
    """ "has led it for three years" began three years ago; in a past tense the length says nothing of when."""
    if tense not in ("present", "present_perfect", "perfect_or_present"):
        return _undated(asserted, tense, changes=False)
    began = replace(item, last=item.inner_first)
    return _since(began, asserted, tense)


def _both(left: ValidTime, right: ValidTime, left_kind: str, right_kind: str) -> ValidTime:
    """Two expressions on one claim: a beginning and an end make a range; two times are one stretch with gaps."""
    if left_kind == "until" and right_kind in ("since", "after"):
        left, right, left_kind, right_kind = right, left, right_kind, left_kind
    if left_kind in ("since", "after") and right_kind == "until":
        outer_first = left.first_imprecise or left.first_precise
        outer_last = right.last_imprecise or right.last_precise
        begin, end = left.first_precise, right.last_precise
        if begin is None or end is None or begin > end:
            return ValidTime(first_imprecise=outer_first, last_imprecise=outer_last, starting=True, ending=True)
        exact = (begin, end) == (outer_first, outer_last)
        return ValidTime(
            first_precise=begin,
            last_precise=end,
            first_imprecise=None if exact else outer_first,
            last_imprecise=None if exact else outer_last,
            starting=True,
            ending=True,
        )
    if left.earliest is None or right.earliest is None:
        return left
    if left.latest and right.latest:
        # "on 12 March, last year": the narrower says when.
        if right.earliest <= left.earliest and left.latest <= right.latest:
            return left
        if left.earliest <= right.earliest and right.latest <= left.latest:
            return right
    lasts = [day for day in (left.latest, right.latest) if day is not None]
    return ValidTime(
        first_imprecise=min(left.earliest, right.earliest),
        last_imprecise=max(lasts, default=None),
        starting=left.starting or right.starting,
        ending=left.ending or right.ending,
    )


def _capped(found: ValidTime, asserted: date | None) -> ValidTime:
    """The valid time without any day after the document's; pairs that lie wholly after it are dropped."""
    if asserted is None:
        return found
    precise = _cap(found.first_precise, found.last_precise, asserted)
    imprecise = _cap(found.first_imprecise, found.last_imprecise, asserted)
    return replace(
        found,
        first_precise=precise[0],
        last_precise=precise[1],
        first_imprecise=imprecise[0],
        last_imprecise=imprecise[1],
    )


def _cap(first: date | None, last: date | None, limit: date) -> tuple[date | None, date | None]:
    if first is not None and first > limit:
        return None, None
    return first, None if last is None else min(last, limit)
