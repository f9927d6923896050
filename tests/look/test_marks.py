"""Badges, histograms, time bars, range bars and the words beside them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import fiction
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.faces.look import times, words
from whosays.faces.look.badges import badge_shape, histogram
from whosays.faces.look.tallies import range_bars
from whosays.model.picture import Badge, OriginsBar, Sighting
from whosays.model.quantity import Quantity
from whosays.model.time import ValidTime

GLYPHS = {"on": "■", "half": "◧", "hollow": "○"}


def drawn(badge: Badge) -> str:
    return "".join(mark.text or GLYPHS[mark.kind] for mark in badge_shape(badge).marks)


@pytest.mark.parametrize(
    ("badge", "shape", "text"),
    [
        (Badge(documents=7, lo=2, hi=2, noun="articles"), "■■○○○○○", "7 articles · 2 origins"),
        (Badge(documents=2, lo=1, hi=2, noun="articles"), "■◧", "2 articles · 1 to 2 origins"),
        (Badge(documents=1, lo=1, hi=1), "■", "1 document · 1 origin"),
        (Badge(documents=33, lo=2, hi=2), "■■○×31", "33 documents · 2 origins"),
        (Badge(documents=12, lo=1, hi=1), "■○○○○○○○○○○○", "12 documents · 1 origin"),
        (Badge(documents=40, lo=14, hi=16), "■×14◧◧○×24", "40 documents · 14 to 16 origins"),
        (Badge(documents=1, lo=1, hi=2), "■◧", "1 document · 1 to 2 origins"),
    ],
)
def test_a_badge_draws_origins_and_repeats(badge: Badge, shape: str, text: str) -> None:
    assert drawn(badge) == shape
    assert words.badge_words(badge) == text


@given(st.integers(1, 500), st.integers(1, 40), st.integers(0, 40))
def test_the_marks_of_a_badge_never_run_into_each_other(documents: int, lo: int, more: int) -> None:
    shape = badge_shape(Badge(documents=documents, lo=lo, hi=lo + more))
    places = [mark.x for mark in shape.marks]
    assert all(b - a >= 10 for a, b in pairwise(places))
    assert len(shape.marks) <= 14
    assert shape.width < 220


def test_the_histogram_counts_every_finding_and_fills_the_reviewed() -> None:
    shape = histogram(fiction.rich().histogram)
    assert [(row.label, row.total) for row in shape.rows] == [("1", 37), ("2", 17), ("3", 8), ("4", 2)]
    assert sum(tick.reviewed for tick in shape.ticks) == 58
    assert len(shape.ticks) == 64
    assert shape.words.endswith("6 not reviewed.")


def test_a_long_row_of_the_histogram_becomes_one_bar_within_the_field() -> None:
    shape = histogram([OriginsBar(origins=1, reviewed=300, unreviewed=4000)])
    assert len(shape.ticks) == 2
    assert all(tick.x + tick.width <= 344 for tick in shape.ticks)
    assert histogram([]).words == "No findings."


SPAN = times.Axis(date(2020, 1, 1), date(2023, 12, 31), (2020, 2021, 2022, 2023), None)


def kinds(*valid: ValidTime, sighting: Sighting = times.NEVER_SEEN, disputed: bool = False) -> list[str]:
    return [shape.kind for shape in times.bars(SPAN, valid, sighting, disputed=disputed)]


def test_each_day_is_solid_some_day_is_dashed_and_a_start_has_a_cap() -> None:
    since = ValidTime(
        first_imprecise=date(2021, 1, 1),
        last_imprecise=date(2021, 12, 31),
        first_precise=date(2021, 12, 31),
        last_precise=date(2023, 1, 1),
        starting=True,
    )
    assert kinds(since) == ["i", "p", "cap"]
    shapes = times.bars(SPAN, [since])
    assert shapes[0].x == shapes[2].x == SPAN.x(date(2021, 1, 1))
    assert shapes[0].x2 == shapes[1].x
    assert words.valid_words(since) == "began some time in 2021; each day from 31 December 2021 to 1 January 2023"


def test_one_day_is_a_dot_and_two_days_are_not_bridged() -> None:
    def on(day: date) -> ValidTime:
        return ValidTime(first_precise=day, last_precise=day)

    assert kinds(on(date(2021, 5, 1))) == ["dot"]
    assert kinds(on(date(2021, 5, 1)), on(date(2023, 5, 1))) == ["dot", "dot"]
    assert kinds(on(date(2021, 5, 1)), disputed=True) == ["dd"]


def test_the_nearest_sightings_are_joined_by_a_thread_only() -> None:
    seen = Sighting(last_seen=date(2020, 5, 1), next_seen=date(2023, 5, 1))
    assert kinds(sighting=seen) == ["see", "dot", "dot"]
    assert words.times_words((), seen) == "Last seen May 2020, next May 2023."


def test_an_open_period_reaches_the_edge() -> None:
    shapes = times.bars(SPAN, [ValidTime(last_imprecise=date(2022, 1, 1))])
    assert (shapes[0].kind, shapes[0].x) == ("i", 0.0)
    assert words.valid_words(ValidTime(last_imprecise=date(2022, 1, 1))) == "some time up to 1 January 2022"


dates = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.lists(st.tuples(dates, dates, dates, dates, st.booleans(), st.booleans()), max_size=4), dates)
def test_bars_of_any_dates_stay_on_the_axis(rows: list[tuple[object, ...]], at: date | None) -> None:
    valid = [
        ValidTime(
            first_precise=a,  # type: ignore[arg-type]
            last_precise=b,  # type: ignore[arg-type]
            first_imprecise=c,  # type: ignore[arg-type]
            last_imprecise=d,  # type: ignore[arg-type]
            starting=bool(starting),
            ending=bool(ending),
        )
        for a, b, c, d, starting, ending in rows
    ]
    axis = times.axis(valid, (), at)
    if axis is None:
        assert not any(one.known for one in valid)
        return
    assert len(axis.years) <= 12
    times.labels(axis)
    for shape in times.bars(axis, valid):
        assert 0 <= shape.x <= 100
        assert 0 <= shape.x2 <= 100
    assert words.times_words(valid).endswith(".")


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (
            Quantity(verbatim="close to 30", low=25, mode=29, high=30, op="approx_below"),
            "close to 30, read as 25 to 30",
        ),
        (Quantity(verbatim="at least 45", low=45, op="at_least"), "at least 45"),
        (Quantity(verbatim="dozens", low=24, high=99, op="order"), "dozens, read as 24 to 99"),
        (Quantity(verbatim="ten", low=10, mode=10, high=10), "ten"),
        (Quantity(verbatim="over 30", low=31, op="over"), "over 30, read as at least 31"),
        (Quantity(verbatim="some"), "some"),
    ],
)
def test_a_quantity_keeps_its_words(quantity: Quantity, text: str) -> None:
    assert words.quantity_words(quantity) == text


def test_range_bars_share_one_scale_and_stay_inside() -> None:
    rows = [row.quantity for row in fiction.TALLIES[0].rows]
    about, least, most, dozens = range_bars(rows)
    assert about.x is not None
    assert most.x == 0.0
    assert least.open_from == least.mode
    assert most.width < about.x < about.x + about.width < 100
    assert dozens.mode is None
    assert range_bars([Quantity(verbatim="some")])[0].mode is None


def test_words_of_states_and_dates() -> None:
    assert words.line_state(("reviewed", "imprecise", "denied")) == "denied"
    assert words.line_state(()) == "asserted"
    assert words.period(date(2022, 2, 1), date(2022, 2, 28)) == "in February 2022"
    assert words.period(date(2022, 1, 1), date(2023, 12, 31)) == "from 2022 to 2023"
    assert words.counted(1, "countries") == "1 country"
