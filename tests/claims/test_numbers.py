"""Quantities: a table of sentences written by hand, the rules of SPEC section 5, and properties of any text."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from whosays.claims.counts.cardinal import cardinal
from whosays.claims.counts.nouns import counted_noun, singular
from whosays.claims.numbers import find_quantities, parse_quantity

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases" / "quantities.jsonl").read_text("utf-8").splitlines()
]
# Share of held-out sentences that must come out wholly right; no rule may be written for one of them.
HELD_FLOOR = 0.80


def found(text: str) -> list[dict[str, Any]]:
    return [
        {"text": text[start:end]}
        | {key: value for key, value in asdict(quantity).items() if key in ("low", "mode", "high", "op", "unit")}
        for start, end, quantity in find_quantities(text)
    ]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["split"] == "dev"], ids=lambda case: case["text"][:40]
)
def test_sentences(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case["expect"]


def test_held_out_sentences() -> None:
    held = [case for case in CASES if case["split"] == "held"]
    right = sum(found(case["text"]) == case["expect"] for case in held)
    assert right / len(held) >= HELD_FLOOR, f"{right} of {len(held)} held-out sentences are right"


def test_the_table_is_large_and_varied() -> None:
    assert sum(len(case["expect"]) for case in CASES) >= 150
    assert len({case["genre"] for case in CASES}) >= 6


@pytest.mark.parametrize(
    ("words", "low", "mode", "high", "op"),
    [
        ("close to 30", 25, 29, 30, "approx_below"),
        ("at least 7", 7, None, None, "at_least"),
        ("dozens", 24, None, 99, "order"),
        ("hundreds", 100, None, 999, "order"),
        ("thousands", 1000, None, 9999, "order"),
        ("about 40", 36, 40, 44, "about"),
        ("over 12", 13, None, None, "over"),
        ("between 3 and 9", 3, None, 9, "between"),
        ("9", 9, 9, 9, "exactly"),
    ],
)
def test_the_intervals_that_the_specification_gives(
    words: str, low: float, mode: float | None, high: float | None, op: str
) -> None:
    quantity = parse_quantity(words)
    assert quantity is not None
    assert (quantity.low, quantity.mode, quantity.high, quantity.op) == (low, mode, high, op)
    assert quantity.verbatim == words


@pytest.mark.parametrize(
    ("words", "low", "unit"),
    [
        ("Close to 30 operatives", 25, "operative"),
        ("the 14 wounded policemen", 14, "policeman"),
        ("a former instructor", 1, "instructor"),
        ("THREE SUBVERSIVES", 3, "subversive"),
        ("hundreds of operatives", 100, "operative"),
        ("his two sons", 2, "son"),
        ("another 30", 30, None),
        ("an old railway agency", 1, "agency"),
        ("all nine judges", 9, "judge"),
    ],
)
def test_noun_phrases(words: str, low: float, unit: str | None) -> None:
    quantity = parse_quantity(words)
    assert quantity is not None
    assert (quantity.low, quantity.unit) == (low, unit)


@pytest.mark.parametrize(
    "words", ["", "  ", "the twelfth man", "7th Division", "Lyon", "a", "of three", "2nd", "-"]
)
def test_what_is_no_quantity(words: str) -> None:
    assert parse_quantity(words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("forty-two", 42),
        ("One hundred and five", 105),
        ("1,250,000", 1250000),
        ("two and a half million", 2500000),
        ("a million and a half", 1500000),
        ("half a dozen", 6),
        ("three hundred thousand", 300000),
        ("two million three hundred thousand and one", 2300001),
        ("12 hundred", 1200),
        ("nineteen dozen", 228),
    ],
)
def test_cardinals(words: str, value: float) -> None:
    assert cardinal(words) == value


@given(st.integers(1, 10**7))
def test_digits_with_and_without_separators_are_one_number(number: int) -> None:
    assert cardinal(str(number)) == cardinal(f"{number:,}") == number


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("half of the schools", "half", 50, 50, "percent"),
        ("two thirds of the clinics", "two thirds", 66.6667, 66.6667, "percent"),
        ("about one in five households", "about one in five", 18, 22, "percent"),
        ("it fell by a third.", "a third", 33.3333, 33.3333, "percent"),
        ("a quarter of a million people", "a quarter of a million", 250000, 250000, "person"),
        ("between US$500 and US$700", "between US$500 and US$700", 500, 700, "dollar"),
        ("about $200 to $250 million", "about $200 to $250 million", 2e8, 2.5e8, "dollar"),
        ("as many as 40 hostages", "as many as 40", None, 40, "hostage"),
        ("none of the 28 hostages", "none", 0, 0, "hostage"),
        ("several hundred thousand people", "several hundred thousand", 300000, 999999, "person"),
        ("Karsten 61%", "61%", 61, 61, "percent"),
        ("at least one shell", "at least one", 1, None, "shell"),
        ("860 km east of Karsten", "860", 860, 860, "km"),
        ("a 15 metre high wall", "15", 15, 15, "metre"),
        ("a 12-mile border", "12", 12, 12, "mile"),
        ("dozens of Indian and other foreign channels", "dozens", 24, 99, "channel"),
        ("500 US dollars", "500", 500, 500, "dollar"),
        ("thousands of Tutsis", "thousands", 1000, 9999, "tutsi"),
    ],
)
def test_forms(text: str, words: str, low: float | None, high: float | None, unit: str) -> None:
    start, end, quantity = find_quantities(text)[0]
    assert text[start:end] == words
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


def test_a_change_is_no_range() -> None:
    assert [quantity.high for _, _, quantity in find_quantities("the toll rose from 14 to 31")] == [14, 31]


@pytest.mark.parametrize(
    "text",
    [
        "children under 5", "aged between 12 and 17", "call 0590258046", "between 0800 and 1300", "a third man",
        "Studio 54, Karsten", "1355 Inwood Terrace", "category 1 storms", "9mm pistols", "the 2D Brigade",
        "it ended 0 – 0", "Tunisia 1 – 2 England", "LIMA (TELEVISION CHAIN 1) -- SHE LEFT",
    ],
)  # fmt: skip
def test_numbers_that_count_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("plural", "lemma"),
    [
        ("women", "woman"),
        ("parties", "party"),
        ("coaches", "coach"),
        ("police", "police"),
        ("crises", "crisis"),
        ("dog", "dog"),
    ],
)
def test_singular(plural: str, lemma: str) -> None:
    assert singular(plural) == lemma


def test_the_owner_is_not_what_is_counted() -> None:
    assert counted_noun("five of the union's six judges", 4) == "judge"


WORDS = (
    "about nearly 30 30,5 1,000 $ € a an the of one ONE two hundred thousands dozens and or to "
    "between - – % percent men's officers' killed [ ] ( ) . , 's 12th Unit many half score at "
    "least no more than + -odd third thirds quarter five in out 0800 km mm m Rs. US$ none many tens aged rose "
    "from several couple strong -mile metres 555 1234567890 "
).split(" ")


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
@example("half a")
@example("one third of none of the two in 0")
@example("rose from 2 to US$3 m out of every 0.5")
@example("a number of ")
@example("1 000 000 000 000 000 000 000")
def test_any_text_gives_quantities_that_hold(text: str) -> None:
    last = 0
    for start, end, quantity in find_quantities(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == quantity.verbatim
        last = end
        known = [value for value in (quantity.low, quantity.mode, quantity.high) if value is not None]
        assert known == sorted(known)
    quantity_of_all = parse_quantity(text)
    assert quantity_of_all is None or quantity_of_all.verbatim in text
