"""English of our own sentences: agreement, tenses, times and numbers in words."""

from __future__ import annotations

from datetime import date

import pytest
from builders import some_time, today

from whosays.model.quantity import Quantity
from whosays.model.span import Span
from whosays.model.time import ValidTime
from whosays.picture import english

DAY = date(2016, 8, 9)


@pytest.mark.parametrize(
    ("words", "named", "many"),
    [
        ("several lieutenants", False, True),
        ("These recruits", False, True),
        ("close to 30 operatives", False, True),
        ("the external unit", False, False),
        ("a Northern and a Southern Column", False, True),
        ("the head of the units", False, False),
        ("one of the men", False, False),
        ("an officer of the guards", False, False),
        ("United States", True, False),
        ("the press", False, False),
        ("", False, False),
    ],
)
def test_what_takes_a_plural_verb(words: str, named: bool, many: bool) -> None:
    assert english.is_plural(words, named) is many


def test_verbs() -> None:
    assert english.verb("report to", "reported to", "reported to", "present", False) == "reports to"
    assert english.verb("head", "headed", "headed", "either", False) == "has headed or heads"
    assert english.verb("carry", "carried", "carried", "present", False) == "carries"
    assert english.be("either", True) == "have been or are"


@pytest.mark.parametrize(
    ("valid", "tense", "words"),
    [
        (ValidTime(), "present", ""),
        (today(DAY), "present", "as of 9 August 2016"),
        (
            ValidTime(first_precise=DAY, last_precise=DAY, words=(Span(0, 5, "on 9 …"),)),
            "past",
            "on 9 August 2016",
        ),
        (some_time(date(2014, 1, 1), date(2014, 12, 31)), "past", "some time in 2014"),
        (some_time(date(2014, 2, 1), date(2014, 2, 28)), "past", "some time in February 2014"),
        (some_time(None, DAY), "either", "up to 9 August 2016"),
        (
            ValidTime(
                first_imprecise=date(2014, 1, 1),
                first_precise=date(2014, 12, 31),
                last_precise=DAY,
                starting=True,
            ),
            "perfect",
            "since 2014",
        ),
        (
            ValidTime(first_precise=date(2016, 3, 12), last_precise=DAY, starting=True),
            "perfect",
            "since 12 March 2016",
        ),
        (
            ValidTime(first_precise=date(2016, 3, 12), last_precise=DAY),
            "past",
            "from 12 March 2016 to 9 August 2016",
        ),
        (some_time(date(2014, 1, 1), date(2014, 12, 31), ending=True), "past", "until some time in 2014"),
        (some_time(None, DAY, starting=True), "past", "beginning some time up to 9 August 2016"),
        (some_time(None, DAY, ending=True), "past", "until some time before 9 August 2016"),
        (
            ValidTime(
                first_precise=date(2021, 3, 12),
                last_precise=date(2024, 1, 1),
                last_imprecise=date(2024, 1, 31),
                ending=True,
            ),
            "past",
            "until some time in January 2024",
        ),
        (
            ValidTime(
                first_imprecise=date(2021, 3, 1),
                first_precise=date(2021, 3, 31),
                last_precise=date(2024, 1, 17),
                starting=True,
                ending=True,
            ),
            "past",
            "from March 2021 until 17 January 2024",
        ),
    ],
)
def test_times(valid: ValidTime, tense: str, words: str) -> None:
    assert english.when(valid) == (tense, words)


def test_times_of_events() -> None:
    assert english.event_when(today(DAY)) == "on 9 August 2016"
    year = some_time(date(2014, 1, 1), date(2014, 12, 31), starting=True)
    assert english.event_when(year) == "beginning some time in 2014"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(verbatim="30", low=30, mode=30, high=30), ""),
        (Quantity(verbatim="close to 30", low=25, mode=29, high=30, op="approx_below"), ", read as 25 to 30"),
        (Quantity(verbatim="at least 30", low=30, op="at_least"), ", read as 30 or more"),
        (Quantity(verbatim="up to 15", high=15, op="at_most"), ", read as 15 or less"),
        (Quantity(verbatim="thousands", low=1000, high=9999, op="order"), ", read as 1,000 to 9,999"),
    ],
)
def test_what_a_number_is_read_as(quantity: Quantity, words: str) -> None:
    assert english.read_as(quantity) == words
