"""Records go to JSON and back; ids are of content; offsets hold; the algebra of time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import claims, dates, quantities, valid_times

from whosays.model import errors
from whosays.model.claim import Claim, Extractor, identified
from whosays.model.ids import canonical_json, content_id, from_json, from_plain, to_plain
from whosays.model.quantity import Quantity
from whosays.model.span import Span, cut, utf16_offset
from whosays.model.time import ValidTime


@given(claims())
def test_claim_round_trip(claim: Claim) -> None:
    assert from_json(canonical_json(claim), Claim) == claim
    assert from_plain(to_plain(claim), Claim) == claim


@given(claims())
def test_canonical_json_is_stable(claim: Claim) -> None:
    assert canonical_json(from_json(canonical_json(claim), Claim)) == canonical_json(claim)


@given(claims())
def test_id_leaves_out_extractor_and_probability(claim: Claim) -> None:
    other = replace(claim, extractor=Extractor(name="a person", version="2"), p_extraction=0.123, id="")
    assert identified(other).id == claim.id


@given(claims())
def test_id_changes_with_what_is_said(claim: Claim) -> None:
    denied = replace(claim.chain[-1], polarity="denied" if claim.polarity == "asserted" else "asserted")
    assert identified(replace(claim, chain=(*claim.chain[:-1], denied))).id != claim.id
    assert identified(replace(claim, document="f" * 64 if claim.document != "f" * 64 else "e" * 64)).id != claim.id


@given(st.text(min_size=1), st.data())
def test_span_holds_only_in_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = cut(text, start, end)
    assert span.holds(text)
    assert not Span(start, end, span.text + "x").holds(text)
    assert not Span(start, end, span.text).holds(text[:start])


@given(st.text())
def test_utf16_offsets_agree_with_the_codec(text: str) -> None:
    whole = text.encode("utf-16-le", "surrogatepass")
    assert utf16_offset(text, len(text)) * 2 == len(whole)


@given(st.dictionaries(st.text(), st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()))
def test_content_id_is_of_content_not_of_order(record: dict[str, object]) -> None:
    assert content_id(record) == content_id(dict(reversed(record.items())))


def test_floats_are_rounded_to_four_digits() -> None:
    assert to_plain({"p": 0.123456, "n": 3.0}) == {"p": 0.1235, "n": 3}


@given(valid_times(), dates)
def test_a_day_inside_the_precise_range_is_precise(time: ValidTime, day: date) -> None:
    inside = bool(time.first_precise and time.last_precise and time.first_precise <= day <= time.last_precise)
    assert (time.on(day) == "precise") == inside


@given(valid_times(), valid_times())
def test_sharing_and_overlap_are_symmetric(one: ValidTime, other: ValidTime) -> None:
    assert one.shares_precise_day(other) == other.shares_precise_day(one)
    assert one.may_overlap(other) == other.may_overlap(one)
    if one.shares_precise_day(other):
        assert one.may_overlap(other)


def test_two_sightings_are_not_bridged() -> None:
    day = date(2016, 3, 1)
    sighting = ValidTime(first_precise=day, last_precise=day)
    assert sighting.on(day + timedelta(days=1)) is None


@given(quantities, quantities)
def test_disjoint_is_symmetric(one: Quantity, other: Quantity) -> None:
    assert one.disjoint(other) == other.disjoint(one)


def test_every_error_has_an_exit_code_and_says_what_to_do() -> None:
    kinds = [k for k in vars(errors).values() if isinstance(k, type) and issubclass(k, errors.WhoSaysError)]
    assert len(kinds) >= 7
    for kind in kinds:
        assert 1 <= kind.exit_code <= 9
        assert str(kind("It is broken.", "Mend it.")) == "It is broken. Mend it."
        assert kind.__name__ in (errors.__doc__ or "")


def test_records_are_frozen() -> None:
    with pytest.raises(AttributeError):
        Span(0, 1, "a").start = 2  # type: ignore[misc]
